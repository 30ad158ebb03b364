package dvorik.core.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.conversation.Sent.Attached;
import dvorik.core.conversation.Sent.Kind;
import dvorik.core.conversation.Sent.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a message whole: words, formatting, file. */
final class SentReader {
    private SentReader() {}

    /** @return empty for updates that are no message */
    static Optional<Sent> read(JsonNode update) {
        var message = update.has("edited_message") ? update.get("edited_message") : update.path("message");
        if (!message.has("message_id")) {
            return Optional.empty();
        }
        boolean written = message.has("text");
        var attached = attached(message);
        boolean captioned = attached.isPresent();
        return Optional.of(new Sent(
                message.get("message_id").asInt(),
                written || captioned
                        ? message.path(written ? "text" : "caption").asText("")
                        : "",
                marks(message.path(written ? "entities" : "caption_entities")),
                attached,
                message.path("media_group_id").asText(""),
                message.has("forward_origin")));
    }

    private static List<Mark> marks(JsonNode entities) {
        var marks = new ArrayList<Mark>();
        for (var entity : entities) {
            int from = entity.path("offset").asInt();
            var kind = entity.path("type").asText();
            var argument =
                    switch (kind) {
                        case "text_link" -> entity.path("url").asText();
                        case "pre" -> entity.path("language").asText("");
                        case "text_mention" -> entity.path("user").path("id").asText();
                        default -> "";
                    };
            marks.add(new Mark(kind, from, from + entity.path("length").asInt(), argument));
        }
        return marks;
    }

    private static Optional<Attached> attached(JsonNode message) {
        var sizes = message.path("photo");
        if (sizes.isArray() && !sizes.isEmpty()) {
            return attached(Kind.PHOTO, sizes.get(sizes.size() - 1));
        }
        // Telegram puts the same animation under "document" too
        for (var kind : List.of(Kind.ANIMATION, Kind.VIDEO, Kind.DOCUMENT)) {
            var file = message.path(kind.name().toLowerCase(Locale.ROOT));
            if (file.isObject()) {
                return attached(kind, file);
            }
        }
        return Optional.empty();
    }

    private static Optional<Attached> attached(Kind kind, JsonNode file) {
        var id = file.path("file_id").asText();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Attached(
                        kind,
                        id,
                        file.path("file_size").asLong(),
                        file.path("file_name").asText(""),
                        file.path("mime_type").asText("")));
    }
}
