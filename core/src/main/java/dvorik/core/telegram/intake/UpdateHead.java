package dvorik.core.telegram.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What the inbox must know of an update before it is stored, read without building a tree.
 *
 * @param updateId -1: there is none that can be used
 * @param chatId the chat, or the person where there is no chat; 0 where there is neither
 */
record UpdateHead(long updateId, long chatId) {

    /** Reads one object, from its opening brace to its closing one. */
    static UpdateHead read(JsonParser json) throws IOException {
        long updateId = -1;
        long chatId = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("update_id")) {
                updateId = whole(json, -1);
            } else if (json.currentToken() == JsonToken.START_OBJECT) {
                chatId = chatOf(json);
            } else {
                json.skipChildren();
            }
        }
        return new UpdateHead(updateId, chatId);
    }

    /** Of a message, a tap (whose message names the chat), a change of membership and the like. */
    private static long chatOf(JsonParser json) throws IOException {
        long chat = 0;
        long chatOfMessage = 0;
        long person = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
            if (isObject && field.equals("chat")) {
                chat = idOf(json);
            } else if (isObject && field.equals("message")) {
                chatOfMessage = chatOf(json);
            } else if (isObject && (field.equals("from") || field.equals("user"))) {
                person = idOf(json);
            } else {
                json.skipChildren();
            }
        }
        return chat != 0 ? chat : chatOfMessage != 0 ? chatOfMessage : person;
    }

    private static long idOf(JsonParser json) throws IOException {
        long id = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isId = json.currentName().equals("id");
            json.nextToken();
            if (isId) {
                id = whole(json, 0);
            }
            json.skipChildren();
        }
        return id;
    }

    private static long whole(JsonParser json, long otherwise) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        json.skipChildren();
        return otherwise;
    }
}
