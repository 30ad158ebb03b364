package dvorik.core.telegram.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What Telegram answered to getUpdates. Updates are cut out of the answer as they are, without building trees.
 *
 * @param errorCode 0: none
 * @param retryAfterSeconds 0: none asked
 */
record PollAnswer(List<Inbox.Arrival> updates, int errorCode, String description, int retryAfterSeconds) {

    static PollAnswer read(JsonFactory json, byte[] body) throws IOException {
        List<Inbox.Arrival> updates = new ArrayList<>();
        int errorCode = 0;
        int retryAfter = 0;
        String description = "";
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (field) {
                    case "result" -> {
                        if (value == JsonToken.START_ARRAY) {
                            readUpdates(parser, body, updates);
                        }
                    }
                    case "error_code" -> errorCode = parser.getValueAsInt();
                    case "description" -> description = parser.getValueAsString("");
                    case "parameters" -> retryAfter = retryAfter(parser);
                    default -> parser.skipChildren();
                }
            }
        }
        return new PollAnswer(updates, errorCode, description, retryAfter);
    }

    private static void readUpdates(JsonParser parser, byte[] body, List<Inbox.Arrival> updates) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            UpdateHead head = UpdateHead.read(parser);
            int to = (int) parser.currentLocation().getByteOffset();
            updates.add(new Inbox.Arrival(head, Arrays.copyOfRange(body, from, to)));
        }
    }

    private static int retryAfter(JsonParser parser) throws IOException {
        int seconds = 0;
        while (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.FIELD_NAME) {
            if (parser.currentToken() == JsonToken.FIELD_NAME
                    && parser.currentName().equals("retry_after")) {
                parser.nextToken();
                seconds = parser.getValueAsInt();
            } else if (parser.currentToken() == JsonToken.FIELD_NAME) {
                parser.nextToken();
                parser.skipChildren();
            }
            parser.nextToken();
        }
        return seconds;
    }

    /** From where the next poll goes on; never below 1, for 0 and less have other meanings. */
    long nextOffset(long offset) {
        long last = updates.isEmpty() ? 0 : updates.getLast().head().updateId();
        return last > 0 ? last + 1 : offset;
    }
}
