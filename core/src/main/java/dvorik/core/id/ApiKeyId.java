package dvorik.core.id;

/** Key of a row of {@code api_key}. */
public record ApiKeyId(long value) {
    public ApiKeyId {
        if (value <= 0) {
            throw new IllegalArgumentException("ApiKeyId must be positive: " + value);
        }
    }
}
