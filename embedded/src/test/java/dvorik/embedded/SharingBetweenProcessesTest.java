package dvorik.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers of one home under several Java processes, some of which are killed. */
class SharingBetweenProcessesTest {
    private static final EmbeddedMariaDb.Options RELAXED = EmbeddedMariaDb.Options.relaxed("dvorik");

    @TempDir
    private Path folder;

    @Test
    void two_processes_that_start_at_once_share_the_servers_and_the_last_one_out_stops_them() throws Exception {
        try (var one = OtherJvm.start(folder, Map.of());
                var two = OtherJvm.start(folder, Map.of())) {
            // when
            OtherJvm.Servers servers = one.servers();
            assertEquals(servers, two.servers());
            // then
            one.leave();
            try (var third = EmbeddedServices.start(folder, RELAXED, line -> {})) {
                assertEquals(servers.mariaDbPid(), third.mariaDb().pid());
                two.leave();
                assertEquals("1", Talk.sql(third.mariaDb(), "SELECT 1"));
                assertEquals("+PONG", Talk.redis(third.redis(), "PING"));
            }
            assertGone(servers);
        }
    }

    @Test
    void servers_whose_only_user_was_killed_are_adopted_and_stopped_at_last() throws Exception {
        // given
        OtherJvm.Servers orphans;
        try (var killed = OtherJvm.start(folder, Map.of())) {
            orphans = killed.servers();
            killed.kill();
        }
        // when
        try (var services = EmbeddedServices.start(folder, RELAXED, line -> {})) {
            // then
            assertEquals(
                    List.of(orphans.mariaDbPid(), orphans.redisPid()),
                    List.of(services.mariaDb().pid(), services.redis().pid()));
            assertEquals("1", Talk.sql(services.mariaDb(), "SELECT 1"));
            assertEquals("+PONG", Talk.redis(services.redis(), "PING"));
        }
        assertGone(orphans);
    }

    @Test
    void orphans_are_found_even_if_their_starter_died_before_it_wrote_down_the_pid() throws Exception {
        // given
        OtherJvm.Servers orphans;
        try (var killed = OtherJvm.start(folder, Map.of())) {
            orphans = killed.servers();
            killed.kill();
        }
        for (String server : List.of("mariadb", "redis")) {
            ServerState.read(folder.resolve(server)).withPid(0).write(folder.resolve(server));
        }
        // when
        try (var services = EmbeddedServices.start(folder, RELAXED, line -> {})) {
            // then
            assertEquals(orphans.mariaDbPid(), services.mariaDb().pid());
            assertEquals(orphans.redisPid(), services.redis().pid());
        }
        assertGone(orphans);
    }

    @Test
    void a_process_told_to_stop_in_the_middle_of_its_first_start_leaves_no_server_behind() throws Exception {
        try (var stopped = OtherJvm.start(folder, Map.of())) {
            stopped.awaitLine("progress creating the database");
            stopped.terminate();
        }
        for (String server : List.of("bin/mariadbd", "redis-server")) {
            try (var all = ProcessHandle.allProcesses()) {
                for (ProcessHandle left :
                        all.filter(handle -> runsHere(handle, server)).toList()) {
                    left.onExit().get(30, TimeUnit.SECONDS);
                }
            }
        }
        // and the next one finds nothing in its way
        EmbeddedServices.start(folder, RELAXED, line -> {}).close();
    }

    @Test
    void data_outlive_the_loss_of_the_cache() throws Exception {
        // given
        Path home = folder.resolve("home");
        Path cache = folder.resolve("cache");
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
        try (var first = OtherJvm.start(home, environment)) {
            first.servers();
            try (var mariaDb = EmbeddedMariaDb.start(home.resolve("mariadb"), RELAXED, line -> {})) {
                Talk.sql(mariaDb, "CREATE TABLE t (v INT)", "INSERT INTO t VALUES (42)");
            }
            first.leave();
        }
        PrivateFiles.deleteTree(cache);
        // when
        try (var second = OtherJvm.start(home, environment)) {
            second.servers();
            // then
            try (var mariaDb = EmbeddedMariaDb.start(home.resolve("mariadb"), RELAXED, line -> {})) {
                assertEquals("42", Talk.sql(mariaDb, "SELECT v FROM t"));
            }
            second.leave();
        }
    }

    @Test
    void spaces_letters_of_any_alphabet_and_long_names_do_no_harm() throws Exception {
        // given: longer than a socket file may be called, and made by the other process in its UTF-8 locale
        Path home = folder.resolve("Мой \"дворик\" в саду".repeat(4)).resolve("it's " + "long ".repeat(20) + "end");
        // when
        try (var jvm = OtherJvm.start(home, Map.of())) {
            jvm.servers();
            // then
            jvm.leave();
        }
        assertEquals(List.of(), listed(home.resolve("mariadb/users")));
    }

    private static List<Path> listed(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private boolean runsHere(ProcessHandle handle, String program) {
        return handle.info()
                .commandLine()
                .filter(line -> line.contains(program) && line.contains(folder.toString()))
                .isPresent();
    }

    /** A zombie, which a slow init collects later, shows no command. */
    private static void assertGone(OtherJvm.Servers servers) {
        for (long pid : List.of(servers.mariaDbPid(), servers.redisPid())) {
            assertEquals(Optional.empty(), ProcessHandle.of(pid).flatMap(handle -> handle.info()
                    .command()));
        }
    }
}
