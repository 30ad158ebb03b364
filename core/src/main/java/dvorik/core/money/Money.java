package dvorik.core.money;

import java.util.Currency;

/**
 * An amount of money that is never negative.
 *
 * @param minor in minor units of the currency (kopecks, tiyin, cents)
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("negative amount");
        }
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    /** @return this less the other, never below zero */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.max(0, minor - other.minor), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("different currencies: " + currency + ", " + other.currency);
        }
    }
}
