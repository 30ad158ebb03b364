package dvorik.core.id;

/** Key of a row of {@code discount_gift}. */
public record GiftId(long value) {
    public GiftId {
        if (value <= 0) {
            throw new IllegalArgumentException("GiftId must be positive: " + value);
        }
    }
}
