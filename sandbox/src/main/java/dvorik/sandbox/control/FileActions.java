package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.botapi.Arguments;
import dvorik.sandbox.botapi.MediaContent;
import dvorik.sandbox.botapi.RequestReader;
import dvorik.sandbox.botapi.Upload;
import dvorik.sandbox.text.FormattedText;
import dvorik.sandbox.world.StoredFile;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Base64;

/**
 * Pictures, videos, documents, voices and stickers that people send; as a multipart {@code file} or as {@code base64}, with
 * any further fields of the Bot API in {@code message}.
 */
final class FileActions {
    private static final byte[] SMALLEST_PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final World world;
    private final Lookup lookup;
    private final PersonActions actions;

    /** A file as it was given. */
    private static final class Given {
        private final String name;
        private final String mimeType;
        private final byte[] content;
        private final ControlBody body;

        private Given(String name, String mimeType, byte[] content, ControlBody body) {
            this.name = name;
            this.mimeType = mimeType;
            this.content = content;
            this.body = body;
        }
    }

    FileActions(World world, Lookup lookup, PersonActions actions) {
        this.world = world;
        this.lookup = lookup;
        this.actions = actions;
    }

    void register(RoutesConfig routes) {
        add(routes, "photo", "photos", "photo.png", "image/png");
        add(routes, "document", "documents", "document.txt", "text/plain");
        add(routes, "video", "videos", "video.mp4", "video/mp4");
        add(routes, "voice", "voice", "voice.oga", "audio/ogg");
        add(routes, "sticker", "stickers", "sticker.webp", "image/webp");
    }

    private void add(RoutesConfig routes, String kind, String folder, String defaultName, String defaultType) {
        routes.post("/sandbox/api/people/{id}/" + kind, ctx -> {
            Given given = read(ctx, defaultName, defaultType);
            long id = Answers.id(ctx, "id");
            Answers.json(ctx, world.locked(() -> {
                var chat = lookup.chat(given.body.required("bot"), id);
                StoredFile file = world.files().add(folder, given.name, given.mimeType, given.content);
                ObjectNode content = MediaContent.of(kind, chat.bot(), file);
                caption(content, given.body.text("caption"));
                if (given.body.json().path("message").isObject()) {
                    content.setAll((ObjectNode) given.body.json().get("message"));
                }
                return actions.send(chat, content, (int) given.body.number("reply_to_message_id"));
            }));
        });
    }

    private static void caption(ObjectNode content, String caption) {
        FormattedText typed = FormattedText.typed(caption);
        if (!typed.isEmpty()) {
            content.put("caption", typed.text());
            if (!typed.entities().isEmpty()) {
                content.set("caption_entities", typed.entitiesAsJson());
            }
        }
    }

    private static Given read(Context ctx, String defaultName, String defaultType) {
        Arguments arguments = RequestReader.read(ctx);
        var body = new ControlBody(arguments.values());
        Upload upload = arguments.upload("file").orElse(null);
        if (upload != null) {
            String type = upload.contentType().isEmpty() ? defaultType : upload.contentType();
            return new Given(upload.fileName(), type, upload.content(), body);
        }
        byte[] content = body.has("base64") ? Base64.getDecoder().decode(body.text("base64")) : SMALLEST_PICTURE;
        return new Given(
                body.optional("name").orElse(defaultName),
                body.optional("mime_type").orElse(defaultType),
                content,
                body);
    }
}
