package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of media: the field of the message, where its files lie, and the names in errors. */
enum MediaKind {
    PHOTO("photo", "photos", "image/jpeg", "photo.jpg"),
    DOCUMENT("document", "documents", "application/octet-stream", "document"),
    VIDEO("video", "videos", "video/mp4", "video.mp4"),
    ANIMATION("animation", "animations", "video/mp4", "animation.mp4"),
    AUDIO("audio", "music", "audio/mpeg", "audio.mp3"),
    VOICE("voice", "voice", "audio/ogg", "voice.oga"),
    VIDEO_NOTE("video_note", "video_notes", "video/mp4", "video_note.mp4"),
    STICKER("sticker", "stickers", "image/webp", "sticker.webp");

    private static final List<String> FIELDS =
            Arrays.stream(values()).map(MediaKind::field).toList();

    private final String field;
    private final String folder;
    private final String mimeType;
    private final String fileName;

    MediaKind(String field, String folder, String mimeType, String fileName) {
        this.field = field;
        this.folder = folder;
        this.mimeType = mimeType;
        this.fileName = fileName;
    }

    String field() {
        return field;
    }

    String folder() {
        return folder;
    }

    /** For a file that came without one. */
    String defaultMimeType() {
        return mimeType;
    }

    /** For a file that came without one. */
    String defaultFileName() {
        return fileName;
    }

    static Optional<MediaKind> of(String field) {
        return Arrays.stream(values()).filter(kind -> kind.field.equals(field)).findFirst();
    }

    /** The message fields of all kinds. */
    static List<String> fields() {
        return FIELDS;
    }

    static boolean isMedia(JsonNode message) {
        return FIELDS.stream().anyMatch(message::has);
    }
}
