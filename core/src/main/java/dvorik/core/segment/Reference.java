package dvorik.core.segment;

/**
 * Something of the business that a rule names.
 *
 * @param path where in the rule
 */
public record Reference(String path, Kind kind, long id) {
    public enum Kind {
        OFFER,
        SALON,
        BROADCAST,
        SERVICE,
        /** A member of staff who performs services. */
        MASTER
    }
}
