package dvorik.app;

import dvorik.embedded.EmbeddedMariaDb;
import dvorik.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** One database server for the run, and an empty Redis for each ground. */
final class TestServers implements AutoCloseable {
    private static final Path HOME = Path.of("target/embedded");
    private final Map<String, EmbeddedRedis> redis = new HashMap<>();
    private EmbeddedMariaDb mariaDb;
    private Runnable before = () -> {};

    TestServers() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            before.run();
            close();
        }));
    }

    /** What must be closed while the servers still run. */
    synchronized void closeBefore(Runnable part) {
        before = part;
    }

    synchronized EmbeddedMariaDb mariaDb() {
        if (mariaDb == null) {
            mariaDb = EmbeddedMariaDb.start(
                    HOME.resolve("mariadb"), EmbeddedMariaDb.Options.relaxed("dvorik"), line -> {});
        }
        return mariaDb;
    }

    synchronized EmbeddedRedis redis(String ground) {
        return redis.computeIfAbsent(ground, name -> {
            var home = HOME.resolve("redis-" + name);
            deleteTree(home);
            return EmbeddedRedis.start(home, line -> {});
        });
    }

    @Override
    public synchronized void close() {
        redis.values().forEach(EmbeddedRedis::close);
        if (mariaDb != null) {
            mariaDb.close();
        }
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
