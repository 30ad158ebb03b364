package dvorik.core.id;

/** Key of a row of {@code business}. */
public record BusinessId(long value) {
    public BusinessId {
        if (value <= 0) {
            throw new IllegalArgumentException("BusinessId must be positive: " + value);
        }
    }
}
