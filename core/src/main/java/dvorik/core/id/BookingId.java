package dvorik.core.id;

/** Key of a row of {@code booking}. */
public record BookingId(long value) {
    public BookingId {
        if (value <= 0) {
            throw new IllegalArgumentException("BookingId must be positive: " + value);
        }
    }
}
