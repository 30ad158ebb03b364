package dvorik.core.id;

/** Key of a row of {@code salon}. */
public record SalonId(long value) {
    public SalonId {
        if (value <= 0) {
            throw new IllegalArgumentException("SalonId must be positive: " + value);
        }
    }
}
