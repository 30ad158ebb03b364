package dvorik.sandbox.botapi;

import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.StoredFile;
import dvorik.sandbox.world.World;
import java.util.Optional;

/** Finds the file an argument means: a part of the request, {@code attach://}, or the id of one sent before. */
final class InputFiles {
    private static final int MAX_UPLOAD = 50 * 1024 * 1024;
    private static final int MAX_PHOTO = 10 * 1024 * 1024;
    private static final String ATTACH = "attach://";

    private final World world;

    InputFiles(World world) {
        this.world = world;
    }

    /**
     * @param value the argument's text
     * @param partName the name of the part that may hold the file itself; empty when only {@code attach://} counts
     */
    StoredFile resolve(Call call, MediaKind kind, String value, String partName) {
        Upload upload = upload(call.arguments(), value, partName).orElse(null);
        if (upload != null) {
            return store(kind, upload);
        }
        if (value.isEmpty() || value.startsWith(ATTACH)) {
            throw Refusal.badRequest("There is no " + kind.field().replace('_', ' ') + " in the request");
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            // nothing outside is reachable from here, and Telegram says this of what it cannot reach
            throw Refusal.badRequest("failed to get HTTP URL content");
        }
        return known(call.bot(), value);
    }

    private static Optional<Upload> upload(Arguments arguments, String value, String partName) {
        String name = value.startsWith(ATTACH) ? value.substring(ATTACH.length()) : partName;
        return arguments.upload(name);
    }

    private StoredFile known(Bot bot, String fileId) {
        return world.locked(() -> world.files().byFileId(bot, fileId))
                .orElseThrow(() -> Refusal.badRequest("wrong file identifier/HTTP URL specified"));
    }

    private StoredFile store(MediaKind kind, Upload upload) {
        byte[] content = upload.content();
        if (content.length == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        if (content.length > MAX_UPLOAD) {
            throw Refusal.entityTooLarge();
        }
        if (kind == MediaKind.PHOTO) {
            checkPhoto(content);
        }
        String name = upload.fileName().isEmpty() ? kind.defaultFileName() : upload.fileName();
        String type = MimeTypes.of(name, upload.contentType(), kind.defaultMimeType());
        return world.locked(() -> world.files().add(kind.folder(), name, type, content));
    }

    private static void checkPhoto(byte[] content) {
        if (content.length > MAX_PHOTO) {
            throw Refusal.badRequest("file of size " + content.length + " bytes is too big for a photo;"
                    + " the maximum size is " + MAX_PHOTO + " bytes");
        }
        ImageSize size = ImageSize.of(content).orElseThrow(() -> Refusal.badRequest("IMAGE_PROCESS_FAILED"));
        boolean tooWide = size.width() + size.height() > 10_000;
        boolean tooLong = size.width() > 20 * size.height() || size.height() > 20 * size.width();
        if (tooWide || tooLong || size.width() == 0 || size.height() == 0) {
            throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
        }
    }
}
