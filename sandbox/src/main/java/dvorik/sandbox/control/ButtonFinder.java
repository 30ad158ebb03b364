package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Finds the button a person means. Called with the world's lock. */
final class ButtonFinder {
    private static final int MESSAGES_NAMED = 5;

    /** A button in a message of the chat. */
    record Found(StoredMessage message, JsonNode button) {}

    private ButtonFinder() {}

    /** An inline button by text, data or place: in the message named, else in the newest that has one. */
    static Found inline(PrivateChat chat, ControlBody body) {
        int messageId = (int) body.number("message_id");
        List<StoredMessage> candidates = messageId == 0
                ? chat.log().all().reversed()
                : chat.log().find(messageId).stream().toList();
        for (StoredMessage message : candidates) {
            Optional<JsonNode> button = message.deleted() ? Optional.empty() : inMessage(message, body);
            if (button.isPresent()) {
                return new Found(message, button.get());
            }
        }
        throw ControlError.notFound(
                "no such button: " + body.json() + "; the chat's buttons are " + describe(candidates));
    }

    private static Optional<JsonNode> inMessage(StoredMessage message, ControlBody body) {
        JsonNode rows = message.body().path("reply_markup").path("inline_keyboard");
        if (body.has("row")) {
            JsonNode button = rows.path((int) body.number("row")).path((int) body.number("col"));
            return button.isMissingNode() ? Optional.empty() : Optional.of(button);
        }
        for (JsonNode row : rows) {
            for (JsonNode button : row) {
                if (matches(button, body)) {
                    return Optional.of(button);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(JsonNode button, ControlBody body) {
        return body.has("data")
                ? button.path("callback_data").asText("").equals(body.text("data"))
                : button.path("text").asText().equals(body.required("text"));
    }

    /** A button of the keyboard under the input field, by its label. */
    static JsonNode reply(PrivateChat chat, String label) {
        List<String> labels = new ArrayList<>();
        JsonNode rows =
                chat.replyKeyboard() == null ? null : chat.replyKeyboard().get("keyboard");
        if (rows != null) {
            for (JsonNode row : rows) {
                for (JsonNode button : row) {
                    if (button.path("text").asText().equals(label)) {
                        return button;
                    }
                    labels.add(button.path("text").asText());
                }
            }
        }
        throw ControlError.notFound("no key \"" + label + "\" on the keyboard; its keys are " + labels);
    }

    private static String describe(List<StoredMessage> messages) {
        var text = new StringJoiner(", ", "[", "]");
        int named = 0;
        for (StoredMessage message : messages) {
            JsonNode rows = message.body().path("reply_markup").path("inline_keyboard");
            if (!message.deleted() && !rows.isEmpty() && named++ < MESSAGES_NAMED) {
                rows.forEach(row -> row.forEach(
                        button -> text.add("\"" + button.path("text").asText() + "\"")));
            }
        }
        return text.toString();
    }
}
