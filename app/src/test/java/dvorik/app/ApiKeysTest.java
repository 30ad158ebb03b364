package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final Town town = Town.shared();
    private final ApiClient owner = ApiClient.owner(town);

    @Test
    void a_key_is_shown_once_works_within_its_scopes_and_not_after_it_is_revoked() {
        var made = owner.post("/api/v1/api-keys", "{'name': 'Касса 1С', 'scopes': ['settings:read']}")
                .is(201);
        var key = made.at("/key").asText();
        var program = ApiClient.of(town).with("X-API-Key", key);
        program.get("/api/v1/settings").is(200);
        program.get("/api/v1/api-keys").refuses(403, "AUTH_003");
        program.get("/api/v1/auth/me").refuses(403, "AUTH_003");
        var listed = owner.get("/api/v1/api-keys").is(200);
        assertFalse(listed.body().toString().contains(key));
        assertEquals("Касса 1С", listed.at("/items/0/name").asText());
        assertFalse(listed.at("/items/0/last_used_at").isNull());
        var id = made.at("/api_key/id").asLong();
        owner.delete("/api/v1/api-keys/" + id).is(204);
        owner.delete("/api/v1/api-keys/" + id).refuses(404, "API_KEY_001");
        program.get("/api/v1/settings").refuses(401, "AUTH_004");
    }

    @Test
    void scopes_that_are_not_for_programs_and_dates_past_are_refused_together() {
        var refused = owner.post(
                "/api/v1/api-keys",
                "{'name': ' ', 'scopes': ['settings:read', 'settings:write', 'x'], 'expires_at': '2020-01-01T00:00:00Z'}");
        refused.refuses(422, "VALIDATION_001");
        var fields = refused.at("/error/details/fields").toString();
        assertTrue(
                fields.contains("scopes[1]")
                        && fields.contains("scopes[2]")
                        && fields.contains("expires_at")
                        && fields.contains("\"name\""),
                fields);
    }

    @Test
    void settings_are_described_changed_within_bounds_and_only_on_what_was_seen() {
        var before = setting("till.pause_minutes");
        assertTrue(before.path("description").asText().contains("Minutes of the pause"));
        var path = "/api/v1/settings/till.pause_minutes";
        var changed = owner.patch(path, "{'value': 20}").is(200);
        assertEquals(20, changed.at("/value").asInt());
        owner.with("If-Match", "\"0\"").patch(path, "{'value': 21}").refuses(412, "REQUEST_006");
        owner.with("If-Match", changed.header("ETag"))
                .patch(path, "{'value': 15}")
                .is(200);
        owner.patch(path, "{'value': 0}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'value': 1441}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'value': '5'}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'value': null}").refuses(422, "VALIDATION_001");
        owner.patch("/api/v1/settings/nothing", "{'value': 1}").refuses(404, "SETTING_001");
        assertEquals(15, setting("till.pause_minutes").path("value").asInt());
        var entry = town.db()
                .fetchSingle("select origin, details, request_id from audit_entry where action = 'setting.change'"
                        + " and json_value(details, '$.name') = 'till.pause_minutes' order by id desc limit 1");
        assertEquals("api", entry.get(0, String.class));
        assertTrue(entry.get(1, String.class).contains("20"), "before");
    }

    @Test
    void what_the_caller_has_already_is_not_sent_again() {
        var first = owner.get("/api/v1/settings").is(200);
        owner.with("If-None-Match", first.header("ETag"))
                .get("/api/v1/settings")
                .is(304);
    }

    private com.fasterxml.jackson.databind.JsonNode setting(String key) {
        for (var one : owner.get("/api/v1/settings").is(200).at("/items")) {
            if (one.path("key").asText().equals(key)) {
                return one;
            }
        }
        throw new AssertionError("no setting " + key);
    }
}
