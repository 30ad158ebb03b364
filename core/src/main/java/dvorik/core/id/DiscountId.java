package dvorik.core.id;

/** Key of a row of {@code discount}. */
public record DiscountId(long value) {
    public DiscountId {
        if (value <= 0) {
            throw new IllegalArgumentException("DiscountId must be positive: " + value);
        }
    }
}
