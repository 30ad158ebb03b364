package dvorik.adminapi.discount;

import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.util.Currency;

/** How the number of a value is meant. */
public enum ValueType {
    /** Basis points of the purchase: 1000 is 10 %. */
    PERCENT,
    /** Minor units of the currency. */
    AMOUNT;

    /** The largest percent, in basis points. */
    public static final int WHOLE = 10_000;

    public static ValueType of(DiscountValue value) {
        return value instanceof DiscountValue.Percent ? PERCENT : AMOUNT;
    }

    public static long number(DiscountValue value) {
        return switch (value) {
            case DiscountValue.Percent(var basisPoints) -> basisPoints;
            case DiscountValue.Amount(var money) -> money.minor();
        };
    }

    /** @return true for a number that this type can have */
    public boolean allows(long number) {
        return number > 0 && (this == AMOUNT || number <= WHOLE);
    }

    public DiscountValue value(long number, Currency currency) {
        return this == PERCENT
                ? new DiscountValue.Percent(Math.toIntExact(number))
                : new DiscountValue.Amount(new Money(number, currency));
    }
}
