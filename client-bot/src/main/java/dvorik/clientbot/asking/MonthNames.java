package dvorik.clientbot.asking;

import java.util.List;
import java.util.OptionalInt;

/** Names of months as people type them, in all three languages at once, whole or from the third letter on. */
final class MonthNames {
    private static final int SHORTEST = 3;

    private static final List<List<String>> NAMES = List.of(
            List.of("январь", "января", "january", "yanvar"),
            List.of("февраль", "февраля", "february", "fevral"),
            List.of("март", "марта", "march", "mart"),
            List.of("апрель", "апреля", "april", "aprel"),
            List.of("май", "мая", "may"),
            List.of("июнь", "июня", "june", "iyun"),
            List.of("июль", "июля", "july", "iyul"),
            List.of("август", "августа", "august", "avgust"),
            List.of("сентябрь", "сентября", "september", "sentyabr", "sentabr"),
            List.of("октябрь", "октября", "october", "oktyabr", "oktabr"),
            List.of("ноябрь", "ноября", "november", "noyabr"),
            List.of("декабрь", "декабря", "december", "dekabr"));

    private MonthNames() {}

    /**
     * @param word in lower case
     * @return 1 to 12; empty for other words
     */
    static OptionalInt find(String word) {
        if (word.length() < SHORTEST) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < NAMES.size(); i++) {
            if (NAMES.get(i).stream().anyMatch(name -> name.startsWith(word))) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}
