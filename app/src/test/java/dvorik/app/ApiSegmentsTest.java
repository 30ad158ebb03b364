package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.id.BusinessId;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments over HTTP. */
class ApiSegmentsTest {
    private static final String SEGMENTS = "/api/v1/segments";
    private static final AtomicLong NEXT = new AtomicLong(955_000_000L);
    private static final Town town = Town.shared();
    private static final ApiClient owner = ApiClient.owner(town);

    /** Marks the customers of one test. */
    private final String source = "seg" + NEXT.incrementAndGet();

    private long customer(String language) {
        town.db()
                .execute(
                        "insert into customer (first_name, language, source, joined_at) values ('Ким', ?, ?, utc_timestamp(6))",
                        language,
                        source);
        return town.db()
                .fetchSingle("select max(id) from customer where source = ?", source)
                .get(0, Long.class);
    }

    private String rule() {
        return "{'field': 'source', 'op': 'is', 'value': '" + source + "'}";
    }

    private String body(String kind) {
        return "{'name': 'Наши', 'kind': '" + kind + "', 'rule': " + rule() + "}";
    }

    private ApiClient hired(Role role) {
        var person = town.stranger(role.name(), Language.EN);
        town.hire(person.telegramId(), role.name(), Language.EN, role);
        return ApiClient.of(town, person.telegramId());
    }

    private static ApiClient anotherBusiness() {
        long id = owner.post("/api/v1/businesses", "{'name': 'Чужой', 'currency': 'UZS'}")
                .is(201)
                .at("/id")
                .asLong();
        long person = NEXT.incrementAndGet();
        town.features().staff.ensureOwner(new BusinessId(id), person);
        return ApiClient.of(town, person);
    }

    private long count(String path) {
        return owner.get(path + "/count").is(200).at("/customers").asLong();
    }

    @Test
    void a_segment_is_made_read_changed_and_deleted() {
        customer("ru");
        customer("uz");
        var made = owner.post(SEGMENTS, body("live")).is(201);
        assertEquals("\"0\"", made.header("ETag"));
        assertEquals("live", made.at("/kind").asText());
        assertTrue(made.at("/frozen_at").isNull());
        assertEquals("откуда: " + source, made.at("/words/ru").asText());
        assertEquals("came from: " + source, made.at("/words/en").asText());
        var path = SEGMENTS + "/" + made.at("/id").asLong();
        assertEquals(made.body(), owner.get(path).is(200).body());
        assertEquals(2, count(path));
        var stale = owner.with("If-Match", "\"7\"");
        stale.patch(path, "{'name': 'x'}").refuses(412, "REQUEST_006");
        var changed = owner.with("If-Match", "\"0\"")
                .patch(
                        path,
                        "{'name': ' Русские ', 'rule': {'all': [" + rule()
                                + ", {'not': {'field': 'language', 'op': 'in', 'value': ['uz', 'en']}}]}}")
                .is(200);
        assertEquals("Русские", changed.at("/name").asText());
        assertEquals(1, changed.at("/version").asInt());
        assertEquals(1, count(path));
        assertEquals("Русские", owner.patch(path, "{}").is(200).at("/name").asText());
        owner.patch(path, "{'name': null}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'rule': null}").refuses(422, "VALIDATION_001");
        var listed = owner.get(SEGMENTS + "?per_page=100").is(200).at("/items");
        assertTrue(IntStream.range(0, listed.size())
                .anyMatch(i -> listed.get(i).equals(owner.get(path).body())));
        stale.delete(path).refuses(412, "REQUEST_006");
        owner.delete(path).is(204);
        owner.delete(path).refuses(404, "SEGMENT_001");
        for (var gone : List.of(path, path + "/count", path + "/sample")) {
            owner.get(gone).refuses(404, "SEGMENT_001");
        }
        owner.patch(path, "{'name': 'x'}").refuses(404, "SEGMENT_001");
        var acts = town.db()
                .fetch(
                        "select action from audit_entry where entity = 'segment' and entity_id = ? order by id",
                        made.at("/id").asLong())
                .getValues(0, String.class);
        assertEquals(List.of("segment.create", "segment.change", "segment.delete"), acts);
    }

    @Test
    void a_static_list_is_frozen_while_a_live_one_moves() {
        customer("ru");
        var live = SEGMENTS + "/"
                + owner.post(SEGMENTS, body("live")).is(201).at("/id").asLong();
        var made = owner.post(SEGMENTS, body("static")).is(201);
        var frozen = SEGMENTS + "/" + made.at("/id").asLong();
        assertFalse(made.at("/frozen_at").isNull());
        long second = customer("uz");
        assertEquals(2, count(live));
        assertEquals(1, count(frozen));
        owner.patch(frozen, "{'name': 'Другое имя'}").is(200);
        assertEquals(1, count(frozen));
        owner.patch(frozen, "{'rule': " + rule() + "}").is(200);
        assertEquals(2, count(frozen));
        // who has left is in no list
        owner.delete("/api/v1/users/" + second).is(204);
        assertEquals(1, count(frozen));
        assertEquals(1, count(live));
    }

    @Test
    void a_sample_shows_some_of_them() {
        var ids = IntStream.range(0, 7).mapToObj(i -> customer("en")).collect(Collectors.toSet());
        var path = SEGMENTS + "/"
                + owner.post(SEGMENTS, body("live")).is(201).at("/id").asLong();
        assertEquals(ids, shown(owner.get(path + "/sample").is(200).at("/customers")));
        var three = shown(owner.get(path + "/sample?size=3").is(200).at("/customers"));
        assertEquals(3, three.size());
        assertTrue(ids.containsAll(three));
        for (var wrong : List.of("size=0", "size=51", "size=x", "colour=red")) {
            owner.get(path + "/sample?" + wrong).refuses(422, "VALIDATION_001");
        }
        var first = owner.get(path + "/sample").at("/customers/0");
        assertEquals("Ким", first.path("name").asText());
        var member = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        var key = town.features()
                .apiKeys
                .create(
                        member,
                        "segments",
                        Set.of(dvorik.core.access.Permission.SEGMENTS_READ),
                        java.util.Optional.empty());
        var program = ApiClient.of(town).with("X-API-Key", key.text());
        assertTrue(program.get(path + "/sample").is(200).at("/customers/0/name").isNull());
    }

    private static Set<Long> shown(JsonNode customers) {
        var ids = new HashSet<Long>();
        customers.forEach(customer -> ids.add(customer.path("id").asLong()));
        return ids;
    }

    @Test
    void a_preview_saves_nothing() {
        long id = customer("uz");
        long before = owner.get(SEGMENTS).is(200).at("/total").asLong();
        var shown = owner.post(SEGMENTS + "/preview", "{'rule': " + rule() + ", 'size': 5}")
                .is(200);
        assertEquals(1, shown.at("/customers").asLong());
        assertEquals(id, shown.at("/sample/0/id").asLong());
        assertEquals("qayerdan kelgan: " + source, shown.at("/words/uz").asText());
        assertEquals(before, owner.get(SEGMENTS).is(200).at("/total").asLong());
    }

    @Test
    void things_that_rules_name_are_told_by_their_names() {
        long salon = town.salon(Town.FIRST_SALON).value();
        var rule = "{'any': [{'field': 'salon', 'op': 'is', 'value': " + salon
                + "}, {'field': 'spent', 'op': 'at_least', 'value': 150000}]}";
        var words = owner.post(SEGMENTS + "/preview", "{'rule': " + rule + "}")
                .is(200)
                .at("/words");
        assertEquals(
                "применили скидку в салоне: Центр или сумма покупок со скидкой: от 1 500 ₽",
                words.path("ru").asText().replace('\u00a0', ' '));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | rule | type",
                "'x' | rule | type",
                "{} | rule.field | required",
                "{'field': 'colour', 'op': 'is', 'value': 1} | rule.field | not_one_of",
                "{'field': 7, 'op': 'is', 'value': 1} | rule.field | type",
                "{'field': 'tag', 'value': 'x'} | rule.op | required",
                "{'field': 'tag', 'op': 'like', 'value': 'x'} | rule.op | not_one_of",
                "{'field': 'tag', 'op': 'is'} | rule.value | required",
                "{'field': 'tag', 'op': 'is', 'value': ['x']} | rule.value | type",
                "{'field': 'tag', 'op': 'is', 'value': ' '} | rule.value | too_short",
                "{'field': 'tag', 'op': 'in', 'value': []} | rule.value | too_short",
                "{'field': 'tag', 'op': 'in', 'value': ['a', 5]} | rule.value[1] | type",
                "{'field': 'tag', 'op': 'is', 'value': 'x', 'sql': '1=1'} | rule.sql | unknown",
                "{'field': 'source', 'op': 'unknown', 'value': 'x'} | rule.value | unknown",
                "{'field': 'language', 'op': 'is', 'value': 'de'} | rule.value | not_one_of",
                "{'field': 'age', 'op': 'at_least', 'value': 151} | rule.value | too_large",
                "{'field': 'age', 'op': 'at_least', 'value': -1} | rule.value | too_small",
                "{'field': 'age', 'op': 'between', 'value': [30, 20]} | rule.value | format",
                "{'field': 'age', 'op': 'between', 'value': [30]} | rule.value | too_short",
                "{'field': 'spent', 'op': 'at_least', 'value': 1.5} | rule.value | type",
                "{'field': 'spent', 'op': 'at_least', 'value': 99999999999999999999999} | rule.value | too_large",
                "{'field': 'joined', 'op': 'from', 'value': '2026-02-30'} | rule.value | format",
                "{'field': 'joined', 'op': 'from', 'value': 20260101} | rule.value | type",
                "{'field': 'birthday', 'op': 'within', 'value': 367} | rule.value | too_large",
                "{'field': 'reachable', 'op': 'is', 'value': 'yes'} | rule.value | type",
                "{'field': 'consent', 'op': 'is', 'value': 'all'} | rule.value | not_one_of",
                "{'field': 'offer', 'op': 'has', 'value': 999999999} | rule.value | not_found",
                "{'field': 'salon', 'op': 'in', 'value': [999999999]} | rule.value[0] | not_found",
                "{'field': 'broadcast', 'op': 'in', 'value': 999999999} | rule.value | not_found",
                "{'all': []} | rule.all | too_short",
                "{'all': {}} | rule.all | type",
                "{'not': []} | rule.not | type",
                "{'any': [{'field': 'tag', 'op': 'is', 'value': 'x'}], 'all': []} | rule.any | unknown",
                "{'all': [{'not': {'any': [{'field': 'tag', 'op': 'is', 'value': 'x'}, {'field': 'tag'}]}}]} | rule.all[0].not.any[1].op | required",
            })
    void a_rule_that_cannot_be_is_refused_with_its_place(String rule, String path, String problem) {
        for (var refused : List.of(
                owner.post(SEGMENTS, "{'name': 'x', 'rule': " + rule + "}"),
                owner.post(SEGMENTS + "/preview", "{'rule': " + rule + "}"))) {
            refused.refuses(422, "VALIDATION_001");
            var bad = refused.at("/error/details/fields/0");
            assertEquals(path, bad.path("field").asText(), () -> "" + refused.body());
            assertEquals(problem, bad.path("problem").asText(), () -> "" + refused.body());
        }
    }

    @Test
    void a_rule_has_its_limits() {
        var condition = "{'field': 'tag', 'op': 'is', 'value': 'x'}";
        preview(nested(condition, 7)).is(200);
        assertBad(nested(condition, 8), "too_deep");
        assertBad(nested(condition, 700), "too_deep");
        preview("{'all': [" + repeated(condition, 100) + "]}").is(200);
        assertBad("{'all': [" + repeated(condition, 101) + "]}", "too_many");
        var fifty = "{'any': [" + repeated(condition, 51) + "]}";
        assertBad("{'all': [" + fifty + ", " + fifty + "]}", "too_many");
        var long1 = "{'field': 'tag', 'op': 'in', 'value': ['" + "x".repeat(65_000) + "', '" + "y".repeat(600) + "']}";
        assertBad(long1, "too_long");
        preview(nested(condition, 5_000)).refuses(400, "REQUEST_001");
    }

    private static ApiClient.Reply preview(String rule) {
        return owner.post(SEGMENTS + "/preview", "{'rule': " + rule + "}");
    }

    private static void assertBad(String rule, String problem) {
        assertEquals(
                problem,
                preview(rule)
                        .refuses(422, "VALIDATION_001")
                        .at("/error/details/fields/0/problem")
                        .asText());
    }

    private static String nested(String condition, int times) {
        return "{'not': ".repeat(times) + condition + "}".repeat(times);
    }

    private static String repeated(String condition, int times) {
        return String.join(", ", java.util.Collections.nCopies(times, condition));
    }

    @Test
    void wrong_bodies_are_refused() {
        for (var wrong : List.of(
                "{}",
                "{'name': '', 'rule': " + rule() + "}",
                "{'name': ' ', 'rule': " + rule() + "}",
                "{'name': '" + "x".repeat(121) + "', 'rule': " + rule() + "}",
                "{'name': 'x'}",
                "{'name': 'x', 'kind': 'frozen', 'rule': " + rule() + "}",
                "{'name': 'x', 'rule': " + rule() + ", 'colour': 'red'}")) {
            owner.post(SEGMENTS, wrong).refuses(422, "VALIDATION_001");
        }
        for (var nobody : List.of("/x", "/999999999", "/x/count", "/999999999/sample")) {
            owner.get(SEGMENTS + nobody).refuses(404, "SEGMENT_001");
        }
    }

    @Test
    void a_repeated_call_makes_one_segment() throws Exception {
        var key = owner.with("Idempotency-Key", source);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> make =
                    () -> key.post(SEGMENTS, body("static")).is(201).at("/id").asLong();
            var ids = new HashSet<Long>();
            for (var made : threads.invokeAll(List.of(make, make, make, make))) {
                ids.add(made.get());
            }
            assertEquals(1, ids.size());
        }
        key.post(SEGMENTS, body("live")).refuses(422, "REQUEST_007");
    }

    @Test
    void of_two_who_change_at_once_one_wins() throws Exception {
        var path = SEGMENTS + "/"
                + owner.post(SEGMENTS, body("live")).is(201).at("/id").asLong();
        var seen = owner.with("If-Match", "\"0\"");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one = () -> seen.patch(path, "{'name': 'one'}").status();
            Callable<Integer> two = () -> seen.patch(path, "{'name': 'two'}").status();
            var statuses = new HashSet<Integer>();
            for (var answer : threads.invokeAll(List.of(one, two))) {
                statuses.add(answer.get());
            }
            assertEquals(Set.of(200, 412), statuses);
        }
    }

    @Test
    void who_may_not_is_refused() {
        var path = SEGMENTS + "/"
                + owner.post(SEGMENTS, body("live")).is(201).at("/id").asLong();
        var readonly = hired(Role.READONLY);
        readonly.get(path).is(200);
        readonly.post(SEGMENTS + "/preview", "{'rule': " + rule() + "}").is(200);
        readonly.post(SEGMENTS, body("live")).refuses(403, "AUTH_003");
        readonly.patch(path, "{'name': 'x'}").refuses(403, "AUTH_003");
        readonly.delete(path).refuses(403, "AUTH_003");
        var manager = hired(Role.MANAGER);
        for (var place : Map.of("list", SEGMENTS, "one", path, "count", path + "/count", "sample", path + "/sample")
                .values()) {
            manager.get(place).refuses(403, "AUTH_003");
        }
        hired(Role.MARKETING).patch(path, "{'name': 'x'}").is(200);
    }

    @Test
    void another_business_has_its_own() {
        long offer = owner.get("/api/v1/offers").is(200).at("/items/0/id").asLong();
        customer("ru");
        var path = SEGMENTS + "/"
                + owner.post(SEGMENTS, body("live")).is(201).at("/id").asLong();
        var stranger = anotherBusiness();
        stranger.get(path).refuses(404, "SEGMENT_001");
        stranger.get(path + "/count").refuses(404, "SEGMENT_001");
        stranger.patch(path, "{'name': 'x'}").refuses(404, "SEGMENT_001");
        stranger.delete(path).refuses(404, "SEGMENT_001");
        assertEquals(0, stranger.get(SEGMENTS).is(200).at("/total").asInt());
        var theirs = "{'name': 'x', 'rule': {'field': 'offer', 'op': 'has', 'value': " + offer + "}}";
        stranger.post(SEGMENTS, theirs).refuses(422, "VALIDATION_001");
        owner.post(SEGMENTS, theirs).is(201);
        // whom they never served they do not see
        assertEquals(
                0,
                stranger.post(SEGMENTS + "/preview", "{'rule': " + rule() + "}")
                        .is(200)
                        .at("/customers")
                        .asInt());
    }

    @Test
    void all_of_a_segment_are_changed_together() {
        customer("ru");
        customer("uz");
        long id = owner.post(SEGMENTS, body("live")).is(201).at("/id").asLong();
        var bulk = "/api/v1/users/bulk";
        assertEquals(
                2,
                owner.post(bulk, "{'segment_id': " + id + ", 'add_tags': ['" + source + "']}")
                        .is(200)
                        .at("/customers")
                        .asInt());
        assertEquals(
                2, owner.get("/api/v1/users?tag=" + source).is(200).at("/total").asInt());
        owner.post(bulk, "{'segment_id': 999999999, 'add_tags': ['a']}").refuses(422, "VALIDATION_001");
        owner.post(bulk, "{'segment_id': " + id + ", 'ids': [1], 'add_tags': ['a']}")
                .refuses(422, "VALIDATION_001");
        anotherBusiness()
                .post(bulk, "{'segment_id': " + id + ", 'add_tags': ['a']}")
                .refuses(422, "VALIDATION_001");
        owner.delete(SEGMENTS + "/" + id).is(204);
        owner.post(bulk, "{'segment_id': " + id + ", 'add_tags': ['a']}").refuses(422, "VALIDATION_001");
    }
}
