package dvorik.core.id;

/** Key of a row of {@code session}. */
public record SessionId(long value) {
    public SessionId {
        if (value <= 0) {
            throw new IllegalArgumentException("SessionId must be positive: " + value);
        }
    }
}
