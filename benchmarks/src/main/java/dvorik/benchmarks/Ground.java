package dvorik.benchmarks;

import dvorik.embedded.EmbeddedMariaDb;
import dvorik.embedded.EmbeddedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** An emptied folder for one run, and servers in it that are as durable as those of the real thing. */
public final class Ground implements AutoCloseable {
    private static final Path HOME = Path.of("benchmarks/target/bench");

    private EmbeddedServices servers;

    Ground() {
        deleteTree(HOME);
    }

    /** @return an empty folder of that name, absolute */
    public Path folder(String name) {
        var folder = HOME.resolve(name).toAbsolutePath();
        try {
            deleteTree(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started by the first who asks. */
    public synchronized EmbeddedServices servers() {
        if (servers == null) {
            servers = EmbeddedServices.start(
                    HOME.resolve("servers"), EmbeddedMariaDb.Options.durable("dvorik"), Report::note);
        }
        return servers;
    }

    @Override
    public synchronized void close() {
        if (servers != null) {
            servers.close();
            servers = null;
        }
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var tree = Files.walk(folder)) {
            for (var path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
