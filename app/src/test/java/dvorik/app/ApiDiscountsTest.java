package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDiscountsTest {
    private static final Town town = Town.shared();
    private static final String LIST = "/api/v1/discounts";
    private Customer ann;
    private final ApiClient owner = ApiClient.owner(town);

    @BeforeEach
    void a_customer() {
        ann = town.customer("Ann");
        ann.joins("Анна");
    }

    @Test
    void the_list_is_filtered_by_what_people_see() {
        Gift.percent(town, 20).to(ann);
        Gift.percent(town, 20).as("frozen").to(ann);
        var over = Gift.percent(town, 20).as("frozen").to(ann);
        ends(over);
        var joining = list("").at("/items");
        assertEquals(4, joining.size());
        assertEquals(over, joining.at("/0/code").asText());
        assertEquals(2, list("&status=active").at("/total").asInt());
        assertEquals(1, list("&status=frozen").at("/total").asInt());
        assertEquals(over, list("&status=expired").at("/items/0/code").asText());
        assertEquals(0, list("&status=cancelled").at("/total").asInt());
        assertEquals(1, list("&kind=joining").at("/total").asInt());
        var offer = joining.at("/0/offer_id").asLong();
        assertEquals(1, list("&offer_id=" + offer).at("/total").asInt());
        assertEquals(over, list("&sort=ends_first").at("/items/0/code").asText());
        assertEquals(
                1, list("&valid_until_until=2020-03-01T00:00:00Z").at("/total").asInt());
        assertEquals(
                4,
                list("&created_from=2020-03-01T00:00:00%2B10:00").at("/total").asInt());
        assertEquals(0, list("&created_until=2020-03-01T00:00:00Z").at("/total").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "ends_first", "ends_last"})
    void walks_by_pages_and_by_cursor_see_each_once(String sort) {
        for (int i = 0; i < 6; i++) {
            Gift.percent(town, 20).to(ann);
        }
        var byPage = new ArrayList<Long>();
        for (int page = 1; page <= 4; page++) {
            var part = list("&per_page=2&page=" + page + "&sort=" + sort);
            assertEquals(7, part.at("/total").asInt());
            assertEquals(4, part.at("/pages").asInt());
            part.at("/items").forEach(item -> byPage.add(item.at("/id").asLong()));
        }
        var byCursor = new ArrayList<Long>();
        var part = list("&per_page=2&sort=" + sort);
        while (true) {
            part.at("/items").forEach(item -> byCursor.add(item.at("/id").asLong()));
            if (part.at("/next_cursor").isNull()) {
                break;
            }
            part = list("&per_page=2&sort=" + sort + "&cursor="
                    + part.at("/next_cursor").asText());
            assertTrue(part.at("/total").isNull());
        }
        assertEquals(byPage, byCursor);
        assertEquals(7, byCursor.stream().distinct().count());
    }

    @Test
    void what_cannot_be_a_query_is_refused() {
        owner.get(LIST + "?cursor=xyz").refuses(422, "VALIDATION_001");
        var cursor = list("&per_page=1").at("/next_cursor");
        Gift.percent(town, 20).to(ann);
        cursor = list("&per_page=1").at("/next_cursor");
        owner.get(LIST + "?sort=oldest&cursor=" + cursor.asText()).refuses(422, "VALIDATION_001");
        var bad = owner.get(LIST + "?per_page=101&status=lost&page=0&color=red&created_from=yesterday")
                .refuses(422, "VALIDATION_001");
        assertEquals(5, bad.at("/error/details/fields").size(), () -> "" + bad.body());
    }

    @Test
    void managers_see_what_counts_in_their_salons() {
        var manager = member(Role.MANAGER);
        var here = Gift.percent(town, 20).onlyIn(town.salon(Town.FIRST_SALON)).to(ann);
        var there = Gift.percent(town, 20).onlyIn(town.salon(Town.SECOND_SALON)).to(ann);
        var seen = manager.get(LIST + "?customer_id=" + id()).is(200);
        assertEquals(2, seen.at("/total").asInt());
        var ids = seen.body().findValuesAsText("id");
        assertTrue(ids.contains(Long.toString(idOf(here))));
        assertFalse(ids.contains(Long.toString(idOf(there))));
        manager.get(LIST + "/" + idOf(there)).refuses(404, "DISCOUNT_001");
        manager.get(LIST + "/" + idOf(here)).is(200);
        manager.post(LIST + "/" + idOf(here) + "/cancel", "{'reason': 'x'}").refuses(403, "AUTH_003");
        member(Role.READONLY).get(LIST + "/" + idOf(there)).is(200);
        member(Role.CASHIER).get(LIST).refuses(403, "AUTH_003");
        owner.get(LIST + "/999999999").refuses(404, "DISCOUNT_001");
    }

    @Test
    void codes_are_shown_whole_to_those_who_may_give_them_only() {
        var code = Gift.percent(town, 20).to(ann);
        var hidden = "••••" + code.substring(5);
        for (var role : List.of(Role.READONLY, Role.MANAGER)) {
            var reader = member(role);
            assertEquals(hidden, reader.get(LIST + "/" + idOf(code)).at("/code").asText());
            var list = reader.get(LIST + "?customer_id=" + id()).is(200).body();
            assertTrue(list.toString().contains(hidden));
            assertFalse(list.toString().contains(code));
            var customer = reader.get("/api/v1/users/" + id()).body();
            assertFalse(customer.toString().contains(code));
        }
        assertEquals(
                code,
                member(Role.MARKETING).get(LIST + "/" + idOf(code)).at("/code").asText());
    }

    @Test
    void the_details_tell_what_became_of_it() {
        var code = Gift.percent(town, 20).to(ann);
        var cashier = town.cashier("Мария");
        var api = ApiClient.of(town, cashier.telegramId());
        var redeemed = api.post(
                        LIST + "/redeem",
                        "{'code': '" + code + "', 'purchase_amount': 1000, 'salon_id': "
                                + town.salon(Town.FIRST_SALON).value() + "}")
                .is(201);
        var use = redeemed.at("/redemption/id").asLong();
        api.post("/api/v1/redemptions/" + use + "/revert", "{'reason': 'wrong_amount'}")
                .is(200);
        var seen = owner.get(LIST + "/" + idOf(code)).is(200);
        assertEquals("active", seen.at("/status").asText());
        assertEquals(use, seen.at("/redemptions/0/redemption/id").asLong());
        assertEquals("Мария", seen.at("/redemptions/0/staff_name").asText());
        assertEquals("wrong_amount", seen.at("/redemptions/0/revert_reason").asText());
    }

    @Test
    void a_cancelled_discount_is_good_no_more_and_its_card_says_so() {
        var card = town.customer("Bob");
        var shown = card.joins("Борис");
        var code = Customer.code(shown);
        var cancel = LIST + "/" + idOf(code) + "/cancel";
        var done = owner.post(cancel, "{'reason': 'Выдана по ошибке'}").is(200);
        assertEquals("cancelled", done.at("/status").asText());
        assertEquals("Выдана по ошибке", done.at("/cancellation/reason").asText());
        card.chat().sees("the card, cancelled", m -> m.isEdited() && m.text().contains(code));
        assertEquals(
                done.at("/cancellation"),
                owner.post(cancel, "{'reason': 'another'}").is(200).at("/cancellation"));
        assertEquals(
                1,
                town.db()
                        .fetchSingle(
                                "select count(*) from audit_entry where action = 'discount.cancel' and entity_id = ?",
                                idOf(code))
                        .get(0, Integer.class));
        var cashier = ApiClient.of(town, town.cashier("Мария").telegramId());
        var check = cashier.post(
                        LIST + "/check",
                        "{'code': '" + code + "', 'salon_id': "
                                + town.salon(Town.FIRST_SALON).value() + "}")
                .is(200);
        assertEquals("DISCOUNT_006", check.at("/refusals/0/code").asText());
    }

    @Test
    void what_is_spent_over_or_promised_is_not_cancelled() {
        var used = Gift.percent(town, 20).to(ann);
        town.db().execute("update discount set status = 'used', uses_made = 1 where id = ?", idOf(used));
        cancel(used).refuses(409, "DISCOUNT_002");
        var over = Gift.percent(town, 20).to(ann);
        ends(over);
        cancel(over).refuses(409, "DISCOUNT_003");
        cancel(Gift.percent(town, 20).as("given").to(ann)).refuses(409, "DISCOUNT_007");
        cancel(Gift.percent(town, 20).promisedToVisit().to(ann)).refuses(409, "DISCOUNT_009");
        owner.post(LIST + "/999999999/cancel", "{'reason': 'x'}").refuses(404, "DISCOUNT_001");
        owner.post(LIST + "/" + idOf(used) + "/cancel", "{'reason': ' '}").refuses(422, "VALIDATION_001");
    }

    @Test
    void discounts_are_given_by_hand_once_for_each_key() {
        var bob = town.customer("Bob");
        bob.joins("Борис");
        var body = issue("[" + id() + ", " + bob.kept().id().value() + ", 999999999]", "");
        var api = owner.with("Idempotency-Key", "give-" + id());
        var given = api.post(LIST, body).is(201);
        assertEquals(2, given.at("/given").asInt());
        assertEquals("USER_001", given.at("/results/2/code").asText());
        assertEquals(given.body(), api.post(LIST, body).is(201).body());
        var shown = owner.get(LIST + "/" + given.at("/results/0/discount_id").asLong())
                .is(200);
        assertEquals("manual", shown.at("/kind").asText());
        assertEquals(id(), shown.at("/customer_id").asLong());
        assertTrue(shown.at("/issued_by").asLong() > 0);
        assertEquals(2, ann.discounts());
        ann.chat().sees("the gift", m -> m.text().contains(shown.at("/code").asText()));
    }

    @Test
    void above_the_limit_a_second_person_is_asked() {
        var second = town.stranger("Boss", Language.EN);
        town.hire(second.telegramId(), "Boss", Language.EN, Role.OWNER);
        var asked = member(Role.MARKETING)
                .post(LIST, issue("[" + id() + "]", ", 'value_type': 'percent', 'value': 9000"))
                .is(201);
        assertEquals(1, asked.at("/waiting").asInt());
        assertEquals("waits_for_second", asked.at("/results/0/outcome").asText());
        assertEquals(1, ann.discounts());
        var given = member(Role.MARKETING)
                .post(LIST, issue("[" + id() + "]", ", 'value_type': 'percent', 'value': 500"))
                .is(201);
        assertEquals(
                500,
                owner.get(LIST + "/" + given.at("/results/0/discount_id").asLong())
                        .at("/value")
                        .asInt());
    }

    @Test
    void bad_wishes_to_give_are_refused() {
        owner.post(LIST, issue("[1, 1]", "")).refuses(422, "VALIDATION_001");
        owner.post(LIST, issue("[]", "")).refuses(422, "VALIDATION_001");
        owner.post(LIST, issue("[" + id() + "]", ", 'value': 5")).refuses(422, "VALIDATION_001");
        owner.post(LIST, issue("[" + id() + "]", ", 'value_type': 'percent', 'value': 10001"))
                .refuses(422, "VALIDATION_001");
        owner.post(LIST, issue("[" + id() + "]", "").replace("'offer_id': ", "'offer_id': 99999"))
                .refuses(404, "OFFER_001");
        for (var role : List.of(Role.MANAGER, Role.READONLY, Role.CASHIER)) {
            member(role).post(LIST, issue("[" + id() + "]", "")).refuses(403, "AUTH_003");
        }
        assertEquals(1, ann.discounts());
    }

    private ApiClient.Reply cancel(String code) {
        return owner.post(LIST + "/" + idOf(code) + "/cancel", "{'reason': 'x'}");
    }

    private static String issue(String customers, String more) {
        var offers = town.features().handGrants.offers(town.features().business);
        return "{'offer_id': " + offers.getFirst().id().value() + ", 'customer_ids': " + customers
                + ", 'reason': 'За терпение'" + more + "}";
    }

    private ApiClient.Reply list(String more) {
        return owner.get(LIST + "?customer_id=" + id() + more).is(200);
    }

    private long id() {
        return ann.kept().id().value();
    }

    private static long idOf(String code) {
        return town.db()
                .fetchSingle("select id from discount where code = ?", code.replace("-", ""))
                .get(0, Long.class);
    }

    private static void ends(String code) {
        town.db()
                .execute(
                        "update discount set valid_from = '2020-01-01', valid_until = '2020-02-01' where code = ?",
                        code.replace("-", ""));
    }

    private static ApiClient member(Role role) {
        var person = town.stranger("Member", Language.EN);
        town.hire(person.telegramId(), "Member", Language.EN, role);
        return ApiClient.of(town, person.telegramId());
    }
}
