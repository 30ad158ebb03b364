package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.config.Settings;
import dvorik.core.db.DatabaseAddress;
import dvorik.embedded.EmbeddedMariaDb;
import dvorik.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** A MariaDB and a Redis of one test, which it may pause, kill and start again at the same address. */
final class FragileServers implements AutoCloseable {
    private static final Path HOME = Path.of("target/fragile");
    private final Path home;
    /** Those of killed servers too: each keeps the folder in use until it is closed. */
    private final Deque<AutoCloseable> handles = new ArrayDeque<>();

    private EmbeddedMariaDb mariaDb;
    private EmbeddedRedis redis;

    FragileServers() throws IOException {
        this.home = Files.createTempDirectory(Files.createDirectories(HOME), "servers");
        startMariaDb();
        startRedis();
    }

    /** The settings with these servers and an empty database of that name. */
    Settings at(Settings given, String database) throws SQLException {
        var url = "jdbc:mysql://" + mariaDb.host() + ":" + mariaDb.port()
                + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC";
        try (var connection = DriverManager.getConnection(url, mariaDb.user(), mariaDb.password());
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database);
            statement.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        }
        return given.at(
                new DatabaseAddress(mariaDb.host(), mariaDb.port(), database, mariaDb.user(), mariaDb.password(), true),
                new Settings.RedisAddress(redis.host(), redis.port(), redis.password()));
    }

    void killMariaDb() throws InterruptedException, IOException {
        signal("KILL", mariaDb.pid());
    }

    void startMariaDb() {
        int before = mariaDb == null ? 0 : mariaDb.port();
        mariaDb = EmbeddedMariaDb.start(home.resolve("mariadb"), EmbeddedMariaDb.Options.durable("dvorik"), line -> {});
        handles.push(mariaDb);
        assertEquals(before == 0 ? mariaDb.port() : before, mariaDb.port());
    }

    void killRedis() throws InterruptedException, IOException {
        signal("KILL", redis.pid());
    }

    void startRedis() {
        int before = redis == null ? 0 : redis.port();
        redis = EmbeddedRedis.start(home.resolve("redis"), line -> {});
        handles.push(redis);
        assertEquals(before == 0 ? redis.port() : before, redis.port());
    }

    void pauseMariaDb(long seconds) throws InterruptedException, IOException {
        pause(mariaDb.pid(), seconds);
    }

    void pauseRedis(long seconds) throws InterruptedException, IOException {
        pause(redis.pid(), seconds);
    }

    /** It takes no more commands and answers none, while its connections stay. */
    private static void pause(long pid, long seconds) throws InterruptedException, IOException {
        signal("STOP", pid);
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } finally {
            signal("CONT", pid);
        }
    }

    private static void signal(String name, long pid) throws InterruptedException, IOException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor());
    }

    @Override
    public void close() throws Exception {
        for (var handle : handles) {
            handle.close();
        }
        try (var tree = Files.walk(home)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
