package dvorik.core.telegram;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/**
 * Cancels calls that take too long, up to a second late. OkHttp's own timeouts keep all running ones in one sorted
 * list that is walked several times a call; with a hundred calls under way that was a quarter of the time of sending.
 */
final class CallDeadlines implements AutoCloseable {
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final long limit;
    private final Map<Call, Long> started = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    CallDeadlines(Duration limit) {
        this.limit = limit.toNanos();
        Thread.ofVirtual().name("call-deadlines").start(this::watch);
    }

    void begin(Call call) {
        started.put(call, System.nanoTime());
    }

    void end(Call call) {
        started.remove(call);
    }

    private void watch() {
        try {
            while (!closed.await(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                started.forEach((call, since) -> {
                    if (now - since > limit) {
                        call.cancel();
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.keySet().forEach(Call::cancel);
    }

    /** Also cancels what is still under way. */
    @Override
    public void close() {
        closed.countDown();
    }
}
