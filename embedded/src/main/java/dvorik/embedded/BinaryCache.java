package dvorik.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The program files of one server, unpacked once per user from a jar on the class path. */
final class BinaryCache {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path folder;
    private final String jarFolder;
    private final String program;
    private final Predicate<String> wanted;

    /**
     * @param folder where the files go; appears only when it is complete
     * @param jarFolder prefix of the entries, which is cut off: empty or ending in a slash
     * @param program the entry below the prefix that is the server itself
     * @param wanted which entries below the prefix to unpack
     */
    BinaryCache(Path folder, String jarFolder, String program, Predicate<String> wanted) {
        this.folder = folder;
        this.jarFolder = jarFolder;
        this.program = program;
        this.wanted = wanted;
    }

    /**
     * Unpacks when that was not done yet, or when the server's file has not the size it should have.
     *
     * @param instead what to do when this installation has no such program: "set DATABASE_HOST ..."
     */
    void unpack(String name, String instead, Consumer<String> progress) {
        URL url = BinaryCache.class.getClassLoader().getResource(jarFolder + program);
        if (url == null) {
            throw new EmbeddedServerException("This installation has no " + name + " of its own: " + instead);
        }
        try {
            var connection = (JarURLConnection) url.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                if (!complete(jar)) {
                    Files.createDirectories(folder.getParent());
                    unpack(jar, name, progress);
                }
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Cannot unpack " + name + " into " + folder + " (XDG_CACHE_HOME moves it): " + e, e);
        }
    }

    private boolean complete(JarFile jar) throws IOException {
        Path file = folder.resolve(program);
        return Files.exists(file)
                && Files.size(file) == jar.getEntry(jarFolder + program).getSize();
    }

    private void unpack(JarFile jar, String name, Consumer<String> progress) throws IOException {
        try (var lock = FileMutex.acquire(folder.resolveSibling(folder.getFileName() + ".lock"), PATIENCE)) {
            if (complete(jar)) {
                return;
            }
            Path part = folder.resolveSibling(folder.getFileName() + ".part");
            PrivateFiles.deleteTree(part);
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(jarFolder))
                    .filter(entry -> wanted.test(entry.getName().substring(jarFolder.length())))
                    .toList();
            var meter = new Meter(
                    name, entries.stream().mapToLong(JarEntry::getSize).sum(), progress);
            for (JarEntry entry : entries) {
                Path target = part.resolve(entry.getName().substring(jarFolder.length()));
                Files.createDirectories(target.getParent());
                copy(jar, entry, target, meter);
            }
            PrivateFiles.makeExecutable(part.resolve(program));
            PrivateFiles.deleteTree(folder);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path target, Meter meter) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = jar.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                meter.add(read);
            }
        }
    }

    /** Says each quarter of the way, unless that takes but a moment. */
    private static final class Meter {
        private static final int STEPS = 4;
        private static final long WORTH_STEPS_BYTES = 50L << 20;

        private final String name;
        private final long total;
        private final Consumer<String> progress;
        private long done;

        Meter(String name, long total, Consumer<String> progress) {
            this.name = name;
            this.total = total;
            this.progress = progress;
            progress.accept("unpacking " + name + ", once for all time (" + (total >> 20) + " MB)");
        }

        void add(int bytes) {
            long before = done * STEPS / total;
            done += bytes;
            long now = done * STEPS / total;
            if (total > WORTH_STEPS_BYTES && now > before && now < STEPS) {
                progress.accept("unpacking " + name + ": " + now * 100 / STEPS + " %");
            }
        }
    }
}
