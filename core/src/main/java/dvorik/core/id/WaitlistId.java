package dvorik.core.id;

/** Key of a row of {@code waitlist_entry}. */
public record WaitlistId(long value) {
    public WaitlistId {
        if (value <= 0) {
            throw new IllegalArgumentException("WaitlistId must be positive: " + value);
        }
    }
}
