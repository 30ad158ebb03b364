package dvorik.core.money;

import java.math.BigInteger;

/** What a discount takes off a purchase. */
public sealed interface DiscountValue {

    /** @return the amount taken off, at most the purchase itself */
    Money of(Money purchase);

    /**
     * A share of the purchase, rounded half up to the minor unit.
     *
     * @param basisPoints hundredths of a percent, 1 to 10000
     */
    record Percent(int basisPoints) implements DiscountValue {
        private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
        private static final BigInteger HALF = BigInteger.valueOf(5_000);

        public Percent {
            if (basisPoints < 1 || basisPoints > 10_000) {
                throw new IllegalArgumentException("percent out of range: " + basisPoints);
            }
        }

        @Override
        public Money of(Money purchase) {
            var taken = BigInteger.valueOf(purchase.minor())
                    .multiply(BigInteger.valueOf(basisPoints))
                    .add(HALF)
                    .divide(WHOLE);
            return new Money(taken.longValueExact(), purchase.currency());
        }
    }

    /** A fixed sum, or the whole purchase where that is smaller. */
    record Amount(Money money) implements DiscountValue {
        @Override
        public Money of(Money purchase) {
            return money.min(purchase);
        }
    }
}
