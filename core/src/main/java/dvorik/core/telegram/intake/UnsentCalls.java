package dvorik.core.telegram.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dvorik.core.telegram.BotCall;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Calls that were committed with an update and must still be made.
 *
 * @param of the inbox entry of that update
 * @param calls all of them
 * @param sent how many were made, answers to taps not counted
 */
record UnsentCalls(StreamId of, List<BotCall> calls, int sent) {
    /** Ends the name of the outbox's field that counts the sent calls of a chat. */
    static final String SENT = ":sent";

    /**
     * Reads the fields of outbox-sent.lua.
     *
     * @param counted null: none was sent
     */
    static UnsentCalls of(byte[] stored, byte[] counted, CallCodec codec) throws IOException {
        int space = 0;
        while (stored[space] != ' ') {
            space++;
        }
        String id = new String(stored, 0, space, UTF_8);
        List<BotCall> calls = codec.decode(Arrays.copyOfRange(stored, space + 1, stored.length));
        String count = counted == null ? "" : new String(counted, UTF_8);
        // the count of an earlier update may have stayed behind
        int sent = count.startsWith(id + " ") ? Integer.parseInt(count.substring(id.length() + 1)) : 0;
        return new UnsentCalls(StreamId.of(id.getBytes(UTF_8)), calls, sent);
    }

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
