package dvorik.core.id;

/** Key of a row of {@code absence}. */
public record AbsenceId(long value) {
    public AbsenceId {
        if (value <= 0) {
            throw new IllegalArgumentException("AbsenceId must be positive: " + value);
        }
    }
}
