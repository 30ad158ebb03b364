package dvorik.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files at the root of the project, which no module owns. */
final class ProjectFiles {
    /** Tests run in the folder of their module. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private ProjectFiles() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String read(String name) throws IOException {
        return Files.readString(path(name));
    }
}
