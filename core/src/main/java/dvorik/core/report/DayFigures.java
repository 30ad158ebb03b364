package dvorik.core.report;

import dvorik.core.money.Money;
import java.util.List;

/**
 * Sums of a day.
 *
 * @param all what was redeemed and not taken back
 * @param undone how many were taken back
 * @param bySalon and {@code byPerson}: the same, the most first; those with nothing are left out
 */
public record DayFigures(Sum all, int undone, List<Line> bySalon, List<Line> byPerson) {

    /** @param purchases as far as the amounts are known */
    public record Sum(int times, Money takenOff, Money purchases) {}

    /** A salon's or a person's share. */
    public record Line(String name, Sum sum) {}

    public boolean isEmpty() {
        return all.times() == 0 && undone == 0;
    }

    /** @return how many entries the day's list has */
    public int entries() {
        return all.times() + undone;
    }
}
