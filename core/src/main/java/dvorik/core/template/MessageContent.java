package dvorik.core.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import dvorik.core.id.MediaFileId;
import dvorik.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What marketing writes: words in languages, perhaps a picture or a file, buttons. A stored format (JSON): add fields,
 * rename none.
 *
 * @param texts Pebble source of Telegram HTML; Russian is always there, and is used where a language is missing
 * @param media sent with the words as its caption
 * @param buttons below the message, one a row
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MessageContent(Map<Language, String> texts, Optional<Media> media, List<MessageButton> buttons) {
    public MessageContent {
        texts = Map.copyOf(texts);
        media = media == null ? Optional.empty() : media;
        buttons = buttons == null ? List.of() : List.copyOf(buttons);
    }

    /** @param file of {@code media_file} */
    public record Media(MediaKind kind, MediaFileId file) {}

    /** How Telegram shows a file. */
    public enum MediaKind {
        PHOTO,
        VIDEO,
        ANIMATION,
        DOCUMENT
    }
}
