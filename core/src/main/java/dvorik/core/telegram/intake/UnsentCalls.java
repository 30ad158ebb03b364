package dvorik.core.telegram.intake;

import dvorik.core.telegram.BotCall;
import java.util.List;

/**
 * Calls that were committed with an update and must still be made.
 *
 * @param of the inbox entry of that update
 * @param calls all of them
 * @param sent how many were made, answers to taps not counted
 */
record UnsentCalls(StreamId of, List<BotCall> calls, int sent) {

    /** Answers to taps leave at once, beside the others. */
    List<BotCall.AnswerTap> taps() {
        return calls.stream()
                .filter(BotCall.AnswerTap.class::isInstance)
                .map(BotCall.AnswerTap.class::cast)
                .toList();
    }

    /** The others, in order, the sent ones included. */
    List<BotCall> inOrder() {
        return calls.stream()
                .filter(call -> !(call instanceof BotCall.AnswerTap))
                .toList();
    }
}
