package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ApiOffersTest {
    private static final Town town = Town.shared();
    private static final String OFFERS = "/api/v1/offers";
    private final ApiClient owner = ApiClient.owner(town);

    @Test
    void an_offer_is_made_read_and_changed() {
        var made = owner.post(OFFERS, offer("manual", "")).is(201);
        var path = OFFERS + "/" + made.at("/id").asLong();
        assertEquals(7, made.at("/weekdays").size());
        assertTrue(made.at("/giftable").asBoolean());
        assertEquals(made.body(), owner.get(path).is(200).body());
        var changed = owner.patch(
                        path,
                        "{'title_en': 'More {value}', 'value_type': 'amount', 'value': 25000, 'min_purchase': 100000,"
                                + " 'weekdays': ['monday', 'friday'], 'active': false, 'customer_confirms': true,"
                                + " 'salon_ids': [" + first() + "]}")
                .is(200);
        assertEquals("More {value}", changed.at("/title_en").asText());
        assertEquals("Скидка {value}", changed.at("/title_ru").asText());
        assertEquals("amount", changed.at("/value_type").asText());
        assertEquals(2, changed.at("/weekdays").size());
        assertEquals(first(), changed.at("/salon_ids/0").asLong());
        var cleared = owner.patch(path, "{'min_purchase': null, 'weekdays': null, 'salon_ids': null}")
                .is(200);
        assertTrue(cleared.at("/min_purchase").isNull());
        assertEquals(7, cleared.at("/weekdays").size());
        assertEquals(0, cleared.at("/salon_ids").size());
        assertEquals(
                2,
                town.db()
                        .fetchSingle(
                                "select count(*) from audit_entry where action = 'offer.change' and entity_id = ?",
                                made.at("/id").asLong())
                        .get(0, Integer.class));
        assertTrue(town.db()
                .fetchSingle(
                        "select details from audit_entry where action = 'offer.change' and entity_id = ? order by id limit 1",
                        made.at("/id").asLong())
                .get(0, String.class)
                .contains("25000"));
    }

    @Test
    void a_repeated_creation_tells_the_version_too() {
        var repeated = owner.with("Idempotency-Key", "offer-" + System.nanoTime());
        var first = repeated.post(OFFERS, offer("manual", "")).is(201);
        var again = repeated.post(OFFERS, offer("manual", "")).is(201);
        assertEquals(first.body(), again.body());
        assertEquals(first.header("ETag"), again.header("ETag"));
        owner.with("If-Match", again.header("ETag"))
                .patch(OFFERS + "/" + first.at("/id").asLong(), "{'valid_days': 5}")
                .is(200);
    }

    @Test
    void nobody_overwrites_what_they_have_not_seen() {
        var made = owner.post(OFFERS, offer("manual", "")).is(201);
        var path = OFFERS + "/" + made.at("/id").asLong();
        var tag = owner.get(path).header("ETag");
        var next = owner.with("If-Match", tag).patch(path, "{'valid_days': 5}").is(200);
        owner.with("If-Match", tag).patch(path, "{'valid_days': 6}").refuses(412, "REQUEST_006");
        owner.with("If-Match", next.header("ETag"))
                .patch(path, "{'valid_days': 6}")
                .is(200);
        assertEquals(6, owner.get(path).at("/valid_days").asInt());
    }

    @Test
    void of_each_automatic_kind_one_is_active() throws Exception {
        owner.post(OFFERS, offer("joining", "")).refuses(409, "OFFER_002");
        var idle = owner.post(OFFERS, offer("joining", ", 'active': false")).is(201);
        owner.patch(OFFERS + "/" + idle.at("/id").asLong(), "{'active': true}").refuses(409, "OFFER_002");
        try (var pool = Executors.newFixedThreadPool(6)) {
            Callable<ApiClient.Reply> make = () -> owner.post(OFFERS, offer("winback", ""));
            int made = 0;
            for (var future : pool.invokeAll(java.util.Collections.nCopies(6, make))) {
                var reply = future.get();
                if (reply.status() == 201) {
                    made++;
                    owner.patch(OFFERS + "/" + reply.at("/id").asLong(), "{'valid_days': 9}")
                            .is(200);
                } else {
                    reply.refuses(409, "OFFER_002");
                }
            }
            assertEquals(1, made);
        }
    }

    @Test
    void a_repeated_call_makes_one() {
        var api = owner.with("Idempotency-Key", "offer-" + System.nanoTime());
        var first = api.post(OFFERS, offer("manual", "")).is(201);
        assertEquals(first.body(), api.post(OFFERS, offer("manual", "")).is(201).body());
    }

    @Test
    void the_list_is_filtered_and_managers_see_what_counts_in_their_salons() {
        var here = owner.post(OFFERS, offer("manual", ", 'salon_ids': [" + first() + "]"))
                .at("/id")
                .asLong();
        var there = owner.post(OFFERS, offer("manual", ", 'salon_ids': [" + second() + "]"))
                .at("/id")
                .asLong();
        var manager = member(Role.MANAGER);
        manager.get(OFFERS + "/" + here).is(200);
        manager.get(OFFERS + "/" + there).refuses(404, "OFFER_001");
        var seen = manager.get(OFFERS + "?kind=manual&active=true&per_page=100").is(200);
        assertFalse(seen.at("/items").toString().contains("\"id\":" + there + ","));
        assertEquals(there, owner.get(OFFERS + "?per_page=1").at("/items/0/id").asLong());
        assertEquals(
                1, owner.get(OFFERS + "?kind=joining&active=true").at("/total").asInt());
        member(Role.CASHIER).get(OFFERS + "/" + here).is(200);
        member(Role.MASTER).get(OFFERS).refuses(403, "AUTH_003");
        manager.patch(OFFERS + "/" + here, "{}").refuses(403, "AUTH_003");
        member(Role.READONLY).post(OFFERS, offer("manual", "")).refuses(403, "AUTH_003");
        member(Role.MARKETING).patch(OFFERS + "/" + here, "{}").is(200);
        owner.get(OFFERS + "/999999999").refuses(404, "OFFER_001");
        owner.patch(OFFERS + "/999999999", "{}").refuses(404, "OFFER_001");
    }

    @Test
    void bad_offers_are_refused() {
        var bad = owner.post(OFFERS, "{'kind': 'gift', 'value': 0, 'title_ru': ' ', 'color': 'red'}")
                .refuses(422, "VALIDATION_001");
        assertEquals(8, bad.at("/error/details/fields").size(), () -> "" + bad.body());
        owner.post(OFFERS, offer("manual", "").replace("1500", "10001")).refuses(422, "VALIDATION_001");
        owner.post(OFFERS, offer("manual", ", 'salon_ids': [999999]")).refuses(422, "VALIDATION_001");
        owner.post(OFFERS, offer("manual", ", 'weekdays': []")).refuses(422, "VALIDATION_001");
        var path =
                OFFERS + "/" + owner.post(OFFERS, offer("manual", "")).at("/id").asLong();
        owner.patch(path, "{'valid_days': null}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'value': 5}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'value_type': 'percent', 'value': 10001}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'kind': 'joining'}").refuses(422, "VALIDATION_001");
        assertEquals(0, owner.get(path).at("/version").asInt());
    }

    @Test
    void a_change_never_touches_what_was_granted() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var made = owner.post(OFFERS, offer("manual", ", 'uses_allowed': 50")).is(201);
        var offer = made.at("/id").asLong();
        var before = give(offer, ann);
        owner.patch(OFFERS + "/" + offer, "{'value_type': 'percent', 'value': 100, 'salon_ids': [" + second() + "]}")
                .is(200);
        var after = give(offer, ann);
        var cashier = ApiClient.of(town, town.cashier("Мария").telegramId());
        // where offers count is known for five seconds
        Eventually.holds(() -> {
            LockSupport.parkNanos(200_000_000);
            return check(cashier, after).at("/refusals/0/code").asText().equals("DISCOUNT_010");
        });
        var old = check(cashier, before);
        assertTrue(old.at("/redeemable").asBoolean(), () -> "" + old.body());
        assertEquals(1500, old.at("/discount_amount").asInt());
    }

    private static ApiClient.Reply check(ApiClient cashier, String code) {
        return cashier.post(
                        "/api/v1/discounts/check",
                        "{'code': '" + code + "', 'purchase_amount': 10000, 'salon_id': " + first() + "}")
                .is(200);
    }

    private String give(long offer, Customer customer) {
        var given = owner.post(
                        "/api/v1/discounts",
                        "{'offer_id': " + offer + ", 'customer_ids': ["
                                + customer.kept().id().value() + "], 'reason': 'x'}")
                .is(201);
        return owner.get("/api/v1/discounts/"
                        + given.at("/results/0/discount_id").asLong())
                .at("/code")
                .asText();
    }

    private static String offer(String kind, String more) {
        return "{'kind': '" + kind + "', 'title_ru': 'Скидка {value}', 'title_uz': 'Chegirma {value}',"
                + " 'title_en': 'Discount {value}', 'value_type': 'percent', 'value': 1500, 'valid_days': 30" + more
                + "}";
    }

    private static long first() {
        return town.salon(Town.FIRST_SALON).value();
    }

    private static long second() {
        return town.salon(Town.SECOND_SALON).value();
    }

    private static ApiClient member(Role role) {
        var person = town.stranger("Member", Language.EN);
        town.hire(person.telegramId(), "Member", Language.EN, role);
        return ApiClient.of(town, person.telegramId());
    }
}
