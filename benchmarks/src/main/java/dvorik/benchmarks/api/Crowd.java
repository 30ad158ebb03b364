package dvorik.benchmarks.api;

import dvorik.benchmarks.load.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

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
        long begun = System.nanoTime();
        long counts = begun + millis * 1_000_000 / 3;
        long end = begun + millis * 1_000_000;
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                work.add(() -> {
                    try (var caller = callers.open()) {
                        for (long now = System.nanoTime(); now < end; ) {
                            caller.call();
                            long after = System.nanoTime();
                            if (after >= counts) {
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
                latencies.count() / ((System.nanoTime() - counts) / 1e9),
                latencies.millis(P95)[0]);
    }
}
