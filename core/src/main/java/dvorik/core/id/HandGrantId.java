package dvorik.core.id;

/** Key of a row of {@code hand_grant}. */
public record HandGrantId(long value) {
    public HandGrantId {
        if (value <= 0) {
            throw new IllegalArgumentException("HandGrantId must be positive: " + value);
        }
    }
}
