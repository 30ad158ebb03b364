package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.StoredMessage;
import java.util.Optional;

/**
 * Which message a new one answers.
 *
 * @param messageId 0: none
 * @param optional send all the same when that message is gone
 */
record Reply(int messageId, boolean optional) {
    static final Reply NONE = new Reply(0, false);

    static Reply read(Arguments arguments) {
        Optional<JsonNode> parameters = arguments.json("reply_parameters", "reply parameters");
        if (parameters.isEmpty()) {
            return new Reply(arguments.messageId("reply_to_message_id"), arguments.flag("allow_sending_without_reply"));
        }
        JsonNode json = parameters.get();
        if (!json.isObject()) {
            throw Refusal.badRequest("Object expected as reply parameters");
        }
        if (json.isEmpty()) {
            return NONE;
        }
        if (!json.has("message_id")) {
            throw Refusal.badRequest("Can't find field \"message_id\"");
        }
        return new Reply(
                json.get("message_id").asInt(),
                json.path("allow_sending_without_reply").asBoolean());
    }

    Optional<StoredMessage> find(Chat chat) {
        if (messageId <= 0) {
            return Optional.empty();
        }
        Optional<StoredMessage> message = chat.log().find(messageId);
        if (message.isEmpty() && !optional) {
            throw Refusal.badRequest("message to be replied not found");
        }
        return message;
    }
}
