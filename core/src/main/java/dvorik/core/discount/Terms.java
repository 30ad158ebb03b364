package dvorik.core.discount;

import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.types.UByte;

/**
 * What a discount gives and when.
 *
 * @param minPurchase the purchase it counts from
 * @param maxDiscount the most it takes off
 * @param weekdays in the salon's zone; all seven: any day
 */
public record Terms(
        DiscountValue value, Optional<Money> minPurchase, Optional<Money> maxDiscount, Set<DayOfWeek> weekdays) {

    /** @return true when the till must know the amount of the purchase */
    public boolean needsAmount() {
        return value instanceof DiscountValue.Percent || minPurchase.isPresent();
    }

    /** @return what is taken off this purchase, rounded half up, never more than the purchase or the limit */
    public Money takenOff(Money purchase) {
        var taken = value.of(purchase);
        return maxDiscount.map(taken::min).orElse(taken);
    }

    /**
     * @param purchase empty where it is not asked
     * @throws IllegalArgumentException when the terms need it
     */
    Money takenOff(Optional<Money> purchase) {
        if (purchase.isPresent()) {
            return takenOff(purchase.get());
        }
        if (value instanceof DiscountValue.Amount(var money) && !needsAmount()) {
            return money;
        }
        throw new IllegalArgumentException("the amount of the purchase is needed");
    }

    /** @param bits bit 0 Monday … bit 6 Sunday; null: any day */
    static Set<DayOfWeek> weekdays(Integer bits) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (bits == null || (bits >> (day.getValue() - 1) & 1) == 1) {
                days.add(day);
            }
        }
        return days;
    }

    /** @return the column's value: null for any day */
    static UByte bits(Set<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return null;
        }
        return UByte.valueOf(
                days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).sum());
    }
}
