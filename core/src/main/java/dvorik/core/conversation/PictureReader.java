package dvorik.core.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the picture in a message: a photo in its largest size, or a file that is a picture by its type or its name. */
final class PictureReader {
    private static final Pattern NAME = Pattern.compile(".*\\.(jpe?g|png|gif|bmp|webp|heic)");

    private PictureReader() {}

    static Optional<Input.Picture> read(JsonNode message) {
        var sizes = message.path("photo");
        if (sizes.isArray() && !sizes.isEmpty()) {
            return picture(sizes.get(sizes.size() - 1));
        }
        var file = message.path("document");
        return isPicture(file) ? picture(file) : Optional.empty();
    }

    private static boolean isPicture(JsonNode file) {
        return file.path("mime_type").asText().startsWith("image/")
                || NAME.matcher(file.path("file_name").asText().toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static Optional<Input.Picture> picture(JsonNode file) {
        var id = file.path("file_id").asText();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Input.Picture(id, file.path("file_size").asLong()));
    }
}
