package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A message as it stood when the chat was looked at. */
public record ChatMessage(JsonNode json) {

    public int id() {
        return json.path("message_id").asInt();
    }

    public boolean isFromBot() {
        return json.path("from").asText().equals("bot");
    }

    /** The text or the caption; empty for neither. */
    public String text() {
        return json.has("text")
                ? json.get("text").asText()
                : json.path("caption").asText("");
    }

    /** The text or the caption with its formatting as HTML. */
    public String html() {
        return json.path("html").asText("");
    }

    /** The path of the picture on the sandbox; empty when there is none. */
    public String photo() {
        return json.path("photo").path("url").asText("");
    }

    /** The labels of the inline buttons, row after row. */
    public List<String> buttons() {
        List<String> labels = new ArrayList<>();
        for (JsonNode row : json.path("inline_keyboard")) {
            row.forEach(button -> labels.add(button.path("text").asText()));
        }
        return labels;
    }

    /** The inline button of that label, with all its fields. */
    public JsonNode button(String label) {
        for (JsonNode row : json.path("inline_keyboard")) {
            for (JsonNode button : row) {
                if (button.path("text").asText().equals(label)) {
                    return button;
                }
            }
        }
        throw new AssertionError("no button \"" + label + "\" on: " + this);
    }

    public boolean isEdited() {
        return json.path("edited").asBoolean();
    }

    public boolean isDeleted() {
        return json.path("deleted").asBoolean();
    }

    /** When it last changed, in the sandbox's count. */
    public long seq() {
        return json.path("seq").asLong();
    }

    /** One line for failure messages. */
    @Override
    public String toString() {
        String who = isFromBot() ? "bot" : "person";
        String state = isDeleted() ? " (deleted)" : isEdited() ? " (edited)" : "";
        String kind = json.has("photo") ? "[photo] " : "";
        String buttons = buttons().isEmpty() ? "" : "  " + buttons();
        return "#" + id() + " " + who + state + ": " + kind + text().replace("\n", " / ") + buttons;
    }
}
