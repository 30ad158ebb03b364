package dvorik.sandbox.world;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Two times: the real one (lifetimes of updates, waiting) and the business one, which tests and demos move (dates of
 * messages, what counts as too old). Guarded by the world's lock.
 */
public final class SandboxClock {
    private final InstantSource real;
    private final Consumer<Duration> moved;
    private Duration offset = Duration.ZERO;

    public SandboxClock(InstantSource real, Consumer<Duration> moved) {
        this.real = real;
        this.moved = moved;
    }

    public long realMillis() {
        return real.millis();
    }

    public long businessMillis() {
        return real.millis() + offset.toMillis();
    }

    public long businessSeconds() {
        return Math.floorDiv(businessMillis(), 1000L);
    }

    public Duration offset() {
        return offset;
    }

    void setOffset(Duration offset) {
        this.offset = offset;
    }

    /** Tells the listener; called without the lock, since the listener may take its time. */
    public void announce(Duration total) {
        moved.accept(total);
    }
}
