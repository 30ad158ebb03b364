package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as a person at a terminal meets it. */
class MainTest {
    private static final int SIGTERM = 128 + 15;
    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/ ");

    @TempDir
    private Path folder;

    @Test
    void the_demo_starts_everything_stops_everything_and_survives_a_kill() throws Exception {
        var environment = Map.of(
                "DATA_DIR",
                folder.toString(),
                "HTTP_PORT",
                "0",
                "SANDBOX_PORT",
                "0",
                "TELEGRAM_BOT_TOKEN",
                "",
                "TELEGRAM_AUTH_BOT_TOKEN",
                "");
        try (var first = ChildProcess.start(List.of("demo"), environment).awaitReady()) {
            assertEquals(200, status(page(first)));
            var servers = embeddedServers();
            assertFalse(servers.isEmpty());
            assertEquals(SIGTERM, first.terminate(), first::text);
            assertTrue(servers.stream().noneMatch(ProcessHandle::isAlive), "child processes are stopped too");
        }
        try (var second = ChildProcess.start(List.of("demo"), environment).awaitReady()) {
            second.kill();
        }
        var orphans = embeddedServers();
        assertFalse(orphans.isEmpty(), "a killed process cannot stop its servers");
        try (var third = ChildProcess.start(List.of("demo"), environment).awaitReady()) {
            assertEquals(200, status(page(third)));
            assertEquals(
                    orphans.stream().map(ProcessHandle::pid).sorted().toList(),
                    embeddedServers().stream().map(ProcessHandle::pid).sorted().toList(),
                    "the orphans are adopted");
            assertEquals(SIGTERM, third.terminate(), third::text);
        }
        assertEquals(List.of(), embeddedServers());
    }

    @Test
    void all_bad_settings_are_told_at_once_without_secrets() throws Exception {
        var process = ChildProcess.start(
                List.of("run"),
                Map.of(
                        "TELEGRAM_BOT_TOKEN", "my-secret-token",
                        "APP_TIMEZONE", "Mars/Olympus",
                        "HTTP_PORT", "eighty",
                        "JWT_SECRET_KEY", "short-secret"));
        assertEquals(1, process.exitStatus());
        var text = process.text();
        for (var name : List.of(
                "TELEGRAM_BOT_TOKEN", "TELEGRAM_AUTH_BOT_TOKEN", "APP_TIMEZONE", "HTTP_PORT", "JWT_SECRET_KEY")) {
            assertTrue(text.contains(name), name + " is told in:\n" + text);
        }
        assertFalse(text.contains("my-secret-token"), text);
        assertFalse(text.contains("short-secret"), text);
        assertTrue(
                text.lines()
                        .filter(line -> !line.contains("opentelemetry") && !line.contains("OpenTelemetry"))
                        .allMatch(line -> line.startsWith("dvorik: ")),
                text);
    }

    @Test
    void settings_are_read_from_the_file_env() throws Exception {
        Files.writeString(folder.resolve(".env"), "APP_TIMEZONE=Mars/Olympus\nTELEGRAM_BOT_TOKEN=my-secret-token\n");
        var process = ChildProcess.start(List.of("run"), Map.of(), folder);
        assertEquals(1, process.exitStatus());
        assertTrue(process.text().contains("APP_TIMEZONE"), process::text);
        assertFalse(process.text().contains("my-secret-token"), process::text);
    }

    @Test
    void a_second_demo_in_the_same_folder_is_refused_and_a_dead_server_ends_the_first() throws Exception {
        var environment = Map.of("DATA_DIR", folder.toString(), "HTTP_PORT", "0", "SANDBOX_PORT", "0");
        try (var first = ChildProcess.start(List.of("demo"), environment).awaitReady()) {
            var second = ChildProcess.start(List.of("demo"), environment);
            assertEquals(1, second.exitStatus());
            assertTrue(second.text().contains("another demo is running"), second::text);

            embeddedServers().forEach(ProcessHandle::destroyForcibly);
            assertEquals(1, first.exitStatus());
            assertTrue(first.text().contains("has died"), first::text);
        }
        try (var again = ChildProcess.start(List.of("demo"), environment).awaitReady()) {
            assertEquals(200, status(page(again)));
            assertEquals(SIGTERM, again.terminate(), again::text);
        }
    }

    @Test
    void arguments_that_mean_nothing_are_refused() throws Exception {
        var process = ChildProcess.start(List.of("demo", "--fast"), Map.of("DATA_DIR", folder.toString()));
        assertEquals(1, process.exitStatus());
        assertTrue(process.text().contains("--fast"), process::text);
    }

    @Test
    void a_taken_port_is_one_clear_line_and_ends_the_process() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var process = ChildProcess.start(
                    List.of("demo"),
                    Map.of(
                            "DATA_DIR", folder.toString(),
                            "HTTP_PORT", "0",
                            "SANDBOX_PORT", Integer.toString(taken.getLocalPort())));
            assertEquals(1, process.exitStatus());
            assertEquals(
                    1,
                    process.text()
                            .lines()
                            .filter(line -> line.startsWith("dvorik: "))
                            .count(),
                    process::text);
            assertTrue(process.text().contains(Integer.toString(taken.getLocalPort())), process::text);
            assertFalse(process.text().contains("\tat "), process::text);
        }
        assertEquals(List.of(), embeddedServers(), "nothing is left behind");
    }

    @Test
    void without_tokens_run_says_what_to_do() throws Exception {
        var process = ChildProcess.start(List.of("run"), Map.of("DATA_DIR", folder.toString()));
        assertEquals(1, process.exitStatus());
        assertTrue(process.text().contains("TELEGRAM_BOT_TOKEN"), process::text);
        assertTrue(process.text().contains("./dvorik demo"), process::text);
    }

    @Test
    void an_unknown_role_is_told_with_those_there_are() throws Exception {
        var process = ChildProcess.start(List.of("run", "--role", "baker"), Map.of("DATA_DIR", folder.toString()));
        assertEquals(1, process.exitStatus());
        assertTrue(process.text().contains("client-bot, cashier-bot, admin-api, worker"), process::text);
    }

    @Test
    void a_database_that_is_away_is_one_line() throws Exception {
        var process = ChildProcess.start(
                List.of("migrate"),
                Map.of(
                        "DATABASE_HOST",
                        "127.0.0.1",
                        "DATABASE_PORT",
                        "1",
                        "DATABASE_USER",
                        "x",
                        "PERSON_HASH_KEY",
                        "0123456789abcdef0123456789abcdef",
                        "JWT_SECRET_KEY",
                        "0123456789abcdef0123456789abcdef"));
        assertEquals(1, process.exitStatus());
        assertTrue(process.text().contains("Cannot connect to the database at 127.0.0.1:1"), process::text);
        assertFalse(process.text().contains("\tat "), process::text);
    }

    private List<ProcessHandle> embeddedServers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()) && !line.contains("dvorik.app.Main"))
                        .isPresent())
                .toList();
    }

    private static URI page(ChildProcess process) {
        var m = PAGE.matcher(process.text());
        assertTrue(m.find(), process::text);
        return URI.create(m.group().strip());
    }

    private static int status(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
