package dvorik.cashierbot.booking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a period as people type it: {@code 25.11}, {@code 25.11 - 28.11}, {@code 25.11 14:00-18:00}, {@code 25.11 14:00 -
 * 26.11 10:00}, and hours alone where the day is known. A date without a year is the next one of that name.
 */
final class PeriodReader {
    private static final Pattern PART = Pattern.compile(
            "(?<day>\\d{1,2})[./](?<month>\\d{1,2})(?:[./](?<year>\\d{4}|\\d{2}))?|(?<hour>\\d{1,2}):(?<minute>\\d{2})");
    private static final Pattern BETWEEN =
            Pattern.compile("(?iu)(\\s|[-–—,]|(с|со|до|по|from|to|till|until|dan|gacha)(?!\\p{L}))*");
    private static final int LONGEST = 60;
    private static final int STEP = 5;
    private static final int DAY = 24 * 60;

    private PeriodReader() {}

    /**
     * What was meant.
     *
     * @param hours false: a day alone, or whole days
     * @param until exclusive, after {@code from}
     */
    record Period(LocalDateTime from, LocalDateTime until, boolean hours) {
        boolean isOneDay() {
            return !hours && from.toLocalDate().plusDays(1).atStartOfDay().equals(until);
        }
    }

    /**
     * @param today earlier days without a year are those of the next one
     * @param known the day that hours alone are of
     */
    static Optional<Period> read(String typed, LocalDate today, Optional<LocalDate> known) {
        var text = typed.strip();
        var dates = new ArrayList<LocalDate>();
        var times = new ArrayList<Integer>();
        if (text.length() > LONGEST || !parts(text, today, dates, times)) {
            return Optional.empty();
        }
        if (dates.isEmpty()) {
            known.ifPresent(dates::add);
        }
        return period(dates, times).filter(period -> period.from().isBefore(period.until()));
    }

    private static boolean parts(String text, LocalDate today, List<LocalDate> dates, List<Integer> times) {
        Matcher m = PART.matcher(text);
        int behind = 0;
        while (m.find()) {
            if (!BETWEEN.matcher(text.substring(behind, m.start())).matches()) {
                return false;
            }
            behind = m.end();
            if (m.group("hour") != null) {
                int hour = Integer.parseInt(m.group("hour"));
                int minute = Integer.parseInt(m.group("minute"));
                if (minute > 59 || hour * 60 + minute > DAY) {
                    return false;
                }
                times.add(hour * 60 + minute);
            } else {
                var date = date(m, today);
                if (date.isEmpty()) {
                    return false;
                }
                dates.add(date.get());
            }
        }
        return behind > 0 && BETWEEN.matcher(text.substring(behind)).matches();
    }

    private static Optional<LocalDate> date(Matcher m, LocalDate today) {
        int day = Integer.parseInt(m.group("day"));
        int month = Integer.parseInt(m.group("month"));
        var year = m.group("year");
        try {
            if (year != null) {
                int number = Integer.parseInt(year);
                return Optional.of(LocalDate.of(number < 100 ? 2000 + number : number, month, day));
            }
            var date = LocalDate.of(today.getYear(), month, day);
            return Optional.of(date.isBefore(today) ? date.plusYears(1) : date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Period> period(List<LocalDate> dates, List<Integer> times) {
        if (dates.isEmpty() || dates.size() > 2) {
            return Optional.empty();
        }
        var first = dates.getFirst();
        var last = dates.getLast();
        return switch (times.size()) {
            case 0 ->
                Optional.of(new Period(first.atStartOfDay(), last.plusDays(1).atStartOfDay(), false));
            case 2 -> {
                int begins = times.getFirst() / STEP * STEP;
                int ends = (times.getLast() + STEP - 1) / STEP * STEP;
                // over midnight, when no other day was named
                var endsOn = dates.size() == 1 && ends <= begins ? first.plusDays(1) : last;
                yield Optional.of(new Period(at(first, begins), at(endsOn, ends), true));
            }
            default -> Optional.empty();
        };
    }

    private static LocalDateTime at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute);
    }
}
