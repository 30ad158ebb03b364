package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.broadcast.BroadcastPlan;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.BroadcastPlan.Window;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.id.BroadcastId;
import dvorik.core.setting.Setting;
import dvorik.core.template.MessageContent;
import dvorik.core.text.Language;
import dvorik.sandbox.client.PersonChat;
import dvorik.sandbox.client.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Many customers as plain rows, who have opened the chat with the bot, and a broadcast to all of them. */
final class Readers {
    static final String WORDS = "Весна пришла";
    private static final long FIRST_PERSON = 950_000_000L;

    private final SandboxClient chat;
    private final int people;

    Readers(SandboxClient chat, int people) {
        this.chat = chat;
        this.people = people;
    }

    /** Before anything polls for the bot: what they said when they opened the chat is taken for read. */
    void open(URI sandbox) throws IOException, InterruptedException {
        for (int i = 0; i < people; i++) {
            chat.person("Ann")
                    .id(FIRST_PERSON + i)
                    .language("ru")
                    .create()
                    .with(Town.CLIENT_BOT)
                    .starts();
        }
        try (var http = HttpClient.newHttpClient()) {
            var bot = sandbox.resolve("/bot" + Town.CLIENT_TOKEN + "/");
            // the last one alone, and then it as well
            var last = http.send(
                    HttpRequest.newBuilder(bot.resolve("getUpdates?offset=-1")).build(), BodyHandlers.ofString());
            var id = dvorik.core.text.Json.mapper()
                    .build()
                    .readTree(last.body())
                    .at("/result/0/update_id")
                    .asLong();
            http.send(
                    HttpRequest.newBuilder(bot.resolve("getUpdates?offset=" + (id + 1) + "&timeout=0"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    PersonChat chatOf(int number) {
        return chat.person(FIRST_PERSON + number).with(Town.CLIENT_BOT);
    }

    /** Joined, and willing to be written to at any hour. */
    void join(DSLContext db) {
        db.transaction(trx -> join(trx.dsl(), people));
    }

    private static void join(DSLContext db, int people) {
        var terms = version(db, "terms");
        var privacy = version(db, "privacy");
        for (int i = 0; i < people; i++) {
            db.execute(
                    "insert into customer (id, first_name, language, terms_version, privacy_version, joined_at,"
                            + " quiet_from, quiet_until) values (?, 'Ann', 'ru', ?, ?, now(6), 0, 0)",
                    i + 1,
                    terms,
                    privacy);
            db.execute(
                    "insert into customer_identity (customer_id, kind, value, verified_at) values (?, 'telegram', ?, now(6))",
                    i + 1,
                    Long.toString(FIRST_PERSON + i));
        }
    }

    private static String version(DSLContext db, String document) {
        return db.fetchSingle("select max(version) from legal_document where kind = ?", document)
                .get(0, String.class);
    }

    /** @param rate of its own; empty: as fast as the bot may */
    BroadcastId begin(Features features, Optional<Integer> rate) {
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
                rate,
                Window.ALWAYS,
                Optional.empty(),
                people);
        var draft = assertInstanceOf(Result.Done.class, features.broadcasts.create(owner, plan));
        var id = draft.broadcast().id();
        assertInstanceOf(Result.Done.class, features.broadcasts.sendNow(owner, id));
        return id;
    }

    static int count(DSLContext db, BroadcastId id, String status) {
        return db.fetchSingle(
                        "select count(*) from broadcast_recipient where broadcast_id = ? and status = ?",
                        id.value(),
                        status)
                .get(0, Integer.class);
    }

    static int all(DSLContext db, BroadcastId id) {
        return db.fetchSingle("select count(*) from broadcast_recipient where broadcast_id = ?", id.value())
                .get(0, Integer.class);
    }

    static boolean isFinished(DSLContext db, BroadcastId id) {
        return db.fetchSingle("select status from broadcast where id = ?", id.value())
                .get(0, String.class)
                .equals("finished");
    }

    /** Nobody was missed, nobody got it twice. */
    void verify(DSLContext db, BroadcastId id) {
        int unknown = count(db, id, "unknown");
        int sent = count(db, id, "sent");
        assertEquals(people, sent + unknown);
        var states = db.fetch("select customer_id, status from broadcast_recipient where broadcast_id = ?", id.value())
                .intoMap(row -> row.get(0, Long.class), row -> row.get(1, String.class));
        for (int i = 0; i < people; i++) {
            long messages = chatOf(i).messages().stream()
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
