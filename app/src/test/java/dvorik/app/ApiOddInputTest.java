package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the right shape, and still nothing that we could keep or count. */
class ApiOddInputTest extends Scenario {
    private final ApiClient owner = ApiClient.owner(town);

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void names_are_one_line_of_text() {
        for (var bad : List.of("a\\u0000b", "a\\nb", "a\\u0085b", "a\\u001bb")) {
            owner.post("/api/v1/salons", "{'name': '" + bad + "'}").refuses(422, "VALIDATION_001");
            owner.post("/api/v1/api-keys", "{'name': '" + bad + "', 'scopes': ['salons:read']}")
                    .refuses(422, "VALIDATION_001");
            owner.post(
                            "/api/v1/segments",
                            "{'name': '" + bad + "', 'rule': {'field': 'language', 'op': 'is', 'value': 'ru'}}")
                    .refuses(422, "VALIDATION_001");
        }
    }

    @Test
    void a_parameter_that_is_one_is_given_once() {
        var fields = owner.get("/api/v1/users?page=1&page=2").refuses(422, "VALIDATION_001");
        assertEquals("page", fields.at("/error/details/fields/0/field").asText());
        owner.get("/api/v1/users?per_page=1&per_page=1").refuses(422, "VALIDATION_001");
    }

    @Test
    void head_tells_what_get_would() throws Exception {
        for (var path : List.of("/api/v1/salons", "/api/v1/users?per_page=1")) {
            var get = owner.get(path).is(200);
            var head = head(path, town.accessTokenOf(Town.OWNER));
            assertEquals(200, head.statusCode());
            assertEquals(get.header("ETag"), head.headers().firstValue("ETag").orElse(""), path);
            assertEquals("", head.body());
        }
        assertEquals(401, head("/api/v1/salons", "nobody").statusCode(), "the same checks");
    }

    private java.net.http.HttpResponse<String> head(String path, String token) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(town.http() + path))
                .header("Authorization", "Bearer " + token)
                .HEAD()
                .build();
        return java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_key_may_count_to_the_end_of_time_and_not_beyond() {
        var key = "{'name': 'Till', 'scopes': ['salons:read'], 'expires_at': '%s'}";
        for (var last : List.of("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999999999Z")) {
            owner.post("/api/v1/api-keys", key.formatted(last)).is(201);
        }
        var fields = owner.post("/api/v1/api-keys", key.formatted("9999-12-31T23:59:59-18:00"))
                .refuses(422, "VALIDATION_001")
                .at("/error/details/fields");
        assertEquals("expires_at", fields.at("/0/field").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void a_cursor_that_names_no_time_is_not_ours(String time) {
        for (var list : List.of(
                "/discounts?cursor=" + cursor("NEWEST " + time + " 1"),
                "/discounts?sort=ends_first&cursor=" + cursor("ENDS_FIRST " + time + " 1"),
                "/audit?cursor=" + cursor(time + "\u001f1"),
                "/users?sort=joined&cursor=" + cursor("JOINED|1|=" + time))) {
            owner.get("/api/v1" + list).refuses(422, "VALIDATION_001");
        }
    }

    @Test
    void thousands_of_bad_fields_are_told_up_to_a_thousand() {
        var body =
                IntStream.range(0, 40_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        var fields = ApiClient.of(town)
                .send("POST", "/api/v1/auth/login", body, "application/json")
                .refuses(422, "VALIDATION_001")
                .at("/error/details/fields");
        assertEquals(1000, fields.size());
    }

    @Test
    void numbers_that_can_be_no_ids_are_refused_by_name() {
        var offer =
                "{'kind': 'manual', 'title_ru': 'x', 'title_uz': 'x', 'title_en': 'x', 'value_type': 'percent', 'value': 1000, 'valid_days': 3, 'salon_ids': [-1]}";
        var broadcast =
                "{'name': 'x', 'segment_ids': [-1], 'excluded_segment_ids': [0], 'variants': [{'share': 10000, 'content': {'text_ru': 'x'}}]}";
        for (var wrong : Map.of(
                        "/discounts", "{'offer_id': 1, 'customer_ids': [0], 'reason': 'because'}",
                        "/offers", offer,
                        "/broadcasts", broadcast)
                .entrySet()) {
            owner.post("/api/v1" + wrong.getKey(), wrong.getValue()).refuses(422, "VALIDATION_001");
        }
    }

    @Test
    void a_name_is_one_line_of_text() {
        var anna = town.customer("Анна");
        anna.joins("Анна");
        var path = "/api/v1/users/" + anna.kept().id().value();
        for (var wrong : List.of("a\\nb", "\\u0000", "a\\u0007")) {
            owner.patch(path, "{'name': '" + wrong + "'}").refuses(422, "VALIDATION_001");
        }
        owner.patch(path, "{'name': 'Ёлка 🎄'}").is(200);
        owner.post(path + "/messages", "{'template': 'ф'}").refuses(422, "VALIDATION_001");
    }

    @Test
    void a_method_that_does_not_work_is_told_with_those_that_do() {
        var refusal =
                owner.send("PUT", "/api/v1/users", "{}", "application/json").refuses(405, "REQUEST_003");
        assertTrue(refusal.header("Allow").contains("GET"), refusal.header("Allow"));
    }
}
