package dvorik.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.StoredFile;
import dvorik.sandbox.world.World;
import dvorik.sandbox.world.WorldMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file in which the world survives a restart. A save replaces the file as a whole, so a kill leaves the old or the
 * new one; a file that cannot be read is put aside and the world begins anew.
 */
public final class StateFile {
    private static final Logger log = LoggerFactory.getLogger(StateFile.class);

    private final World world;
    private final Path file;
    private final Path contents;
    private long savedChanges = -1;

    /** @param file its folder is made when missing; contents of sent files lie in {@code <file>.files} */
    public StateFile(World world, Path file) {
        this.world = world;
        this.file = file.toAbsolutePath();
        this.contents = this.file.resolveSibling(file.getFileName() + ".files");
    }

    /** Restores what the file remembers; nothing when there is none. */
    public synchronized void load() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Optional<JsonNode> memory = Json.parse(Files.readAllBytes(file));
            if (memory.isEmpty()) {
                putAside();
                return;
            }
            List<StoredFile> sent = SentFiles.read(contents, memory.get().path("files"));
            world.run(() -> {
                sent.forEach(world.files()::restore);
                WorldMemory.read(world, memory.get());
                savedChanges = world.journal().changes();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's state cannot be read: " + file, e);
        }
    }

    private void putAside() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        log.warn("the sandbox's state was unreadable and is kept as {}; starting anew", aside);
    }

    /** Saves when something happened since the last time. */
    public synchronized void saveIfChanged() {
        long changes = world.locked(() -> world.journal().changes());
        if (changes == savedChanges) {
            return;
        }
        List<StoredFile> sent = world.locked(() -> world.files().all());
        ObjectNode memory = world.locked(() -> WorldMemory.write(world));
        try {
            Files.createDirectories(contents);
            memory.set("files", SentFiles.write(contents, sent));
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, Json.bytes(memory));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            savedChanges = changes;
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's state cannot be saved: " + file, e);
        }
    }
}
