package dvorik.core.telegram.intake;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** One line a minute about an outage, however many chats wait for its end. */
final class OutageLog {
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final String who;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    OutageLog(Logger log, String who) {
        this.log = log;
        this.who = who;
    }

    void note(String doing, Throwable outage) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + INTERVAL)) {
            log.warn("{}: {} waits for the end of an outage: {}", who, doing, outage.toString());
        }
    }
}
