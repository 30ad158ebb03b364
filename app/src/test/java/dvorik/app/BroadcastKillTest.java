package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.broadcast.BroadcastPlan;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.BroadcastPlan.Window;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.config.Settings;
import dvorik.core.db.Database;
import dvorik.core.id.BroadcastId;
import dvorik.core.setting.Setting;
import dvorik.core.template.MessageContent;
import dvorik.core.text.Language;
import dvorik.core.time.BusinessClock;
import dvorik.sandbox.client.PersonChat;
import dvorik.sandbox.client.SandboxClient;
import java.time.Clock;
import java.util.ArrayList;
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
    private static final String WORDS = "Весна пришла";
    private static final int RATE = 100;
    private static final long FIRST_PERSON = 950_000_000L;

    @Test
    void a_few_kills_miss_nobody_and_send_nothing_twice() throws Exception {
        survive("kill_broadcast", 200, 3);
    }

    @Test
    @Tag("long")
    @Tag("long-kill")
    void fifty_kills_miss_nobody_and_send_nothing_twice() throws Exception {
        survive("kill_broadcast_fifty", 5_000, 50);
    }

    private static void survive(String databaseName, int people, int kills) throws Exception {
        var given = Town.emptyGround(databaseName, Map.of());
        var clock = new BusinessClock(Clock.systemUTC(), given.business().zone());
        var random = new Random();
        try (var sandbox = Town.openSandbox(clock)) {
            var settings = Town.towards(given, sandbox.url());
            var chat = new SandboxClient(sandbox.url());
            chat.person("Owner").id(Town.OWNER).language("en").create();
            var chats = chats(chat, people);
            var id = begin(settings, people);
            try (var database = Database.connect(settings.database().orElseThrow(), 2)) {
                var db = database.dsl();
                for (int i = 0; i < kills; i++) {
                    int until = count(db, id, "sent") + random.nextInt(2 * people / kills);
                    try (var one = ChildProcess.start(settings, Map.of()).awaitReady();
                            var other = ChildProcess.start(settings, Map.of("ROLE", "worker"))
                                    .awaitReady()) {
                        Eventually.holds(() -> count(db, id, "sent") >= until || isFinished(db, id));
                        other.kill();
                        one.kill();
                    }
                    assertEquals(people, all(db, id));
                    // nobody waits here for what the dead had leased to run out
                    db.execute(
                            "update broadcast_recipient set leased_until = '2020-01-01' where leased_until is not null");
                }
                try (var process = ChildProcess.start(settings, Map.of()).awaitReady()) {
                    Eventually.holds(() -> isFinished(db, id));
                    process.terminate();
                }
                verify(db, id, chats);
            }
            assertEquals(List.of(), chat.findings());
        }
    }

    private static List<PersonChat> chats(SandboxClient chat, int people) {
        var chats = new ArrayList<PersonChat>();
        for (int i = 0; i < people; i++) {
            var person = chat.person("Ann").id(FIRST_PERSON + i).language("ru").create();
            var one = person.with(Town.CLIENT_BOT);
            one.starts();
            chats.add(one);
        }
        return chats;
    }

    /** Joined, and willing to be written to at any hour. */
    private static BroadcastId begin(Settings settings, int people) {
        var clock = new BusinessClock(Clock.systemUTC(), settings.business().zone());
        try (var application = Application.start(
                        settings,
                        EnumSet.of(Role.ADMIN_API),
                        clock,
                        Application.texts(clock),
                        List.of(Town.FIRST_SALON));
                var database = Database.connect(settings.database().orElseThrow(), 2)) {
            for (int i = 0; i < people; i++) {
                database.dsl()
                        .execute(
                                "insert into customer (id, first_name, language, terms_version, privacy_version, joined_at,"
                                        + " quiet_from, quiet_until) select %d, 'Ann', 'ru', max(if(kind = 'terms', version, null)), max(if(kind = 'privacy', version, null)), now(6), 0, 0 from legal_document"
                                                .formatted(i + 1));
                database.dsl()
                        .execute(
                                "insert into customer_identity (customer_id, kind, value, verified_at) values (%d, 'telegram', '%d', now(6))"
                                        .formatted(i + 1, FIRST_PERSON + i));
            }
            var features = application.features();
            var owner = features.staff.findByTelegram(Town.OWNER).orElseThrow();
            features.settings.set(features.business, Setting.MARKETING_UNDO, 0, owner.id());
            var content = new MessageContent(Map.of(Language.RU, WORDS), Optional.empty(), List.of());
            var plan = new BroadcastPlan(
                    "Spring",
                    List.of(),
                    List.of(),
                    List.of(new Variant("A", BroadcastPlan.WHOLE, content)),
                    Optional.empty(),
                    0,
                    Optional.of(RATE),
                    Window.ALWAYS,
                    Optional.empty(),
                    people);
            var draft = assertInstanceOf(Result.Done.class, features.broadcasts.create(owner, plan));
            var id = draft.broadcast().id();
            assertInstanceOf(Result.Done.class, features.broadcasts.sendNow(owner, id));
            return id;
        }
    }

    private static int count(DSLContext db, BroadcastId id, String status) {
        return db.fetchSingle(
                        "select count(*) from broadcast_recipient where broadcast_id = ? and status = ?",
                        id.value(),
                        status)
                .get(0, Integer.class);
    }

    private static int all(DSLContext db, BroadcastId id) {
        return db.fetchSingle("select count(*) from broadcast_recipient where broadcast_id = ?", id.value())
                .get(0, Integer.class);
    }

    private static boolean isFinished(DSLContext db, BroadcastId id) {
        return db.fetchSingle("select status from broadcast where id = ?", id.value())
                .get(0, String.class)
                .equals("finished");
    }

    private static void verify(DSLContext db, BroadcastId id, List<PersonChat> chats) {
        int unknown = count(db, id, "unknown");
        int sent = count(db, id, "sent");
        assertEquals(chats.size(), sent + unknown);
        var states = db.fetch("select customer_id, status from broadcast_recipient where broadcast_id = ?", id.value())
                .intoMap(row -> row.get(0, Long.class), row -> row.get(1, String.class));
        for (int i = 0; i < chats.size(); i++) {
            long messages = chats.get(i).messages().stream()
                    .filter(message -> message.isFromBot() && message.text().equals(WORDS))
                    .count();
            if (states.get(i + 1L).equals("sent")) {
                assertEquals(1, messages);
            } else {
                assertTrue(messages <= 1, () -> "an unknown one went out twice");
            }
        }
        System.out.println("broadcast: sent=" + sent + " unknown=" + unknown);
    }
}
