package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTillTest {
    private static final Town town = Town.shared();
    private static final String CHECK = "/api/v1/discounts/check";
    private static final String REDEEM = "/api/v1/discounts/redeem";
    private Customer ann;
    private Cashier maria;
    private ApiClient api;

    @BeforeEach
    void a_customer_and_a_cashier() {
        ann = town.customer("Ann");
        ann.joins("Анна");
        maria = town.cashier("Мария");
        api = ApiClient.of(town, maria.telegramId());
    }

    @Test
    void a_good_code_is_shown_with_what_it_takes_off() {
        var code = Gift.percent(town, 20).from(500).atMost(150).to(ann);
        var seen = api.post(CHECK, wish(code)).is(200);
        assertTrue(seen.at("/redeemable").asBoolean());
        assertTrue(seen.at("/needs_amount").asBoolean());
        assertEquals("Анна", seen.at("/customer_name").asText());
        assertEquals(
                "Gift 20%",
                seen.at("/discount/title")
                        .asText()
                        .replaceAll("[\\s\\u00a0]", " ")
                        .replace(" %", "%"));
        assertEquals(2000, seen.at("/discount/value").asInt());
        assertEquals(50000, seen.at("/discount/min_purchase").asInt());
        assertEquals(code, seen.at("/discount/code").asText());
        assertTrue(seen.at("/discount_amount").isNull());
        var quoted = api.post(CHECK, wish(code.toLowerCase().replace("-", " "), 100_000))
                .is(200);
        assertEquals(15_000, quoted.at("/discount_amount").asInt());
        assertEquals(85_000, quoted.at("/to_pay").asInt());
        assertEquals(0, uses(code));
    }

    @Test
    void what_stands_against_it_is_told_with_another_that_would_do() {
        var code = Gift.percent(town, 20).from(500).to(ann);
        var seen = api.post(CHECK, wish(code, 10_000)).is(200);
        assertFalse(seen.at("/redeemable").asBoolean());
        assertEquals("DISCOUNT_012", seen.at("/refusals/0/code").asText());
        assertEquals(40_000, seen.at("/refusals/0/details/missing").asInt());
        assertEquals(
                "The purchase is below the minimum.",
                seen.at("/refusals/0/message").asText());
        var other = Gift.roubles(town, 50).to(ann);
        assertEquals(
                other, api.post(CHECK, wish(code, 10_000)).at("/instead/code").asText());
    }

    @Test
    void a_code_is_redeemed_once() {
        var code = Gift.percent(town, 20).to(ann);
        var done = api.post(REDEEM, wish(code, 100_000)).is(201);
        assertEquals(20_000, done.at("/redemption/discount_amount").asInt());
        assertEquals(80_000, done.at("/redemption/to_pay").asInt());
        assertEquals(0, done.at("/uses_left").asInt());
        var again = api.post(REDEEM, wish(code, 100_000)).refuses(409, "DISCOUNT_002");
        assertEquals(
                done.at("/redemption/id").asLong(),
                again.at("/error/details/redemption_id").asLong());
        assertEquals(Town.FIRST_SALON, again.at("/error/details/salon").asText());
        assertEquals("Мария", again.at("/error/details/staff").asText());
    }

    @Test
    void a_repeated_call_gets_the_first_answer() {
        var code = Gift.percent(town, 20).uses(3).to(ann);
        var repeated = api.with("Idempotency-Key", "till-" + code);
        var first = repeated.post(REDEEM, wish(code, 100_000)).is(201);
        assertEquals(
                first.body(), repeated.post(REDEEM, wish(code, 100_000)).is(201).body());
        repeated.post(REDEEM, wish(code, 100_001)).refuses(422, "REQUEST_007");
        assertEquals(1, uses(code));
        api.with("X-Request-ID", "the-same").post(REDEEM, wish(code, 100_000)).is(201);
        api.with("X-Request-ID", "the-same").post(REDEEM, wish(code, 100_000)).is(201);
        assertEquals(3, uses(code));
    }

    @Test
    void of_many_at_once_one_redeems() throws Exception {
        var code = Gift.percent(town, 20).to(ann);
        var replies = atOnce(
                8, i -> api.with("Idempotency-Key", "race-" + code + (i % 2)).post(REDEEM, wish(code, 100_000)));
        var won = replies.stream().filter(reply -> reply.status() == 201).toList();
        assertEquals(
                1,
                won.stream()
                        .map(reply -> reply.at("/redemption/id").asLong())
                        .distinct()
                        .count());
        replies.stream().filter(reply -> reply.status() != 201).forEach(reply -> reply.refuses(409, "DISCOUNT_002"));
        assertEquals(1, uses(code));
    }

    @Test
    void every_reason_has_its_code() {
        var elsewhere = town.salon(Town.SECOND_SALON);
        refused("DISCOUNT_004", Gift.percent(town, 20).beginningIn(Duration.ofDays(1)));
        refused("DISCOUNT_005", Gift.percent(town, 20).as("frozen"));
        refused("DISCOUNT_006", Gift.percent(town, 20).as("cancelled"));
        refused("DISCOUNT_007", Gift.percent(town, 20).as("given"));
        refused("DISCOUNT_009", Gift.percent(town, 20).promisedToVisit());
        var wrongSalon = refused("DISCOUNT_010", Gift.percent(town, 20).onlyIn(elsewhere));
        assertEquals(Town.SECOND_SALON, wrongSalon.at("/error/details/salons/0").asText());
        var days = EnumSet.allOf(DayOfWeek.class);
        days.remove(town.clock().instant().atZone(town.clock().getZone()).getDayOfWeek());
        var wrongDay = refused("DISCOUNT_011", Gift.percent(town, 20).on(days));
        assertEquals(6, wrongDay.at("/error/details/weekdays").size());
        var below = refused("DISCOUNT_012", Gift.percent(town, 20).from(5000));
        assertEquals(400_000, below.at("/error/details/missing").asInt());
        var expired = Gift.percent(town, 20).to(ann);
        town.db()
                .execute(
                        "update discount set valid_from = '2020-01-01', valid_until = '2020-02-01' where code = ?",
                        expired.replace("-", ""));
        api.post(REDEEM, wish(expired, 100_000)).refuses(409, "DISCOUNT_003");
        api.post(REDEEM, wish(Gift.percent(town, 20).to(ann))).refuses(409, "DISCOUNT_013");
        var sum = Gift.roubles(town, 50).to(ann);
        api.post(REDEEM, wish(sum, 100_000)).refuses(409, "DISCOUNT_014");
        api.post(CHECK, wish(sum, 100_000)).refuses(409, "DISCOUNT_014");
        assertEquals(
                5_000,
                api.post(REDEEM, wish(sum))
                        .is(201)
                        .at("/redemption/discount_amount")
                        .asInt());
    }

    @Test
    void where_the_customer_has_to_agree_the_staff_bot_is_needed() {
        var code = Gift.percent(town, 20).uses(100).to(ann);
        town.db()
                .execute(
                        "update offer set customer_confirms = true where id = (select offer_id from discount where code = ?)",
                        code.replace("-", ""));
        // which offers ask is known for five seconds
        Eventually.holds(() -> {
            LockSupport.parkNanos(200_000_000);
            return api.post(REDEEM, wish(code, 1)).status() == 409;
        });
        api.post(REDEEM, wish(code, 1)).refuses(409, "DISCOUNT_015");
        api.post(CHECK, wish(code, 1)).is(200);
    }

    @Test
    void only_where_one_may_redeem() {
        var code = Gift.percent(town, 20).to(ann);
        var there = town.salon(Town.SECOND_SALON).value();
        api.post(REDEEM, wish(code, 100_000, there)).refuses(404, "SALON_001");
        api.post(CHECK, wish(code, 100_000, 999_999)).refuses(404, "SALON_001");
        for (var role : List.of(Role.MARKETING, Role.READONLY, Role.MASTER)) {
            var other = town.stranger("Other", Language.EN);
            town.hire(other.telegramId(), "Other", Language.EN, role);
            ApiClient.of(town, other.telegramId()).post(CHECK, wish(code)).refuses(403, "AUTH_003");
        }
        ApiClient.of(town).post(CHECK, wish(code)).refuses(401, "AUTH_004");
        ApiClient.owner(town).post(CHECK, wish(code, 100_000, there)).is(200);
    }

    @Test
    void wrong_codes_count_also_where_the_call_is_undone_and_then_looking_pauses() throws Exception {
        var good = Gift.percent(town, 20).to(ann);
        api.post(CHECK, wish("?!")).refuses(422, "VALIDATION_001");
        api.post(REDEEM, wish("7KQM-2WXG", 100)).is(404);
        var replies = atOnce(9, i -> {
            var code = Gift.newCode().value();
            return i % 2 == 0
                    ? api.post(CHECK, wish(code))
                    : api.with("Idempotency-Key", "wrong-" + code).post(REDEEM, wish(code, 100));
        });
        replies.forEach(reply -> reply.refuses(404, "DISCOUNT_001"));
        var paused = api.post(CHECK, wish(good)).refuses(429, "REQUEST_009");
        assertTrue(Integer.parseInt(paused.header("Retry-After")) > 60);
        api.post(REDEEM, wish(good, 100)).refuses(429, "REQUEST_009");
        ApiClient.of(town, town.cashier("Пётр").telegramId())
                .post(CHECK, wish(good))
                .is(200);
    }

    @Test
    void every_bad_field_is_told_at_once() {
        var bad =
                api.post(REDEEM, "{'code': '', 'purchase_amount': 0, 'tip': 1}").refuses(422, "VALIDATION_001");
        assertEquals(4, bad.at("/error/details/fields").size(), () -> "" + bad.body());
    }

    @Test
    void a_redemption_is_taken_back_once_by_those_who_may() {
        var code = Gift.percent(town, 20).to(ann);
        var id = api.post(REDEEM, wish(code, 100_000)).at("/redemption/id").asLong();
        var revert = "/api/v1/redemptions/" + id + "/revert";
        ApiClient.of(town, town.cashier("Пётр").telegramId())
                .post(revert, "{'reason': 'wrong_amount'}")
                .refuses(404, "REDEMPTION_001");
        api.post(revert, "{'reason': '  '}").refuses(422, "VALIDATION_001");
        var done = api.post(revert, "{'reason': 'wrong_amount'}").is(200);
        assertEquals("active", done.at("/discount/status").asText());
        api.post(revert, "{'reason': 'Анна передумала'}").is(200);
        assertEquals(0, uses(code));
        assertEquals("wrong_amount", town.db().fetchValue("select revert_reason from redemption where id = ?", id));
        api.post("/api/v1/redemptions/999999999/revert", "{'reason': 'wrong_amount'}")
                .refuses(404, "REDEMPTION_001");
        api.post(REDEEM, wish(code, 100_000)).is(201);
    }

    @Test
    void too_late_for_cashiers_but_not_for_owners() {
        var code = Gift.percent(town, 20).to(ann);
        var id = api.post(REDEEM, wish(code, 100_000)).at("/redemption/id").asLong();
        town.db().execute("update redemption set redeemed_at = redeemed_at - interval 11 minute where id = ?", id);
        var revert = "/api/v1/redemptions/" + id + "/revert";
        api.post(revert, "{'reason': 'changed_mind'}").refuses(409, "DISCOUNT_016");
        ApiClient.owner(town).post(revert, "{'reason': 'Касса ошиблась'}").is(200);
    }

    private ApiClient.Reply refused(String code, Gift gift) {
        return api.post(REDEEM, wish(gift.to(ann), 100_000)).refuses(409, code);
    }

    private static List<ApiClient.Reply> atOnce(int times, java.util.function.IntFunction<ApiClient.Reply> call)
            throws Exception {
        try (var pool = Executors.newFixedThreadPool(times)) {
            var calls = new ArrayList<Callable<ApiClient.Reply>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                calls.add(() -> call.apply(number));
            }
            var replies = new ArrayList<ApiClient.Reply>();
            for (var future : pool.invokeAll(calls)) {
                replies.add(future.get());
            }
            return replies;
        }
    }

    private static int uses(String code) {
        return town.db()
                .fetchSingle("select uses_made from discount where code = ?", code.replace("-", ""))
                .get(0, Integer.class);
    }

    private static String wish(String code) {
        return "{'code': '" + code + "', 'salon_id': "
                + town.salon(Town.FIRST_SALON).value() + "}";
    }

    private static String wish(String code, long amount) {
        return wish(code, amount, town.salon(Town.FIRST_SALON).value());
    }

    private static String wish(String code, long amount, long salon) {
        return "{'code': '" + code + "', 'salon_id': " + salon + ", 'purchase_amount': " + amount + "}";
    }
}
