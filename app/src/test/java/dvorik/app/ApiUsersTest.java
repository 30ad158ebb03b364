package dvorik.app;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.AUDIT_PERSONAL;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.app.ApiClient.Reply;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiUsersTest {
    private static final Town town = Town.shared();
    private static final String USERS = "/api/v1/users";
    private final ApiClient owner = ApiClient.owner(town);
    /** Marks the people of one test. */
    private final String source = "t" + UUID.randomUUID().toString().replace("-", "");

    private long person(String name, String birthday) {
        return town.db()
                .insertInto(CUSTOMER)
                .set(CUSTOMER.FIRST_NAME, name)
                .set(CUSTOMER.LANGUAGE, "ru")
                .set(CUSTOMER.BIRTHDAY, birthday == null ? null : LocalDate.parse(birthday))
                .set(CUSTOMER.SOURCE, source)
                .returningResult(CUSTOMER.ID)
                .fetchSingle(CUSTOMER.ID);
    }

    private long person(String name) {
        return person(name, null);
    }

    private Reply list(String query) {
        return owner.get(USERS + "?source=" + source + (query.isEmpty() ? "" : "&" + query));
    }

    private static List<Long> ids(Reply reply) {
        var ids = new ArrayList<Long>();
        reply.is(200).at("/items").forEach(item -> ids.add(item.path("id").asLong()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void the_list_is_paged_and_counted() {
        var people = IntStream.range(0, 5).mapToObj(i -> person("P" + i)).toList();
        var first = list("per_page=2");
        assertEquals(List.of(people.get(4), people.get(3)), ids(first));
        assertEquals(5, first.at("/total").asInt());
        assertEquals(3, first.at("/pages").asInt());
        assertEquals(List.of(people.get(0)), ids(list("per_page=2&page=3")));
        assertEquals(List.of(), ids(list("per_page=2&page=4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "name", "joined"})
    void a_cursor_walks_over_all_in_any_order(String sort) {
        var names = new ArrayList<>(List.of("Ада", "Ева", "Ева", "ева", "Яна"));
        names.add(null);
        names.add(null);
        for (int i = 0; i < names.size(); i++) {
            long id = person(names.get(i));
            if (i % 2 == 0) {
                town.db()
                        .update(CUSTOMER)
                        .set(CUSTOMER.JOINED_AT, Instant.parse("2026-01-0" + (1 + i / 4) + "T00:00:00.123456Z"))
                        .where(CUSTOMER.ID.eq(id))
                        .execute();
            }
        }
        var all = ids(list("sort=" + sort + "&per_page=100"));
        assertEquals(7, all.size());
        var walked = new ArrayList<Long>();
        var part = list("sort=" + sort + "&per_page=2");
        walked.addAll(ids(part));
        while (!part.at("/next_cursor").isNull()) {
            part = list("sort=" + sort + "&per_page=2&cursor="
                    + part.at("/next_cursor").asText());
            walked.addAll(ids(part));
            assertTrue(part.at("/total").isNull());
        }
        assertEquals(all, walked);
    }

    @Test
    void cursors_that_are_not_ours_or_of_another_order_are_refused() {
        person("A");
        person("B");
        var cursor = list("per_page=1").at("/next_cursor").asText();
        list("sort=name&cursor=" + cursor).refuses(422, "VALIDATION_001");
        list("cursor=xx").refuses(422, "VALIDATION_001");
        list("cursor=" + encoded("§§")).refuses(422, "VALIDATION_001");
        list("page=2&cursor=" + cursor).refuses(422, "VALIDATION_001");
    }

    @Test
    void names_are_found_by_beginnings_of_words_short_and_empty_ones_too() {
        long anna = person("Анна Петрова");
        long yan = person("Ян");
        long will = person("Will");
        long double_ = person("Анна-Мария Ли");
        long percent = person("100% me");
        assertEquals(List.of(double_, anna), ids(list("search=" + encoded("анн"))));
        assertEquals(List.of(anna), ids(list("search=" + encoded("Пет анна"))));
        assertEquals(List.of(double_), ids(list("search=" + encoded("мар"))));
        assertEquals(List.of(double_), ids(list("search=" + encoded("анна ли"))));
        assertEquals(List.of(yan), ids(list("search=" + encoded("ян"))));
        assertEquals(List.of(will), ids(list("search=will")));
        assertEquals(List.of(percent), ids(list("search=" + encoded("100%"))));
        assertEquals(List.of(), ids(list("search=" + encoded("+-*\"()@<>~"))));
        assertEquals(List.of(), ids(list("search=" + encoded("нна"))));
        long ali = person("Ali Gʻulom O'Neil");
        assertEquals(List.of(ali), ids(list("search=" + encoded("gʻul"))));
        assertEquals(List.of(ali), ids(list("search=" + encoded("o'neil"))));
    }

    @ParameterizedTest
    @CsvSource({
        "birthday_from=12-25&birthday_until=01-10, 3",
        "birthday_from=01-01&birthday_until=12-31, 4",
        "birthday_from=02-29&birthday_until=02-29, 1",
        "birthday_until=01-05, 1",
        "birthday_from=12-31, 1"
    })
    void birthdays_are_found_over_new_year_too(String query, int found) {
        person("A", "1990-12-31");
        person("B", "1985-01-05");
        person("C", "2000-02-29");
        person("D", "1999-12-25");
        person("E");
        // 31 December alone has one, from the 25th there are two, and one in January
        assertEquals(found, ids(list(query)).size(), query);
    }

    @Test
    void filters_narrow_down() {
        long plain = person("Plain");
        long blocked = person("Blocked");
        long gone = person("Gone");
        long joined = person("Joined");
        owner.patch(USERS + "/" + blocked, "{'blocked': true, 'tags': ['VIP'], 'language': 'uz'}")
                .is(200);
        owner.delete(USERS + "/" + gone).is(204);
        town.db()
                .update(CUSTOMER)
                .set(CUSTOMER.JOINED_AT, Instant.parse("2026-03-01T00:00:00Z"))
                .where(CUSTOMER.ID.eq(joined))
                .execute();
        assertEquals(List.of(blocked), ids(list("blocked=true")));
        assertEquals(List.of(joined, plain), ids(list("blocked=false")));
        assertEquals(List.of(blocked), ids(list("tag=vip")));
        assertEquals(List.of(blocked), ids(list("language=uz")));
        assertEquals(List.of(gone), ids(list("deleted=true")));
        assertEquals(List.of(), ids(list("reachable=true")));
        assertEquals(3, ids(list("reachable=false")).size());
        assertEquals(List.of(joined), ids(list("joined_from=2026-03-01T00:00:00Z&joined_until=2026-03-02T00:00:00Z")));
        assertEquals(List.of(), ids(list("joined_until=2026-03-01T00:00:00Z")));
        assertEquals(3, ids(list("has_discount=false")).size());
    }

    @Test
    void a_customer_of_the_bot_is_reachable_and_has_a_usable_discount() {
        var anna = town.customer("Анна");
        anna.joins("Анна");
        long id = anna.kept().id().value();
        town.db()
                .update(CUSTOMER)
                .set(CUSTOMER.SOURCE, source)
                .where(CUSTOMER.ID.eq(id))
                .execute();
        assertEquals(List.of(id), ids(list("has_discount=true&reachable=true")));
        town.db().execute("update discount set status = 'cancelled' where customer_id = ?", id);
        assertEquals(List.of(), ids(list("has_discount=true")));
        town.db().execute("update customer set unreachable_since = utc_timestamp(6) where id = ?", id);
        assertEquals(List.of(), ids(list("reachable=true")));
    }

    @Test
    void every_bad_parameter_is_told() {
        var refused = list("sort=age&per_page=101&page=0&language=de&blocked=maybe&joined_from=x&colour=red");
        refused.refuses(422, "VALIDATION_001");
        assertEquals(7, refused.at("/error/details/fields").size(), () -> "" + refused.body());
        list("birthday_from=02-30&birthday_until=13-01").refuses(422, "VALIDATION_001");
        list("birthday_from=2-3").refuses(422, "VALIDATION_001");
    }

    @Test
    void every_filter_has_an_index() {
        var wanted = Map.of(
                "c.source = 'x'", "ix_customer_source",
                "c.language = 'uz'", "ix_customer_language",
                "c.unreachable_since is not null", "ix_customer_unreachable",
                "c.blocked_at is not null", "ix_customer_blocked",
                "c.deleted_at is not null", "ix_customer_deleted",
                "c.joined_at >= '2030-01-01'", "ix_customer_joined",
                "c.birthday_month_day between 101 and 102", "ix_customer_birthday",
                "c.first_name like 'zz%'", "ix_customer_name",
                "match (c.first_name) against ('+zzz*' in boolean mode)", "ft_customer_name");
        wanted.forEach((condition, index) -> {
            var plan = town.db().fetch("explain format=traditional select c.id from customer c where " + condition);
            assertTrue(String.valueOf(plan.get(0).get("possible_keys")).contains(index), () -> condition + plan);
        });
        var tagged = town.db()
                .fetch("explain format=traditional select c.id from customer c where c.id in"
                        + " (select t.customer_id from customer_tag t where t.tag = 'x')");
        assertTrue(tagged.format().contains("PRIMARY"), tagged::format);
    }

    @Test
    void managers_see_whom_they_served_and_only_the_end_of_the_phone() {
        var anna = town.customer("Анна");
        anna.joins("Анна");
        var id = anna.kept().id().value();
        town.db()
                .execute(
                        "insert into customer_identity (customer_id, kind, value) values (?, 'phone', ?)",
                        id,
                        phoneOf(id));
        var manager = manager(Town.FIRST_SALON);
        manager.get(USERS + "/" + id).refuses(404, "USER_001");
        manager.post(USERS + "/search", "{'phone': '" + phoneOf(id) + "'}").refuses(404, "USER_001");
        var code = Gift.percent(town, 10).to(anna);
        town.cashier("Мария").redeems(code, "1000");
        var seen = manager.get(USERS + "/" + id).is(200);
        assertTrue(seen.at("/user/phone").asText().contains("•"));
        assertTrue(seen.at("/discounts/0/code").asText().startsWith("••••"));
        assertEquals(1, seen.at("/visits").size());
        assertEquals(100_000, seen.at("/visits/0/purchase").asLong());
        assertTrue(ids(manager.get(USERS + "?per_page=100&search=" + encoded("Анна")))
                .contains(id));
        manager(Town.SECOND_SALON).get(USERS + "/" + id).refuses(404, "USER_001");
        manager.patch(USERS + "/" + id, "{'name': 'X'}").refuses(403, "AUTH_003");
        var whole = owner.get(USERS + "/" + id).is(200);
        assertEquals(phoneOf(id), whole.at("/user/phone").asText());
        assertEquals(2, whole.at("/consents").size());
        assertFalse(whole.at("/messages").isEmpty());
    }

    private static String phoneOf(long id) {
        return "+7903%07d".formatted(id);
    }

    private ApiClient manager(String salon) {
        var person = town.stranger("Мария", Language.RU);
        town.hire(person.telegramId(), "Мария", Language.RU, Role.MANAGER, salon);
        return ApiClient.of(town, person.telegramId());
    }

    @Test
    void cashiers_and_strangers_are_refused() {
        var cashier = ApiClient.of(town, town.cashier("Мария").telegramId());
        cashier.get(USERS).refuses(403, "AUTH_003");
        cashier.post(USERS + "/search", "{'phone': '+79020000000'}").refuses(403, "AUTH_003");
        ApiClient.of(town).get(USERS).refuses(401, "AUTH_004");
    }

    @Test
    void one_is_found_by_phone_in_any_spelling_by_code_and_by_card() {
        var anna = town.customer("Анна");
        anna.joins("Анна");
        var kept = anna.kept();
        long id = kept.id().value();
        var phone = phoneOf(id);
        town.db().execute("insert into customer_identity (customer_id, kind, value) values (?, 'phone', ?)", id, phone);
        var home = "8 (%s) %s-%s".formatted(phone.substring(2, 5), phone.substring(5, 8), phone.substring(8));
        for (var wanted : List.of(
                "{'phone': '" + phone + "'}",
                "{'phone': '" + home + "'}",
                "{'code': '" + Gift.percent(town, 5).to(anna) + "'}",
                "{'code': '" + town.features().cardNumbers.of(kept.id()).grouped() + "', 'phone': null}")) {
            assertEquals(
                    id, owner.post(USERS + "/search", wanted).is(200).at("/id").asLong(), wanted);
        }
        owner.post(USERS + "/search", "{'code': '" + Gift.newCode().grouped() + "'}")
                .refuses(404, "USER_001");
        owner.post(USERS + "/search", "{'phone': '+1 212 555 0100'}").refuses(404, "USER_001");
        for (var wrong :
                List.of("{}", "{'phone': 'abc'}", "{'code': '123'}", "{'phone': '+79', 'code': 'x'}", "{'x': 1}")) {
            owner.post(USERS + "/search", wrong).refuses(422, "VALIDATION_001");
        }
        owner.post(USERS + "/search", "{").refuses(400, "REQUEST_001");
    }

    @Test
    void a_change_is_kept_with_what_was_before_and_no_personal_data_in_the_open_part() {
        long id = person("Анна", "1990-05-05");
        var changed = owner.patch(
                        USERS + "/" + id,
                        "{'name': ' Ольга ', 'birthday': null, 'language': 'en', 'tags': ['b', ' a ', 'B'], 'blocked': true}")
                .is(200);
        assertEquals("Ольга", changed.at("/name").asText());
        assertTrue(changed.at("/birthday").isNull());
        assertEquals("[\"a\",\"b\"]", changed.at("/tags").toString());
        assertFalse(changed.at("/blocked_at").isNull());
        var entry = town.db()
                .select(AUDIT_ENTRY.DETAILS, AUDIT_PERSONAL.DETAILS)
                .from(AUDIT_ENTRY)
                .join(AUDIT_PERSONAL)
                .on(AUDIT_PERSONAL.AUDIT_ID.eq(AUDIT_ENTRY.ID))
                .where(AUDIT_ENTRY.ACTION.eq("customer.change"), AUDIT_ENTRY.ENTITY_ID.eq(id))
                .fetchSingle();
        assertFalse(entry.value1().data().contains("Анна"));
        assertTrue(entry.value2().data().contains("Анна"));
        var again =
                owner.patch(USERS + "/" + id, "{'name': 'Ольга', 'tags': null}").is(200);
        assertEquals("[]", again.at("/tags").toString());
    }

    @Test
    void wrong_changes_are_refused_as_a_whole() {
        long id = person("Анна");
        for (var wrong : List.of(
                "{'name': '', 'blocked': true}",
                "{'name': '  '}",
                "{'name': null}",
                "{'name': '" + "x".repeat(65) + "'}",
                "{'language': null}",
                "{'language': 'de'}",
                "{'blocked': null}",
                "{'birthday': '2999-01-01'}",
                "{'birthday': '1001-01-01'}",
                "{'birthday': '2001-02-30'}",
                "{'tags': ['']}",
                "{'tags': [' ']}",
                "{'tags': ['" + "x".repeat(41) + "']}",
                "{'id': 5}")) {
            owner.patch(USERS + "/" + id, wrong).refuses(422, "VALIDATION_001");
        }
        assertTrue(owner.get(USERS + "/" + id).at("/user/blocked_at").isNull());
        owner.patch(USERS + "/999999999999", "{'name': 'X'}").refuses(404, "USER_001");
        owner.patch(USERS + "/x", "{'name': 'X'}").refuses(404, "USER_001");
    }

    @Test
    void nobody_overwrites_what_they_have_not_seen() {
        long id = person("Анна");
        var seen = owner.get(USERS + "/" + id).is(200).header("ETag");
        var changed = owner.with("If-Match", seen)
                .patch(USERS + "/" + id, "{'name': 'A'}")
                .is(200);
        assertNotEquals(seen, changed.header("ETag"));
        owner.with("If-Match", seen).patch(USERS + "/" + id, "{'name': 'B'}").refuses(412, "REQUEST_006");
        owner.with("If-Match", changed.header("ETag"))
                .patch(USERS + "/" + id, "{'name': 'B'}")
                .is(200);
    }

    @Test
    void of_rivals_with_the_same_version_one_wins() throws Exception {
        long id = person("Анна");
        var seen = owner.get(USERS + "/" + id).is(200).header("ETag");
        owner.description();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(i -> () -> owner.with("If-Match", seen)
                            .send("PATCH", USERS + "/" + id, "{\"name\": \"N" + i + "\"}", "application/json")
                            .status())
                    .toList();
            int won = 0;
            for (var call : threads.invokeAll(calls)) {
                won += call.get() == 200 ? 1 : 0;
            }
            assertEquals(1, won);
        }
    }

    @Test
    void what_was_read_is_not_fresh_any_more_when_something_happened_besides() {
        var anna = town.customer("Анна");
        anna.joins("Анна");
        var path = USERS + "/" + anna.kept().id().value();
        var seen = owner.get(path).is(200).header("ETag");
        var asked = owner.with("If-None-Match", seen);
        asked.get(path).is(304);
        Gift.percent(town, 10).to(anna);
        asked.get(path).is(200);
        owner.with("If-Match", seen).patch(path, "{'tags': ['x']}").is(200);
        owner.with("If-Match", seen).patch(path, "{'tags': []}").refuses(412, "REQUEST_006");
    }

    @Test
    void who_is_blocked_is_told_politely_and_keeps_the_own_rights() {
        var anna = town.customer("Анна");
        anna.joins("Анна");
        long id = anna.kept().id().value();
        owner.patch(USERS + "/" + id, "{'blocked': true}").is(200);
        anna.chat().sends("/discounts");
        anna.sees("client.paused");
        anna.chat().sends("/language");
        anna.sees("client.paused");
        owner.patch(USERS + "/" + id, "{'blocked': false}").is(200);
        anna.chat().sends("/help");
        anna.sees("client.help");
    }
}
