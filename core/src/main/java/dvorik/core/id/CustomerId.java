package dvorik.core.id;

/** Key of a row of {@code customer}. */
public record CustomerId(long value) {
    public CustomerId {
        if (value <= 0) {
            throw new IllegalArgumentException("CustomerId must be positive: " + value);
        }
    }
}
