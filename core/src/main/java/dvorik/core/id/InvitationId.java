package dvorik.core.id;

/** Key of a row of {@code invitation}. */
public record InvitationId(long value) {
    public InvitationId {
        if (value <= 0) {
            throw new IllegalArgumentException("InvitationId must be positive: " + value);
        }
    }
}
