package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.FileStore;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.StoredFile;

/** Makes the message fields of media, as a given bot sees them (file ids differ from bot to bot). */
public final class MediaContent {
    private MediaContent() {}

    /** @param kind the message's field: {@code photo}, {@code document} … */
    public static ObjectNode of(String kind, Bot bot, StoredFile file) {
        return of(MediaKind.of(kind).orElseThrow(), bot, file);
    }

    static ObjectNode of(MediaKind kind, Bot bot, StoredFile file) {
        ObjectNode content = Json.object();
        ObjectNode media =
                kind == MediaKind.PHOTO ? content.putArray("photo").addObject() : content.putObject(kind.field());
        media.put("file_id", FileStore.fileId(bot, file))
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.size());
        switch (kind) {
            case PHOTO -> size(media, file);
            case STICKER -> {
                size(media, file);
                media.put("type", "regular").put("is_animated", false).put("is_video", false);
            }
            case VIDEO, ANIMATION ->
                media.put("width", 640).put("height", 360).put("duration", 1).put("mime_type", file.mimeType());
            case VIDEO_NOTE -> media.put("length", 240).put("duration", 1);
            case AUDIO -> media.put("duration", 1).put("file_name", file.name()).put("mime_type", file.mimeType());
            case VOICE -> media.put("duration", 1).put("mime_type", file.mimeType());
            case DOCUMENT -> media.put("file_name", file.name()).put("mime_type", file.mimeType());
        }
        if (kind == MediaKind.ANIMATION) {
            // kept by the real server for old bots
            content.putObject("document")
                    .put("file_name", file.name())
                    .put("mime_type", file.mimeType())
                    .put("file_id", FileStore.fileId(bot, file))
                    .put("file_unique_id", file.uniqueId())
                    .put("file_size", file.size());
        }
        return content;
    }

    private static void size(ObjectNode media, StoredFile file) {
        ImageSize size = ImageSize.of(file.content()).orElse(new ImageSize(512, 512));
        media.put("width", size.width()).put("height", size.height());
    }
}
