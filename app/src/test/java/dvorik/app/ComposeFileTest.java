package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Reads docker-compose.yml, for an engine to run it is not at hand everywhere. */
class ComposeFileTest {
    private static final Set<String> ROLES = Set.of("client-bot", "cashier-bot", "admin-api", "worker");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)[^}]*}");

    private static String text;
    private static Map<String, Object> file;

    @BeforeAll
    static void read() throws IOException {
        text = ProjectFiles.read("docker-compose.yml");
        file = new Yaml().load(text);
    }

    @Test
    void each_role_has_a_container_of_the_one_image_beside_the_database_and_redis() {
        assertEquals(
                Set.of("client-bot", "cashier-bot", "admin-api", "worker", "migrate", "mysql", "redis"),
                services().keySet());
        for (String role : ROLES) {
            assertEquals(List.of("run", "--role", role), service(role).get("command"));
            assertEquals("dvorik:latest", service(role).get("image"));
        }
    }

    @Test
    void all_but_the_migration_come_back_and_tell_how_they_are() {
        services().keySet().stream().filter(name -> !name.equals("migrate")).forEach(name -> {
            assertEquals("unless-stopped", service(name).get("restart"), name);
            assertNotNull(map(service(name), "healthcheck").get("test"), name);
        });
    }

    @Test
    void nobody_can_take_the_whole_machine() {
        services().keySet().forEach(name -> {
            Map<String, Object> limits = map(map(map(service(name), "deploy"), "resources"), "limits");
            assertEquals(Set.of("cpus", "memory"), limits.keySet(), name);
        });
    }

    @Test
    void roles_wait_for_the_migration_and_that_for_the_database() {
        for (String role : ROLES) {
            assertEquals("service_completed_successfully", condition(role, "migrate"));
            assertEquals("service_healthy", condition(role, "mysql"));
            assertEquals("service_healthy", condition(role, "redis"));
        }
        assertEquals(List.of("migrate"), service("migrate").get("command"));
        assertEquals("no", service("migrate").get("restart"));
        assertEquals(Set.of("mysql"), map(service("migrate"), "depends_on").keySet());
        assertEquals("service_healthy", condition("migrate", "mysql"));
    }

    @Test
    void data_stand_on_named_volumes() {
        Set<String> declared = map(file, "volumes").keySet();
        services()
                .keySet()
                .forEach(name -> assertTrue(
                        strings(service(name), "volumes").stream()
                                .allMatch(volume -> declared.contains(volume.substring(0, volume.indexOf(':')))),
                        name));
        assertEquals(List.of("mysql-data:/var/lib/mysql"), service("mysql").get("volumes"));
        assertEquals(List.of("redis-data:/data"), service("redis").get("volumes"));
    }

    @Test
    void the_database_is_mysql_8_4_in_unicode_and_utc_and_lets_the_migration_create_triggers() {
        assertEquals("mysql:8.4", service("mysql").get("image"));
        assertTrue(strings(service("mysql"), "command")
                .containsAll(List.of(
                        "--character-set-server=utf8mb4",
                        "--collation-server=utf8mb4_unicode_520_ci",
                        "--default-time-zone=+00:00",
                        "--transaction-isolation=READ-COMMITTED",
                        "--log-bin-trust-function-creators=ON")));
    }

    @Test
    void redis_7_forgets_nothing_and_asks_for_a_password() {
        assertTrue(service("redis").get("image").toString().startsWith("redis:7"));
        String command = strings(service("redis"), "command").getLast();
        assertAll(
                () -> assertTrue(command.contains("--appendonly yes"), command),
                () -> assertTrue(command.contains("--maxmemory-policy noeviction"), command),
                () -> assertTrue(command.contains("--requirepass \"$$REDIS_PASSWORD\""), command));
    }

    @Test
    void the_roles_talk_to_these_servers_and_show_their_health_to_the_container() {
        for (String role : ROLES) {
            Map<String, Object> environment = map(service(role), "environment");
            assertEquals("mysql", environment.get("DATABASE_HOST"));
            assertEquals("redis", environment.get("REDIS_HOST"));
            assertEquals("0.0.0.0", environment.get("HTTP_HOST"));
            assertEquals("8080", environment.get("HTTP_PORT"));
        }
    }

    @Test
    void ports_are_open_to_this_machine_only() {
        services().keySet().stream()
                .flatMap(name -> strings(service(name), "ports").stream())
                .forEach(port -> assertTrue(port.startsWith("127.0.0.1:"), port));
        assertFalse(service("mysql").containsKey("ports"));
        assertFalse(service("redis").containsKey("ports"));
    }

    @Test
    void no_password_has_a_default() {
        assertEquals(
                List.of(),
                VARIABLE.matcher(text)
                        .results()
                        .filter(use -> use.group(1).endsWith("PASSWORD"))
                        .map(MatchResult::group)
                        .filter(use -> !use.contains(":?"))
                        .toList());
    }

    @Test
    void each_variable_stands_in_the_example_of_settings() throws IOException {
        Set<String> example = ProjectFiles.read(".env.example")
                .lines()
                .map(line -> line.replaceFirst("^#\\s*", ""))
                .filter(line -> line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet());
        VARIABLE.matcher(text).results().map(use -> use.group(1)).forEach(name -> {
            assertTrue(example.contains(name), name);
        });
        map(service("client-bot"), "environment").keySet().forEach(name -> assertTrue(example.contains(name), name));
    }

    private static Map<String, Object> services() {
        return map(file, "services");
    }

    private static Map<String, Object> service(String name) {
        return map(services(), name);
    }

    private static Object condition(String service, String other) {
        return map(map(service(service), "depends_on"), other).get("condition");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        assertNotNull(parent.get(key), key);
        return (Map<String, Object>) parent.get(key);
    }

    /** Empty when absent. */
    @SuppressWarnings("unchecked")
    private static List<String> strings(Map<String, Object> parent, String key) {
        return (List<String>) parent.getOrDefault(key, List.of());
    }
}
