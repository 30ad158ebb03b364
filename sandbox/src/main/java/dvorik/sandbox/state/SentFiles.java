package dvorik.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the contents of sent files, one file each, written once. */
final class SentFiles {
    private SentFiles() {}

    /** @return what to remember of them */
    static ArrayNode write(Path folder, List<StoredFile> files) throws IOException {
        ArrayNode list = Json.array();
        Set<String> kept = new HashSet<>();
        for (StoredFile file : files) {
            Path content = folder.resolve(file.uniqueId());
            if (!Files.exists(content)) {
                Files.write(content, file.content());
            }
            kept.add(file.uniqueId());
            list.addObject()
                    .put("unique_id", file.uniqueId())
                    .put("path", file.path())
                    .put("name", file.name())
                    .put("mime_type", file.mimeType());
        }
        removeOthers(folder, kept);
        return list;
    }

    private static void removeOthers(Path folder, Set<String> kept) throws IOException {
        try (Stream<Path> present = Files.list(folder)) {
            for (Path content : present.toList()) {
                if (!kept.contains(content.getFileName().toString())) {
                    Files.delete(content);
                }
            }
        }
    }

    /** Those whose content is still there. */
    static List<StoredFile> read(Path folder, JsonNode list) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (JsonNode line : list) {
            Path content = folder.resolve(line.path("unique_id").asText());
            if (Files.exists(content)) {
                files.add(new StoredFile(
                        line.path("unique_id").asText(),
                        line.path("path").asText(),
                        line.path("name").asText(),
                        line.path("mime_type").asText(),
                        Files.readAllBytes(content)));
            }
        }
        return files;
    }
}
