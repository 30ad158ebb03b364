package dvorik.core.broadcast;

import dvorik.core.id.BroadcastId;
import dvorik.core.template.RenderedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way by which broadcasts reach people; implemented by the carrier. */
public interface BroadcastChannel {
    /** @return messages a second that the budget allows in the long run */
    double perSecond();

    /**
     * Waits for turns of the budget that all processes share, as many as there are.
     *
     * @param rate messages a second of this broadcast at most; empty: as the budget allows
     * @param chats in the order in which they are written to
     * @return for the first ones of them, one at least: zero: it is this chat's turn, send now; else the turn is farther away
     *     than one should wait, ask again then. The others are to be asked for again
     */
    List<Duration> awaitTurns(BroadcastId broadcast, Optional<Integer> rate, List<Long> chats)
            throws InterruptedException;

    /** Sends to a chat whose turn it is. Never repeats by itself. */
    Outcome send(BroadcastId broadcast, long chat, RenderedMessage message) throws InterruptedException;

    /** Takes a message back. */
    Outcome delete(long chat, int messageId) throws InterruptedException;

    /** What became of a message. */
    sealed interface Outcome {
        record Sent(int messageId) implements Outcome {}

        /** This way to the person is closed. */
        record Blocked() implements Outcome {}

        /** Final: the same message would be refused again. */
        record Refused(String words) implements Outcome {}

        /** It may have been sent or not. */
        record Unknown() implements Outcome {}

        /** Nothing was sent; not sooner than this. */
        record Later(Duration delay) implements Outcome {}
    }
}
