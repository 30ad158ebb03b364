package dvorik.app;

import dvorik.core.config.BadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** One demo a folder: two would answer the same people, each from a stand-in Telegram of its own. */
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** @throws BadSettings when another demo runs in the folder */
    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            var file =
                    FileChannel.open(folder.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                throw new BadSettings(List.of(
                        "another demo is running in " + folder + ": stop it, or set DATA_DIR to another folder"));
            }
            return new FolderLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the lock back; a killed process gives it back too. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
