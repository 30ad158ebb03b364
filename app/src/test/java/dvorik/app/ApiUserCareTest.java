package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ApiUserCareTest extends Scenario {
    private static final String USERS = "/api/v1/users";
    private final ApiClient owner = ApiClient.owner(town);

    private Customer joined(String name) {
        var customer = town.customer(name);
        customer.joins(name);
        return customer;
    }

    private String user(Customer customer) {
        return USERS + "/" + customer.kept().id().value();
    }

    private ApiClient marketing() {
        var person = town.stranger("Марк", Language.RU);
        town.hire(person.telegramId(), "Марк", Language.RU, Role.MARKETING);
        return ApiClient.of(town, person.telegramId());
    }

    private long audited(String action, long id) {
        return town.db()
                .fetchSingle(
                        "select count(*) from audit_entry where action = ? and entity = 'customer' and entity_id = ?",
                        action,
                        id)
                .get(0, Long.class);
    }

    @Test
    void who_is_deleted_is_a_stranger_to_the_bot_until_restored() {
        var anna = joined("Анна");
        var user = user(anna);
        long id = anna.kept().id().value();
        owner.delete(user).is(204);
        owner.delete(user).is(204);
        assertEquals(1, audited("customer.delete", id));
        assertTrue(anna.isStranger());
        assertFalse(owner.get(user).is(200).at("/user/deleted_at").isNull());
        owner.patch(user, "{'name': 'X'}").refuses(409, "USER_004");
        owner.post(user + "/messages", "{'text': 'Hello'}").refuses(409, "USER_004");
        assertTrue(owner.post(user + "/restore", null).is(200).at("/deleted_at").isNull());
        owner.post(user + "/restore", null).is(200);
        assertEquals(1, audited("customer.restore", id));
        assertEquals(id, anna.kept().id().value());
    }

    @Test
    void who_came_again_meanwhile_is_not_doubled_by_restoring() {
        var anna = joined("Анна");
        var user = user(anna);
        owner.delete(user).is(204);
        anna.accepts();
        owner.post(user + "/restore", null).refuses(409, "USER_003");
    }

    @Test
    void deleting_honours_the_version() {
        var anna = joined("Анна");
        owner.with("If-Match", "\"999\"").delete(user(anna)).refuses(412, "REQUEST_006");
        var seen = owner.get(user(anna)).header("ETag");
        owner.with("If-Match", seen).delete(user(anna)).is(204);
    }

    @Test
    void who_is_erased_is_gone_for_good_and_the_numbers_stay() {
        var anna = joined("Анна");
        var user = user(anna);
        long id = anna.kept().id().value();
        var code = Gift.percent(town, 10).to(anna);
        town.cashier("Мария").redeems(code, "1000");
        owner.patch(user, "{'name': 'Ольга', 'tags': ['x']}").is(200);
        owner.post(user + "/messages", "{'text': 'secret'}").is(201);
        owner.delete(user).is(204);
        owner.post(user + "/erase", null).is(204);
        owner.post(user + "/erase", null).is(204);
        assertEquals(1, audited("customer.erase", id));
        owner.post(user + "/restore", null).refuses(409, "USER_002");
        var left = owner.get(user).is(200);
        assertTrue(left.at("/user/erased").asBoolean());
        assertTrue(left.at("/user/name").isNull());
        assertEquals("[]", left.at("/user/tags").toString());
        assertEquals(1, left.at("/visits").size());
        for (var table : List.of("staff_message", "mailbox_message", "customer_identity", "customer_tag")) {
            assertEquals(
                    0,
                    town.db()
                            .fetchSingle("select count(*) from " + table + " where customer_id = ?", id)
                            .get(0, Long.class),
                    table);
        }
        assertEquals(
                0,
                town.db()
                        .fetchSingle(
                                "select count(*) from audit_personal p join audit_entry e on e.id = p.audit_id"
                                        + " where e.entity = 'customer' and e.entity_id = ?",
                                id)
                        .get(0, Long.class));
    }

    @Test
    void two_become_one_with_what_both_had() {
        var anna = joined("Анна");
        var other = joined("Аня");
        long from = other.kept().id().value();
        long into = anna.kept().id().value();
        var code = Gift.percent(town, 10).to(other);
        owner.patch(user(other), "{'tags': ['was-other']}").is(200);
        var merge = "{'into': " + into + "}";
        var merged = owner.post(USERS + "/" + from + "/merge", merge).is(200);
        assertEquals("[\"was-other\"]", merged.at("/tags").toString());
        owner.post(USERS + "/" + from + "/merge", merge).is(200);
        assertEquals(1, audited("customer.merge", from));
        owner.get(USERS + "/" + from).refuses(404, "USER_001");
        assertEquals(into, other.kept().id().value());
        assertEquals(
                into,
                owner.post(USERS + "/search", "{'code': '" + code + "'}")
                        .at("/id")
                        .asLong());
        owner.post(USERS + "/" + into + "/merge", merge).refuses(409, "USER_005");
        owner.post(USERS + "/" + into + "/merge", "{'into': 999999999}").refuses(404, "USER_001");
        owner.post(USERS + "/" + into + "/merge", "{}").refuses(422, "VALIDATION_001");
    }

    @Test
    void whom_the_bot_can_write_to_is_known_after_all_of_that() {
        var gone = town.customer("Gone");
        gone.joins("Анна");
        var back = town.customer("Back");
        back.joins("Анна");
        var stays = town.customer("Stays");
        stays.joins("Анна");
        long goneId = gone.kept().id().value();
        long backId = back.kept().id().value();
        long staysId = stays.kept().id().value();
        assertEquals(List.of(1, 1, 1), List.of(accounts(goneId), accounts(backId), accounts(staysId)));
        owner.post(USERS + "/" + goneId + "/merge", "{'into': " + staysId + "}").is(200);
        assertEquals(List.of(0, 2), List.of(accounts(goneId), accounts(staysId)));
        owner.delete(USERS + "/" + backId).is(204);
        assertEquals(0, accounts(backId));
        owner.post(USERS + "/" + backId + "/restore", null).is(200);
        assertEquals(1, accounts(backId));
        town.db().execute("delete from customer_identity where customer_id = ?", backId);
        assertEquals(0, accounts(backId));
    }

    private int accounts(long customer) {
        return town.db()
                .fetchSingle("select telegram_accounts from customer where id = ?", customer)
                .get(0, Integer.class);
    }

    @Test
    void rivals_who_merge_both_ways_leave_one() throws Exception {
        long one = joined("Анна").kept().id().value();
        long two = joined("Аня").kept().id().value();
        owner.description();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = List.<Callable<Integer>>of(
                    () -> owner.post(USERS + "/" + one + "/merge", "{'into': " + two + "}")
                            .status(),
                    () -> owner.post(USERS + "/" + two + "/merge", "{'into': " + one + "}")
                            .status());
            int done = 0;
            for (var call : threads.invokeAll(calls)) {
                done += call.get() == 200 ? 1 : 0;
            }
            assertEquals(1, done);
        }
    }

    @Test
    void a_message_arrives_exactly_as_written_once_and_stays_in_the_mailbox() {
        var anna = joined("Анна");
        var words = "<b>1 & 2</b> привет 🎁";
        var sender = marketing().with("Idempotency-Key", "m" + anna.telegramId());
        var first = sender.post(user(anna) + "/messages", "{'text': '" + words + "'}")
                .is(201);
        var again = sender.post(user(anna) + "/messages", "{'text': '" + words + "'}")
                .is(201);
        assertEquals(first.at("/id"), again.at("/id"));
        anna.chat().sees(words);
        // it is put into the mailbox a moment after it was sent
        Eventually.holds(() -> town.features().mailbox.unread(anna.kept().id()) == 1);
        anna.chat().sends("/messages");
        anna.chat()
                .sees(
                        "a page of the mailbox",
                        m -> m.text().contains(words) && !m.text().equals(words));
        var told = owner.get(user(anna)).is(200).at("/messages/0");
        assertEquals("staff_message", told.path("kind").asText());
        assertEquals(words, told.path("text").asText());
        sender.post(user(anna) + "/messages", "{'text': 'another'}").refuses(422, "REQUEST_007");
    }

    @Test
    void a_key_that_was_used_for_one_customer_is_no_message_to_another() {
        var anna = joined("Анна");
        var boris = joined("Борис");
        var sender = owner.with("Idempotency-Key", "both" + anna.telegramId());
        sender.post(user(anna) + "/messages", "{'text': 'hello'}").is(201);
        sender.post(user(boris) + "/messages", "{'text': 'hello'}").refuses(422, "REQUEST_007");
        sender.post(user(anna) + "/messages", "{'text': 'hello'}").is(201);
    }

    @Test
    void messages_have_a_length_that_telegram_takes() {
        var anna = joined("Анна");
        var path = user(anna) + "/messages";
        owner.post(path, "{'text': '" + "&".repeat(4096) + "'}").is(201);
        anna.chat().sees("&&&&");
        for (var wrong : List.of(
                "{'text': ''}", "{'text': ' '}", "{'text': '" + "x".repeat(4097) + "'}", "{'text': '\\u0000'}", "{}")) {
            owner.post(path, wrong).refuses(422, "VALIDATION_001");
        }
        owner.post(path, "{'text': '" + "🎁".repeat(2049) + "'}").refuses(422, "VALIDATION_001");
        owner.post(USERS + "/999999999/messages", "{'text': 'x'}").refuses(404, "USER_001");
    }

    @Test
    void marketing_writes_but_erases_nobody() {
        var anna = joined("Анна");
        var marketing = marketing();
        marketing.patch(user(anna), "{'tags': ['x']}").is(200);
        marketing.delete(user(anna)).refuses(403, "AUTH_003");
        marketing.post(user(anna) + "/restore", null).refuses(403, "AUTH_003");
        marketing.post(user(anna) + "/erase", null).refuses(403, "AUTH_003");
        marketing.post(user(anna) + "/merge", "{'into': 1}").refuses(403, "AUTH_003");
        owner.delete(USERS + "/999999999").refuses(404, "USER_001");
        owner.post(USERS + "/999999999/restore", null).refuses(404, "USER_001");
        owner.post(USERS + "/999999999/erase", null).refuses(404, "USER_001");
    }
}
