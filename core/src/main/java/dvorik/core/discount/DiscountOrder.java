package dvorik.core.discount;

/** In which order discounts are listed. */
public enum DiscountOrder {
    NEWEST,
    OLDEST,
    /** Nearest end first. */
    ENDS_FIRST,
    ENDS_LAST;

    boolean byEnd() {
        return this == ENDS_FIRST || this == ENDS_LAST;
    }

    boolean descending() {
        return this == NEWEST || this == ENDS_LAST;
    }
}
