package dvorik.core.id;

/** Key of a row of {@code review}. */
public record ReviewId(long value) {
    public ReviewId {
        if (value <= 0) {
            throw new IllegalArgumentException("ReviewId must be positive: " + value);
        }
    }
}
