package dvorik.core.id;

/** Key of a row of {@code redemption}. */
public record RedemptionId(long value) {
    public RedemptionId {
        if (value <= 0) {
            throw new IllegalArgumentException("RedemptionId must be positive: " + value);
        }
    }
}
