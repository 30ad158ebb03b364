package dvorik.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A private MariaDB 11.4 on 127.0.0.1: utf8mb4, UTC, strict SQL mode, READ COMMITTED, without TLS.
 *
 * <p>All who start the same home, in whatever process, share one server; it stops when the last of them has closed it.
 * No shutdown hook is set: whoever starts it closes it, after everything that still needs the database.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    static final String USER = "dvorik";

    private final Options options;
    private final SharedServer server;

    private EmbeddedMariaDb(Options options, SharedServer server) {
        this.options = options;
        this.server = server;
    }

    /**
     * What may differ between servers; counts only for the one who really starts the server.
     *
     * @param database created when the server starts and absent then; the user may create others
     * @param relaxedDurability true for tests and code generation: faster, and the last second may be lost even by a
     *     mere crash
     */
    public record Options(String database, boolean relaxedDurability, int maxConnections) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
        private static final int CONNECTIONS = 100;

        public Options {
            if (!NAME.matcher(database).matches()) {
                throw new IllegalArgumentException("not a database name: " + database);
            }
        }

        /** For data that matter. */
        public static Options durable(String database) {
            return new Options(database, false, CONNECTIONS);
        }

        /** For data that can be made again. */
        public static Options relaxed(String database) {
            return new Options(database, true, CONNECTIONS);
        }
    }

    /**
     * Starts the server of this home or joins the running one; returns when it accepts connections.
     *
     * @param home created when absent; what is in it belongs to the launcher
     * @param progress gets a line for each step that takes long, the first start above all
     * @throws EmbeddedServerException when there is no MariaDB for this platform or it cannot be started
     */
    public static EmbeddedMariaDb start(Path home, Options options, Consumer<String> progress) {
        Path folder = SharedServer.home(home);
        var program = new MariaDbProgram(folder, options, progress);
        return new EmbeddedMariaDb(options, SharedServer.join(folder, program, progress));
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return server.port();
    }

    /** May do anything on this server but grant. */
    public String user() {
        return USER;
    }

    public String password() {
        return server.password();
    }

    public String database() {
        return options.database();
    }

    /** Of the server process at the time of the start. */
    public long pid() {
        return server.pid();
    }

    /** Stops the server unless another user is left; the data stay. */
    @Override
    public void close() {
        server.close();
    }
}
