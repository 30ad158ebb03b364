package dvorik.benchmarks.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing again and again on several threads. */
final class Hammer {
    private static final Duration WARM_UP = Duration.ofMillis(800);
    private static final Duration TIME = Duration.ofMillis(2000);

    private Hammer() {}

    /** Something that a thread has for itself, such as a connection. */
    interface Tool extends AutoCloseable {
        /** @return how often the thing was done */
        int strike() throws Exception;
    }

    /** @return times a second, after a warm-up */
    static double perSecond(int threads, Callable<Tool> tools) {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<Double>>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    try (var tool = tools.call()) {
                        during(WARM_UP, tool);
                        return during(TIME, tool);
                    }
                }));
            }
            return sum(running);
        }
    }

    private static double during(Duration time, Tool tool) throws Exception {
        long begun = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            done += tool.strike();
        }
        return done / ((System.nanoTime() - begun) / 1e9);
    }

    private static double sum(List<Future<Double>> parts) {
        double sum = 0;
        try {
            for (var part : parts) {
                sum += part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a limit cannot be measured", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return sum;
    }
}
