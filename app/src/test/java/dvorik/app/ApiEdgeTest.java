package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands around the API, in a town behind a reverse proxy. */
class ApiEdgeTest {
    private static Town town;
    private static ApiClient api;

    @BeforeAll
    static void found() {
        town = Town.found(
                "town_edge",
                Map.of(
                        "HTTP_BEHIND_PROXY", "true",
                        "CORS_ORIGINS", "https://admin.example.com",
                        "INTERNAL_API_KEY", "internal-key-of-the-tests"));
        api = ApiClient.of(town);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void readiness_names_each_dependency_with_its_latency() {
        var ready = get("/health/ready").is(200);
        assertEquals("ok", ready.at("/status").asText());
        for (var name : List.of("database", "redis", "telegram", "jobs")) {
            assertEquals("ok", ready.at("/dependencies/" + name + "/status").asText(), name);
            assertTrue(ready.at("/dependencies/" + name + "/latency_ms").isNumber());
        }
        get("/health").is(200);
    }

    @Test
    void telegram_away_is_something_to_wait_for() {
        town.chat().faults().method("getMe").times(1).serverError();
        assertEquals("degraded", get("/health/ready").is(200).at("/status").asText());
        assertEquals("ok", get("/health/ready").is(200).at("/status").asText());
    }

    @Test
    void metrics_tell_of_calls_updates_sends_jobs_and_the_pool_and_of_no_person() {
        ApiClient.owner(town).get("/api/v1/settings").is(200);
        var ann = town.customer("Ann");
        ann.joins("Анна");
        town.runDueJobs();
        var text = text(get("/metrics").is(200));
        for (var name : List.of(
                "dvorik_http_seconds_count{operation=\"GET /api/v1/settings\",status=\"200\"}",
                "dvorik_updates_seconds_count{bot=\"client\",outcome=\"handled\"}",
                "dvorik_sends_seconds_count{bot=\"client\",lane=\"dialogue\",outcome=\"sent\"}",
                "dvorik_jobs_seconds_count{job=\"audit-sealing\",outcome=\"done\"}",
                "dvorik_database_connections_busy",
                "jvm_memory_used_bytes")) {
            assertTrue(text.contains(name), () -> name + " in\n" + text);
        }
        assertFalse(text.contains("Анна"));
    }

    @Test
    void internal_calls_need_the_key() {
        get("/internal/webhook-info").refuses(401, "AUTH_004");
        api.with("X-API-Key", "internal-key-of-the-testX")
                .send("POST", "/internal/set-webhooks", null, null)
                .refuses(401, "AUTH_004");
        var mine = api.with("X-API-Key", "internal-key-of-the-tests");
        mine.send("POST", "/internal/set-webhooks", null, null).is(200);
        var info = mine.send("GET", "/internal/webhook-info", null, null).is(200);
        assertEquals(2, info.at("/webhooks").size());
        assertEquals("", info.at("/webhooks/0/url").asText());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void documents_in_force_are_read_in_each_language(Language language) {
        for (var name : List.of("terms", "privacy", "salon-agreement")) {
            var page = get("/legal/" + name + "?lang=" + language.code()).is(200);
            assertEquals(language.code(), page.header("Content-Language"));
            assertTrue(text(page).contains("<h1>"), name);
        }
        get("/legal/nothing").refuses(404, "REQUEST_002");
    }

    @Test
    void pages_of_the_description_load_nothing_from_elsewhere() {
        for (var page : List.of("/api/docs", "/api/redoc")) {
            var html = text(get(page).is(200));
            assertFalse(html.contains("http://") || html.contains("https://"), html);
            var sources = java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
                    .matcher(html);
            int files = 0;
            while (sources.find()) {
                get(sources.group(1)).is(200);
                files++;
            }
            assertTrue(files >= 2, html);
        }
        get("/api/docs/nothing.js").refuses(404, "REQUEST_002");
    }

    @Test
    void answers_carry_what_browsers_need_and_plain_http_goes_to_https() {
        var safe = api.with("X-Forwarded-Proto", "https")
                .send("GET", "/health", null, null)
                .is(200);
        assertTrue(safe.header("Strict-Transport-Security").startsWith("max-age="));
        assertEquals("nosniff", safe.header("X-Content-Type-Options"));
        assertFalse(safe.header("X-Request-ID").isEmpty());
        var plain = api.with("X-Forwarded-Proto", "http").send("GET", "/api/v1/users?page=2", null, null);
        plain.is(308);
        assertTrue(plain.header("Location").startsWith("https://")
                && plain.header("Location").endsWith("?page=2"));
        assertEquals(
                "mine-1",
                api.with("X-Request-ID", "mine-1")
                        .send("GET", "/health", null, null)
                        .header("X-Request-ID"));
    }

    @Test
    void only_the_pages_that_were_named_may_call() {
        var allowed = api.with("Origin", "https://admin.example.com").send("GET", "/health", null, null);
        assertEquals("https://admin.example.com", allowed.header("Access-Control-Allow-Origin"));
        var other = api.with("Origin", "https://evil.example.com").send("GET", "/health", null, null);
        assertEquals("", other.header("Access-Control-Allow-Origin"));
    }

    @Test
    void the_proxy_says_where_a_call_comes_from_and_nobody_can_add_to_that() {
        for (int i = 0; i < 5; i++) {
            from("203.0.113.1, 198.51.100.7").refuses(401, "AUTH_006");
        }
        from("203.0.113.2, 198.51.100.7").refuses(429, "AUTH_007");
        from("198.51.100.8").refuses(401, "AUTH_006");
        town.forgetSignInAttempts();
    }

    private static ApiClient.Reply from(String forwarded) {
        return api.with("X-Forwarded-For", forwarded).post("/api/v1/auth/login-token", "{'token': 'x'}");
    }

    private static ApiClient.Reply get(String path) {
        return api.send("GET", path, null, null);
    }

    private static String text(ApiClient.Reply reply) {
        return new String(reply.http().body(), StandardCharsets.UTF_8);
    }
}
