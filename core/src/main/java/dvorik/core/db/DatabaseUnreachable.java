package dvorik.core.db;

/** Nobody answers at the database's address, or we are not let in. The message is one line for the operator. */
public final class DatabaseUnreachable extends RuntimeException {
    DatabaseUnreachable(DatabaseAddress address, Throwable cause) {
        super("Cannot connect to the database at " + address + ": " + rootMessage(cause), cause);
    }

    private static String rootMessage(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
