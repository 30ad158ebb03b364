package dvorik.core.id;

/** Key of a row of {@code service_category}. */
public record CategoryId(long value) {
    public CategoryId {
        if (value <= 0) {
            throw new IllegalArgumentException("CategoryId must be positive: " + value);
        }
    }
}
