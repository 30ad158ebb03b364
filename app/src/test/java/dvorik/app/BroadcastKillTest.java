package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.db.Database;
import dvorik.core.id.BroadcastId;
import dvorik.core.time.BusinessClock;
import dvorik.sandbox.client.SandboxClient;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The process dies by SIGKILL at random moments of a broadcast, and starts again, also two at a time. Nobody is missed,
 * nobody gets it twice; what was being sent at that moment is unknown, and counted.
 */
class BroadcastKillTest {
    @Test
    void a_few_kills_miss_nobody_and_send_nothing_twice() throws Exception {
        survive("kill_broadcast", 200, 3, 40);
    }

    @Test
    @Tag("long")
    @Tag("long-kill")
    void fifty_kills_miss_nobody_and_send_nothing_twice() throws Exception {
        survive("kill_broadcast_fifty", 5_000, 50, 100);
    }

    /** @param rate so slow that a kill finds it under way */
    private static void survive(String databaseName, int people, int kills, int rate) throws Exception {
        var given = Town.emptyGround(databaseName, Map.of());
        var clock = new BusinessClock(Clock.systemUTC(), given.business().zone());
        var random = new Random();
        try (var sandbox = Town.openSandbox(clock);
                var database = Database.connect(given.database().orElseThrow(), 2)) {
            var settings = Town.towards(given, sandbox.url());
            var chat = new SandboxClient(sandbox.url());
            chat.person("Owner").id(Town.OWNER).language("en").create();
            var readers = new Readers(chat, people);
            readers.open(sandbox.url());
            var db = database.dsl();
            BroadcastId id;
            try (var application = Application.start(
                    settings, EnumSet.of(Role.ADMIN_API), clock, Application.texts(clock), List.of(Town.FIRST_SALON))) {
                readers.join(db);
                id = readers.begin(application.features(), Optional.of(rate));
            }
            int hits = 0;
            for (int i = 0; i < kills; i++) {
                int until = Readers.count(db, id, "sent") + random.nextInt(people / (kills + 1));
                // however long processes take to start, it waits for them
                pause(db);
                try (var one = ChildProcess.start(settings, Map.of()).awaitReady();
                        var other = ChildProcess.start(settings, Map.of("ROLE", "worker"))
                                .awaitReady()) {
                    resume(db);
                    Eventually.holds(() -> Readers.count(db, id, "sent") >= until || Readers.isFinished(db, id));
                    other.kill();
                    one.kill();
                    hits += Readers.isFinished(db, id) ? 0 : 1;
                }
                assertEquals(people, Readers.all(db, id));
                // nobody waits here for what the dead had leased to run out
                db.execute("update broadcast_recipient set leased_until = '2020-01-01' where leased_until is not null");
            }
            try (var process = ChildProcess.start(settings, Map.of()).awaitReady()) {
                resume(db);
                while (!Readers.isFinished(db, id)) {
                    int there = Readers.count(db, id, "sent");
                    Eventually.holds(() -> Readers.count(db, id, "sent") > there || Readers.isFinished(db, id));
                }
                process.terminate();
            }
            System.out.println("broadcast: " + hits + " of " + kills + " kills while it went on");
            assertTrue(hits > kills / 2, "it was over before most kills");
            readers.verify(db, id);
            assertEquals(List.of(), chat.findings());
        }
    }

    private static void pause(DSLContext db) {
        db.execute("update broadcast set status = 'paused', pause_reason = 'by_staff' where status = 'sending'");
    }

    private static void resume(DSLContext db) {
        db.execute("update broadcast set status = 'sending', pause_reason = null where status = 'paused'");
    }
}
