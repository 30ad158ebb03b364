package dvorik.core.id;

/** Key of a row of {@code broadcast}. */
public record BroadcastId(long value) {
    public BroadcastId {
        if (value <= 0) {
            throw new IllegalArgumentException("BroadcastId must be positive: " + value);
        }
    }
}
