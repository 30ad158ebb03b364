package dvorik.app;

import dvorik.core.config.KeptSecrets;
import dvorik.core.config.Settings;
import dvorik.core.db.DatabaseAddress;
import dvorik.embedded.EmbeddedMariaDb;
import dvorik.embedded.EmbeddedRedis;
import dvorik.embedded.EmbeddedServices;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a process stands on: database and Redis, embedded where none are configured.
 *
 * @param settings complete: with the addresses and, for an embedded database, the secrets that were not set
 */
record Foundation(Settings settings, List<AutoCloseable> servers) implements AutoCloseable {
    private static final String DATABASE = "dvorik";

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
            return new Foundation(complete.at(settings.database().get(), address(redis)), List.of(redis));
        } else if (ownRedis) {
            var database = startDatabase(home, progress);
            return new Foundation(
                    complete.at(address(database), settings.redis().get()), List.of(database));
        }
        var both = EmbeddedServices.start(home, EmbeddedMariaDb.Options.durable(DATABASE), progress);
        return new Foundation(complete.at(address(both.mariaDb()), address(both.redis())), List.of(both));
    }

    /** Only what migrations need. */
    static Foundation startDatabase(Settings settings, Consumer<String> progress) {
        if (settings.database().isPresent()) {
            return new Foundation(settings, List.of());
        }
        var database = startDatabase(settings.dataDirectory(), progress);
        return new Foundation(settings.at(address(database)), List.of(database));
    }

    @Override
    public void close() {
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
