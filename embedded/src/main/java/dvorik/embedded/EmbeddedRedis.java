package dvorik.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A private Redis on 127.0.0.1 with an append-only file flushed each second and no eviction.
 *
 * <p>Shared and closed like {@link EmbeddedMariaDb}. Its commands are those of Redis 6.2: no functions, no
 * {@code EXPIRETIME}, no expiry of hash fields.
 */
public final class EmbeddedRedis implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final SharedServer server;

    private EmbeddedRedis(SharedServer server) {
        this.server = server;
    }

    /**
     * Starts the server of this home or joins the running one; returns when it accepts connections.
     *
     * @param home created when absent; what is in it belongs to the launcher
     * @param progress gets a line for each step that takes long
     * @throws EmbeddedServerException when there is no Redis for this platform or it cannot be started
     */
    public static EmbeddedRedis start(Path home, Consumer<String> progress) {
        Path folder = SharedServer.home(home);
        return new EmbeddedRedis(SharedServer.join(folder, new RedisProgram(folder, progress), progress));
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return server.port();
    }

    /** Of the default user. */
    public String password() {
        return server.password();
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
