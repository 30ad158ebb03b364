package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiStaffTest {
    private static final Town town = Town.shared();
    private static long next = 980_000_000L;
    private final ApiClient owner = ApiClient.owner(town);

    @AfterEach
    void forgetAttempts() {
        town.forgetSignInAttempts();
    }

    @Test
    void a_person_made_by_the_owner_works_at_once_and_is_out_at_once() {
        var made = create("Новая", "'telegram_id': " + ++next, "'cashier', 'salon_id': " + salon(Town.FIRST_SALON));
        assertEquals("cashier", made.at("/roles/0/role").asText());
        var signed = ApiClient.of(town, next);
        signed.get("/api/v1/auth/me").is(200);
        var path = "/api/v1/staff/" + made.at("/id").asLong();
        var suspended = owner.patch(path, "{'suspended': true}").is(200);
        assertTrue(suspended.at("/suspended").asBoolean());
        signed.get("/api/v1/auth/me").refuses(401, "AUTH_004");
        owner.patch(path, "{'suspended': false, 'name': 'Другая'}").is(200);
        assertEquals("Другая", signed.get("/api/v1/auth/me").is(200).at("/name").asText());
    }

    @Test
    void with_an_e_mail_address_comes_a_password_and_a_second_factor() {
        var email = "maria" + ++next + "@example.org";
        var made =
                create("Мария", "'telegram_id': " + next + ", 'email': 'Maria" + next + "@Example.org'", "'marketing'");
        assertEquals(email, made.at("/email").asText());
        var api = ApiClient.of(town);
        var wrong = "{'email': '" + email + "', 'password': 'Right-1234'}";
        api.post("/api/v1/auth/login", wrong).refuses(401, "AUTH_001");
        var maria = new Cashier(
                town, town.chat().person("Мария").id(next).language("ru").create(), Language.RU);
        maria.chat().starts();
        api.post("/api/v1/auth/password-reset", "{'email': 'nobody@example.org'}")
                .is(204);
        api.post("/api/v1/auth/password-reset", "{'email': '" + email + "'}").is(204);
        var message = maria.chat().sees("a token", m -> m.text().contains("dvp."));
        var token = Pattern.compile("dvp\\.\\S+").matcher(message.text());
        assertTrue(token.find());
        town.forgetSignInAttempts();
        api.post(confirm(), "{'token': '" + token.group() + "', 'password': 'weak'}")
                .refuses(422, "VALIDATION_001");
        api.post(confirm(), "{'token': '" + token.group() + "', 'password': 'Right-1234'}")
                .is(204);
        api.post(confirm(), "{'token': '" + token.group() + "', 'password': 'Other-1234'}")
                .refuses(401, "AUTH_006");
        var tokens = api.post("/api/v1/auth/login", wrong).is(200);
        var signed = api.as(tokens.at("/access_token").asText());
        assertTrue(signed.get("/api/v1/auth/me").is(200).at("/email").asText().equals(email));
        town.forgetSignInAttempts();
        secondFactor(signed, api, email);
    }

    private void secondFactor(ApiClient signed, ApiClient api, String email) {
        var setup = signed.post("/api/v1/auth/second-factor", null).is(200);
        assertTrue(setup.at("/uri").asText().startsWith("otpauth://totp/"));
        signed.post("/api/v1/auth/second-factor/confirm", "{'code': '000000x'}").refuses(401, "AUTH_001");
        var code = Totp.code(setup.at("/secret").asText());
        var recovery = signed.post("/api/v1/auth/second-factor/confirm", "{'code': '" + code + "'}")
                .is(200)
                .at("/codes");
        assertEquals(10, recovery.size());
        var login = "{'email': '" + email + "', 'password': 'Right-1234'";
        api.post("/api/v1/auth/login", login + "}").refuses(401, "AUTH_005");
        api.post("/api/v1/auth/login", login + ", 'code': '" + code + "'}").refuses(401, "AUTH_001");
        town.forgetSignInAttempts();
        var lost = recovery.get(0).asText().toLowerCase().replace("-", " ");
        api.post("/api/v1/auth/login", login + ", 'code': '" + lost + "'}").is(200);
        api.post("/api/v1/auth/login", login + ", 'code': '" + lost + "'}").refuses(401, "AUTH_001");
    }

    @Test
    void an_account_that_is_guessed_at_pauses_longer_and_longer() {
        var email = "guess" + ++next + "@example.org";
        create("Угадай", "'email': '" + email + "'", "'readonly'");
        var api = ApiClient.of(town);
        for (int i = 0; i < 6; i++) {
            town.forgetAttemptsOfAddresses();
            api.post("/api/v1/auth/login", "{'email': '" + email + "', 'password': 'x'}")
                    .refuses(401, "AUTH_001");
        }
        town.forgetAttemptsOfAddresses();
        var first = api.post("/api/v1/auth/login", "{'email': '" + email + "', 'password': 'x'}")
                .refuses(429, "AUTH_007");
        assertTrue(Integer.parseInt(first.header("Retry-After")) > 10);
    }

    @Test
    void a_manager_sees_and_suspends_those_of_the_own_salon_only() {
        var boss = town.stranger("Управ", Language.EN);
        town.hire(boss.telegramId(), "Управ", Language.EN, Role.MANAGER, Town.SECOND_SALON);
        var manager = ApiClient.of(town, boss.telegramId());
        var mine = create("Своя", "'telegram_id': " + ++next, "'cashier', 'salon_id': " + salon(Town.SECOND_SALON));
        var other = create("Чужая", "'telegram_id': " + ++next, "'cashier', 'salon_id': " + salon(Town.FIRST_SALON));
        var seen = new HashSet<Long>();
        manager.get("/api/v1/staff")
                .is(200)
                .at("/items")
                .forEach(item -> seen.add(item.path("id").asLong()));
        assertTrue(seen.contains(mine.at("/id").asLong()));
        assertFalse(seen.contains(other.at("/id").asLong()));
        manager.patch("/api/v1/staff/" + mine.at("/id"), "{'suspended': true}").is(200);
        manager.patch("/api/v1/staff/" + mine.at("/id"), "{'name': 'x'}").refuses(403, "AUTH_003");
        manager.patch("/api/v1/staff/" + other.at("/id"), "{'suspended': true}").refuses(404, "STAFF_001");
        manager.post("/api/v1/staff/invitations", "{'role': 'owner'}").refuses(403, "AUTH_003");
        manager.post("/api/v1/staff/invitations", "{'role': 'cashier', 'salon_id': " + salon(Town.FIRST_SALON) + "}")
                .refuses(403, "AUTH_003");
        var link = manager.post(
                        "/api/v1/staff/invitations",
                        "{'role': 'cashier', 'salon_id': " + salon(Town.SECOND_SALON) + "}")
                .is(201)
                .at("/link")
                .asText();
        var newcomer = town.stranger("Гость", Language.EN);
        newcomer.chat().starts(link.substring(link.indexOf("start=") + 6));
        newcomer.chat().sees("Your role");
    }

    @Test
    void invitations_with_one_request_id_are_two_and_both_open_the_door() {
        var named = owner.with("X-Request-ID", "batch-" + ++next);
        var wish = "{'role': 'cashier', 'salon_id': " + salon(Town.FIRST_SALON) + "}";
        var first = named.post("/api/v1/staff/invitations", wish)
                .is(201)
                .at("/link")
                .asText();
        var second = named.post("/api/v1/staff/invitations", wish)
                .is(201)
                .at("/link")
                .asText();
        for (var link : java.util.List.of(first, second)) {
            var newcomer = town.stranger("Гость", Language.EN);
            newcomer.chat().starts(link.substring(link.indexOf("start=") + 6));
            newcomer.chat().sees("Your role");
        }
    }

    @Test
    void the_last_owner_stays_and_addresses_are_one_persons() {
        var me = owner.get("/api/v1/auth/me").at("/staff_id").asLong();
        owner.patch("/api/v1/staff/" + me, "{'suspended': true}").refuses(409, "STAFF_003");
        var email = "one" + ++next + "@example.org";
        create("Первая", "'email': '" + email + "'", "'readonly'");
        owner.post("/api/v1/staff", person("Вторая", "'email': '" + email + "'", "'readonly'"))
                .refuses(409, "STAFF_002");
        owner.post("/api/v1/staff", person("Никакая", "'email': 'no address'", "'readonly'"))
                .refuses(422, "VALIDATION_001");
        owner.post("/api/v1/staff", person("Безсалона", "'telegram_id': " + ++next, "'cashier'"))
                .refuses(422, "VALIDATION_001");
        owner.post("/api/v1/staff", person("Безвсего", "'email': null", "'readonly'"))
                .refuses(422, "VALIDATION_001");
        owner.patch("/api/v1/staff/999999999", "{'name': 'x'}").refuses(404, "STAFF_001");
    }

    @Test
    void the_same_key_and_body_make_one_person_also_at_once() throws Exception {
        var email = "once" + ++next + "@example.org";
        var body = person("Однажды", "'email': '" + email + "'", "'readonly'");
        var client = owner.with("Idempotency-Key", "once-" + next);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var calls = new ArrayList<Callable<ApiClient.Reply>>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> client.post("/api/v1/staff", body));
            }
            var ids = new HashSet<JsonNode>();
            for (var reply : threads.invokeAll(calls)) {
                ids.add(reply.get().is(201).at("/id"));
            }
            assertEquals(1, ids.size());
        }
        client.post("/api/v1/staff", person("Другой", "'email': 'x" + email + "'", "'readonly'"))
                .refuses(422, "REQUEST_007");
        // what was refused may be tried again with the same key
        var again = owner.with("Idempotency-Key", "again-" + next);
        again.post("/api/v1/staff", body).refuses(409, "STAFF_002");
        again.post("/api/v1/staff", person("Ещё", "'email': 'y" + email + "'", "'readonly'"))
                .is(201);
        owner.with("Idempotency-Key", "a b").post("/api/v1/staff", body).refuses(400, "REQUEST_008");
    }

    @Test
    void salons_are_opened_and_changed_and_two_do_not_overwrite_each_other() {
        var made = owner.post("/api/v1/salons", "{'name': 'Новый " + ++next + "', 'time_zone': 'Asia/Tashkent'}")
                .is(201);
        var path = "/api/v1/salons/" + made.at("/id").asLong();
        var tag = made.header("ETag");
        var changed = owner.with("If-Match", tag)
                .patch(path, "{'address': 'ул. Ленина, 1'}")
                .is(200);
        assertNotEquals(tag, changed.header("ETag"));
        owner.with("If-Match", tag).patch(path, "{'address': 'ул. Мира, 2'}").refuses(412, "REQUEST_006");
        assertEquals(
                "ул. Ленина, 1", owner.patch(path, "{}").is(200).at("/address").asText());
        assertTrue(owner.patch(path, "{'address': null}").is(200).at("/address").isNull());
        owner.patch(path, "{'name': null, 'time_zone': 'Moon/Crater'}").refuses(422, "VALIDATION_001");
        owner.post("/api/v1/salons", "{'name': '  '}").refuses(422, "VALIDATION_001");
        owner.patch("/api/v1/salons/999999999", "{}").refuses(404, "SALON_001");
        var boss = town.stranger("Управ", Language.EN);
        town.hire(boss.telegramId(), "Управ", Language.EN, Role.MANAGER, Town.SECOND_SALON);
        var manager = ApiClient.of(town, boss.telegramId());
        assertEquals(1, manager.get("/api/v1/salons").is(200).at("/items").size());
        manager.patch(path, "{'name': 'x'}").refuses(404, "SALON_001");
        manager.post("/api/v1/salons", "{'name': 'x'}").refuses(403, "AUTH_003");
    }

    @Test
    void a_second_business_sees_nothing_of_the_first() {
        var made = owner.post("/api/v1/businesses", "{'name': 'Чужой', 'currency': 'UZS'}")
                .is(201);
        owner.post("/api/v1/businesses", "{'name': 'Чужой', 'currency': 'XXY'}").refuses(422, "VALIDATION_001");
        long id = made.at("/id").asLong();
        town.features().staff.ensureOwner(new dvorik.core.id.BusinessId(id), ++next);
        var stranger = ApiClient.of(town, next);
        assertEquals(0, stranger.get("/api/v1/salons").is(200).at("/items").size());
        assertEquals(1, stranger.get("/api/v1/staff").is(200).at("/items").size());
        assertEquals(1, stranger.get("/api/v1/businesses").is(200).at("/items").size());
        stranger.post("/api/v1/businesses", "{'name': 'Ещё', 'currency': 'UZS'}")
                .refuses(403, "AUTH_003");
        var mine = owner.get("/api/v1/auth/me").at("/staff_id").asLong();
        stranger.patch("/api/v1/staff/" + mine, "{'name': 'x'}").refuses(404, "STAFF_001");
        stranger.patch("/api/v1/salons/" + salon(Town.FIRST_SALON), "{'name': 'x'}")
                .refuses(404, "SALON_001");
        for (var entry : stranger.get("/api/v1/audit").is(200).at("/items")) {
            assertNotEquals(mine, entry.path("actor_id").asLong());
        }
    }

    private JsonNode create(String name, String how, String role) {
        return owner.post("/api/v1/staff", person(name, how, role)).is(201).body();
    }

    private static String person(String name, String how, String role) {
        return "{'name': '" + name + "', 'language': 'ru', " + how + ", 'roles': [{'role': " + role + "}]}";
    }

    private static long salon(String name) {
        return town.salon(name).value();
    }

    private static String confirm() {
        return "/api/v1/auth/password-reset/confirm";
    }
}
