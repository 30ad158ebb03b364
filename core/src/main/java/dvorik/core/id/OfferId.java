package dvorik.core.id;

/** Key of a row of {@code offer}. */
public record OfferId(long value) {
    public OfferId {
        if (value <= 0) {
            throw new IllegalArgumentException("OfferId must be positive: " + value);
        }
    }
}
