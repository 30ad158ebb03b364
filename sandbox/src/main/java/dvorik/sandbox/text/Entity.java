package dvorik.sandbox.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import java.util.Comparator;
import java.util.List;

/**
 * A special part of a text.
 *
 * @param offset in UTF-16 units, as is {@code length}
 * @param argument what the type needs: URL, language, user id, emoji id, unix time; else empty
 */
public record Entity(String type, int offset, int length, String argument) {
    /** The server's order of types that share their place: outer ones first. */
    private static final List<String> PRIORITY = List.of(
            "expandable_blockquote",
            "blockquote",
            "pre",
            "code",
            "text_link",
            "text_mention",
            "custom_emoji",
            "date_time",
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler");

    /** By place, longer ones first, so that what contains stands before what is contained. */
    static final Comparator<Entity> ORDER = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed())
            .thenComparingInt(entity -> PRIORITY.indexOf(entity.type));

    int end() {
        return offset + length;
    }

    Entity at(int newOffset, int newLength) {
        return new Entity(type, newOffset, newLength, argument);
    }

    /** The Bot API's {@code MessageEntity}. */
    public ObjectNode asJson() {
        ObjectNode json =
                Json.object().put("offset", offset).put("length", length).put("type", type);
        switch (type) {
            case "text_link" -> json.put("url", argument);
            case "pre" -> Json.putText(json, "language", argument);
            case "custom_emoji" -> json.put("custom_emoji_id", argument);
            case "date_time" -> json.put("unix_time", Long.parseLong(argument));
            case "text_mention" ->
                json.putObject("user")
                        .put("id", Long.parseLong(argument))
                        .put("is_bot", false)
                        .put("first_name", "User");
            default -> {}
        }
        return json;
    }

    /** @throws MarkupException when a field is missing or wrong */
    static Entity of(JsonNode json) throws MarkupException {
        if (!json.isObject()) {
            throw new MarkupException("Can't parse MessageEntity: expected an Object");
        }
        String type = json.path("type").asText();
        String argument =
                switch (type) {
                    case "text_link" -> json.path("url").asText();
                    case "pre" -> json.path("language").asText("");
                    case "custom_emoji" -> json.path("custom_emoji_id").asText();
                    case "date_time" -> json.path("unix_time").asText("0");
                    case "text_mention" -> json.path("user").path("id").asText("0");
                    default -> "";
                };
        return new Entity(type, whole(json, "offset"), whole(json, "length"), argument);
    }

    private static int whole(JsonNode json, String field) throws MarkupException {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new MarkupException("Can't parse MessageEntity: Can't find field \"" + field + "\"");
        }
        return value.asInt();
    }
}
