package dvorik.core.segment;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import java.time.LocalDate;
import java.time.Month;
import org.jooq.Condition;

/** Birthdays and ages as conditions. Who was born on 29 February celebrates on the 28th in common years. */
final class BirthdaySpan {
    private static final int MONTH = 100;
    private static final int LAST_OF_FEBRUARY = 28;
    private static final int SURELY_A_YEAR = 366;
    private static final short LEAP_DAY = 229;

    private BirthdaySpan() {}

    /** Celebrates on one of these days, both inclusive; over New Year too. */
    static Condition celebrating(LocalDate first, LocalDate last) {
        var day = CUSTOMER.BIRTHDAY_MONTH_DAY;
        var known = day.isNotNull();
        if (last.toEpochDay() - first.toEpochDay() >= SURELY_A_YEAR - 1) {
            return known;
        }
        short from = number(first);
        short until = isLastOfShortFebruary(last) ? LEAP_DAY : number(last);
        return known.and(from <= until ? day.between(from, until) : day.ge(from).or(day.le(until)));
    }

    /** @return the last day on which somebody of so many full years may have been born */
    static LocalDate bornUntil(LocalDate today, long years) {
        var day = today.minusYears(years);
        return isLastOfShortFebruary(today) && day.isLeapYear() ? day.plusDays(1) : day;
    }

    private static short number(LocalDate day) {
        return (short) (day.getMonthValue() * MONTH + day.getDayOfMonth());
    }

    private static boolean isLastOfShortFebruary(LocalDate day) {
        return day.getMonth() == Month.FEBRUARY && day.getDayOfMonth() == LAST_OF_FEBRUARY && !day.isLeapYear();
    }
}
