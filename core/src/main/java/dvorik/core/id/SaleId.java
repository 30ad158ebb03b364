package dvorik.core.id;

/** Key of a row of {@code sale}. */
public record SaleId(long value) {
    public SaleId {
        if (value <= 0) {
            throw new IllegalArgumentException("SaleId must be positive: " + value);
        }
    }
}
