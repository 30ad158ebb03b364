package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.FileStore;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.StoredFile;
import dvorik.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code sendPhoto} and its like, albums, and files back to the bot. */
final class MediaMethods {
    private static final int MAX_ALBUM = 10;
    private static final long MAX_DOWNLOAD = 20L * 1024 * 1024;

    private final World world;
    private final Destinations destinations;
    private final Poster poster;
    private final MediaReader media;

    MediaMethods(World world, Destinations destinations, Poster poster, MediaReader media) {
        this.world = world;
        this.destinations = destinations;
        this.poster = poster;
        this.media = media;
    }

    void register(MethodTable table) {
        var kinds = Map.of(
                "sendPhoto", MediaKind.PHOTO,
                "sendDocument", MediaKind.DOCUMENT,
                "sendVideo", MediaKind.VIDEO,
                "sendAnimation", MediaKind.ANIMATION,
                "sendAudio", MediaKind.AUDIO,
                "sendVoice", MediaKind.VOICE,
                "sendVideoNote", MediaKind.VIDEO_NOTE,
                "sendSticker", MediaKind.STICKER);
        kinds.forEach((name, kind) -> table.add(name, call -> poster.post(call, media.readArgument(call, kind))));
        table.add("sendMediaGroup", this::sendMediaGroup).add("getFile", this::getFile);
    }

    private JsonNode sendMediaGroup(Call call) {
        call.arguments().required("media");
        JsonNode items = call.arguments().json("media", "media").orElseThrow();
        if (!items.isArray()) {
            throw Refusal.badRequest("Expected an Array of InputMedia");
        }
        List<ObjectNode> contents = new ArrayList<>();
        for (JsonNode item : items) {
            contents.add(media.readItem(call, item, "InputMedia"));
        }
        checkAlbum(contents);
        Reply reply = Reply.read(call.arguments());
        return world.locked(() -> {
            Chat chat = destinations.writable(call.bot(), call.arguments().text("chat_id"));
            String album = Long.toString(world.journal().seq() + 1);
            ArrayNode sent = Json.array();
            for (ObjectNode content : contents) {
                if (contents.size() > 1) {
                    content.put("media_group_id", album);
                }
                sent.add(poster.post(call, chat, content, new Markup.None(), reply));
            }
            return sent;
        });
    }

    /** Pictures and videos mix; documents and music stay among themselves. */
    private static void checkAlbum(List<ObjectNode> contents) {
        if (contents.isEmpty()) {
            throw Refusal.badRequest("There are no messages to send");
        }
        if (contents.size() > MAX_ALBUM) {
            throw Refusal.badRequest("Too many messages to send as an album");
        }
        for (String alone : List.of("document", "audio", "animation")) {
            long same = contents.stream().filter(content -> content.has(alone)).count();
            boolean mixed = same > 0 && (same < contents.size() || alone.equals("animation"));
            if (mixed && contents.size() > 1) {
                throw Refusal.badRequest("Can't use the media of the specified type in the album");
            }
        }
    }

    private JsonNode getFile(Call call) {
        String fileId = call.arguments().text("file_id");
        if (fileId.isEmpty()) {
            throw Refusal.badRequest("file_id not specified");
        }
        StoredFile file = world.locked(() -> world.files().byFileId(call.bot(), fileId))
                .orElseThrow(() -> Refusal.badRequest("invalid file_id"));
        if (file.size() > MAX_DOWNLOAD) {
            throw Refusal.badRequest("file is too big");
        }
        return Json.object()
                .put("file_id", FileStore.fileId(call.bot(), file))
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.size())
                .put("file_path", file.path());
    }
}
