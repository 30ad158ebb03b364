package dvorik.core.telegram;

import java.time.Duration;

/**
 * How much one bot may send, all processes together. Telegram publishes no exact limits (its FAQ: about 30 a second,
 * one a second to a chat, 20 a minute to a group), so these are settings.
 *
 * @param perSecond messages of the bot, in the long run
 * @param burst messages at once after a pause, dialogue lane; the transactional lane may use half of it, bulk
 *     three tenths at most: the rest is the reserve of those before them
 * @param chatPerSecond messages to one private chat, in the long run
 * @param chatBurst messages to one private chat at once
 * @param groupPerMinute messages to one group in any minute
 * @param longestWait a send whose turn is farther away comes back as unavailable instead of waiting
 * @param rampUp after a flood wait of the whole bot the rate climbs back in this time
 * @param inFlight calls of this process under way at once
 */
public record SendLimits(
        double perSecond,
        int burst,
        double chatPerSecond,
        int chatBurst,
        int groupPerMinute,
        Duration longestWait,
        Duration rampUp,
        int inFlight) {

    public SendLimits {
        if (perSecond <= 0 || chatPerSecond <= 0 || burst < 1 || chatBurst < 1 || groupPerMinute < 2 || inFlight < 1) {
            throw new IllegalArgumentException("send limits must be positive");
        }
    }

    public static SendLimits telegram() {
        return new SendLimits(30, 10, 1, 20, 20, Duration.ofSeconds(5), Duration.ofSeconds(30), 256);
    }

    /** For load tests against a stand-in: nothing is held back. */
    public static SendLimits unlimited() {
        return new SendLimits(
                1e6, 1_000_000, 1e6, 1_000_000, 1_000_000, Duration.ofSeconds(5), Duration.ofSeconds(1), 256);
    }

    /** The same limits, with a pace of so many a second instead of the bot's own; no chat is held back by it. */
    SendLimits atMost(double pace) {
        // of which bulk may take three tenths at once: as much as keeps the pace when the machine was late
        int catchingUp = (int) Math.max(10, pace / 5);
        return new SendLimits(pace, catchingUp, 1e6, 1_000_000, 1_000_000, longestWait, Duration.ofMillis(1), inFlight);
    }
}
