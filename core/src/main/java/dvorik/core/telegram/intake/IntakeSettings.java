package dvorik.core.telegram.intake;

import java.time.Duration;
import java.util.List;

/**
 * How a bot's updates are taken in.
 *
 * @param polling ask Telegram for updates; false: a webhook's route brings them
 * @param allowedUpdates the kinds of updates that Telegram shall send
 * @param pollTimeout how long Telegram may hold a poll open, at most 50 s
 * @param partitions of the inbox; the first process that ever started decides, later ones must agree
 * @param leaseLife a killed process' partitions move on after this
 * @param heartbeat how often leases are renewed and partitions are shared out anew; well below the lease's life
 * @param mostInMemory updates of one process in memory before its reader waits; one read more may come on top
 * @param mostOfChat updates of one chat in memory; its further ones stay in Redis until their turn
 * @param mostWaiting updates waiting in one partition before the intake takes no more
 * @param seenFor how long ids are remembered against repetition; Telegram restarts them after a quiet week
 * @param lostAnswerWait before a reply whose answer was lost is sent again; four times as long after each further loss
 */
public record IntakeSettings(
        boolean polling,
        List<String> allowedUpdates,
        Duration pollTimeout,
        int partitions,
        Duration leaseLife,
        Duration heartbeat,
        int mostInMemory,
        int mostOfChat,
        int mostWaiting,
        Duration seenFor,
        Duration lostAnswerWait) {

    public IntakeSettings {
        allowedUpdates = List.copyOf(allowedUpdates);
        if (heartbeat.multipliedBy(2).compareTo(leaseLife) > 0) {
            throw new IllegalArgumentException("a lease must outlive two heartbeats");
        }
    }

    public static IntakeSettings polling(List<String> allowedUpdates) {
        return new IntakeSettings(
                true,
                allowedUpdates,
                Duration.ofSeconds(25),
                16,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                4096,
                16,
                100_000,
                Duration.ofDays(2),
                Duration.ofMillis(500));
    }

    public static IntakeSettings webhook(List<String> allowedUpdates) {
        return polling(allowedUpdates).withPolling(false);
    }

    private IntakeSettings withPolling(boolean value) {
        return new IntakeSettings(
                value,
                allowedUpdates,
                pollTimeout,
                partitions,
                leaseLife,
                heartbeat,
                mostInMemory,
                mostOfChat,
                mostWaiting,
                seenFor,
                lostAnswerWait);
    }

    public IntakeSettings withLease(Duration life, Duration beat) {
        return new IntakeSettings(
                polling,
                allowedUpdates,
                pollTimeout,
                partitions,
                life,
                beat,
                mostInMemory,
                mostOfChat,
                mostWaiting,
                seenFor,
                lostAnswerWait);
    }

    public IntakeSettings withBounds(int inMemory, int ofChat, int waiting) {
        return new IntakeSettings(
                polling,
                allowedUpdates,
                pollTimeout,
                partitions,
                leaseLife,
                heartbeat,
                inMemory,
                ofChat,
                waiting,
                seenFor,
                lostAnswerWait);
    }

    public IntakeSettings withLostAnswerWait(Duration first) {
        return new IntakeSettings(
                polling,
                allowedUpdates,
                pollTimeout,
                partitions,
                leaseLife,
                heartbeat,
                mostInMemory,
                mostOfChat,
                mostWaiting,
                seenFor,
                first);
    }
}
