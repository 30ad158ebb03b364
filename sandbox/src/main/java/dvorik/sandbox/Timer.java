package dvorik.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what happens later; a step that fails is logged and harms no other. */
final class Timer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Timer.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-timer").factory());

    /** Does the work once, after the time given. */
    void after(Duration delay, Runnable work) {
        var unused = executor.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does the work again and again, with the pause given in between. */
    void every(Duration pause, Runnable work) {
        var unused = executor.scheduleWithFixedDelay(
                () -> guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("a delayed step failed", e);
        }
    }

    /** Drops what has not begun. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
