package dvorik.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServicesTest {
    private static final EmbeddedMariaDb.Options RELAXED = EmbeddedMariaDb.Options.relaxed("dvorik");

    @TempDir
    private Path home;

    @Test
    void the_database_stands_in_unicode_utc_and_read_committed() throws Exception {
        try (var mariaDb = EmbeddedMariaDb.start(home, RELAXED, line -> {})) {
            assertEquals("utf8mb4_unicode_520_ci", Talk.sql(mariaDb, "SELECT @@collation_database"));
            assertEquals("+00:00", Talk.sql(mariaDb, "SELECT @@time_zone"));
            assertEquals("READ-COMMITTED", Talk.sql(mariaDb, "SELECT @@transaction_isolation"));
            assertEquals("127.0.0.1", Talk.sql(mariaDb, "SELECT @@bind_address"));
        }
    }

    @Test
    void nobody_gets_in_without_the_password() throws Exception {
        try (var mariaDb = EmbeddedMariaDb.start(home, RELAXED, line -> {})) {
            assertEquals(
                    "dvorik@127.0.0.1, mariadb.sys@localhost",
                    Talk.sql(
                            mariaDb,
                            "SELECT GROUP_CONCAT(User, '@', Host ORDER BY User SEPARATOR ', ') FROM mysql.global_priv"));
            assertEquals(
                    List.of("rw-------", "rw-------"),
                    List.of(permissions("server.properties"), permissions("init.sql")));
        }
    }

    @Test
    void redis_keeps_everything_and_evicts_nothing() throws Exception {
        try (var redis = EmbeddedRedis.start(home, line -> {})) {
            assertEquals("noeviction", Talk.redis(redis, "CONFIG GET maxmemory-policy"));
            assertEquals("yes", Talk.redis(redis, "CONFIG GET appendonly"));
            assertEquals("127.0.0.1", Talk.redis(redis, "CONFIG GET bind"));
            assertEquals("rw-------", permissions("redis.conf"));
        }
    }

    @Test
    void data_outlive_a_restart_and_the_second_start_is_silent() throws Exception {
        // given
        try (var services = EmbeddedServices.start(home, RELAXED, line -> {})) {
            Talk.sql(services.mariaDb(), "CREATE TABLE t (v INT)", "INSERT INTO t VALUES (42)");
            Talk.redis(services.redis(), "SET k v");
        }
        // when
        var progress = new ArrayList<String>();
        try (var services = EmbeddedServices.start(home, RELAXED, progress::add)) {
            // then
            assertEquals("42", Talk.sql(services.mariaDb(), "SELECT v FROM t"));
            assertEquals("v", Talk.redis(services.redis(), "GET k"));
            assertEquals(List.of(), progress);
        }
    }

    @Test
    void a_killed_server_comes_back_with_its_data_where_it_was() throws Exception {
        // given
        var durable = EmbeddedMariaDb.Options.durable("dvorik");
        try (var first = EmbeddedServices.start(home, durable, line -> {})) {
            Talk.sql(first.mariaDb(), "CREATE TABLE t (v INT)", "INSERT INTO t VALUES (42)");
            Talk.redis(first.redis(), "SET k v");
            kill(first.mariaDb().pid());
            kill(first.redis().pid());
            // when
            try (var second = EmbeddedServices.start(home, durable, line -> {})) {
                // then
                assertNotEquals(first.mariaDb().pid(), second.mariaDb().pid());
                assertEquals("42", Talk.sql(first.mariaDb(), "SELECT v FROM t"), "the old address is good again");
                assertEquals("v", Talk.redis(first.redis(), "GET k"));
            }
        }
    }

    @Test
    void two_users_in_one_process_share_the_server_until_both_have_left() throws Exception {
        var first = EmbeddedServices.start(home, RELAXED, line -> {});
        var second = EmbeddedServices.start(home, RELAXED, line -> {});
        assertEquals(first.mariaDb().pid(), second.mariaDb().pid());
        assertEquals(first.redis().pid(), second.redis().pid());

        first.close();
        first.close();
        assertEquals("1", Talk.sql(second.mariaDb(), "SELECT 1"));
        assertEquals("+PONG", Talk.redis(second.redis(), "PING"));

        second.close();
        assertEquals(List.of(), running());
    }

    @Test
    void a_taken_port_is_left_to_its_owner() throws Exception {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given: both servers had this port the last time
            for (String server : List.of("mariadb", "redis")) {
                Files.createDirectories(home.resolve(server));
                new ServerState(0, stranger.getLocalPort(), "secret").write(home.resolve(server));
            }
            // when
            var progress = new ArrayList<String>();
            try (var services = EmbeddedServices.start(home, RELAXED, progress::add)) {
                // then
                assertEquals("1", Talk.sql(services.mariaDb(), "SELECT 1"));
                assertEquals("+PONG", Talk.redis(services.redis(), "PING"));
                assertEquals(
                        2,
                        progress.stream()
                                .filter(line -> line.contains("is taken"))
                                .count());
            }
        }
    }

    @Test
    void a_server_that_cannot_start_says_why_in_one_line_and_the_other_one_is_stopped() throws Exception {
        // given
        Path appendOnly = Files.createDirectories(home.resolve("redis/data")).resolve("appendonly.aof");
        Files.writeString(appendOnly, "this is no append-only file");
        // when
        var failure =
                assertThrows(EmbeddedServerException.class, () -> EmbeddedServices.start(home, RELAXED, line -> {}));
        // then
        assertTrue(failure.getMessage().startsWith("Redis did not start: "), failure.getMessage());
        assertTrue(failure.getMessage().contains("Bad file format"), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count());
        assertEquals(List.of(), running());
    }

    @Test
    void a_damaged_database_is_told_at_once() throws Exception {
        // given
        EmbeddedMariaDb.start(home, RELAXED, line -> {}).close();
        Files.writeString(home.resolve("data/ibdata1"), "this is no tablespace");
        // when
        var failure =
                assertThrows(EmbeddedServerException.class, () -> EmbeddedMariaDb.start(home, RELAXED, line -> {}));
        // then
        assertTrue(failure.getMessage().startsWith("MariaDB did not start: "), failure.getMessage());
        assertTrue(failure.getMessage().contains("[ERROR]"), failure.getMessage());
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }

    private List<String> running() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.flatMap(handle -> handle.info().commandLine().stream())
                    .filter(line -> line.contains(home.toString()))
                    .toList();
        }
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();
    }
}
