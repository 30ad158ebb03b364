package dvorik.core.text;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts texts and cards into the words of a language. Safe for many threads. */
public final class Texts {
    private static final Logger log = LoggerFactory.getLogger(Texts.class);
    private final Map<Language, Map<String, TextPattern>> patterns = new EnumMap<>(Language.class);
    private final Map<Language, Formats> formats = new EnumMap<>(Language.class);
    private final PebbleEngine templates;
    private volatile OwnWords ownWords = (language, key) -> Optional.empty();

    /**
     * @param clock business time, for "today" and "tomorrow"
     * @param bundles names of resource files {@code texts/NAME_LANGUAGE.properties}; a key stands in one of them only
     */
    public Texts(Clock clock, List<String> bundles) {
        for (var language : Language.values()) {
            var byKey = new HashMap<String, TextPattern>();
            for (var bundle : bundles) {
                read(bundle, language).forEach((key, source) -> {
                    if (byKey.put((String) key, TextPattern.of((String) source, language.locale())) != null) {
                        throw new IllegalStateException("text " + key + " stands twice in " + language);
                    }
                });
            }
            patterns.put(language, byKey);
            formats.put(language, new Formats(this, language, clock));
        }
        var loader = new ClasspathLoader();
        loader.setPrefix("texts");
        loader.setSuffix(".peb");
        templates = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                // it would also take the line end after a value
                .newLineTrimming(false)
                .build();
    }

    /** From now on the words of the business stand in place of ours where it has some. */
    public void prefer(OwnWords words) {
        ownWords = words;
    }

    /** @return Telegram HTML; arguments are escaped */
    public String html(Language language, Text text) {
        var own = ownWords(language, text.key(), text.args());
        return own.isPresent() ? own.get() : bundled(language, text);
    }

    private String bundled(Language language, Text text) {
        return fill(language, text, value -> Html.escape(formats.get(language).show(value, this::plainNested)));
    }

    /** @return the text without markup, for buttons and alerts */
    public String plain(Language language, Text text) {
        return fill(language, text, value -> formats.get(language).show(value, this::plainNested));
    }

    public String plain(Language language, String key) {
        return plain(language, Text.of(key));
    }

    /**
     * Renders a card. Lines that only hold tags leave no empty line.
     *
     * @param template name without language and ending
     * @param model by variable name; values as in {@link Text#args()}, put into words and escaped; null stays null
     */
    public String card(Language language, String template, Map<String, Object> model) {
        var own = ownWords(language, cardKey(template), model);
        return own.isPresent() ? own.get() : bundledCard(language, template, model);
    }

    private String bundledCard(Language language, String template, Map<String, Object> model) {
        var shown = new HashMap<String, Object>();
        model.forEach((name, value) -> shown.put(
                name,
                value == null || value instanceof Boolean || value instanceof List
                        ? value
                        : formats.get(language).show(value, this::plainNested)));
        var out = new StringWriter();
        try {
            templates.getTemplate(language.code() + "/" + template).evaluate(out, shown, language.locale());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    /** Words of the business that cannot be put together say nothing: ours are there. */
    private Optional<String> ownWords(Language language, String key, Map<String, Object> args) {
        try {
            var words = ownWords.find(language, key);
            return words.isEmpty()
                    ? Optional.empty()
                    : Optional.of(words.get().html(shown(language, args))).filter(html -> !html.isBlank());
        } catch (RuntimeException e) {
            // the message of the fault may hold the words
            log.warn(
                    "the own words of {} in {} do not work, the bundled ones are used ({})",
                    key,
                    language,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * Puts values into words, not escaped: numbers and yes or no stay what they are, for conditions.
     *
     * @param args as {@link Text#args()} has them
     */
    public Map<String, Object> shown(Language language, Map<String, Object> args) {
        var shown = new HashMap<String, Object>();
        args.forEach((name, value) -> shown.put(
                name,
                value == null || value instanceof Boolean || value instanceof List || value instanceof Number
                        ? value
                        : formats.get(language).show(value, this::plainNested)));
        return shown;
    }

    /** @return how {@link OwnWords} names a card */
    public static String cardKey(String template) {
        return "card." + template.replace('_', '-');
    }

    /** @return a bundled text as a Pebble template of the same words */
    public String templateOf(Language language, String key) {
        return pattern(language, key).asTemplate();
    }

    /** @return the bundled template of a card */
    public static String templateOfCard(Language language, String template) {
        var path = "/texts/" + language.code() + "/" + template + ".peb";
        try (var in = Texts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Formats formats(Language language) {
        return formats.get(language);
    }

    public boolean has(Language language, String key) {
        return patterns.get(language).containsKey(key);
    }

    public Set<String> keys(Language language) {
        return new TreeSet<>(patterns.get(language).keySet());
    }

    /** @return the names of the places of a text, sorted */
    public List<String> places(Language language, String key) {
        return pattern(language, key).places();
    }

    private String plainNested(Language language, Text text) {
        return plain(language, text);
    }

    private String fill(Language language, Text text, Function<Object, String> show) {
        try {
            return pattern(language, text.key()).fill(text.args(), show);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("text " + text.key() + " (" + language + "): " + e.getMessage(), e);
        }
    }

    private TextPattern pattern(Language language, String key) {
        var pattern = patterns.get(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        return pattern;
    }

    private static Properties read(String bundle, Language language) {
        var path = "/texts/" + bundle + "_" + language.code() + ".properties";
        var properties = new Properties();
        try (var in = Texts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + path);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
