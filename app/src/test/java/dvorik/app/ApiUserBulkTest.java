package dvorik.app;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApiUserBulkTest {
    private static final Town town = Town.shared();
    private static final String USERS = "/api/v1/users";
    private static final String BULK = USERS + "/bulk";
    private final ApiClient owner = ApiClient.owner(town);
    /** Marks the people of one test. */
    private final String source = "b" + UUID.randomUUID().toString().replace("-", "");

    private List<Long> people(int count) {
        var insert = town.db().insertInto(CUSTOMER, CUSTOMER.FIRST_NAME, CUSTOMER.LANGUAGE, CUSTOMER.SOURCE);
        for (int i = 0; i < count; i++) {
            insert = insert.values("N" + i, "ru", source);
        }
        insert.execute();
        return town.db()
                .select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.SOURCE.eq(source))
                .orderBy(CUSTOMER.ID)
                .fetch(CUSTOMER.ID);
    }

    private static String json(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    private long tagged(String tag) {
        return owner.get(USERS + "?source=" + source + "&tag=" + tag)
                .is(200)
                .at("/total")
                .asLong();
    }

    @Test
    void a_few_are_changed_at_once() {
        var ids = people(3);
        owner.delete(USERS + "/" + ids.get(2)).is(204);
        var body = "{'ids': " + json(ids) + ", 'add_tags': ['a', 'b'], 'blocked': true}";
        var done = owner.post(BULK, body).is(200);
        assertEquals(2, done.at("/customers").asInt());
        assertEquals("[" + ids.get(2) + "]", done.at("/unknown_ids").toString());
        assertEquals(2, tagged("a"));
        owner.post(BULK, "{'ids': " + json(ids) + ", 'remove_tags': ['A'], 'blocked': false}")
                .is(200);
        assertEquals(0, tagged("a"));
        assertEquals(2, tagged("b"));
        assertEquals(
                0,
                owner.get(USERS + "?source=" + source + "&blocked=true")
                        .at("/total")
                        .asInt());
        var byFilter = owner.post(BULK, "{'filter': {'source': '" + source + "'}, 'add_tags': ['c']}")
                .is(200);
        assertEquals(2, byFilter.at("/customers").asInt());
        assertEquals(2, tagged("c"));
    }

    @Test
    void many_are_changed_in_the_background_once_whoever_works() throws Exception {
        people(1_203);
        var key = owner.with("Idempotency-Key", source);
        var body =
                "{'filter': {'source': '" + source + "'}, 'add_tags': ['many'], 'remove_tags': ['x'], 'blocked': true}";
        var begun = key.post(BULK, body).is(202);
        assertEquals(begun.at("/id"), key.post(BULK, body).is(202).at("/id"));
        assertEquals(1_203, begun.at("/total").asInt());
        var path = BULK + "/" + begun.at("/id").asLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work = () -> {
                town.features().customerBulk.workDue();
                return true;
            };
            for (var worked : threads.invokeAll(List.of(work, work))) {
                worked.get();
            }
        }
        // another worker may still hold the row of the last batch
        Eventually.holds(() -> !owner.get(path).is(200).at("/finished_at").isNull());
        var end = owner.get(path).is(200);
        assertEquals(1_203, end.at("/done").asInt());
        assertEquals(1_203, tagged("many"));
        assertEquals(
                1_203,
                owner.get(USERS + "?source=" + source + "&blocked=true")
                        .at("/total")
                        .asInt());
        // each was changed once
        assertEquals(
                1_203,
                town.db()
                        .fetchSingle("select count(*) from customer where source = ? and version = 1", source)
                        .get(0, Long.class));
        assertFalse(owner.get(path).is(200).at("/created_at").isNull());
    }

    @Test
    void wrong_wishes_are_refused() {
        for (var wrong : List.of(
                "{}",
                "{'ids': [1]}",
                "{'add_tags': ['a']}",
                "{'ids': [1], 'filter': {}, 'add_tags': ['a']}",
                "{'ids': [], 'add_tags': ['a']}",
                "{'ids': ['x'], 'add_tags': ['a']}",
                "{'ids': [1], 'add_tags': [' ']}",
                "{'ids': [1], 'add_tags': []}",
                "{'filter': {'colour': 'red'}, 'add_tags': ['a']}",
                "{'filter': {'birthday_from': '99-99'}, 'add_tags': ['a']}",
                "{'filter': {'deleted': true}, 'add_tags': ['a']}")) {
            owner.post(BULK, wrong).refuses(422, "VALIDATION_001");
        }
        owner.get(BULK + "/999999999").refuses(404, "BULK_001");
        owner.get(BULK + "/x").refuses(404, "BULK_001");
    }

    @Test
    void who_may_only_read_changes_nobody() {
        var person = town.stranger("Рита", Language.RU);
        town.hire(person.telegramId(), "Рита", Language.RU, Role.READONLY);
        var readonly = ApiClient.of(town, person.telegramId());
        var ids = people(1);
        readonly.post(BULK, "{'ids': " + json(ids) + ", 'add_tags': ['a']}").refuses(403, "AUTH_003");
        readonly.get(BULK + "/1").refuses(403, "AUTH_003");
    }

    private long offer(int basisPoints) {
        return owner.post(
                        "/api/v1/offers",
                        "{'kind': 'manual', 'title_ru': 'A {value}', 'title_uz': 'A {value}', 'title_en': 'A {value}',"
                                + " 'value_type': 'percent', 'value': %d, 'valid_days': 5}".formatted(basisPoints))
                .is(201)
                .at("/id")
                .asLong();
    }

    private long discounts(long offer) {
        return town.db()
                .fetchSingle(
                        "select count(*), count(distinct customer_id), count(issued_by) from discount where offer_id = ?",
                        offer)
                .map(row -> {
                    assertEquals(row.get(0, Long.class), row.get(1, Long.class));
                    assertEquals(row.get(0, Long.class), row.get(2, Long.class));
                    return row.get(0, Long.class);
                });
    }

    @Test
    void an_offer_is_given_to_some_at_once_and_the_others_are_counted() {
        var ids = people(4);
        town.db().execute("update customer set blocked_at = now(6) where id = " + ids.get(0));
        long offer = offer(1000);
        var key = owner.with("Idempotency-Key", source);
        var body = "{'ids': " + json(ids) + ", 'offer_id': " + offer + ", 'add_tags': ['gift']}";
        var done = key.post(BULK, body).is(200);
        assertEquals(4, done.at("/customers").asInt());
        assertEquals(3, done.at("/discounts/given").asInt());
        assertEquals(1, done.at("/discounts/refused/paused").asInt());
        assertEquals(4, tagged("gift"));
        key.post(BULK, body).is(200);
        assertEquals(3, discounts(offer));
        assertEquals(
                3,
                town.db()
                        .fetchSingle(
                                "select count(*) from notification n join discount d on d.id = n.subject_id"
                                        + " where n.kind = 'discount_given' and d.offer_id = ?",
                                offer)
                        .get(0, Integer.class));
    }

    @Test
    void to_many_an_offer_is_given_in_the_background_once_each_whatever_happens() throws Exception {
        var ids = people(1_103);
        long offer = offer(1000);
        var begun = owner.post(BULK, "{'filter': {'source': '" + source + "'}, 'offer_id': " + offer + "}")
                .is(202);
        var path = BULK + "/" + begun.at("/id").asLong();
        assertEquals(0, begun.at("/discounts/given").asInt());
        // a life before this one died between the grant and the progress: its transaction left nothing but codes
        town.db().execute("update customer set blocked_at = now(6) where id = " + ids.get(700));
        town.db().execute("update customer set deleted_at = now(6) where id = " + ids.get(900));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work = () -> {
                town.features().customerBulk.workDue();
                return true;
            };
            for (var worked : threads.invokeAll(List.of(work, work))) {
                worked.get();
            }
        }
        var done = Eventually.sees(
                () -> "the work is done",
                () -> owner.get(path).is(200).body(),
                progress -> !progress.at("/finished_at").isNull()
                        && !progress.at("/finished_at").isMissingNode());
        assertEquals(1_101, done.at("/discounts/given").asInt());
        assertEquals(1, done.at("/discounts/refused/paused").asInt());
        assertEquals(1, done.at("/discounts/refused/deleted").asInt());
        assertEquals(1_101, discounts(offer));
        // the same members once more, as after a crash that lost the progress but not the discounts
        long id = begun.at("/id").asLong();
        town.db()
                .execute("insert into customer_bulk_member (bulk_id, customer_id) select " + id
                        + ", customer_id from discount where offer_id = " + offer + " order by id limit 300");
        town.db().execute("update customer_bulk set finished_at = null, done = 803 where id = " + id);
        town.features().customerBulk.workDue();
        Eventually.holds(() -> !owner.get(path).at("/finished_at").isNull());
        assertEquals(1_101, discounts(offer));
    }

    @Test
    void an_offer_that_cannot_be_given_so_is_refused_by_name() {
        var ids = people(1);
        owner.post(BULK, "{'ids': " + json(ids) + ", 'offer_id': 999999}").refuses(422, "VALIDATION_001");
        owner.post(BULK, "{'ids': " + json(ids) + ", 'offer_id': " + offer(5000) + "}")
                .refuses(422, "VALIDATION_001");
    }
}
