package dvorik.app;

import dvorik.core.config.KeptSecrets;
import dvorik.core.config.Settings;
import dvorik.core.db.DatabaseAddress;
import dvorik.embedded.EmbeddedMariaDb;
import dvorik.embedded.EmbeddedRedis;
import dvorik.embedded.EmbeddedServices;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What a process stands on: database and Redis, embedded where none are configured.
 *
 * @param closing set once the servers are stopped on purpose
 * @param settings complete: with the addresses and, for an embedded database, the secrets that were not set
 */
record Foundation(Settings settings, List<AutoCloseable> servers, AtomicBoolean closing) implements AutoCloseable {
    private static final String DATABASE = "dvorik";

    private Foundation(Settings settings, List<AutoCloseable> servers) {
        this(settings, servers, new AtomicBoolean());
    }

    /** @param progress a line for each step that takes long */
    static Foundation start(Settings settings, Consumer<String> progress) {
        var home = settings.dataDirectory();
        boolean ownDatabase = settings.database().isPresent();
        boolean ownRedis = settings.redis().isPresent();
        var complete = ownDatabase ? settings : settings.with(KeptSecrets.fill(settings.secrets(), home));
        if (ownDatabase && ownRedis) {
            return new Foundation(complete, List.of());
        } else if (ownDatabase) {
            var redis = EmbeddedRedis.start(home.resolve("redis"), progress);
            return new Foundation(complete.at(settings.database().get(), address(redis)), List.of(redis))
                    .watching("Redis", redis.pid());
        } else if (ownRedis) {
            var database = startDatabase(home, progress);
            return new Foundation(
                    complete.at(address(database), settings.redis().get()), List.of(database));
        }
        var both = EmbeddedServices.start(home, EmbeddedMariaDb.Options.durable(DATABASE), progress);
        return new Foundation(complete.at(address(both.mariaDb()), address(both.redis())), List.of(both))
                .watching("MariaDB", both.mariaDb().pid())
                .watching("Redis", both.redis().pid());
    }

    /** Only what migrations need. */
    static Foundation startDatabase(Settings settings, Consumer<String> progress) {
        if (settings.database().isPresent()) {
            return new Foundation(settings, List.of());
        }
        var database = startDatabase(settings.dataDirectory(), progress);
        return new Foundation(settings.at(address(database)), List.of(database));
    }

    /** Nothing works without its servers: when one dies, so does this process, and the next start finds all as it was. */
    private Foundation watching(String name, long pid) {
        ProcessHandle.of(pid).ifPresent(server -> server.onExit().thenRun(() -> {
            if (!closing.get()) {
                Console.error("dvorik: the embedded " + name + " has died, so this process stops. Start it again: "
                        + "nothing is lost");
                // on a thread of its own: exit waits for the shutdown hook
                new Thread(() -> Runtime.getRuntime().exit(1), "server-died").start();
            }
        }));
        return this;
    }

    @Override
    public void close() {
        closing.set(true);
        Application.closeAll(servers);
    }

    private static EmbeddedMariaDb startDatabase(Path home, Consumer<String> progress) {
        return EmbeddedMariaDb.start(home.resolve("mariadb"), EmbeddedMariaDb.Options.durable(DATABASE), progress);
    }

    private static DatabaseAddress address(EmbeddedMariaDb server) {
        return new DatabaseAddress(
                server.host(), server.port(), server.database(), server.user(), server.password(), true);
    }

    private static Settings.RedisAddress address(EmbeddedRedis server) {
        return new Settings.RedisAddress(server.host(), server.port(), server.password());
    }
}
