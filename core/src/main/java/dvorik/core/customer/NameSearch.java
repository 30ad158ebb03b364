package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Finds names by beginnings of their words. The servers' word index knows neither words of one or two characters nor those
 * that it takes for empty ("will", "la"), so that names which begin with all that was typed are looked up beside it.
 */
final class NameSearch {
    private static final int SHORTEST_INDEXED = 3;
    private static final char ESCAPE = '!';

    private NameSearch() {}

    /** @param typed anything; without a letter or digit it finds nobody */
    static Condition matching(String typed) {
        var words = Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.isEmpty()) {
            return DSL.falseCondition();
        }
        Select<Record1<Long>> beginning = DSL.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.FIRST_NAME.like(escaped(typed.strip()) + "%", ESCAPE));
        var found = byWords(words, beginning).asTable("found");
        return CUSTOMER.ID.in(DSL.select(found.field(0, Long.class)).from(found));
    }

    private static Select<Record1<Long>> byWords(List<String> words, Select<Record1<Long>> beginning) {
        var indexed = words.stream()
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_INDEXED)
                .toList();
        if (indexed.isEmpty()) {
            return beginning;
        }
        var wanted = indexed.stream().map(word -> "+" + word + "*").collect(Collectors.joining(" "));
        var all = DSL.condition("match ({0}) against ({1} in boolean mode)", CUSTOMER.FIRST_NAME, DSL.val(wanted));
        for (var word : words) {
            if (!indexed.contains(word)) {
                all = all.and(
                        DSL.concat(DSL.inline(" "), CUSTOMER.FIRST_NAME).like("% " + escaped(word) + "%", ESCAPE));
            }
        }
        return DSL.select(CUSTOMER.ID).from(CUSTOMER).where(all).union(beginning);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
