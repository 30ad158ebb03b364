package dvorik.clientbot.asking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a birthday as people type it: {@code 14.02.1990}, {@code 14/2/90}, {@code 1990-02-14}, {@code 14021990}, {@code
 * 14 февраля 1990}, {@code 14 feb 1990}, {@code 1990-yil 14-fevral}.
 */
final class BirthdayReader {
    private static final int OLDEST = 120;
    private static final int YOUNGEST = 3;
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[./\\-\\s]{1,3}(\\d{1,2})[./\\-\\s]{1,3}(\\d{4}|\\d{2})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[./\\-\\s]{1,3}(\\d{1,2})[./\\-\\s]{1,3}(\\d{1,2})");
    private static final Pattern DIGITS = Pattern.compile("\\d{8}");
    /** Longer ones are no dates, whatever stands in them. */
    private static final int LONGEST_WITH_WORDS = 40;

    private static final Pattern PART = Pattern.compile("[0-9]+|\\p{L}+");
    private static final Set<String> FILLING =
            Set.of("г", "год", "года", "y", "yil", "yilda", "yili", "kun", "kuni", "of", "the", "st", "nd", "rd", "th");

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
        if (dayFirst.matches()) {
            return check(year(dayFirst.group(3), today), number(dayFirst.group(2)), number(dayFirst.group(1)), today);
        }
        return DIGITS.matcher(text).matches() ? digits(text, today) : words(text, today);
    }

    /** Day, month and year without anything between them; the other way round where that makes no date. */
    private static Read digits(String text, LocalDate today) {
        var dayFirst =
                check(number(text.substring(4)), number(text.substring(2, 4)), number(text.substring(0, 2)), today);
        if (dayFirst instanceof Read.Birthday) {
            return dayFirst;
        }
        var yearFirst =
                check(number(text.substring(0, 4)), number(text.substring(4, 6)), number(text.substring(6)), today);
        return yearFirst instanceof Read.Birthday ? yearFirst : dayFirst;
    }

    /** A month by its name and two numbers, in any order that people use. */
    private static Read words(String text, LocalDate today) {
        if (text.length() > LONGEST_WITH_WORDS) {
            return new Read.Unreadable();
        }
        var numbers = new ArrayList<String>();
        var months = new ArrayList<Integer>();
        for (var part : parts(text)) {
            var month = MonthNames.find(part);
            if (Character.isDigit(part.charAt(0))) {
                numbers.add(part);
            } else if (month.isPresent()) {
                months.add(month.getAsInt());
            } else if (!FILLING.contains(part)) {
                return new Read.Unreadable();
            }
        }
        if (months.size() != 1 || numbers.size() != 2 || numbers.stream().anyMatch(n -> n.length() > 4)) {
            return new Read.Unreadable();
        }
        boolean yearFirst = numbers.getFirst().length() > 2;
        var day = yearFirst ? numbers.getLast() : numbers.getFirst();
        var year = yearFirst ? numbers.getFirst() : numbers.getLast();
        return check(year(year, today), months.getFirst(), number(day), today);
    }

    private static List<String> parts(String text) {
        return PART.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(m -> m.group())
                .toList();
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

    private static int year(String digits, LocalDate today) {
        int year = number(digits);
        if (digits.length() > 2) {
            return year;
        }
        int century = today.getYear() / 100 * 100;
        return year + (year > today.getYear() % 100 ? century - 100 : century);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
