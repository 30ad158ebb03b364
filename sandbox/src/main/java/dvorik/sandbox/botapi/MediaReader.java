package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.StoredFile;

/** Reads media out of calls: a file argument, or an {@code InputMedia} object. */
final class MediaReader {
    private final InputFiles files;

    MediaReader(InputFiles files) {
        this.files = files;
    }

    /** The media of a {@code sendPhoto} and its like, caption included. */
    ObjectNode readArgument(Call call, MediaKind kind) {
        Arguments arguments = call.arguments();
        StoredFile file = files.resolve(call, kind, arguments.text(kind.field()), kind.field());
        ObjectNode content = MediaContent.of(kind, call.bot(), file);
        if (kind != MediaKind.STICKER && kind != MediaKind.VIDEO_NOTE) {
            TextMethods.putCaption(content, Texts.caption(arguments));
        }
        marks(content, arguments.flag("show_caption_above_media"), arguments.flag("has_spoiler"));
        return content;
    }

    /** @param what how the error calls it */
    ObjectNode readItem(Call call, JsonNode item, String what) {
        if (!item.isObject()) {
            throw error(what, "expected an Object");
        }
        String type = item.path("type").asText("");
        MediaKind kind = MediaKind.of(type)
                .filter(known -> known != MediaKind.STICKER && known != MediaKind.VOICE)
                .orElseThrow(() -> error(what, "type \"" + type + "\" is unsupported"));
        String media = item.path("media").asText("");
        if (media.isEmpty()) {
            throw error(what, "media not found");
        }
        StoredFile file = files.resolve(call, kind, media, "");
        ObjectNode content = MediaContent.of(kind, call.bot(), file);
        TextMethods.putCaption(
                content,
                Texts.caption(
                        item.path("caption").asText(""),
                        item.path("parse_mode").asText(""),
                        item.get("caption_entities")));
        marks(
                content,
                item.path("show_caption_above_media").asBoolean(),
                item.path("has_spoiler").asBoolean());
        return content;
    }

    private static void marks(ObjectNode content, boolean captionAbove, boolean spoiler) {
        if (captionAbove) {
            content.put("show_caption_above_media", true);
        }
        if (spoiler) {
            content.put("has_media_spoiler", true);
        }
    }

    private static Refusal error(String what, String reason) {
        return Refusal.badRequest("Can't parse " + what + ": " + reason);
    }
}
