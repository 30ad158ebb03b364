package dvorik.core.template;

import dvorik.core.id.BusinessId;
import dvorik.core.template.Fault.Reason;
import dvorik.core.template.MessageVariables.PersonalDiscount;
import dvorik.core.template.RenderedMessage.RenderedButton;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import io.pebbletemplates.pebble.error.PebbleException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what marketing writes, and puts it into the words of a reader. Where a language is missing, Russian is read, whole:
 * words, formats and labels. Safe for many threads.
 */
public final class MessageTemplates {
    /** As Telegram counts, without markup. */
    public static final int LONGEST_TEXT = 4_096;

    public static final int LONGEST_CAPTION = 1_024;
    public static final int LONGEST_LABEL = 64;
    public static final int MOST_BUTTONS = 10;
    public static final int LONGEST_URL = 2_000;

    /** What counts where a language is missing. */
    public static final Language FALLBACK = Language.RU;

    private static final Logger log = LoggerFactory.getLogger(MessageTemplates.class);
    private final Texts texts;
    private final MediaFiles files;
    private final ClosedPebble pebble = new ClosedPebble();
    private final WordsCache cache = new WordsCache(pebble);

    public MessageTemplates(Texts texts, MediaFiles files) {
        this.texts = texts;
        this.files = files;
    }

    /** @return everything that keeps it from being sent, in the order of the languages; empty: it is good */
    public List<Fault> check(MessageContent content) {
        return check(content, media -> files.find(media.file()).map(file -> file.suits(media.kind())));
    }

    /** As {@link #check(MessageContent)}; files of other businesses are unknown. */
    public List<Fault> check(BusinessId business, MessageContent content) {
        return check(content, media -> files.find(media.file())
                .filter(file -> file.business().equals(business))
                .map(file -> file.suits(media.kind())));
    }

    private interface Suits {
        /** @return empty: there is no such file */
        Optional<Boolean> suits(MessageContent.Media media);
    }

    private List<Fault> check(MessageContent content, Suits suits) {
        var faults = new ArrayList<Fault>();
        int longest = content.media().isPresent() ? LONGEST_CAPTION : LONGEST_TEXT;
        if (!content.texts().containsKey(FALLBACK)) {
            faults.add(new Fault(FALLBACK, 0, Reason.MISSING, "text"));
        }
        for (var language : Language.values()) {
            var source = content.texts().get(language);
            if (source == null) {
                continue;
            }
            if (source.isBlank() && content.media().isEmpty()) {
                faults.add(new Fault(language, 1, Reason.EMPTY, "text"));
            } else {
                faults.addAll(check(language, source, MarketingVariable.lengths(), longest));
            }
        }
        if (faults.isEmpty()) {
            faults.addAll(emptyResults(content));
        }
        content.media().ifPresent(media -> {
            var suited = suits.suits(media);
            if (!suited.orElse(false)) {
                faults.add(
                        new Fault(FALLBACK, 0, suited.isEmpty() ? Reason.UNKNOWN_MEDIA : Reason.MEDIA_KIND, "media"));
            }
        });
        buttons(content, faults);
        return List.copyOf(faults);
    }

    /** Words that come to nothing for some reader would be refused by Telegram. */
    private List<Fault> emptyResults(MessageContent content) {
        var faults = new ArrayList<Fault>();
        if (content.media().isPresent()) {
            return faults;
        }
        var nobody = new MessageVariables(Optional.empty(), "-", Optional.empty());
        var rich = new MessageVariables(
                Optional.empty(),
                "-",
                Optional.of(new PersonalDiscount(
                        new dvorik.core.money.DiscountValue.Percent(1), "0", java.time.LocalDate.EPOCH)));
        content.texts().forEach((language, source) -> {
            for (var reader : List.of(nobody, rich)) {
                if (faults.stream().noneMatch(fault -> fault.language() == language)) {
                    tried(source, language, reader).ifPresent(faults::add);
                }
            }
        });
        return faults;
    }

    private Optional<Fault> tried(String source, Language language, MessageVariables reader) {
        try {
            return Markup.plain(html(source, language, reader)).isBlank()
                    ? Optional.of(new Fault(language, 1, Reason.EMPTY, "text"))
                    : Optional.empty();
        } catch (RuntimeException e) {
            // what the walk took for harmless and the engine does not
            int line = e instanceof PebbleException at && at.getLineNumber() != null ? at.getLineNumber() : 1;
            return Optional.of(new Fault(language, line, Reason.SYNTAX, ""));
        }
    }

    /**
     * What is wrong with one text.
     *
     * @param variables that may stand in it, with the length of their values
     */
    List<Fault> check(Language language, String source, Map<String, Integer> variables, int longest) {
        return new SourceCheck(pebble, language, variables).check(source, longest);
    }

    private static void buttons(MessageContent content, List<Fault> faults) {
        if (content.buttons().size() > MOST_BUTTONS) {
            faults.add(new Fault(FALLBACK, 0, Reason.TOO_MANY_BUTTONS, "buttons"));
        }
        for (int i = 0; i < content.buttons().size(); i++) {
            var button = content.buttons().get(i);
            var place = "buttons[" + i + "]";
            if (!button.label().containsKey(FALLBACK)) {
                faults.add(new Fault(FALLBACK, 0, Reason.MISSING, place + ".label"));
            }
            button.label().forEach((language, label) -> {
                if (label.isBlank()
                        || label.length() > LONGEST_LABEL
                        || label.chars().anyMatch(Character::isISOControl)) {
                    faults.add(new Fault(language, 0, Reason.BAD_LABEL, place + ".label"));
                }
            });
            boolean link = button.kind() == MessageButton.Kind.URL;
            if (link != button.url().isPresent()
                    || button.url()
                            .filter(Predicate.not(MessageTemplates::isSafe))
                            .isPresent()) {
                faults.add(new Fault(FALLBACK, 0, Reason.BAD_URL, place + ".url"));
            }
        }
    }

    private static boolean isSafe(String url) {
        try {
            var uri = URI.create(url);
            return url.length() <= LONGEST_URL
                    && "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Fast: what was rendered lately is kept compiled.
     *
     * @param content without faults
     * @throws RuntimeException when it has faults all the same
     */
    public RenderedMessage render(MessageContent content, Language reader, MessageVariables variables) {
        var language = content.texts().containsKey(reader) ? reader : FALLBACK;
        var source = content.texts().get(language);
        if (source == null) {
            throw new IllegalArgumentException("a message without Russian words");
        }
        int longest = content.media().isPresent() ? LONGEST_CAPTION : LONGEST_TEXT;
        var html = fitting(html(source, language, variables), longest);
        var buttons = content.buttons().stream()
                .flatMap(button -> button(button, reader, variables).stream())
                .toList();
        return new RenderedMessage(html, content.media(), buttons);
    }

    private String html(String source, Language language, MessageVariables variables) {
        return source.isBlank() ? "" : cache.get(source).html(language, variables.shown(language, texts));
    }

    /** @return compiled and filled */
    String html(String source, Language language, Map<String, Object> values, int longest) {
        return fitting(cache.get(source).html(language, values), longest);
    }

    /** Values longer than the check expected: the words come without markup, and end early. */
    private static String fitting(String html, int longest) {
        if (html.length() <= longest) {
            return html;
        }
        var plain = Markup.plain(html);
        if (plain.length() <= longest) {
            return html;
        }
        log.warn("a message came out {} characters long and was cut", plain.length());
        int end = Character.isHighSurrogate(plain.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return Html.escape(plain.substring(0, end) + "…");
    }

    private static Optional<RenderedButton> button(MessageButton button, Language reader, MessageVariables variables) {
        var label = button.label().getOrDefault(reader, button.label().get(FALLBACK));
        return switch (button.kind()) {
            case URL -> Optional.of(new RenderedButton(button.kind(), label, button.url()));
            case MY_DISCOUNTS, BOOK -> Optional.of(new RenderedButton(button.kind(), label, Optional.empty()));
            // without a discount there is nothing to copy
            case COPY_CODE ->
                variables.discount().map(own -> new RenderedButton(button.kind(), label, Optional.of(own.code())));
        };
    }
}
