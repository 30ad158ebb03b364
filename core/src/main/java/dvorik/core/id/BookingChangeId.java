package dvorik.core.id;

/** Key of a row of {@code booking_change}. */
public record BookingChangeId(long value) {
    public BookingChangeId {
        if (value <= 0) {
            throw new IllegalArgumentException("BookingChangeId must be positive: " + value);
        }
    }
}
