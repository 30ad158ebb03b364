package dvorik.core.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The value of a condition as it was sent; what it is not is noted with its place. */
record RuleValue(JsonNode node, String path, List<RuleProblem> problems) {
    static final int MOST_DAYS = 36_500;
    /** What fits into a column and into a double. */
    static final long MOST = 1L << 53;

    private static final int MOST_VALUES = 100;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);

    /** The two ends of a span. */
    record Pair<T>(T first, T last) {}

    boolean absent() {
        if (node.isMissingNode()) {
            return true;
        }
        problems.add(new RuleProblem(path, "unknown", null));
        return false;
    }

    Optional<String> text(int longest) {
        if (!node.isTextual()) {
            return bad("type");
        }
        var text = node.asText().strip();
        if (text.isEmpty()) {
            return bad("too_short", 1);
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return bad("too_long", longest);
        }
        return text.chars().anyMatch(Character::isISOControl) || hasLoneSurrogate(text)
                ? bad("format")
                : Optional.of(text);
    }

    Optional<Boolean> flag() {
        return node.isBoolean() ? Optional.of(node.asBoolean()) : bad("type");
    }

    <E extends Enum<E>> Optional<E> word(Class<E> words) {
        if (!node.isTextual()) {
            return bad("type");
        }
        int index = names(words).indexOf(node.asText());
        return index < 0
                ? bad("not_one_of", String.join(", ", names(words)))
                : Optional.of(words.getEnumConstants()[index]);
    }

    Optional<Long> id() {
        return number(1, Long.MAX_VALUE);
    }

    Optional<Long> number(long least, long most) {
        if (!node.isIntegralNumber()) {
            return bad("type");
        }
        if (!node.canConvertToLong() || node.asLong() > most) {
            return bad(
                    node.asText().startsWith("-") ? "too_small" : "too_large",
                    node.asText().startsWith("-") ? least : most);
        }
        return node.asLong() < least ? bad("too_small", least) : Optional.of(node.asLong());
    }

    /** @return a day as YYYY-MM-DD */
    Optional<LocalDate> day() {
        if (!node.isTextual()) {
            return bad("type");
        }
        try {
            var day = LocalDate.parse(node.asText());
            return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? bad("format") : Optional.of(day);
        } catch (DateTimeException e) {
            return bad("format");
        }
    }

    <T> Optional<List<T>> list(Function<RuleValue, Optional<T>> reader) {
        if (!node.isArray()) {
            return bad("type");
        }
        if (node.isEmpty()) {
            return bad("too_short", 1);
        }
        if (node.size() > MOST_VALUES) {
            return bad("too_long", MOST_VALUES);
        }
        var values = new ArrayList<T>();
        for (int i = 0; i < node.size(); i++) {
            reader.apply(item(i)).ifPresent(values::add);
        }
        return values.size() == node.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    /** Two ends, the first not behind the last. */
    <T extends Comparable<? super T>> Optional<Pair<T>> pair(Function<RuleValue, Optional<T>> reader) {
        if (!node.isArray()) {
            return bad("type");
        }
        if (node.size() != 2) {
            return bad(node.size() < 2 ? "too_short" : "too_long", 2);
        }
        var first = reader.apply(item(0));
        var last = reader.apply(item(1));
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return first.get().compareTo(last.get()) > 0 ? bad("format") : Optional.of(new Pair<>(first.get(), last.get()));
    }

    /** @return the constants as they are written in JSON */
    static <E extends Enum<E>> List<String> names(Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private RuleValue item(int index) {
        return new RuleValue(node.get(index), path + "[" + index + "]", problems);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private <T> Optional<T> bad(String problem) {
        return bad(problem, null);
    }

    private <T> Optional<T> bad(String problem, Object limit) {
        problems.add(new RuleProblem(
                path, node.isMissingNode() ? "required" : problem, node.isMissingNode() ? null : limit));
        return Optional.empty();
    }
}
