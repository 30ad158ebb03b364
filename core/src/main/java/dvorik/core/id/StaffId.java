package dvorik.core.id;

/** Key of a row of {@code staff}. */
public record StaffId(long value) {
    public StaffId {
        if (value <= 0) {
            throw new IllegalArgumentException("StaffId must be positive: " + value);
        }
    }
}
