package dvorik.app;

import static dvorik.migrations.jooq.Tables.CUSTOMER_IMPORT_LINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.app.ApiClient.Reply;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are taken over in the background. The worker of the town may be the one who works, or the test. */
class ApiUserImportTest {
    private static final Town town = Town.shared();
    private static final String USERS = "/api/v1/users";
    private static final String IMPORT = USERS + "/import";
    private static final int BATCH = 500;
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);
    private final ApiClient owner = ApiClient.owner(town);
    /** Marks the people of one test. */
    private final String source = "i" + UUID.randomUUID().toString().replace("-", "");

    private static List<String> phones(int count) {
        var phones = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            phones.add("+7905" + NUMBERS.incrementAndGet());
        }
        return phones;
    }

    private String csv(List<String> phones) {
        var csv = new StringBuilder("phone,name,tags,source\n");
        phones.forEach(
                phone -> csv.append(phone).append(",Анна,new,").append(source).append('\n'));
        return csv.toString();
    }

    private Reply take(String csv) {
        return take(owner, csv, "");
    }

    private static Reply take(ApiClient who, String csv, String query) {
        return who.send("POST", IMPORT + query, csv, "text/csv");
    }

    private long people() {
        return owner.get(USERS + "?source=" + source).is(200).at("/total").asLong();
    }

    private Reply finished(long job) {
        Eventually.holds(() -> {
            town.features().customerImport.workDue();
            return !owner.get(IMPORT + "/" + job).is(200).at("/finished_at").isNull();
        });
        return owner.get(IMPORT + "/" + job);
    }

    @Test
    void what_is_no_utf8_is_refused_and_nobody_gets_a_name_of_question_marks() {
        var phone = phones(1).getFirst();
        var file = ("phone,name\n" + phone + ",Анна\n").getBytes(Charset.forName("windows-1251"));
        var report = owner.upload(IMPORT, file, "text/csv").is(200);
        assertEquals(1, report.at("/refused").asInt());
        assertEquals("name", report.at("/lines/0/problems/0/column").asText());
        owner.post(USERS + "/search", "{'phone': '" + phone + "'}").refuses(404, "USER_001");
    }

    @Test
    void many_lines_are_taken_over_in_the_background_and_each_is_told() {
        var phones = phones(1_203);
        phones.set(601, "12");
        // far apart, so in another batch
        phones.set(1_100, phones.get(3));
        take(csv(phones.subList(0, 1))).is(200);
        var key = owner.with("Idempotency-Key", source);
        var begun = take(key, csv(phones), "").is(202);
        long job = begun.at("/id").asLong();
        assertEquals(1_203, begun.at("/total").asInt());
        assertEquals(job, take(key, csv(phones), "").is(202).at("/id").asLong());
        take(key, csv(phones), "?dry_run=true").refuses(422, "REQUEST_007");
        take(key, csv(phones(1)), "").refuses(422, "REQUEST_007");

        var end = finished(job);
        assertEquals(1_203, end.at("/done").asInt(), () -> "" + end.body());
        assertEquals(1_200, end.at("/created").asInt());
        assertEquals(1, end.at("/known").asInt());
        assertEquals(2, end.at("/refused").asInt());
        assertTrue(end.at("/complete").asBoolean());
        assertEquals(1_201, people());

        var refused = owner.get(IMPORT + "/" + job + "/lines?result=refused").is(200);
        assertEquals(2, refused.at("/total").asInt());
        assertEquals(603, refused.at("/items/0/line").asInt());
        assertEquals("format", refused.at("/items/0/problems/0/problem").asText());
        assertEquals(1_102, refused.at("/items/1/line").asInt());
        assertEquals("twice", refused.at("/items/1/problems/0/problem").asText());
        assertEquals(1_203, walk(job));
        // what the lines said is kept no longer than needed
        assertEquals(
                0,
                town.db()
                        .fetchCount(
                                CUSTOMER_IMPORT_LINE,
                                CUSTOMER_IMPORT_LINE.IMPORT_ID.eq(job),
                                CUSTOMER_IMPORT_LINE.PHONE.isNotNull()));
        var again = finished(take(csv(phones)).is(202).at("/id").asLong());
        assertEquals(1_201, again.at("/known").asInt());
        assertEquals(1_201, people());
    }

    /** @return how many lines a walk by cursor finds, each once */
    private int walk(long job) {
        var lines = new HashSet<Integer>();
        var path = IMPORT + "/" + job + "/lines?per_page=100";
        var page = owner.get(path).is(200);
        int count = 0;
        while (true) {
            for (var item : page.at("/items")) {
                lines.add(item.path("line").asInt());
                count++;
            }
            if (page.at("/next_cursor").isNull()) {
                assertEquals(count, lines.size());
                return count;
            }
            page = owner.get(path + "&cursor=" + page.at("/next_cursor").asText())
                    .is(200);
        }
    }

    @Test
    void a_dry_run_of_many_lines_tells_and_changes_nothing() {
        var phones = phones(BATCH + 1);
        take(csv(phones.subList(0, 2))).is(200);
        var end = finished(
                take(owner, csv(phones), "?dry_run=true").is(202).at("/id").asLong());
        assertTrue(end.at("/dry_run").asBoolean());
        assertEquals(BATCH - 1, end.at("/created").asInt(), () -> "" + end.body());
        assertEquals(2, end.at("/known").asInt());
        assertEquals(2, people());
    }

    @Test
    @Tag("long")
    @Tag("long-kill")
    void a_worker_that_dies_in_the_middle_leaves_the_rest_to_the_next() throws Exception {
        var phones = phones(3 * BATCH);
        var held = phones.get(BATCH + 200);
        take(csv(List.of(held))).is(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long job = town.db().transactionResult(trx -> {
                lock(trx.dsl(), held);
                long id = take(csv(phones)).is(202).at("/id").asLong();
                threads.submit(() -> town.features().customerImport.workDue());
                // whoever works stands in the middle of the second batch
                Eventually.holds(() -> owner.get(IMPORT + "/" + id).at("/done").asInt() == BATCH
                        && !waiting().isEmpty());
                waiting().forEach(connection -> town.db().execute("kill " + connection));
                assertEquals(BATCH, owner.get(IMPORT + "/" + id).at("/done").asInt());
                return id;
            });
            var end = finished(job);
            assertEquals(3 * BATCH, end.at("/done").asInt());
            assertEquals(3 * BATCH - 1, end.at("/created").asInt());
        }
        assertEquals(3 * BATCH, people());
    }

    private static void lock(org.jooq.DSLContext tx, String phone) {
        tx.fetch(
                "select c.id from customer c where c.id = (select customer_id from customer_identity"
                        + " where kind = 'phone' and living_value = ?) for update",
                phone);
    }

    /** @return connections of workers that wait for a locked customer */
    private static List<Long> waiting() {
        return town.db()
                .fetch("select trx_mysql_thread_id from information_schema.innodb_trx"
                        + " where trx_state = 'LOCK WAIT' and trx_query like '%customer%'")
                .map(row -> row.get(0, Long.class));
    }

    @Test
    void a_line_that_the_database_refuses_keeps_no_other_from_being_taken() {
        var phones = phones(2 * BATCH);
        var poison = "P" + source;
        var trigger = "poison_" + source;
        town.db()
                .execute("create trigger " + trigger + " before insert on customer for each row if new.first_name = '"
                        + poison + "' then signal sqlstate '45000'; end if");
        try {
            long job = take(csv(phones).replace(phones.get(700) + ",Анна", phones.get(700) + "," + poison))
                    .is(202)
                    .at("/id")
                    .asLong();
            var end = finished(job);
            assertEquals(2 * BATCH - 1, end.at("/created").asInt(), () -> "" + end.body());
            assertEquals(1, end.at("/refused").asInt());
            var refused =
                    owner.get(IMPORT + "/" + job + "/lines?result=refused").is(200);
            assertEquals(702, refused.at("/items/0/line").asInt());
            assertEquals("failed", refused.at("/items/0/problems/0/problem").asText());
            assertEquals(2 * BATCH - 1, people());
        } finally {
            town.db().execute("drop trigger " + trigger);
        }
    }

    @Test
    void what_became_of_a_file_is_told_to_those_who_may_import() {
        var person = town.stranger("Рита", Language.RU);
        town.hire(person.telegramId(), "Рита", Language.RU, Role.READONLY);
        var readonly = ApiClient.of(town, person.telegramId());
        long job = take(csv(phones(BATCH + 1))).is(202).at("/id").asLong();
        readonly.get(IMPORT + "/" + job).refuses(403, "AUTH_003");
        readonly.get(IMPORT + "/" + job + "/lines").refuses(403, "AUTH_003");
        owner.get(IMPORT + "/999999999").refuses(404, "BULK_001");
        owner.get(IMPORT + "/x/lines").refuses(404, "BULK_001");
        for (var wrong :
                List.of("cursor=_", "cursor=LTE", "page=1&cursor=MQ", "result=x", "per_page=101", "colour=1")) {
            owner.get(IMPORT + "/" + job + "/lines?" + wrong).refuses(422, "VALIDATION_001");
        }
        finished(job);
    }
}
