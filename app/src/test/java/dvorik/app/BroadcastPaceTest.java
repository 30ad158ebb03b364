package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.config.Settings;
import dvorik.core.db.Database;
import dvorik.core.id.BroadcastId;
import dvorik.core.time.BusinessClock;
import dvorik.sandbox.client.PersonChat;
import dvorik.sandbox.client.SandboxClient;
import dvorik.sandbox.client.SandboxClient.SendRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broadcast against the sandbox with its real limits on, seen in the sandbox's own record of what was sent when. */
class BroadcastPaceTest {
    private static final long BOT = Long.parseLong(Town.CLIENT_TOKEN.substring(0, Town.CLIENT_TOKEN.indexOf(':')));
    private static final int CHAT_BURST = 20;
    private static final int TALKERS = 4;
    private static final int TALKS = 5;

    @Test
    void three_hundred_are_sent_within_the_budget_and_people_are_answered_meanwhile() throws Exception {
        int rate = 100;
        var seen = send("pace_broadcast", 300, rate, 1);
        assertTrue(seen.record().refused() <= 1, () -> "refused: " + seen.record());
        // what may go at once comes on top of the rate
        double least = (seen.record().sent() - 1 - rate / 3.0) / rate;
        assertTrue(seconds(seen.record().span()) >= least * 0.98, () -> "faster than the budget: " + seen.record());
    }

    @Test
    @Tag("long")
    @Tag("long-pace")
    void ten_thousand_at_thirty_a_second_finish_in_time_and_slow_no_answer() throws Exception {
        int rate = 30;
        var seen = send("pace_broadcast_long", 10_000, rate, TALKS);
        double ideal = (seen.record().sent() - 1) / (double) rate;
        double took = seconds(seen.record().span());
        System.out.printf(
                "broadcast: %.1f s, ideal %.1f s, %.4f of it; 429: %d; answers before %d ms, meanwhile %d ms%n",
                took,
                ideal,
                took / ideal,
                seen.record().refused(),
                seen.before().toMillis(),
                seen.meanwhile().toMillis());
        assertTrue(took <= ideal * 1.03, () -> took + " s instead of " + ideal);
        assertTrue(seen.record().refused() <= took / 60, () -> "refused: " + seen.record());
        assertTrue(
                seen.meanwhile().minus(seen.before()).compareTo(Duration.ofMillis(1000 / rate)) <= 0,
                () -> "answers took " + seen.before() + " before and " + seen.meanwhile() + " meanwhile");
    }

    /** @param before the broadcast, how long an answer took in the middle */
    private record Seen(SendRecord record, Duration before, Duration meanwhile) {}

    private static Seen send(String databaseName, int people, int rate, int talks) throws Exception {
        var given = ground(databaseName, rate);
        var clock = new BusinessClock(Clock.systemUTC(), given.business().zone());
        try (var sandbox = Town.openSandbox(clock);
                var database = Database.connect(given.database().orElseThrow(), 2)) {
            var chat = new SandboxClient(sandbox.url());
            chat.person("Owner").id(Town.OWNER).language("en").create();
            var readers = new Readers(chat, people);
            readers.open(sandbox.url());
            var db = database.dsl();
            try (var application = Application.start(
                    Town.towards(given, sandbox.url()),
                    EnumSet.allOf(Role.class),
                    clock,
                    Application.texts(clock),
                    List.of(Town.FIRST_SALON))) {
                readers.join(db);
                var talkers = talkers(chat);
                var before = talk(talkers, talks);
                chat.limits(rate, 1, CHAT_BURST);
                var id = readers.begin(application.features(), Optional.empty());
                Eventually.holds(() -> Readers.count(db, id, "sent") > 0);
                talk(talkers.subList(0, 1), 1);
                assertTrue(!Readers.isFinished(db, id), "people are answered behind the broadcast");
                var meanwhile = talk(talkers, talks);
                awaitEnd(db, id, people, rate);
                var record = chat.sends(BOT);
                readers.verify(db, id);
                assertEquals(List.of(), chat.findings());
                return new Seen(record, before, meanwhile);
            }
        }
    }

    private static Settings ground(String databaseName, int rate) {
        return Town.emptyGround(
                databaseName,
                Map.of(
                        "TELEGRAM_MESSAGES_PER_SECOND",
                        Integer.toString(rate),
                        "TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT",
                        "1"));
    }

    private static List<PersonChat> talkers(SandboxClient chat) {
        var talkers = new ArrayList<PersonChat>();
        for (int i = 0; i < TALKERS; i++) {
            var talker = chat.person("Talker" + i).language("en").create().with(Town.CLIENT_BOT);
            talker.starts();
            talker.sees("Accept");
            talkers.add(talker);
        }
        return talkers;
    }

    /** @return how long the answer took in the middle */
    private static Duration talk(List<PersonChat> talkers, int rounds) {
        var all = new ArrayList<Duration>();
        for (int i = 0; i < rounds; i++) {
            for (var talker : talkers) {
                int last = talker.messages().getLast().id();
                long began = System.nanoTime();
                talker.sends("/help");
                Eventually.holds(() ->
                        talker.messages().stream().anyMatch(message -> message.isFromBot() && message.id() > last));
                all.add(Duration.ofNanos(System.nanoTime() - began));
            }
        }
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    /** As long as it goes on. */
    private static void awaitEnd(DSLContext db, BroadcastId id, int people, int rate) {
        int parts = 1 + people / rate / 20;
        for (int part = 1; part <= parts; part++) {
            int until = people * part / parts;
            Eventually.holds(() -> Readers.count(db, id, "sent") >= until);
        }
        Eventually.holds(() -> Readers.isFinished(db, id));
    }

    @Test
    void two_processes_share_one_budget_and_one_schedule_of_jobs() throws Exception {
        int rate = 100;
        int people = 600;
        var given = ground("pace_two", rate);
        var clock = new BusinessClock(Clock.systemUTC(), given.business().zone());
        try (var sandbox = Town.openSandbox(clock);
                var database = Database.connect(given.database().orElseThrow(), 2);
                var http = HttpClient.newHttpClient()) {
            var settings = Town.towards(given, sandbox.url());
            var chat = new SandboxClient(sandbox.url());
            chat.person("Owner").id(Town.OWNER).language("en").create();
            var readers = new Readers(chat, people);
            readers.open(sandbox.url());
            var db = database.dsl();
            int firstPort = freePort();
            int secondPort = freePort();
            try (var office = Application.start(
                            settings,
                            EnumSet.of(Role.ADMIN_API),
                            clock,
                            Application.texts(clock),
                            List.of(Town.FIRST_SALON));
                    var first = worker(settings, firstPort);
                    var second = worker(settings, secondPort)) {
                readers.join(db);
                first.awaitReady();
                second.awaitReady();
                chat.limits(rate, 1, CHAT_BURST);
                var before = runs(db);
                var id = readers.begin(office.features(), Optional.empty());
                awaitEnd(db, id, people, rate);
                var after = runs(db);
                var record = chat.sends(BOT);
                readers.verify(db, id);

                assertTrue(record.refused() <= 1, () -> "refused: " + record);
                double least = (record.sent() - 1 - rate / 3.0) / rate;
                assertTrue(seconds(record.span()) >= least * 0.98, () -> "more than one budget: " + record);
                long ofFirst = sent(http, firstPort);
                long ofSecond = sent(http, secondPort);
                assertTrue(ofFirst > 0 && ofSecond > 0, () -> "sent " + ofFirst + " and " + ofSecond);
                assertEquals(people, ofFirst + ofSecond);
                // every five seconds, in one of the two
                assertTrue(after.runs() > before.runs(), "no job was run meanwhile");
                assertTrue(
                        after.runs() - before.runs() <= 1 + (after.micros() - before.micros()) / 5_000_000.0,
                        () -> "two schedules: " + before + ", " + after);
                assertEquals(List.of(), chat.findings());
            }
        }
    }

    private static ChildProcess worker(Settings settings, int port) {
        return ChildProcess.start(settings, Map.of("ROLE", "worker", "HTTP_PORT", Integer.toString(port)));
    }

    /** @param micros when that was, by the clock of the runs */
    private record Runs(long runs, long micros) {}

    /** Right after a run. */
    private static Runs runs(DSLContext db) {
        long there = run(db).runs();
        return Eventually.sees(() -> "a run", () -> run(db), now -> now.runs() > there);
    }

    private static Runs run(DSLContext db) {
        return db.fetchOptional("select runs, timestampdiff(microsecond, '2020-01-01', started_at)"
                        + " from job_last where name = 'customer-bulk'")
                .map(row -> new Runs(row.get(0, Long.class), row.get(1, Long.class)))
                .orElse(new Runs(0, 0));
    }

    private static long sent(HttpClient http, int port) throws IOException, InterruptedException {
        var text = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        var found =
                Pattern.compile("dvorik_sends_seconds_count\\{([^}]*)} (\\d+)").matcher(text);
        long sent = 0;
        while (found.find()) {
            if (found.group(1).contains("lane=\"bulk\"") && found.group(1).contains("outcome=\"sent\"")) {
                sent += Long.parseLong(found.group(2));
            }
        }
        return sent;
    }

    private static double seconds(Duration span) {
        return span.toNanos() / 1e9;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
