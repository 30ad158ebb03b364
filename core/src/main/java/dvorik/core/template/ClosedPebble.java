package dvorik.core.template;

import com.ibm.icu.text.PluralRules;
import dvorik.core.text.Html;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pebble with nothing in it but conditions, a few filters of words and tests: no loops, no assignments, no functions, no
 * other templates, no access to Java. What the parser still lets through is refused by {@link SourceCheck}.
 */
final class ClosedPebble {
    static final Set<String> TAGS = Set.of("if", "verbatim");
    static final Set<String> FILTERS = Set.of("capitalize", "default", "lower", "title", "trim", "upper");
    static final Set<String> TESTS = Set.of("empty", "null", "one", "few", "many");

    /** Fail on anything else. */
    private static final Set<String> OF_WORDS = Set.of("capitalize", "lower", "title", "trim", "upper");

    /** Added to every value by the engine itself. */
    private static final String ESCAPE = "escape";

    /** A line with nothing but tags or comments: its end goes into the last of them, so that no empty line is left. */
    private static final Pattern TAG_LINE =
            Pattern.compile("(?m)^[ \\t]*+((?:(?:\\{%(?:(?!%})[^\\n])*+%}|\\{#(?:(?!#})[^\\n])*+#})[ \\t]*+)++)\\n");

    private final PebbleEngine reading = engine(false);
    private final PebbleEngine rendering = engine(true);

    private static PebbleEngine engine(boolean escaping) {
        return new PebbleEngine.Builder()
                // knows no other template
                .loader(new MemoryLoader())
                .cacheActive(false)
                .extension(new Plurals())
                .registerExtensionCustomizer(Only::new)
                .methodAccessValidator((object, method) -> false)
                .autoEscaping(escaping)
                .addEscapingStrategy("telegram", ClosedPebble::escape)
                .defaultEscapingStrategy("telegram")
                .newLineTrimming(false)
                .strictVariables(false)
                .build();
    }

    /**
     * As a tree, without escaping.
     *
     * @throws PebbleException with the line; also {@link StackOverflowError} for what is nested too deeply
     */
    PebbleTemplateImpl read(String source) {
        return (PebbleTemplateImpl) reading.getLiteralTemplate(linesOfTagsJoined(source));
    }

    /** @param source that {@link SourceCheck} has found nothing in */
    PebbleTemplate compile(String source) {
        return rendering.getLiteralTemplate(linesOfTagsJoined(source));
    }

    private static String linesOfTagsJoined(String source) {
        var out = new StringBuilder();
        var m = TAG_LINE.matcher(source);
        int from = 0;
        while (m.find()) {
            var tags = m.group(1).stripTrailing();
            int end = tags.length() - (tags.endsWith("-%}") ? 3 : 2);
            out.append(source, from, m.start())
                    .append(tags, 0, end)
                    .append('\n')
                    .append(tags, end, tags.length());
            from = m.end();
        }
        return out.append(source, from, source.length()).toString();
    }

    /** For text and attributes in either kind of quotes. */
    static String escape(String value) {
        return Html.escape(value).replace("'", "&#39;");
    }

    /** Lets through what is named above. */
    private static final class Only extends ExtensionCustomizer {
        Only(Extension whole) {
            super(whole);
        }

        @Override
        public Map<String, Filter> getFilters() {
            var filters =
                    new HashMap<>(kept(super.getFilters(), name -> FILTERS.contains(name) || name.equals(ESCAPE)));
            filters.replaceAll((name, filter) -> OF_WORDS.contains(name) ? new OfWords(filter) : filter);
            return filters;
        }

        @Override
        public Map<String, Test> getTests() {
            return kept(super.getTests(), TESTS::contains);
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of();
        }

        @Override
        public List<TokenParser> getTokenParsers() {
            var all = super.getTokenParsers();
            return all == null
                    ? List.of()
                    : all.stream().filter(one -> TAGS.contains(one.getTag())).toList();
        }

        private static <T> Map<String, T> kept(Map<String, T> all, java.util.function.Predicate<String> wanted) {
            return all == null
                    ? Map.of()
                    : all.entrySet().stream()
                            .filter(one -> wanted.test(one.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** Takes numbers and yes or no as they are written. */
    private record OfWords(Filter filter) implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return filter.getArgumentNames();
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return filter.apply(input == null ? null : input.toString(), args, self, context, line);
        }
    }

    /** {@code {% if count is few %}}: by the rules of the language the words are in. */
    private static final class Plurals extends AbstractExtension {
        @Override
        public Map<String, Test> getTests() {
            return Map.of("one", new Plural("one"), "few", new Plural("few"), "many", new Plural("many"));
        }
    }

    private record Plural(String form) implements Test {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public boolean apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return input instanceof Number number
                    && PluralRules.forLocale(context.getLocale())
                            .select(number.doubleValue())
                            .equals(form);
        }
    }
}
