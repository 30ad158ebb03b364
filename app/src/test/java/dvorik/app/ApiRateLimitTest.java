package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.adminapi.access.CallsPerMinute;
import dvorik.core.access.Principal;
import dvorik.core.id.SessionId;
import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisAddress;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiRateLimitTest {
    private static final Town town = Town.shared();
    private static final String CHECK = "/api/v1/discounts/check";

    @BeforeEach
    void forgetAttempts() {
        town.forgetSignInAttempts();
    }

    @Test
    void every_answer_tells_how_many_calls_are_left_in_the_minute() {
        var reader = reader();
        var first =
                ApiClient.of(town, reader.telegramId()).get("/api/v1/auth/me").is(200);
        assertEquals(Town.CALLS_PER_MINUTE + "", first.header("RateLimit-Limit"));
        assertEquals(Town.CALLS_PER_MINUTE - 1 + "", first.header("RateLimit-Remaining"));
        assertTrue(seconds(first, "RateLimit-Reset") <= 60);
        var refused = ApiClient.of(town, reader.telegramId())
                .get("/api/v1/users/1?x=1")
                .is(422);
        assertEquals(Town.CALLS_PER_MINUTE - 2 + "", refused.header("RateLimit-Remaining"));
    }

    @Test
    void one_call_too_many_waits_and_leaves_the_others_alone_and_no_trace() {
        var busy = reader();
        var api = ApiClient.of(town, busy.telegramId());
        town.countCalls("staff:" + staffId(busy), Town.CALLS_PER_MINUTE - 1L);
        var last = api.get("/api/v1/auth/me").is(200);
        assertEquals("0", last.header("RateLimit-Remaining"));
        var refused = api.get("/api/v1/auth/me").refuses(429, "REQUEST_009");
        assertEquals("0", refused.header("RateLimit-Remaining"));
        assertEquals(refused.header("RateLimit-Reset"), refused.header("Retry-After"));
        assertEquals(
                refused.header("Retry-After"),
                refused.at("/error/details/retry_after").asText());
        api.post("/api/v1/auth/logout", null).refuses(429, "REQUEST_009");
        assertEquals(
                0,
                town.db()
                        .fetchSingle(
                                "select count(*) from audit_entry where action = 'api.refused' and actor_id = ?",
                                staffId(busy))
                        .get(0, Long.class));
        ApiClient.of(town, reader().telegramId()).get("/api/v1/auth/me").is(200);
    }

    @Test
    void while_redis_is_away_everybody_may_call() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var member = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        try (var redis = new Redis(new RedisAddress("127.0.0.1", nobody, null))) {
            var limit = new CallsPerMinute(redis, 1);
            for (int i = 0; i < 3; i++) {
                assertEquals(Optional.empty(), limit.count(new Principal.Person(member, new SessionId(1))));
            }
        }
    }

    @Test
    void a_program_has_a_limit_of_its_own() {
        var owner = ApiClient.owner(town);
        var made = owner.post("/api/v1/api-keys", "{'name': 'Busy', 'scopes': ['salons:read']}")
                .is(201);
        var program = ApiClient.of(town).with("X-API-Key", made.at("/key").asText());
        town.countCalls("key:" + made.at("/api_key/id").asText(), Town.CALLS_PER_MINUTE);
        program.get("/api/v1/salons").refuses(429, "REQUEST_009");
        owner.get("/api/v1/salons").is(200);
    }

    @Test
    void attempts_to_sign_in_are_told_as_they_run_out() {
        var api = ApiClient.of(town);
        for (int left = 4; left >= 0; left--) {
            var tried = api.post("/api/v1/auth/login-token", "{'token': 'x'}").refuses(401, "AUTH_006");
            assertEquals("5", tried.header("RateLimit-Limit"));
            assertEquals(left + "", tried.header("RateLimit-Remaining"));
        }
        var refused = api.post("/api/v1/auth/password-reset", "{'email': 'a@example.com'}")
                .refuses(429, "AUTH_007");
        assertEquals("0", refused.header("RateLimit-Remaining"));
        assertEquals(refused.header("Retry-After"), refused.header("RateLimit-Reset"));
        town.forgetSignInAttempts();
        var sent = api.post("/api/v1/auth/password-reset", "{'email': 'a@example.com'}")
                .is(204);
        assertEquals("4", sent.header("RateLimit-Remaining"));
    }

    @Test
    void wrong_codes_are_told_as_they_run_out() {
        var ann = town.customer("Ann", Language.EN);
        ann.joins("Анна");
        var good = Gift.percent(town, 20).to(ann);
        var api = ApiClient.of(town, town.cashier("Мария", Language.EN).telegramId());
        var before = api.post(CHECK, wish(good)).is(200);
        var most = seconds(before, "RateLimit-Limit");
        assertEquals(most + "", before.header("RateLimit-Remaining"));
        for (int left = most - 1; left >= 0; left--) {
            var wrong = api.post(CHECK, wish(Gift.newCode().value())).refuses(404, "DISCOUNT_001");
            assertEquals(left + "", wrong.header("RateLimit-Remaining"));
        }
        var paused = api.post(CHECK, wish(good)).refuses(429, "REQUEST_009");
        assertEquals(
                List.of(most + "", "0"),
                List.of(paused.header("RateLimit-Limit"), paused.header("RateLimit-Remaining")));
        assertEquals(paused.header("Retry-After"), paused.header("RateLimit-Reset"));
    }

    @Test
    void the_description_names_the_fields_and_pages_elsewhere_may_read_them() {
        var described = ApiClient.of(town).description().at("/paths/~1api~1v1~1users/get/responses");
        for (var status : List.of("200", "429")) {
            for (var field : List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")) {
                assertTrue(described.path(status).path("headers").has(field), () -> status + " " + field);
            }
        }
        assertTrue(described.path("429").path("headers").has("Retry-After"));
    }

    private static Cashier reader() {
        var reader = town.stranger("Reader", Language.EN);
        town.hire(reader.telegramId(), "Reader", Language.EN, Role.READONLY);
        return reader;
    }

    private static long staffId(Cashier person) {
        return town.features()
                .staff
                .findByTelegram(person.telegramId())
                .orElseThrow()
                .id()
                .value();
    }

    private static int seconds(ApiClient.Reply reply, String header) {
        return Integer.parseInt(reply.header(header));
    }

    private static String wish(String code) {
        return "{'code': '%s', 'salon_id': %d}"
                .formatted(code, town.salon(Town.FIRST_SALON).value());
    }
}
