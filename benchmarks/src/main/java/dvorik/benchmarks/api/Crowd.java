package dvorik.benchmarks.api;

import dvorik.benchmarks.load.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Callers at the same time, each of whom calls again as soon as it was answered. */
final class Crowd {
    static final int CALLERS = 16;
    private static final double P95 = 0.95;

    private Crowd() {}

    /** What a caller does, one call at a time. */
    interface Caller extends AutoCloseable {
        void call() throws Exception;
    }

    interface Callers {
        Caller open() throws Exception;
    }

    /** @param p95 in milliseconds */
    record Round(double perSecond, double p95) {}

    /** @param millis how long they call; the first third only warms up */
    static Round of(Callers callers, long millis) throws Exception {
        var latencies = new Latencies();
        var counts = new AtomicLong();
        // opening is not calling: whoever is ready waits for the others
        var allOpen = new CyclicBarrier(CALLERS, () -> counts.set(System.nanoTime() + millis * 1_000_000 / 3));
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                work.add(() -> {
                    try (var caller = callers.open()) {
                        allOpen.await(1, TimeUnit.MINUTES);
                        long end = counts.get() + millis * 1_000_000 * 2 / 3;
                        for (long now = System.nanoTime(); now < end; ) {
                            caller.call();
                            long after = System.nanoTime();
                            if (after >= counts.get()) {
                                latencies.add(after - now);
                            }
                            now = after;
                        }
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return new Round(
                latencies.count() / ((System.nanoTime() - counts.get()) / 1e9),
                latencies.millis(P95)[0]);
    }
}
