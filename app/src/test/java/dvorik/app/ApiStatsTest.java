package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A town of its own in a zone where the clocks are changed; what happens there happens at times of the test's choice. */
class ApiStatsTest {
    private static Town town;
    private static ApiClient owner;
    private static String today;

    @BeforeAll
    static void found() {
        town = Town.found("town_stats", Map.of("APP_TIMEZONE", "Europe/Berlin"));
        owner = ApiClient.owner(town);
        today = LocalDate.now(town.clock()).toString();
        var cashier = ApiClient.of(town, town.cashier("Мария").telegramId());
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var bob = town.customer("Bob");
        bob.joins("Борис");
        redeem(cashier, Gift.percent(town, 20).to(ann), 100_000);
        var undone = redeem(cashier, Gift.percent(town, 10).to(bob), 50_000);
        cashier.post("/api/v1/redemptions/" + undone + "/revert", "{'reason': 'wrong_amount'}")
                .is(200);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void key_figures_of_today_and_of_the_day_before() {
        var kpi = owner.get("/api/v1/stats/kpi?from=" + today + "&to=" + today).is(200);
        assertEquals(2, kpi.at("/customers").asInt());
        assertEquals(2, kpi.at("/reachable").asInt());
        var now = kpi.at("/current");
        assertEquals(2, now.at("/joined").asInt());
        assertEquals(2, now.at("/joined_redeemed").asInt());
        assertEquals(10_000, now.at("/conversion").asInt());
        assertEquals(2, now.at("/discounts_issued").asInt());
        assertEquals(1, now.at("/discounts_redeemed").asInt());
        assertEquals(1, now.at("/purchases").asInt());
        assertEquals(100_000, now.at("/gross_amount").asInt());
        assertEquals(20_000, now.at("/discount_amount").asInt());
        assertEquals(80_000, now.at("/net_amount").asInt());
        assertEquals(0, kpi.at("/previous/joined").asInt());
        assertTrue(kpi.at("/previous/conversion").isNull());
        assertEquals(2, kpi.at("/by_source/0/joined").asInt());
        assertEquals(1, kpi.at("/by_offer/0/discounts_redeemed").asInt());
        var tomorrow = LocalDate.parse(today).plusDays(1);
        var after = owner.get("/api/v1/stats/kpi?from=" + tomorrow + "&to=" + tomorrow);
        assertEquals(now.at("/net_amount"), after.at("/previous/net_amount"));
        assertEquals(0, after.at("/current/net_amount").asInt());
    }

    @Test
    void managers_see_their_salons_only() {
        var query = "/api/v1/stats/kpi?from=" + today + "&to=" + today;
        var here = manager(Town.FIRST_SALON).get(query).is(200);
        assertEquals(80_000, here.at("/current/net_amount").asInt());
        assertEquals(1, here.at("/customers").asInt());
        var there = manager(Town.SECOND_SALON).get(query).is(200);
        assertEquals(0, there.at("/current/net_amount").asInt());
        assertEquals(0, there.at("/current/discounts_redeemed").asInt());
        assertEquals(0, there.at("/customers").asInt());
        var rows = manager(Town.SECOND_SALON)
                .get("/api/v1/stats/detailed?from=" + today + "&to=" + today)
                .is(200);
        assertEquals(0, rows.at("/rows/0/purchases").asInt());
    }

    @Test
    void days_are_those_of_the_business_also_when_the_clocks_are_changed() {
        // 25 October 2020 has 25 hours, 29 March 2020 has 23
        sale("2020-10-24T21:59:59Z");
        sale("2020-10-24T22:00:00Z");
        sale("2020-10-25T22:59:59Z");
        sale("2020-10-25T23:00:00Z");
        sale("2020-03-28T23:00:00Z");
        sale("2020-03-29T21:59:59Z");
        sale("2020-03-29T22:00:00Z");
        var days = rows("from=2020-10-24&to=2020-10-26");
        assertEquals(1, days.at("/0/purchases").asInt());
        assertEquals(2, days.at("/1/purchases").asInt());
        assertEquals(1, days.at("/2/purchases").asInt());
        assertEquals(2, rows("from=2020-03-29&to=2020-03-30").at("/0/purchases").asInt());
        assertEquals(1, rows("from=2020-03-29&to=2020-03-30").at("/1/purchases").asInt());
        var year = rows("from=2020-03-01&to=2020-10-31&group_by=month");
        assertEquals(8, year.size());
        assertEquals(3, year.at("/0/purchases").asInt());
        assertEquals(4, year.at("/7/purchases").asInt());
        assertEquals(
                1,
                rows("from=2020-10-26&to=2020-10-26&group_by=day")
                        .at("/0/purchases")
                        .asInt());
        var weeks = rows("from=2020-10-24&to=2020-10-27&group_by=week");
        assertEquals(2, weeks.size());
        assertEquals("2020-10-24", weeks.at("/0/from").asText());
        assertEquals("2020-10-25", weeks.at("/0/to").asText());
        assertEquals(3, weeks.at("/0/purchases").asInt());
        var kpi = owner.get("/api/v1/stats/kpi?from=2020-10-25&to=2020-10-25").is(200);
        assertEquals(2, kpi.at("/current/purchases").asInt());
        assertEquals(1, kpi.at("/previous/purchases").asInt());
    }

    @Test
    void the_export_is_a_csv_file() {
        var reply = owner.send("GET", "/api/v1/stats/export?from=" + today + "&to=" + today, null, null);
        assertEquals(200, reply.status());
        var lines =
                new String(reply.http().body(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().startsWith("from,to,joined,"));
        assertTrue(lines.getLast().startsWith(today + "," + today + ",2,2,1,1,100000,20000,80000,"), lines.getLast());
        assertTrue(reply.header("Content-Disposition").contains(".csv"));
    }

    @Test
    void the_overview_counts_by_status() {
        var seen = owner.get("/api/v1/discounts/stats/overview").is(200);
        assertEquals(1, seen.at("/used").asInt());
        assertEquals(3, seen.at("/active").asInt());
        assertEquals(4, seen.at("/total").asInt());
        ApiClient.of(town, town.cashier("Пётр").telegramId())
                .get("/api/v1/discounts/stats/overview")
                .refuses(403, "AUTH_003");
    }

    @Test
    void bad_periods_are_refused() {
        owner.get("/api/v1/stats/kpi").refuses(422, "VALIDATION_001");
        owner.get("/api/v1/stats/kpi?from=2026-02-30&to=2026-03-01").refuses(422, "VALIDATION_001");
        owner.get("/api/v1/stats/kpi?from=2026-03-02&to=2026-03-01").refuses(422, "VALIDATION_001");
        owner.get("/api/v1/stats/detailed?from=2020-01-01&to=2026-01-01").refuses(422, "VALIDATION_001");
        owner.get("/api/v1/stats/detailed?from=2020-01-01&to=2020-01-01&group_by=year")
                .refuses(422, "VALIDATION_001");
        ApiClient.of(town, town.cashier("Олег").telegramId())
                .get("/api/v1/stats/kpi?from=2026-01-01&to=2026-01-01")
                .refuses(403, "AUTH_003");
    }

    private static JsonNode rows(String query) {
        return owner.get("/api/v1/stats/detailed?" + query).is(200).at("/rows");
    }

    private static void sale(String at) {
        town.db()
                .execute(
                        "insert into sale (business_id, salon_id, channel, gross_amount, discount_amount, net_amount, currency, sold_at)"
                                + " values (1, ?, 'till', 100, 0, 100, 'RUB', ?)",
                        town.salon(Town.FIRST_SALON).value(),
                        at.replace("T", " ").replace("Z", ""));
    }

    private static long redeem(ApiClient cashier, String code, long amount) {
        return cashier.post(
                        "/api/v1/discounts/redeem",
                        "{'code': '" + code + "', 'purchase_amount': " + amount + ", 'salon_id': "
                                + town.salon(Town.FIRST_SALON).value() + "}")
                .is(201)
                .at("/redemption/id")
                .asLong();
    }

    private static ApiClient manager(String salon) {
        var person = town.stranger("Boss", Language.EN);
        town.hire(person.telegramId(), "Boss", Language.EN, Role.MANAGER, salon);
        return ApiClient.of(town, person.telegramId());
    }
}
