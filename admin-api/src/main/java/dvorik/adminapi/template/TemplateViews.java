package dvorik.adminapi.template;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.template.MessageForm.ButtonPart;
import dvorik.adminapi.template.MessageForm.MediaPart;
import dvorik.core.id.StaffId;
import dvorik.core.template.MessageButton;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.RenderedMessage;
import dvorik.core.template.Template;
import dvorik.core.template.TemplateVersion;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes in and out at {@code /templates}. */
final class TemplateViews {
    private static final int LONGEST_NAME = 120;
    private static final int FURTHEST = 1000;
    private static final String NOT_BLANK = "^[\\s\\S]*\\S[\\s\\S]*$";

    private TemplateViews() {}

    record Query(
            @Doc("True: messages of the system, false: those of marketing") Optional<Boolean> builtIn,
            @Min(1) @Max(FURTHEST) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage) {}

    record VersionsQuery(
            @Min(1) @Max(FURTHEST) Optional<Integer> page, @Min(1) @Max(Page.MOST) Optional<Integer> perPage) {}

    record NewTemplate(
            @Doc(value = "Names it in addresses, for good", example = "autumn-news")
                    @Size(min = 2, max = 60)
                    @Pattern(regexp = "^[a-z0-9][a-z0-9-]*$")
                    String key,
            @Doc("For staff") @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = NOT_BLANK) String name,
            @Doc(MessageForm.TEXT) @Size(max = MessageForm.LONGEST_SOURCE) String textRu,
            @Doc(MessageForm.MISSING) @Size(max = MessageForm.LONGEST_SOURCE) Optional<String> textUz,
            @Doc(MessageForm.MISSING) @Size(max = MessageForm.LONGEST_SOURCE) Optional<String> textEn,
            Optional<MediaPart> media,
            @Size(max = MessageTemplates.MOST_BUTTONS) Optional<List<ButtonPart>> buttons) {}

    @Doc(
            "What is left out stays; null clears. Of a message of the system only the texts: null brings the bundled words of"
                    + " that language back")
    record Change(
            @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = NOT_BLANK) Optional<String> name,
            @Doc(MessageForm.TEXT) @Size(max = MessageForm.LONGEST_SOURCE) Optional<String> textRu,
            @Size(max = MessageForm.LONGEST_SOURCE) Optional<String> textUz,
            @Size(max = MessageForm.LONGEST_SOURCE) Optional<String> textEn,
            Optional<MediaPart> media,
            @Size(max = MessageTemplates.MOST_BUTTONS) Optional<List<ButtonPart>> buttons) {}

    record TemplateView(
            @Doc(value = "", example = "card.discount-redeemed") String key,
            @Doc("A message of the system") boolean builtIn,
            @Doc("Empty for messages of the system") String name,
            String textRu,
            Optional<String> textUz,
            Optional<String> textEn,
            @Doc("Of a message of the system: where it has words of its own instead of the bundled ones")
                    List<Language> ownWords,
            Optional<MediaPart> media,
            List<ButtonPart> buttons,
            @Doc("Names that may stand in its words") List<String> variables,
            @Doc("Characters of the result, without markup") int longest,
            @Doc("0: as bundled") int version,
            Optional<Instant> changedAt,
            @Doc("Member of staff") Optional<Long> changedBy) {
        static TemplateView of(Template template, List<String> variables) {
            var content = template.content();
            return new TemplateView(
                    template.key(),
                    template.builtIn(),
                    template.name(),
                    content.texts().get(Language.RU),
                    Optional.ofNullable(content.texts().get(Language.UZ)),
                    Optional.ofNullable(content.texts().get(Language.EN)),
                    template.ownWords().stream().sorted().toList(),
                    content.media().map(MediaPart::of),
                    content.buttons().stream().map(ButtonPart::of).toList(),
                    variables,
                    template.longest(),
                    template.version(),
                    template.changedAt(),
                    template.changedBy().map(StaffId::value));
        }
    }

    @Doc("A state a template was in; a text that is missing was the bundled one, or was read in Russian")
    record VersionView(
            int version,
            String name,
            @Doc("Back to the bundled words") boolean reset,
            Optional<String> textRu,
            Optional<String> textUz,
            Optional<String> textEn,
            Optional<MediaPart> media,
            List<ButtonPart> buttons,
            Instant changedAt,
            @Doc("Member of staff") long changedBy) {
        static VersionView of(TemplateVersion version) {
            var content = version.content();
            return new VersionView(
                    version.version(),
                    version.name(),
                    content.isEmpty(),
                    content.map(c -> c.texts().get(Language.RU)),
                    content.map(c -> c.texts().get(Language.UZ)),
                    content.map(c -> c.texts().get(Language.EN)),
                    content.flatMap(c -> c.media().map(MediaPart::of)),
                    content.map(c -> c.buttons().stream().map(ButtonPart::of).toList())
                            .orElse(List.of()),
                    version.changedAt(),
                    version.changedBy().value());
        }
    }

    record PreviewWish(@Doc("For whom; left out: samples") @Min(1) Optional<Long> customerId) {}

    record PreviewButton(
            MessageButton.Kind kind,
            String label,
            Optional<String> url,
            @Doc("What is copied") Optional<String> copied) {
        static PreviewButton of(RenderedMessage.RenderedButton button) {
            boolean link = button.kind() == MessageButton.Kind.URL;
            return new PreviewButton(
                    button.kind(),
                    button.label(),
                    button.value().filter(value -> link),
                    button.value().filter(value -> !link));
        }
    }

    @Doc("As Telegram shows it in one language")
    record Shown(
            Language language,
            @Doc("As it is sent: Telegram HTML") String html,
            @Doc("Without markup") String text,
            Optional<MediaPart> media,
            List<PreviewButton> buttons) {
        static Shown of(Language language, RenderedMessage message) {
            return new Shown(
                    language,
                    message.html(),
                    message.plain(),
                    message.media().map(MediaPart::of),
                    message.buttons().stream().map(PreviewButton::of).toList());
        }
    }

    record Preview(List<Shown> languages) {}

    record VariableView(
            @Doc(value = "", example = "discount_value") String name,
            String descriptionRu,
            String descriptionUz,
            String descriptionEn,
            String sampleRu,
            String sampleUz,
            String sampleEn) {}
}
