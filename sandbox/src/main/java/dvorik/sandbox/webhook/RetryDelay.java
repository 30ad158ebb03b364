package dvorik.sandbox.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The pauses between attempts to deliver one update: none, then 2 s doubling up to a random 60-120 s. */
final class RetryDelay {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final Duration longest =
            Duration.ofSeconds(RandomGenerator.getDefault().nextInt(60, 121));
    private Duration next = Duration.ZERO;

    /** @param asked what the bot's answer asked for; zero for nothing */
    Duration next(Duration asked) {
        Duration current = next;
        Duration doubled = current.isZero() ? FIRST : current.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return asked.compareTo(current) > 0 ? asked : current;
    }

    /** A {@code Retry-After} in seconds, at most an hour; zero when there is none. */
    static Duration asked(Optional<String> header) {
        return header.filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(asked -> asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked)
                .orElse(Duration.ZERO);
    }
}
