package dvorik.clientbot.joining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Reads a birthday as people type it: {@code 14.02.1990}, {@code 14/2/90}, {@code 1990-02-14}. */
final class BirthdayReader {
    private static final int OLDEST = 120;
    private static final int YOUNGEST = 3;
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[./\\-\\s]{1,3}(\\d{1,2})[./\\-\\s]{1,3}(\\d{4}|\\d{2})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[./\\-\\s]{1,3}(\\d{1,2})[./\\-\\s]{1,3}(\\d{1,2})");

    private BirthdayReader() {}

    /** What was read. */
    sealed interface Read {
        record Birthday(LocalDate date) implements Read {}

        /** Not like a date at all. */
        record Unreadable() implements Read {}

        /** No calendar has that day. */
        record Impossible() implements Read {}

        record InFuture() implements Read {}

        /** Nobody is that old. */
        record TooLongAgo() implements Read {}

        /** Too young to chat. */
        record TooRecent() implements Read {}
    }

    /** @param today in business time; a year of two digits is the last such year that is not ahead of it */
    static Read read(String typed, LocalDate today) {
        var text = typed.strip();
        var yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return check(number(yearFirst.group(1)), number(yearFirst.group(2)), number(yearFirst.group(3)), today);
        }
        var dayFirst = DAY_FIRST.matcher(text);
        if (!dayFirst.matches()) {
            return new Read.Unreadable();
        }
        int year = number(dayFirst.group(3));
        if (dayFirst.group(3).length() == 2) {
            int century = today.getYear() / 100 * 100;
            year += year > today.getYear() % 100 ? century - 100 : century;
        }
        return check(year, number(dayFirst.group(2)), number(dayFirst.group(1)), today);
    }

    static Read check(int year, int month, int day, LocalDate today) {
        LocalDate date;
        try {
            date = LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return new Read.Impossible();
        }
        if (date.isAfter(today)) {
            return new Read.InFuture();
        } else if (date.isBefore(today.minusYears(OLDEST))) {
            return new Read.TooLongAgo();
        } else if (date.isAfter(today.minusYears(YOUNGEST))) {
            return new Read.TooRecent();
        }
        return new Read.Birthday(date);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
