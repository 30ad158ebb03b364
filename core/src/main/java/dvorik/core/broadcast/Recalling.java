package dvorik.core.broadcast;

import dvorik.core.broadcast.BroadcastChannel.Outcome;
import dvorik.core.broadcast.Sending.Parts;
import dvorik.core.id.BroadcastId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes back what was delivered, one after the other, as fast as the budget sends. Doing it twice does no harm. */
final class Recalling {
    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BroadcastId id;
    private final Parts parts;
    private final BooleanSupplier closing;

    Recalling(BroadcastId id, Parts parts, BooleanSupplier closing) {
        this.id = id;
        this.parts = parts;
        this.closing = closing;
    }

    void run() throws InterruptedException {
        long after = 0;
        while (!closing.getAsBoolean()) {
            var batch = parts.queue()
                    .findRecallable(id, parts.clock().instant().minus(Broadcasts.RECALLABLE), after, BATCH);
            if (batch.isEmpty()) {
                parts.service().recalled(id);
                return;
            }
            for (var sent : batch) {
                recall(sent);
                after = sent.customer().value();
            }
        }
    }

    private void recall(RecipientQueue.Sent sent) throws InterruptedException {
        while (!closing.getAsBoolean()) {
            var wait = parts.channel()
                    .awaitTurns(id, Optional.empty(), List.of(sent.chat()))
                    .getFirst();
            if (!wait.isZero()) {
                Thread.sleep(wait);
                continue;
            }
            switch (parts.channel().delete(sent.chat(), sent.messageId())) {
                case Outcome.Sent done -> {
                    parts.queue()
                            .markRecalled(id, sent.customer(), parts.clock().instant());
                    return;
                }
                // the person has deleted it, or left
                case Outcome.Refused refused -> {
                    return;
                }
                case Outcome.Blocked blocked -> {
                    return;
                }
                case Outcome.Unknown unknown -> Thread.sleep(PAUSE);
                case Outcome.Later(var later) -> Thread.sleep(later.compareTo(PAUSE) > 0 ? later : PAUSE);
            }
        }
    }
}
