package dvorik.core.db;

/** The server is older than what was tried. The message is one line for the operator. */
public final class UnsupportedServer extends RuntimeException {
    UnsupportedServer(String version) {
        super("The database server is too old (" + version
                + "): MySQL 8.4 or newer, or MariaDB 11.4 or newer is needed");
    }
}
