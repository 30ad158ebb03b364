package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What others do with the description: a generator makes a client of it that compiles and works, and two linters find
 * nothing in it. The programs come from Maven Central and npm when they are first wanted, and are in nobody's class path.
 */
@Tag("long")
@Tag("long-contract")
class ApiContractTest {
    private static final String GENERATOR = "openapi-generator-cli";
    private static final String GENERATOR_VERSION = "7.25.0";
    private static final String SPECTRAL = "@stoplight/spectral-cli@6.16.3";
    private static final String REDOCLY = "@redocly/cli@2.77.0";
    private static final Path FOLDER = Path.of("target", "contract").toAbsolutePath();
    private static final Path RULES =
            Path.of("src", "test", "resources", "contract").toAbsolutePath();
    private static final Path DESCRIPTION = FOLDER.resolve("openapi.json");
    private static Town town;

    @BeforeAll
    static void describe() throws IOException {
        town = Town.shared();
        Files.createDirectories(FOLDER);
        Files.writeString(DESCRIPTION, ApiClient.of(town).description().toPrettyString());
    }

    @Test
    void a_generated_client_compiles_and_walks_the_api() throws Exception {
        var client = FOLDER.resolve("client");
        generate(client);
        Files.copy(
                RULES.resolve("Walk.java"),
                client.resolve("src/main/java/Walk.java"),
                StandardCopyOption.REPLACE_EXISTING);
        maven(
                client,
                "-DskipTests",
                "compile",
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + client.resolve("classpath"));
        var owner = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        var classPath = client.resolve("target/classes")
                + File.pathSeparator
                + Files.readString(client.resolve("classpath")).strip();
        var walked = Tool.run(
                client,
                Map.of(),
                java(),
                "-cp",
                classPath,
                "Walk",
                town.http().toString(),
                town.features().signIn.issueSignInToken(owner),
                "+79025550199");
        assertTrue(walked.contains("walked"), walked);
    }

    @Test
    void spectral_finds_nothing() throws Exception {
        lint(SPECTRAL, "spectral", "lint", "--fail-severity=hint", "--ruleset=" + RULES.resolve("spectral.yaml"));
    }

    @Test
    void redocly_finds_nothing() throws Exception {
        var found = lint(REDOCLY, "redocly", "lint", "--config=" + RULES.resolve("redocly.yaml"));
        // and not a word of warning about the version of Node.js
        assertFalse(Pattern.compile("You have \\d+ warning").matcher(found).find(), found);
    }

    private static String lint(String module, String... command) throws Exception {
        assumeTrue(Tool.isInstalled("npx"), "Node.js (npx) is not installed: nothing was linted");
        var all = new ArrayList<>(List.of("npx", "--yes", "--loglevel=error", "--package=" + module));
        all.addAll(List.of(command));
        all.add(DESCRIPTION.toString());
        return Tool.run(
                FOLDER,
                Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true", "NO_COLOR", "1"),
                all.toArray(String[]::new));
    }

    private static void generate(Path client) throws Exception {
        // in a folder without a POM: as anybody would fetch it
        maven(
                FOLDER,
                "dependency:copy",
                "-Dartifact=org.openapitools:" + GENERATOR + ":" + GENERATOR_VERSION,
                "-DoutputDirectory=" + FOLDER);
        var said = Tool.run(
                FOLDER,
                Map.of(),
                java(),
                "-jar",
                FOLDER.resolve(GENERATOR + "-" + GENERATOR_VERSION + ".jar").toString(),
                "generate",
                "--input-spec=" + DESCRIPTION,
                "--generator-name=java",
                "--library=native",
                "--output=" + client,
                "--api-package=client.api",
                "--model-package=client.model",
                "--invoker-package=client",
                "--additional-properties=openApiNullable=false",
                "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
        assertFalse(said.contains(" ERROR "), said);
    }

    private static void maven(Path folder, String... arguments) throws Exception {
        assumeTrue(Tool.isInstalled("mvn"), "Maven is not installed: no client was made");
        var all = new ArrayList<>(List.of("mvn", "-B", "-q"));
        all.addAll(List.of(arguments));
        Tool.run(folder, Map.of("JAVA_HOME", System.getProperty("java.home")), all.toArray(String[]::new));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
