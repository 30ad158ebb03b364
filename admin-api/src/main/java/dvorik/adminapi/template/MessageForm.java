package dvorik.adminapi.template;

import dvorik.adminapi.frame.Doc;
import dvorik.core.id.MediaFileId;
import dvorik.core.template.MessageButton;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageContent.MediaKind;
import dvorik.core.template.MessageTemplates;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of a message as they go in and out. */
public final class MessageForm {
    public static final int LONGEST_SOURCE = 8_000;
    public static final String TEXT = "Telegram HTML with {{ variables }} and {% if %}";
    public static final String MISSING = "Where it is missing, Russian is read";

    private MessageForm() {}

    @Doc("A picture or file of /media; the words are its caption")
    public record MediaPart(MediaKind kind, @Min(1) long fileId) {
        public static MediaPart of(MessageContent.Media media) {
            return new MediaPart(media.kind(), media.file().value());
        }

        MessageContent.Media media() {
            return new MessageContent.Media(kind, new MediaFileId(fileId));
        }
    }

    @Doc("A button below the message, in a row of its own. Taps of my_discounts and book are counted, Telegram does not"
            + " tell of the others")
    public record ButtonPart(
            MessageButton.Kind kind,
            @Size(min = 1, max = MessageTemplates.LONGEST_LABEL) String labelRu,
            @Size(min = 1, max = MessageTemplates.LONGEST_LABEL) Optional<String> labelUz,
            @Size(min = 1, max = MessageTemplates.LONGEST_LABEL) Optional<String> labelEn,
            @Doc("Of kind url only; https") @Size(min = 1, max = MessageTemplates.LONGEST_URL) Optional<String> url) {
        public static ButtonPart of(MessageButton button) {
            return new ButtonPart(
                    button.kind(),
                    button.label().get(Language.RU),
                    Optional.ofNullable(button.label().get(Language.UZ)),
                    Optional.ofNullable(button.label().get(Language.EN)),
                    button.url());
        }

        MessageButton button() {
            return new MessageButton(kind, words(labelRu, labelUz, labelEn), url);
        }
    }

    /** @param uz null or empty: none; likewise {@code en} */
    public static Map<Language, String> words(String ru, Optional<String> uz, Optional<String> en) {
        var words = new EnumMap<Language, String>(Language.class);
        words.put(Language.RU, ru);
        put(words, Language.UZ, uz);
        put(words, Language.EN, en);
        return words;
    }

    private static void put(Map<Language, String> words, Language language, Optional<String> given) {
        if (given != null && given.isPresent()) {
            words.put(language, given.get());
        }
    }

    /** @param media null or empty: none; likewise {@code buttons} */
    public static MessageContent content(
            Map<Language, String> texts, Optional<MediaPart> media, Optional<List<ButtonPart>> buttons) {
        return new MessageContent(
                texts,
                media == null ? Optional.empty() : media.map(MediaPart::media),
                buttons == null ? List.of() : buttons(buttons.orElse(List.of())));
    }

    static List<MessageButton> buttons(List<ButtonPart> parts) {
        return parts.stream().map(ButtonPart::button).toList();
    }
}
