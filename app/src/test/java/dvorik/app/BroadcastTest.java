package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import dvorik.sandbox.client.FaultControl;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One message to many, written and sent through the API, read in the chats. */
class BroadcastTest {
    private static final String BROADCASTS = "/api/v1/broadcasts";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static Town town;
    private static ApiClient owner;

    @BeforeAll
    static void found_at_noon() {
        town = Town.found("town_broadcast", Map.of());
        owner = ApiClient.owner(town);
        owner.patch("/api/v1/settings/marketing.undo_seconds", "{'value': 0}").is(200);
        owner.patch("/api/v1/settings/marketing.cap", "{'value': 0}").is(200);
        atHour(12);
    }

    @AfterAll
    static void close() {
        try {
            assertEquals(List.of(), town.chat().findings());
        } finally {
            town.close();
        }
    }

    /** Of tomorrow, in business time. */
    private static void atHour(int hour) {
        var now = ZonedDateTime.now(java.time.Clock.system(town.clock().getZone()));
        var then = now.toLocalDate().plusDays(1).atTime(hour, 0).atZone(now.getZone());
        town.chat().clock().setOffset(Duration.between(now, then));
    }

    /** Customers with a tag of their own, and a segment of them. */
    private record Audience(long segment, List<Customer> people) {
        Customer first() {
            return people.getFirst();
        }
    }

    private static Audience audience(Language... languages) {
        var tag = "tag" + NEXT.incrementAndGet();
        var people = new ArrayList<Customer>();
        for (var language : languages) {
            var customer = town.customer("Ann", language);
            customer.joins("Анна");
            tag(customer, tag);
            people.add(customer);
        }
        return new Audience(segment(tag), people);
    }

    private static void tag(Customer customer, String tag) {
        owner.patch("/api/v1/users/" + customer.kept().id().value(), "{'tags': ['" + tag + "']}")
                .is(200);
    }

    private static long segment(String tag) {
        return owner.post(
                        "/api/v1/segments",
                        "{'name': '%s', 'kind': 'live', 'rule': {'field': 'tag', 'op': 'is', 'value': '%s'}}"
                                .formatted(tag, tag))
                .is(201)
                .at("/id")
                .asLong();
    }

    private static String text(String words) {
        return "{'text_ru': '%s'}".formatted(words);
    }

    private static long draft(long segment, String more) {
        return draft(segment, more, "[{'share': 10000, 'content': " + text("Новости номер " + segment) + "}]");
    }

    private static long draft(long segment, String more, String variants) {
        return owner.post(
                        BROADCASTS,
                        "{'name': 'News', 'segment_ids': [%d], 'variants': %s%s}".formatted(segment, variants, more))
                .is(201)
                .at("/id")
                .asLong();
    }

    private static String at(long id) {
        return BROADCASTS + "/" + id;
    }

    private static void send(long id) {
        owner.post(at(id) + "/send-now", null).is(200);
    }

    private static JsonNode finished(long id) {
        return becomes(id, "finished");
    }

    private static JsonNode becomes(long id, String status) {
        return Eventually.sees(
                () -> "broadcast is " + status,
                () -> owner.get(at(id)).is(200).body(),
                broadcast -> broadcast.at("/status").asText().equals(status));
    }

    private static JsonNode stats(long id) {
        var stats = owner.get(at(id) + "/stats").is(200).body();
        var progress = stats.at("/progress");
        int sum = 0;
        for (var state : List.of("planned", "sent", "blocked", "failed", "skipped", "unknown", "holdout")) {
            sum += progress.at("/" + state).asInt();
        }
        assertEquals(progress.at("/audience").asInt(), sum, progress::toString);
        return stats;
    }

    @Test
    void everybody_of_the_segment_gets_it_once_in_the_own_language() {
        var all = audience(Language.RU, Language.UZ, Language.EN);
        var stranger = audience(Language.RU).first();
        long id = draft(
                all.segment(),
                "",
                "[{'share': 10000, 'content': {'text_ru': '<b>{{ name }}</b>, привет', 'text_en': 'Hello, {{ name }}'}}]");
        var forecast = owner.post(at(id) + "/preflight", null).is(200);
        assertEquals(3, forecast.at("/total").asInt());
        assertEquals(3, forecast.at("/will_get").asInt());
        send(id);
        all.people().get(0).chat().sees("Анна, привет");
        all.people().get(1).chat().sees("Анна, привет");
        all.people().get(2).chat().sees("Hello, Анна");
        finished(id);
        assertEquals(3, stats(id).at("/progress/sent").asInt());
        for (var customer : all.people()) {
            customer.settles();
            assertEquals(1, count(customer, "Анна, привет") + count(customer, "Hello, Анна"));
        }
        stranger.settles();
        assertEquals(0, count(stranger, "привет"));
        owner.post(at(id) + "/send-now", null).refuses(409, "BROADCAST_002");
    }

    private static long count(Customer customer, String words) {
        return customer.answers().stream().filter(m -> m.text().contains(words)).count();
    }

    @Test
    void whoever_cannot_or_will_not_be_written_to_is_skipped_and_counted() {
        var all = audience(Language.RU, Language.RU, Language.RU, Language.RU);
        set(all.people().get(0), "marketing_on = false");
        set(all.people().get(1), "unreachable_since = now(6)");
        set(all.people().get(2), "blocked_at = now(6)");
        long id = draft(all.segment(), "");
        var forecast = owner.post(at(id) + "/preflight", null).is(200);
        assertEquals(4, forecast.at("/total").asInt());
        assertEquals(1, forecast.at("/paused").asInt());
        assertEquals(1, forecast.at("/without_consent").asInt());
        assertEquals(1, forecast.at("/unreachable").asInt());
        assertEquals(1, forecast.at("/will_get").asInt());
        send(id);
        finished(id);
        var skipped = stats(id).at("/variants/0/skipped");
        assertEquals(1, skipped.at("/no_consent").asInt());
        assertEquals(1, skipped.at("/unreachable").asInt());
        assertEquals(1, skipped.at("/gone").asInt());
        assertEquals(1, stats(id).at("/progress/sent").asInt());
        var one = owner.get(at(id) + "/recipients?status=skipped&per_page=2").is(200);
        assertEquals(3, one.at("/total").asInt());
        var rest = owner.get(at(id) + "/recipients?status=skipped&per_page=2&cursor="
                        + one.at("/next_cursor").asText())
                .is(200);
        assertEquals(1, rest.at("/items").size());
        var file = owner.send("GET", at(id) + "/recipients/export", null, null);
        assertEquals(
                5,
                new String(file.http().body(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .count());
    }

    private static void set(Customer customer, String change) {
        town.db()
                .execute("update customer set " + change + " where id = "
                        + customer.kept().id().value());
    }

    @Test
    void who_has_blocked_the_bot_is_found_out_and_remembered() {
        var all = audience(Language.RU, Language.RU);
        all.first().chat().blocks();
        // as if the word of it had never come
        Eventually.holds(
                () -> !owner.get("/api/v1/users/" + all.first().kept().id().value())
                        .at("/reachable")
                        .asBoolean());
        set(all.first(), "unreachable_since = null");
        long id = draft(all.segment(), "");
        send(id);
        finished(id);
        assertEquals(1, stats(id).at("/progress/blocked").asInt());
        assertEquals(1, stats(id).at("/progress/sent").asInt());
        assertFalse(owner.get("/api/v1/users/" + all.first().kept().id().value())
                .at("/reachable")
                .asBoolean());
    }

    @Test
    void each_gets_a_discount_of_their_own_which_is_counted_when_redeemed() {
        var all = audience(Language.RU, Language.RU);
        var offer = owner.post(
                        "/api/v1/offers",
                        "{'kind': 'manual', 'title_ru': 'Акция {value}', 'title_uz': 'A {value}', 'title_en': 'A {value}',"
                                + " 'value_type': 'percent', 'value': 2000, 'valid_days': 5}")
                .is(201)
                .at("/id")
                .asLong();
        long id = draft(
                all.segment(),
                ", 'offer_id': " + offer,
                "[{'share': 10000, 'content': {'text_ru': 'Скидка {{ discount_value }}: {{ discount_code }}',"
                        + " 'buttons': [{'kind': 'my_discounts', 'label_ru': 'Мои скидки'}]}}]");
        send(id);
        var message = all.first().chat().sees("Скидка 20");
        finished(id);
        var code = Customer.code(message);
        all.first().chat().taps("Мои скидки");
        all.first().settles();
        all.first().chat().taps("Мои скидки");
        var salon = town.salon(Town.FIRST_SALON).value();
        owner.post(
                        "/api/v1/discounts/redeem",
                        "{'code': '%s', 'salon_id': %d, 'purchase_amount': 100000}".formatted(code, salon))
                .is(201);
        var stats = stats(id);
        assertEquals(1, stats.at("/variants/0/redeemed").asInt());
        assertEquals(80_000, stats.at("/variants/0/revenue").asLong());
        assertEquals(1, stats.at("/recipients/buyers").asInt());
        Eventually.sees(
                () -> "the tap is counted",
                () -> stats(id),
                s -> s.at("/variants/0/tapped").asInt() == 1);
        assertEquals(
                2,
                town.db()
                        .fetchSingle(
                                "select count(distinct code) from discount where grant_key like ?",
                                "broadcast:" + id + ":%")
                        .get(0, Integer.class));
    }

    @Test
    void in_quiet_hours_it_waits_and_goes_out_in_the_morning() {
        var all = audience(Language.RU);
        set(all.first(), "quiet_from = 11, quiet_until = 14");
        long id = draft(all.segment(), "");
        assertEquals(1, owner.post(at(id) + "/preflight", null).at("/quiet_now").asInt());
        send(id);
        Eventually.sees(
                () -> "put off",
                () -> town.db()
                        .fetchSingle(
                                "select timestampdiff(hour, now(), due_at) > 0, status from broadcast_recipient where broadcast_id = ?",
                                id),
                row -> "planned".equals(row.get(1, String.class)) && postponed(id));
        set(all.first(), "quiet_from = 0, quiet_until = 0");
        town.db().execute("update broadcast_recipient set due_at = '2020-01-01' where broadcast_id = ?", id);
        finished(id);
        assertEquals(1, stats(id).at("/progress/sent").asInt());
    }

    @Test
    void quiet_hours_count_in_the_zone_of_the_customer_else_of_the_salon_of_the_last_purchase() {
        var all = audience(Language.RU, Language.RU, Language.RU, Language.RU);
        for (var one : all.people()) {
            set(one, "quiet_from = 22, quiet_until = 8");
        }
        // at noon in Vladivostok it is seven in Tashkent
        zone(all.people().get(0), "'Asia/Tashkent'");
        owner.patch("/api/v1/salons/" + town.salon(Town.SECOND_SALON).value(), "{'time_zone': 'Asia/Tashkent'}")
                .is(200);
        buysInTheSecondSalon(all.people().get(1));
        // the own zone goes before that of the salon
        buysInTheSecondSalon(all.people().get(2));
        zone(all.people().get(2), "'Asia/Vladivostok'");
        long id = draft(all.segment(), "");
        var forecast = owner.post(at(id) + "/preflight", null).is(200);
        assertEquals(4, forecast.at("/will_get").asInt());
        assertEquals(2, forecast.at("/quiet_now").asInt());
        send(id);
        Eventually.holds(() -> stats(id).at("/progress/sent").asInt() == 2 && dues(id, "03:00") == 2);
        var got = town.db()
                .fetch("select customer_id from broadcast_recipient where broadcast_id = ? and status = 'sent'", id)
                .getValues(0, Long.class);
        assertEquals(
                List.of(
                        all.people().get(2).kept().id().value(),
                        all.people().get(3).kept().id().value()),
                got.stream().sorted().toList());
        // a purchase that was undone is no reason any more, nor is a zone that was taken away
        undoLast(all.people().get(1));
        zone(all.people().get(0), "null");
        assertEquals(
                0,
                owner.post(at(draft(all.segment(), "")) + "/preflight", null)
                        .at("/quiet_now")
                        .asInt());
        town.db().execute("update broadcast_recipient set due_at = '2020-01-01' where broadcast_id = ?", id);
        finished(id);
        assertEquals(4, stats(id).at("/progress/sent").asInt());
        owner.patch("/api/v1/salons/" + town.salon(Town.SECOND_SALON).value(), "{'time_zone': null}")
                .is(200);
    }

    @Test
    void the_hours_of_a_broadcast_count_in_the_zone_of_the_customer() {
        var all = audience(Language.RU, Language.RU);
        for (var one : all.people()) {
            set(one, "quiet_from = 0, quiet_until = 0");
        }
        // noon in Vladivostok, two in the night of the same day in Lisbon or three, as its summer has it
        zone(all.first(), "'Europe/Lisbon'");
        long id = draft(all.segment(), ", 'window': {'from': 9, 'until': 18}");
        assertEquals(1, owner.post(at(id) + "/preflight", null).at("/quiet_now").asInt());
        send(id);
        Eventually.holds(
                () -> stats(id).at("/progress/sent").asInt() == 1 && dues(id, "08:00") + dues(id, "09:00") == 1);
        owner.post(at(id) + "/cancel", null).is(200);
        becomes(id, "cancelled");
    }

    @Test
    void a_zone_that_nobody_knows_is_refused() {
        var user = "/api/v1/users/" + audience(Language.RU).first().kept().id().value();
        owner.patch(user, "{'time_zone': 'Moon/Crater'}").refuses(422, "VALIDATION_001");
        assertEquals(
                "Asia/Tashkent",
                owner.patch(user, "{'time_zone': 'Asia/Tashkent'}")
                        .is(200)
                        .at("/time_zone")
                        .asText());
    }

    private static void zone(Customer customer, String zone) {
        owner.patch("/api/v1/users/" + customer.kept().id().value(), "{'time_zone': " + zone.replace('\'', '"') + "}")
                .is(200);
    }

    private static void buysInTheSecondSalon(Customer customer) {
        var code = town.db()
                .fetchSingle(
                        "select code from discount where customer_id = ? and status = 'active'",
                        customer.kept().id().value())
                .get(0, String.class);
        owner.post(
                        "/api/v1/discounts/redeem",
                        "{'code': '%s', 'salon_id': %d, 'purchase_amount': 100000}"
                                .formatted(code, town.salon(Town.SECOND_SALON).value()))
                .is(201);
    }

    private static void undoLast(Customer customer) {
        var redemption = town.db()
                .fetchSingle(
                        "select id from redemption where customer_id = ?",
                        customer.kept().id().value())
                .get(0, Long.class);
        owner.post("/api/v1/redemptions/" + redemption + "/revert", "{'reason': 'mistake'}")
                .is(200);
    }

    /** @return who waits for this time of the day, in UTC */
    private static int dues(long id, String time) {
        return town.db()
                .fetchSingle(
                        "select count(*) from broadcast_recipient where broadcast_id = ? and status = 'planned'"
                                + " and date_format(due_at, '%H:%i') = ?",
                        id, time)
                .get(0, Integer.class);
    }

    private static boolean postponed(long id) {
        var due = town.db()
                .fetchSingle("select date_format(due_at, '%H:%i') from broadcast_recipient where broadcast_id = ?", id)
                .get(0, String.class);
        // two in the afternoon of Vladivostok
        return due.equals("04:00");
    }

    @Test
    void the_cap_keeps_a_customer_from_too_much() {
        var all = audience(Language.RU, Language.RU);
        var cap = ", 'cap': {'messages': 1, 'days': 3}";
        long first = draft(all.segment(), cap);
        send(first);
        finished(first);
        long second = draft(all.segment(), cap);
        assertEquals(
                2, owner.post(at(second) + "/preflight", null).at("/over_cap").asInt());
        send(second);
        finished(second);
        assertEquals(2, stats(second).at("/variants/0/skipped/cap").asInt());
    }

    @Test
    void variants_and_a_holdout_share_the_audience_and_a_winner_is_found() {
        var all = audience(
                Language.RU, Language.RU, Language.RU, Language.RU, Language.RU, Language.RU, Language.RU, Language.RU);
        var button = ", 'buttons': [{'kind': 'my_discounts', 'label_ru': 'Открыть'}]";
        long id = draft(
                all.segment(),
                ", 'holdout': 2500",
                "[{'share': 5000, 'content': {'text_ru': 'Первый'%s}}, {'share': 5000, 'content': {'text_ru': 'Второй'%s}}]"
                        .formatted(button, button));
        send(id);
        finished(id);
        var stats = stats(id);
        int sent = stats.at("/progress/sent").asInt();
        assertEquals(8, sent + stats.at("/progress/holdout").asInt());
        int got = 0;
        for (var customer : all.people()) {
            customer.settles();
            got += (int) (count(customer, "Первый") + count(customer, "Второй"));
            if (count(customer, "Второй") == 1) {
                customer.chat().taps("Открыть");
            }
        }
        assertEquals(sent, got);
        if (stats.at("/variants").size() > 1 && stats.at("/variants/1/sent").asInt() > 0) {
            Eventually.sees(() -> "B wins", () -> stats(id), s -> s.at("/winner")
                    .asText()
                    .equals("B"));
        }
        owner.get("/api/v1/broadcasts?status=finished&per_page=1").is(200);
    }

    @Test
    void paused_it_stands_still_and_resumed_it_goes_on() {
        var all = audience(Language.RU, Language.RU, Language.RU);
        long id = draft(all.segment(), ", 'rate': 1");
        send(id);
        Eventually.sees(
                () -> "one has it", () -> stats(id), s -> s.at("/progress/sent").asInt() > 0);
        owner.post(at(id) + "/pause", null).is(200);
        owner.post(at(id) + "/pause", null).refuses(409, "BROADCAST_002");
        int sent = Eventually.sees(
                        () -> "nothing is under way",
                        () -> town.db()
                                .fetchSingle(
                                        "select sum(status in ('leased', 'sending')), sum(status = 'sent') from broadcast_recipient where broadcast_id = ?",
                                        id),
                        row -> row.get(0, Integer.class) == 0)
                .get(1, Integer.class);
        var paused = owner.get(at(id));
        assertEquals("by_staff", paused.at("/pause_reason").asText());
        owner.patch(at(id), "{'segment_ids': []}").refuses(409, "BROADCAST_002");
        owner.patch(at(id), "{'rate': 1000}").is(200);
        assertEquals(sent, stats(id).at("/progress/sent").asInt());
        owner.post(at(id) + "/resume", null).is(200);
        finished(id);
        assertEquals(3, stats(id).at("/progress/sent").asInt());
    }

    @Test
    void within_the_first_seconds_it_can_be_taken_back() {
        var all = audience(Language.RU, Language.RU);
        owner.patch("/api/v1/settings/marketing.undo_seconds", "{'value': 600}").is(200);
        long id;
        try {
            id = draft(all.segment(), "");
            send(id);
        } finally {
            owner.patch("/api/v1/settings/marketing.undo_seconds", "{'value': 0}")
                    .is(200);
        }
        assertEquals(2, stats(id).at("/progress/planned").asInt());
        owner.post(at(id) + "/cancel", null).is(200);
        Eventually.sees(
                () -> "all skipped",
                () -> stats(id),
                s -> s.at("/variants/0/skipped/cancelled").asInt() == 2);
        all.first().settles();
        assertEquals(0, count(all.first(), "Новости номер " + all.segment()));
        owner.post(at(id) + "/cancel", null).refuses(409, "BROADCAST_002");
    }

    @Test
    void what_was_delivered_can_be_deleted_from_the_chats() {
        var all = audience(Language.RU, Language.RU);
        long id = draft(all.segment(), "");
        owner.post(at(id) + "/recall", null).refuses(409, "BROADCAST_002");
        send(id);
        finished(id);
        var words = "Новости номер " + all.segment();
        all.people().forEach(customer -> customer.chat().sees(words));
        owner.post(at(id) + "/recall", null).is(200);
        Eventually.sees(
                () -> "recalled",
                () -> stats(id),
                s -> s.at("/variants/0/recalled").asInt() == 2);
        for (var customer : all.people()) {
            assertTrue(customer.answers().stream()
                    .filter(m -> m.text().contains(words))
                    .allMatch(ChatMessage::isDeleted));
        }
    }

    @Test
    void scheduled_it_begins_by_itself_and_can_be_called_off() {
        var all = audience(Language.RU);
        long id = draft(all.segment(), "");
        owner.post(at(id) + "/schedule", "{'at': '2020-01-01T00:00:00Z'}").refuses(422, "VALIDATION_001");
        var soon = town.clock().instant().plus(Duration.ofMinutes(30));
        owner.post(at(id) + "/schedule", "{'at': '" + soon + "'}").is(200);
        long other = draft(all.segment(), "");
        owner.post(at(other) + "/schedule", "{'at': '" + soon + "'}").is(200);
        owner.post(at(other) + "/cancel", null).is(200);
        town.runDueJobs();
        assertEquals("scheduled", owner.get(at(id)).at("/status").asText());
        town.db().execute("update broadcast set scheduled_at = ? where id in (?, ?)", "2026-01-01 00:00:00", id, other);
        town.runDueJobs();
        finished(id);
        assertEquals("cancelled", owner.get(at(other)).at("/status").asText());
    }

    @Test
    void too_many_refusals_in_a_row_pause_it() {
        var all = audience(Language.RU, Language.RU, Language.RU);
        long id = draft(all.segment(), ", 'errors_allowed': 2, 'rate': 5");
        // such as words that Telegram refuses though we did not
        town.db()
                .execute(
                        "update broadcast_variant set content = replace(content, 'Новости', '<font>Новости') where broadcast_id = ?",
                        id);
        send(id);
        var paused = becomes(id, "paused");
        assertEquals("errors", paused.at("/pause_reason").asText());
        assertTrue(stats(id).at("/progress/failed").asInt() >= 2);
    }

    @Test
    void faults_of_telegram_put_it_off_and_a_lost_answer_is_unknown() {
        var all = audience(Language.RU, Language.RU, Language.RU, Language.RU, Language.RU);
        var people = all.people();
        fault(people.get(0)).tooManyRequests(1);
        fault(people.get(1)).serverError();
        fault(people.get(2)).dropBefore();
        fault(people.get(3)).dropAfter();
        long id = draft(all.segment(), "");
        try {
            send(id);
            finished(id);
        } finally {
            town.chat().faults().clear();
        }
        var progress = stats(id).at("/progress");
        assertEquals(5, progress.at("/sent").asInt() + progress.at("/unknown").asInt(), progress::toString);
        assertTrue(progress.at("/unknown").asInt() >= 1, progress::toString);
        var words = "Новости номер " + all.segment();
        for (var customer : people) {
            customer.settles();
            assertTrue(count(customer, words) <= 1);
        }
        assertEquals(1, count(people.get(0), words));
        assertEquals(1, count(people.get(1), words));
        assertEquals(1, count(people.get(3), words));
        assertEquals(1, count(people.get(4), words));
    }

    private static FaultControl fault(Customer customer) {
        return town.chat()
                .faults()
                .bot(Town.CLIENT_BOT)
                .method("sendMessage")
                .person(customer.person())
                .times(1);
    }

    @Test
    void begun_twice_at_once_it_begins_once() throws Exception {
        var all = audience(Language.RU, Language.RU);
        long id = draft(all.segment(), "");
        try (var pool = Executors.newFixedThreadPool(4)) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> owner.post(at(id) + "/send-now", null).status());
            }
            int begun = 0;
            for (var call : pool.invokeAll(calls)) {
                begun += call.get() == 200 ? 1 : 0;
            }
            assertEquals(1, begun);
        }
        finished(id);
        assertEquals(2, stats(id).at("/progress/sent").asInt());
    }

    @Test
    void whoever_begins_it_has_a_card_with_buttons() {
        var all = audience(Language.RU, Language.RU, Language.RU);
        var mark = town.stranger("Марк", Language.RU);
        town.hire(mark.telegramId(), "Марк", Language.RU, Role.MARKETING);
        mark.chat().starts();
        var api = ApiClient.of(town, mark.telegramId());
        long id = draft(all.segment(), ", 'rate': 1");
        api.post(at(id) + "/send-now", null).is(200);
        mark.chat().sees("Рассылка");
        mark.taps("sending.pause");
        mark.chat().sees("на паузе");
        becomes(id, "paused");
        mark.taps("sending.resume");
        becomes(id, "sending");
        mark.taps("sending.stop");
        mark.chat().sees("насовсем");
        mark.taps("sending.stop-sure");
        becomes(id, "cancelled");
        mark.chat().sees("Рассылка отменена");
    }

    @Test
    void a_test_goes_to_oneself_only() {
        var all = audience(Language.RU);
        var mark = town.customer("Марк");
        mark.joins("Марк");
        town.hire(mark.telegramId(), "Марк", Language.RU, Role.MARKETING);
        long id = draft(all.segment(), "");
        ApiClient.of(town, mark.telegramId()).post(at(id) + "/test", null).is(202);
        mark.chat().sees("Новости номер " + all.segment());
        all.first().settles();
        assertEquals(0, count(all.first(), "Новости номер " + all.segment()));
        assertEquals("draft", owner.get(at(id)).at("/status").asText());
    }

    @Test
    void nobody_is_asked_for_and_excluded_at_once() {
        long segment = audience(Language.RU).segment();
        var both = "'segment_ids': [%d], 'excluded_segment_ids': [%d]".formatted(segment, segment);
        var variants = "'variants': [{'share': 10000, 'content': " + text("x") + "}]";
        owner.post(BROADCASTS, "{'name': 'x', " + both + ", " + variants + "}").refuses(422, "VALIDATION_001");
        long id = draft(segment, "");
        owner.patch(at(id), "{'excluded_segment_ids': [" + segment + "]}").refuses(422, "VALIDATION_001");
    }

    @Test
    void a_paused_one_is_changed_whatever_became_of_its_offer() {
        var offer = owner.post(
                        "/api/v1/offers",
                        "{'kind': 'manual', 'title_ru': 'A {value}', 'title_uz': 'A {value}', 'title_en': 'A {value}',"
                                + " 'value_type': 'percent', 'value': 2000, 'valid_days': 5}")
                .is(201)
                .at("/id")
                .asLong();
        long id = draft(audience(Language.RU, Language.RU, Language.RU).segment(), ", 'rate': 1, 'offer_id': " + offer);
        send(id);
        owner.post(at(id) + "/pause", null).is(200);
        owner.patch("/api/v1/offers/" + offer, "{'active': false}").is(200);
        owner.patch(at(id), "{'rate': 1000}").is(200);
        owner.post(at(id) + "/resume", null).is(200);
        finished(id);
    }

    @Test
    void each_test_goes_out_whatever_its_caller_names_the_requests() {
        var all = audience(Language.RU);
        var mark = town.customer("Марк");
        mark.joins("Марк");
        town.hire(mark.telegramId(), "Марк", Language.RU, Role.MARKETING);
        long id = draft(all.segment(), "");
        var caller = ApiClient.of(town, mark.telegramId()).with("X-Request-ID", "always-the-same");
        caller.post(at(id) + "/test", null).is(202);
        caller.post(at(id) + "/test", null).is(202);
        Eventually.holds(() -> count(mark, "Новости номер " + all.segment()) == 2);
    }

    @Test
    void all_bad_fields_are_told_at_once() {
        var refused = owner.post(
                        BROADCASTS,
                        "{'name': ' ', 'variants': [{'share': 20000, 'content': {'text_ru': 'x'}}], 'holdout': 9000}")
                .refuses(422, "VALIDATION_001");
        assertTrue(refused.at("/error/details/fields").size() >= 3, refused.body()::toString);
        owner.post(BROADCASTS, "{'name': 'x', 'variants': [{'share': 9999, 'content': {'text_ru': 'x'}}]}")
                .refuses(422, "VALIDATION_001");
        owner.post(BROADCASTS, "{'name': 'x', 'variants': [{'share': 10000, 'content': {'text_ru': '{{ nobody }}'}}]}")
                .refuses(422, "TEMPLATE_003");
        owner.post(
                        BROADCASTS,
                        "{'name': 'x', 'segment_ids': [999999], 'variants': [{'share': 10000, 'content': {'text_ru': 'x'}}]}")
                .refuses(422, "VALIDATION_001");
        owner.get(at(999_999)).refuses(404, "BROADCAST_001");
    }

    @Test
    void nobody_overwrites_what_they_have_not_seen() {
        var all = audience(Language.RU);
        long id = draft(all.segment(), "");
        var tag = owner.get(at(id)).header("ETag");
        owner.with("If-Match", tag).patch(at(id), "{'name': 'Better'}").is(200);
        owner.with("If-Match", tag).patch(at(id), "{'name': 'Worse'}").refuses(412, "REQUEST_006");
        assertEquals("Better", owner.get(at(id)).at("/name").asText());
    }

    @Test
    void an_empty_audience_is_told_and_nothing_begins() {
        long id = draft(segment("nobody" + NEXT.incrementAndGet()), "");
        owner.post(at(id) + "/send-now", null).refuses(409, "BROADCAST_003");
        assertEquals("draft", owner.get(at(id)).at("/status").asText());
    }
}
