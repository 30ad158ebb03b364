package dvorik.core.config;

import dvorik.core.config.Settings.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Secrets that were not set are made once and kept beside the embedded database they belong to, in a file that only its
 * owner can read. They must not outlive or be outlived by that database.
 */
public final class KeptSecrets {
    private static final String FILE = "keys.properties";

    private KeptSecrets() {}

    /** @return the given secrets, those not set filled from the file in the directory, which is made when missing */
    public static synchronized Secrets fill(Secrets given, Path directory) {
        try {
            Files.createDirectories(directory);
            // processes that start together must agree on one set
            try (var channel = FileChannel.open(
                            directory.resolve(FILE + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                return lock.isValid() ? filled(given, directory) : given;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Secrets filled(Secrets given, Path directory) throws IOException {
        var kept = new Properties();
        var file = directory.resolve(FILE);
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                kept.load(in);
            }
        }
        int before = kept.size();
        var filled = new Secrets(
                firstOf(given.jwt(), kept, "jwt"),
                firstOf(given.internalApiKey(), kept, "internal-api-key"),
                firstOf(given.personHash(), kept, "person-hash"),
                firstOf(given.webhook(), kept, "webhook"));
        if (kept.size() > before) {
            write(kept, file);
        }
        return filled;
    }

    private static String firstOf(String given, Properties kept, String name) {
        if (!given.isEmpty()) {
            return given;
        }
        return (String) kept.computeIfAbsent(name, n -> random());
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whole or not at all: a half-written key file would lose the key of all grants. */
    private static void write(Properties kept, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        var fresh = posix
                ? Files.createTempFile(
                        file.getParent(),
                        FILE,
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(file.getParent(), FILE, ".new");
        try (var out = Files.newOutputStream(fresh)) {
            kept.store(out, "Secrets of the embedded database beside this file. Keep them with it, and to yourself.");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
