package dvorik.core.id;

/** Key of a row of {@code service}. */
public record ServiceId(long value) {
    public ServiceId {
        if (value <= 0) {
            throw new IllegalArgumentException("ServiceId must be positive: " + value);
        }
    }
}
