package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.audit.AuditLog;
import dvorik.core.id.BusinessId;
import dvorik.core.notification.DeadLetters;
import dvorik.core.notification.DeadLetters.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a town of its own, which counts them. */
class ApiDeadLettersTest {
    private static final String LETTERS = "/api/v1/dead-letters";
    private static Town town;
    private static ApiClient owner;

    @BeforeAll
    static void found() {
        town = Town.found("town_dead_letters", Map.of());
        owner = ApiClient.owner(town);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    /** A question of a cashier who has blocked the bot since: nobody can be told. */
    private static long lost(Cashier to, String name) {
        long staff = town.features()
                .staff
                .findByTelegram(to.telegramId())
                .orElseThrow()
                .id()
                .value();
        town.db()
                .execute(
                        "insert into notification (dedup_key, staff_id, kind, subject_id, due_at)"
                                + " values (?, ?, 'invitation_accepted', ?, utc_timestamp(6) - interval 1 hour)",
                        name,
                        staff,
                        staff);
        town.features().notifications.committed();
        long id = town.db()
                .fetchSingle("select id from notification where dedup_key = ?", name)
                .get(0, Long.class);
        Eventually.holds(() -> status(id).equals("dead"));
        return id;
    }

    private static String status(long id) {
        return town.db()
                .fetchSingle("select status from notification where id = ?", id)
                .get(0, String.class);
    }

    @Test
    void what_was_given_up_on_is_listed_and_sent_again_once() {
        var maria = town.cashier("Мария");
        maria.chat().starts();
        maria.chat().blocks();
        long id = lost(maria, "test:lost");
        var item = item(id);
        assertEquals("invitation_accepted", item.path("kind").asText());
        assertEquals(1, item.path("attempts").asInt());
        assertTrue(item.path("user_id").isNull());
        assertTrue(item.path("staff_id").asLong() > 0);
        assertTrue(!item.path("reason").asText().isEmpty());

        maria.chat().unblocks();
        owner.post(LETTERS + "/" + id + "/requeue", null).is(204);
        owner.post(LETTERS + "/" + id + "/requeue", null).refuses(409, "DEAD_LETTER_002");
        Eventually.holds(() -> status(id).equals("sent"));
        var entry = owner.get("/api/v1/audit?action=dead-letter.requeue&entity_id=" + id)
                .is(200);
        assertEquals(1, entry.at("/total").asInt());
        assertEquals("invitation_accepted", entry.at("/items/0/details/kind").asText());
    }

    @Test
    void of_many_who_ask_at_once_one_sends_it_again() throws Exception {
        var vera = town.cashier("Вера");
        vera.chat().starts();
        vera.chat().blocks();
        long id = lost(vera, "test:raced");
        vera.chat().unblocks();
        Callable<Integer> ask = () -> owner.send("POST", LETTERS + "/" + id + "/requeue", null, "application/json")
                .status();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = pool.invokeAll(List.of(ask, ask, ask, ask));
            int done = 0;
            for (var answer : answers) {
                done += answer.get() == 204 ? 1 : 0;
            }
            assertEquals(1, done);
        }
    }

    @Test
    void only_those_who_may_and_of_the_own_business_only() {
        var ira = town.cashier("Ира");
        ira.chat().starts();
        ira.chat().blocks();
        long id = lost(ira, "test:own");
        ApiClient.of(town, ira.telegramId()).get(LETTERS).refuses(403, "AUTH_003");
        ApiClient.of(town).get(LETTERS).refuses(401, "AUTH_004");
        owner.post(LETTERS + "/999999999/requeue", null).refuses(404, "DEAD_LETTER_001");
        owner.post(LETTERS + "/x/requeue", null).refuses(404, "DEAD_LETTER_001");
        owner.get(LETTERS + "?cursor=nonsense").refuses(422, "VALIDATION_001");
        owner.get(LETTERS + "?per_page=101").refuses(422, "VALIDATION_001");
        var other = new BusinessId(999);
        var letters = town.features().deadLetters;
        assertEquals(0, letters.count(other));
        assertEquals(List.of(), letters.page(other, 0, 10));
        assertEquals(
                DeadLetters.Requeued.UNKNOWN,
                letters.requeue(
                        other,
                        town.features()
                                .staff
                                .findByTelegram(Town.OWNER)
                                .orElseThrow()
                                .id(),
                        id));
    }

    @Test
    void a_cursor_walks_over_all_of_them_by_an_index() {
        var nina = town.cashier("Нина");
        nina.chat().starts();
        nina.chat().blocks();
        for (int i = 0; i < 3; i++) {
            lost(nina, "test:walk:" + i);
        }
        var seen = new HashSet<Long>();
        var page = owner.get(LETTERS + "?per_page=2").is(200);
        while (true) {
            page.at("/items")
                    .forEach(item -> assertTrue(seen.add(item.path("id").asLong())));
            if (page.at("/next_cursor").isNull()) {
                break;
            }
            page = owner.get(LETTERS + "?per_page=2&cursor="
                            + page.at("/next_cursor").asText())
                    .is(200);
        }
        assertTrue(seen.size() >= 3);
        new Plans(town.db()).readNoneWhole(Set.of("notification"), db -> {
            var letters = new DeadLetters(db, town.clock(), new AuditLog(town.clock()), town.features().notifications);
            letters.page(town.features().business, 0, 21);
            letters.after(town.features().business, new Place(town.clock().instant(), 1), 21);
        });
    }

    @Test
    void the_owner_hears_of_them_once_an_hour() {
        town.owner().chat().starts();
        var olga = town.cashier("Ольга");
        olga.chat().starts();
        olga.chat().blocks();
        lost(olga, "test:word:1");
        lost(olga, "test:word:2");
        var owed = town.db()
                .fetch("select id, subject_id, dedup_key from notification where kind = 'dead_letters' order by id");
        var hours = new HashSet<>(owed.getValues("subject_id"));
        assertEquals(owed.size(), hours.size());
        town.db().execute("update notification set due_at = utc_timestamp() where kind = 'dead_letters'");
        town.features().notifications.committed();
        Eventually.holds(() -> status(owed.getFirst().get(0, Long.class)).equals("sent"));
    }

    @Test
    void a_customers_mailbox_is_read_by_those_who_write_to_customers() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var box = "/api/v1/users/" + ann.kept().id().value() + "/mailbox";
        assertEquals(0, owner.get(box).is(200).at("/total").asInt());
        for (var text : List.of("one", "two", "three")) {
            owner.post("/api/v1/users/" + ann.kept().id().value() + "/messages", "{'text': '" + text + "'}")
                    .is(201);
            Eventually.holds(
                    () -> owner.get(box).is(200).at("/items/0/html").asText().contains(text));
        }
        var page = owner.get(box + "?per_page=2").is(200);
        assertEquals(3, page.at("/total").asInt());
        assertEquals(2, page.at("/items").size());
        var rest = owner.get(
                        box + "?per_page=2&cursor=" + page.at("/next_cursor").asText())
                .is(200);
        assertTrue(rest.at("/items/0/html").asText().contains("one"));
        assertTrue(rest.at("/next_cursor").isNull());
        assertTrue(!rest.at("/items/0/read").asBoolean());
        owner.get("/api/v1/users/999999999/mailbox").refuses(404, "USER_001");
        var maria = town.cashier("Мария");
        ApiClient.of(town, maria.telegramId()).get(box).refuses(403, "AUTH_003");
    }

    private static com.fasterxml.jackson.databind.JsonNode item(long id) {
        for (var item : owner.get(LETTERS + "?per_page=100").is(200).at("/items")) {
            if (item.path("id").asLong() == id) {
                return item;
            }
        }
        throw new AssertionError("not listed");
    }
}
