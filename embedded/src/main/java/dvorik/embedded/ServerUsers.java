package dvorik.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Who uses a server: one locked file each, so that a user who was killed counts no longer. */
final class ServerUsers {
    /** Files of this JVM are never opened a second time: closing the second handle would free the first one's lock. */
    private static final String THIS_JVM = UUID.randomUUID().toString();

    private final Path folder;

    ServerUsers(Path home) {
        this.folder = home.resolve("users");
    }

    /** Enters a user; closing it leaves. Both while the home's start lock is held. */
    User enter() throws IOException {
        PrivateFiles.createFolder(folder);
        Path file = folder.resolve(THIS_JVM + "." + UUID.randomUUID() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new IOException("cannot lock " + file);
        }
        return new User(file, channel);
    }

    /** Whether anybody uses the server; forgets those who were killed. Only while the start lock is held. */
    boolean any() throws IOException {
        if (Files.notExists(folder)) {
            return false;
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.toList();
        }
        boolean any = false;
        for (Path file : files) {
            if (file.getFileName().toString().startsWith(THIS_JVM) || lockedElsewhere(file)) {
                any = true;
            } else {
                Files.delete(file);
            }
        }
        return any;
    }

    private static boolean lockedElsewhere(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        }
    }

    record User(Path file, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
