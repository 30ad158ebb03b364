package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a town of its own: the tests tear at the chain. */
class ApiAuditTest {
    private static final String VERIFY = "/api/v1/audit/verify";
    private static Town town;
    private static ApiClient owner;

    @BeforeAll
    static void found() {
        town = Town.found("town_audit", Map.of());
        owner = ApiClient.owner(town);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void what_was_done_and_what_was_refused_can_be_found_by_anything() {
        owner.post("/api/v1/api-keys", "{'name': 'x', 'scopes': ['audit:read']}")
                .is(201);
        var maria = town.cashier("Мария");
        ApiClient.of(town, maria.telegramId())
                .with("X-Request-ID", "req-77")
                .post("/api/v1/api-keys", "{'name': 'x', 'scopes': ['audit:read']}")
                .refuses(403, "AUTH_003");
        var refused = owner.get("/api/v1/audit?action=api.refused").is(200);
        assertEquals("AUTH_003", refused.at("/items/0/result").asText());
        assertEquals("req-77", refused.at("/items/0/request_id").asText());
        assertEquals(
                "POST /api/v1/api-keys",
                refused.at("/items/0/details/operation").asText());
        var made = owner.get("/api/v1/audit?entity=api_key&actor_kind=staff").is(200);
        assertEquals("api-key.create", made.at("/items/0/action").asText());
        owner.get("/api/v1/audit?from=yesterday&page=0&nonsense=1").refuses(422, "VALIDATION_001");
        owner.get("/api/v1/audit?action=%F0%9F%98%80").refuses(422, "VALIDATION_001");
        owner.get("/api/v1/audit/export?action=%F0%9F%98%80").refuses(422, "VALIDATION_001");
        owner.get("/api/v1/audit?cursor=!!!").refuses(422, "VALIDATION_001");
    }

    @Test
    void a_cursor_walks_over_everything_once() {
        for (int i = 0; i < 12; i++) {
            town.features()
                    .settings
                    .set(town.features().business, dvorik.core.setting.Setting.WATCH_HIGHEST, 10 + i, staff());
        }
        var seen = new HashSet<Long>();
        var page = owner.get("/api/v1/audit?action=setting.change&per_page=5").is(200);
        long total = page.at("/total").asLong();
        while (true) {
            page.at("/items")
                    .forEach(item -> assertTrue(seen.add(item.path("id").asLong())));
            if (page.at("/next_cursor").isNull()) {
                break;
            }
            page = owner.get("/api/v1/audit?action=setting.change&per_page=5&cursor="
                            + page.at("/next_cursor").asText())
                    .is(200);
        }
        assertEquals(total, seen.size());
        var csv = new String(owner.get("/api/v1/audit/export?action=setting.change")
                .is(200)
                .http()
                .body());
        assertEquals(total + 1, csv.lines().count());
    }

    @Test
    void the_chain_finds_what_was_changed_taken_out_or_slipped_in() {
        owner.post("/api/v1/api-keys", "{'name': 'x', 'scopes': ['audit:read']}")
                .is(201);
        // the second run seals what the first one saw
        town.features().auditChain.seal();
        town.features().auditChain.seal();
        var intact = verify();
        assertTrue(intact.at("/intact").asBoolean());
        assertTrue(intact.at("/sealed_entries").asLong() > 0);

        town.db().execute("drop trigger audit_entry_no_update");
        town.db().execute("drop trigger audit_entry_no_delete");
        long id = town.db()
                .fetchSingle("select max(last_audit_id) from audit_seal")
                .get(0, Long.class);
        town.db().execute("update audit_entry set result = 'undone' where id = ?", id);
        assertFalse(verify().at("/intact").asBoolean());
        town.db().execute("update audit_entry set result = 'done' where id = ?", id);
        assertTrue(verify().at("/intact").asBoolean());

        town.db().execute("create table kept_entry as select * from audit_entry where id = ?", id);
        town.db().execute("delete from audit_entry where id = ?", id);
        var broken = verify();
        assertEquals(
                broken.at("/broken/sealed_entries").asInt() - 1,
                broken.at("/broken/found_entries").asInt());
        town.db().execute("insert into audit_entry select * from kept_entry");
        assertTrue(verify().at("/intact").asBoolean());

        // an entry of the range is gone for good, another takes its place
        town.db().execute("update audit_entry set occurred_at = now() where id = ?", id);
        assertFalse(verify().at("/intact").asBoolean());
        town.db().execute("delete from audit_entry where id = ?", id);
        town.db().execute("insert into audit_entry select * from kept_entry");
        assertTrue(verify().at("/intact").asBoolean());

        town.db().execute("drop trigger audit_seal_no_delete");
        town.db().execute("drop table kept_entry");
        long seal = town.db().fetchSingle("select min(id) from audit_seal").get(0, Long.class);
        town.db().execute("create table kept_seal as select * from audit_seal where id = ?", seal);
        town.db().execute("delete from audit_seal where id = ?", seal);
        boolean wasOnly =
                town.db().fetchSingle("select count(*) from audit_seal").get(0, Integer.class) == 0;
        assertEquals(wasOnly, verify().at("/intact").asBoolean());
        town.db().execute("insert into audit_seal select * from kept_seal");
        town.db().execute("drop table kept_seal");
        assertTrue(verify().at("/intact").asBoolean());
    }

    @Test
    void entries_that_come_later_are_sealed_later_and_the_newest_hash_changes() {
        town.features().auditChain.seal();
        town.features().auditChain.seal();
        var before = verify().at("/newest_hash").asText();
        town.features().settings.set(town.features().business, dvorik.core.setting.Setting.OPEN_HOUR, 0, staff());
        assertTrue(verify().at("/waiting_entries").asLong() > 0);
        town.features().auditChain.seal();
        town.features().auditChain.seal();
        assertNotEquals(before, verify().at("/newest_hash").asText());
    }

    @Test
    void a_seal_that_was_kept_is_told_as_it_is_now() {
        town.features().auditChain.seal();
        town.features().auditChain.seal();
        var now = verify();
        var kept = now.at("/newest_seal").asLong();
        var hash = now.at("/newest_hash").asText();
        assertTrue(now.at("/seal_hash").isNull());
        assertEquals(
                hash,
                owner.get(VERIFY + "?seal=" + kept).is(200).at("/seal_hash").asText());
        assertTrue(
                owner.get(VERIFY + "?seal=999999999").is(200).at("/seal_hash").isNull());
        owner.get(VERIFY + "?seal=x").refuses(422, "VALIDATION_001");
    }

    private static dvorik.core.id.StaffId staff() {
        return town.features().staff.findByTelegram(Town.OWNER).orElseThrow().id();
    }

    private static ApiClient.Reply verify() {
        return owner.get(VERIFY).is(200);
    }
}
