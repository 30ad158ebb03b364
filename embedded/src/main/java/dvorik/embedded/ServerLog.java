package dvorik.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What the present server has written; read to know whether it is ready or why it is not. */
final class ServerLog {
    private final Path file;

    ServerLog(Path home) {
        this.file = home.resolve("server.log");
    }

    Path file() {
        return file;
    }

    /** Puts the log of the server before aside. */
    void rotate() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    boolean contains(String mark) throws IOException {
        return text().contains(mark);
    }

    /** The last line that tells of an error, else the last line. */
    String complaint() throws IOException {
        String last = "";
        String lastError = "";
        for (String line : text().lines().filter(line -> !line.isBlank()).toList()) {
            last = line.strip();
            if (line.contains("[ERROR]") && !line.contains("Aborting")) {
                lastError = last;
            }
        }
        return lastError.isEmpty() ? last : lastError;
    }

    private String text() throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }
}
