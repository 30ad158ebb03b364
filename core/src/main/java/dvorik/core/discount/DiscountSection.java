package dvorik.core.discount;

/** The discounts of a customer that cannot be used now, by what became of them. */
public enum DiscountSection {
    ON_HOLD,
    USED,
    /** Expired or cancelled. */
    OVER,
    GIVEN_AWAY
}
