package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSignInTest {
    private static final Town town = Town.shared();
    private final ApiClient api = ApiClient.of(town);

    /** All tests come from one address. */
    @AfterEach
    void forgetAttempts() {
        town.forgetSignInAttempts();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_staff_bot_gives_a_token_that_signs_in_once(Language language) {
        var maria = town.cashier("Мария", language);
        var token = token(maria);
        var tokens = api.post("/api/v1/auth/login-token", "{'token': '" + token + "'}")
                .is(200);
        var me = api.as(tokens.at("/access_token").asText())
                .get("/api/v1/auth/me")
                .is(200);
        assertEquals("Мария", me.at("/name").asText());
        assertEquals("cashier", me.at("/roles/0/role").asText());
        assertTrue(me.at("/permissions").toString().contains("discounts:redeem"));
        assertFalse(me.at("/permissions").toString().contains("customers:read"));
        api.post("/api/v1/auth/login-token", "{'token': '" + token + "'}").refuses(401, "AUTH_006");
        assertEquals(Role.CASHIER.code(), me.at("/roles/0/role").asText());
    }

    @Test
    void a_new_token_ends_the_one_before_and_strangers_get_none() {
        var maria = town.cashier("Мария");
        var first = token(maria);
        token(maria);
        api.post("/api/v1/auth/login-token", "{'token': '" + first + "'}").refuses(401, "AUTH_006");
        var eve = town.stranger("Eve", Language.EN);
        eve.chat().sends("/admin");
        eve.sees("cashier.strangers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "dvi.1.x",
                "dvp.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "dvi.999999999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void forged_tokens_are_refused(String token) {
        api.post("/api/v1/auth/login-token", "{'token': '" + token + "'}").refuses(401, "AUTH_006");
    }

    @Test
    void a_refresh_token_is_good_for_one_use_and_two_tabs_get_the_same_successor() {
        var first = signedIn();
        var second = refresh(first).is(200);
        var again = refresh(first).is(200);
        assertEquals(second.at("/refresh_token"), again.at("/refresh_token"));
        assertNotEquals(first, second.at("/refresh_token").asText());
    }

    @Test
    void a_client_that_sends_its_old_access_token_everywhere_can_refresh_all_the_same() {
        var old = api.as("expired.or.worse");
        old.post("/api/v1/auth/refresh", "{'refresh_token': '" + signedIn() + "'}")
                .is(200);
        old.get("/api/v1/auth/me").refuses(401, "AUTH_004");
    }

    @Test
    void an_older_refresh_token_that_comes_back_ends_the_session() {
        var first = signedIn();
        var second = refresh(first).is(200);
        var third = refresh(second.at("/refresh_token").asText()).is(200);
        var access = third.at("/access_token").asText();
        api.as(access).get("/api/v1/auth/me").is(200);
        refresh(first).refuses(401, "AUTH_006");
        refresh(third.at("/refresh_token").asText()).refuses(401, "AUTH_006");
        api.as(access).get("/api/v1/auth/me").refuses(401, "AUTH_004");
    }

    @Test
    void signing_out_counts_at_once_and_other_sessions_go_on() {
        var maria = town.cashier("Мария");
        var here = ApiClient.of(town, maria.telegramId());
        var there = ApiClient.of(town, maria.telegramId());
        var sessions = here.get("/api/v1/auth/sessions").is(200);
        assertEquals(2, sessions.at("/items").size());
        assertTrue(sessions.at("/items/1/current").asBoolean());
        here.post("/api/v1/auth/logout", null).is(204);
        here.get("/api/v1/auth/me").refuses(401, "AUTH_004");
        var id = there.get("/api/v1/auth/sessions").at("/items/0/id").asLong();
        there.delete("/api/v1/auth/sessions/" + id).is(204);
        there.get("/api/v1/auth/me").refuses(401, "AUTH_004");
    }

    @Test
    void nobody_ends_sessions_of_others() {
        var maria = ApiClient.of(town, town.cashier("Мария").telegramId());
        var id = maria.get("/api/v1/auth/sessions").at("/items/0/id").asLong();
        var peter = ApiClient.of(town, town.cashier("Пётр").telegramId());
        peter.delete("/api/v1/auth/sessions/" + id).refuses(404, "SESSION_001");
        peter.delete("/api/v1/auth/sessions/0").refuses(404, "SESSION_001");
        peter.delete("/api/v1/auth/sessions/x").refuses(404, "SESSION_001");
        maria.get("/api/v1/auth/me").is(200);
    }

    @Test
    void the_removed_and_the_suspended_are_out_at_the_next_call() {
        var maria = town.cashier("Мария");
        var signed = ApiClient.of(town, maria.telegramId());
        var owner = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        var id = town.features()
                .staff
                .findByTelegram(maria.telegramId())
                .orElseThrow()
                .id();
        town.features().team.suspend(owner, id);
        signed.get("/api/v1/auth/me").refuses(401, "AUTH_004");
        town.features().team.bringBack(owner, id);
        signed.get("/api/v1/auth/me").is(200);
        town.features().team.remove(owner, id);
        signed.get("/api/v1/auth/me").refuses(401, "AUTH_004");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiIxIiwic2lkIjoxfQ.",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIxIiwic2lkIjoxfQ.AAAA",
                "dvr.1.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void what_is_no_access_token_of_ours_is_refused(String token) {
        api.as(token).get("/api/v1/auth/me").refuses(401, "AUTH_004");
    }

    @Test
    void a_tampered_access_token_is_refused() {
        var parts = town.accessTokenOf(Town.OWNER).split("\\.");
        var other = town.accessTokenOf(town.cashier("Мария").telegramId()).split("\\.");
        api.as(parts[0] + "." + parts[1] + "." + other[2])
                .get("/api/v1/auth/me")
                .refuses(401, "AUTH_004");
        api.as(parts[0] + "." + other[1] + "." + parts[2])
                .get("/api/v1/auth/me")
                .refuses(401, "AUTH_004");
    }

    @Test
    void too_many_attempts_from_one_address_have_to_wait() {
        for (int i = 0; i < 5; i++) {
            api.post("/api/v1/auth/login-token", "{'token': 'x'}").refuses(401, "AUTH_006");
        }
        var refused = api.post("/api/v1/auth/login-token", "{'token': 'x'}").refuses(429, "AUTH_007");
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
    }

    @Test
    void every_bad_field_is_told_at_once_in_the_callers_language() {
        var refused = api.with("Accept-Language", "uz").post("/api/v1/auth/login", "{'email': 5, 'surprise': 1}");
        refused.refuses(422, "VALIDATION_001");
        assertEquals(3, refused.at("/error/details/fields").size(), () -> "" + refused.body());
        assertTrue(refused.at("/error/message").asText().contains("Maydonlarni"));
        api.post("/api/v1/auth/login", "{").refuses(400, "REQUEST_001");
        api.send("POST", "/api/v1/auth/login", "x", "text/plain").refuses(415, "REQUEST_005");
        api.get("/api/v1/auth/login").refuses(405, "REQUEST_003");
        api.get("/api/v1/nowhere").refuses(404, "REQUEST_002");
        api.send("POST", "/api/v1/auth/login", "\"" + "x".repeat(1_100_000) + "\"", "application/json")
                .refuses(413, "REQUEST_004");
    }

    private static String token(Cashier maria) {
        maria.chat().sends("/admin");
        var message = maria.chat().sees("a token", m -> m.buttons().contains(maria.label("access.copy")));
        var found = Pattern.compile("dvi\\.\\S+").matcher(message.text());
        assertTrue(found.find(), message.text());
        return found.group();
    }

    private String signedIn() {
        var maria = town.cashier("Мария");
        var member = town.features().staff.findByTelegram(maria.telegramId()).orElseThrow();
        var token = town.features().signIn.issueSignInToken(member);
        return api.post("/api/v1/auth/login-token", "{'token': '" + token + "'}")
                .is(200)
                .at("/refresh_token")
                .asText();
    }

    private ApiClient.Reply refresh(String token) {
        return api.post("/api/v1/auth/refresh", "{'refresh_token': '" + token + "'}");
    }
}
