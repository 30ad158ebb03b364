package dvorik.core.id;

/** Key of a row of {@code approval}. */
public record ApprovalId(long value) {
    public ApprovalId {
        if (value <= 0) {
            throw new IllegalArgumentException("ApprovalId must be positive: " + value);
        }
    }
}
