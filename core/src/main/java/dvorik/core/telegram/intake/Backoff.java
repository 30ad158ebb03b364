package dvorik.core.telegram.intake;

import java.time.Duration;

/** Waits that double from a fifth of a second up to a limit. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);

    private final Duration limit;
    private Duration next = FIRST;

    Backoff(Duration limit) {
        this.limit = limit;
    }

    static Backoff ofOutage() {
        return new Backoff(Duration.ofSeconds(5));
    }

    Duration next() {
        Duration now = next;
        next = min(next.multipliedBy(2), limit);
        return now;
    }

    void reset() {
        next = FIRST;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
