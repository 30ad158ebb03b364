package dvorik.benchmarks.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A call of the bot to one chat.
 *
 * @param method in lower case
 * @param body JSON or multipart, as it came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(String method, long chatId, int messageId, byte[] body) {
    private static final byte[] CHAT = "\"chat_id\":\"".getBytes(ISO_8859_1);
    private static final byte[] CHAT_PART = "name=\"chat_id\"".getBytes(ISO_8859_1);
    private static final byte[] MESSAGE = "\"message_id\":".getBytes(ISO_8859_1);
    private static final byte[] PART_BEGIN = {'\r', '\n', '\r', '\n'};
    private static final byte[] BUTTON = "\"callback_data\":\"".getBytes(ISO_8859_1);
    private static final byte[] COPY = "\"copy_text\":{\"text\":\"".getBytes(ISO_8859_1);

    /** @return 0: the call is to no chat */
    static long chatOf(byte[] body) {
        int at = Search.indexOf(body, 0, body.length, CHAT);
        if (at >= 0) {
            return number(body, at + CHAT.length);
        }
        int part = Search.indexOf(body, 0, body.length, CHAT_PART);
        return part < 0 ? 0 : number(body, Search.indexOf(body, part, body.length, PART_BEGIN) + PART_BEGIN.length);
    }

    /** @return of the message that is edited; 0 for others */
    static int messageOf(byte[] body) {
        int at = Search.indexOf(body, 0, body.length, MESSAGE);
        return at < 0 ? 0 : (int) number(body, at + MESSAGE.length);
    }

    /**
     * The data of the first button whose data contain the words.
     *
     * @return null: there is no such button
     */
    public String button(String words) {
        for (int at = 0; (at = Search.indexOf(body, at, body.length, BUTTON)) >= 0; ) {
            String data = stringAt(at + BUTTON.length);
            if (data.contains(words)) {
                return data;
            }
            at += BUTTON.length;
        }
        return null;
    }

    /** @return what the first copy button copies; null: there is none */
    public String copied() {
        int at = Search.indexOf(body, 0, body.length, COPY);
        return at < 0 ? null : stringAt(at + COPY.length);
    }

    /** Of a value without escapes. */
    private String stringAt(int from) {
        return new String(body, from, Search.indexOf(body, from, body.length, '"') - from, UTF_8);
    }

    private static long number(byte[] in, int from) {
        long number = 0;
        for (int i = from; i < in.length && in[i] >= '0' && in[i] <= '9'; i++) {
            number = number * 10 + in[i] - '0';
        }
        return number;
    }
}
