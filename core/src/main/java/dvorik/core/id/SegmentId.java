package dvorik.core.id;

/** Key of a row of {@code segment}. */
public record SegmentId(long value) {
    public SegmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("SegmentId must be positive: " + value);
        }
    }
}
