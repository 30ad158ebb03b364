package dvorik.core.id;

/** Key of a row of {@code resource}. */
public record ResourceId(long value) {
    public ResourceId {
        if (value <= 0) {
            throw new IllegalArgumentException("ResourceId must be positive: " + value);
        }
    }
}
