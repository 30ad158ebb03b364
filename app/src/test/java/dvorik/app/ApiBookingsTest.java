package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ApiBookingsTest {
    private static final Town town = Town.shared();
    private static final String BOOKINGS = "/api/v1/bookings";
    private static final int RIVALS = 16;

    @Test
    void a_visit_is_booked_listed_and_read_with_its_history() {
        var atelier = new Atelier(town, 1);
        var customer = atelier.customer();
        var start = atelier.at(3, "10:00");
        var made = atelier.book(atelier.body(atelier.cut, atelier.master(0), start, customer))
                .is(201);
        assertEquals("confirmed", made.at("/status").asText());
        assertEquals(start.toString(), made.at("/starts_at").asText());
        var local = OffsetDateTime.parse(made.at("/starts_local").asText());
        assertEquals(10, local.getHour());
        assertEquals(start, local.toInstant());
        assertEquals("Asia/Vladivostok", made.at("/time_zone").asText());
        assertEquals(150_000, made.at("/price").asLong());
        assertEquals("Анна", made.at("/customer").asText());
        assertEquals("Haircut", made.at("/items/0/service").asText());
        assertEquals("Master 1", made.at("/items/0/master").asText());
        assertEquals("api", made.at("/source").asText());
        long id = made.at("/id").asLong();
        var listed = atelier.owner.get(BOOKINGS + "?salon_id=" + atelier.salon).is(200);
        assertEquals(1, listed.at("/total").asInt());
        assertEquals(made.body(), listed.at("/items/0"));
        var shown = atelier.owner.get(BOOKINGS + "/" + id).is(200);
        assertEquals(made.body(), shown.at("/booking"));
        assertEquals(1, shown.at("/history").size());
        assertEquals("staff", shown.at("/history/0/by").asText());
        assertTrue(shown.at("/history/0/status_before").isNull());
    }

    @Test
    void a_customer_who_lives_elsewhere_has_times_of_the_own_clock() {
        var atelier = new Atelier(town, 1);
        var customer = atelier.customer();
        var path = "/api/v1/users/" + customer.value();
        atelier.owner.patch(path, "{'time_zone': 'Moon/Crater'}").refuses(422, "VALIDATION_001");
        atelier.owner.patch(path, "{'time_zone': 'Europe/Moscow'}").is(200);
        var made = atelier.book(atelier.body(atelier.cut, atelier.master(0), atelier.at(3, "10:00"), customer))
                .is(201);
        assertEquals("Europe/Moscow", made.at("/customer_time_zone").asText());
        var there = OffsetDateTime.parse(made.at("/starts_customer_local").asText());
        assertEquals(3, there.getHour());
        assertEquals(atelier.at(3, "10:00"), there.toInstant());
        assertTrue(atelier.owner
                .patch(path, "{'time_zone': null}")
                .is(200)
                .at("/time_zone")
                .isNull());
        assertTrue(atelier.owner
                .get(BOOKINGS + "/" + made.at("/id").asLong())
                .at("/booking/starts_customer_local")
                .isNull());
    }

    @Test
    void each_filter_finds_what_it_names_and_a_cursor_walks_all() {
        var atelier = new Atelier(town, 2);
        var ann = atelier.customer();
        var all = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            all.addFirst(atelier.booked(atelier.body(
                    i % 2 == 0 ? atelier.cut : atelier.colour,
                    atelier.master(i % 2),
                    atelier.at(2 + i, "12:00"),
                    ann)));
        }
        atelier.owner.post(BOOKINGS + "/" + all.getFirst() + "/cancel", "{}").is(200);
        var here = BOOKINGS + "?salon_id=" + atelier.salon;
        assertEquals(all, ids(atelier.owner.get(here)));
        assertEquals(all.subList(0, 1), ids(atelier.owner.get(here + "&status=cancelled_by_salon")));
        assertEquals(
                List.of(all.get(0), all.get(2), all.get(4)),
                ids(atelier.owner.get(here + "&master_id=" + atelier.master(0))));
        assertEquals(List.of(all.get(1), all.get(3)), ids(atelier.owner.get(here + "&service_id=" + atelier.colour)));
        assertEquals(all, ids(atelier.owner.get(BOOKINGS + "?customer_id=" + ann.value())));
        assertEquals(
                all.subList(1, 3),
                ids(atelier.owner.get(here + "&from=" + atelier.at(4, "12:00") + "&until=" + atelier.at(6, "12:00"))));
        var walked = new ArrayList<Long>();
        var next = here + "&per_page=2";
        while (!next.isEmpty()) {
            var part = atelier.owner.get(next).is(200);
            walked.addAll(ids(part));
            var cursor = part.at("/next_cursor").asText("");
            next = part.at("/next_cursor").isNull() ? "" : here + "&per_page=2&cursor=" + cursor;
        }
        assertEquals(all, walked);
        atelier.owner.get(here + "&cursor=xyz").refuses(422, "VALIDATION_001");
        atelier.owner.get(here + "&status=gone").refuses(422, "VALIDATION_001");
        atelier.owner.get(BOOKINGS + "?salon_id=999999999").refuses(404, "SALON_001");
    }

    @Test
    void without_a_key_nothing_is_booked_and_with_it_once() {
        var atelier = new Atelier(town, 1);
        var body = atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "10:00"));
        atelier.owner.post(BOOKINGS, body).refuses(400, "REQUEST_010");
        var keyed = Atelier.keyed(atelier.owner);
        var first = keyed.post(BOOKINGS, body).is(201);
        var again = keyed.post(BOOKINGS, body).is(201);
        assertEquals(first.body(), again.body());
        keyed.post(BOOKINGS, atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "12:00")))
                .refuses(422, "REQUEST_007");
        assertEquals(
                1,
                atelier.owner
                        .get(BOOKINGS + "?salon_id=" + atelier.salon)
                        .at("/total")
                        .asInt());
    }

    @Test
    void of_many_who_want_one_time_one_gets_it_and_the_others_hear_what_is_free() throws Exception {
        var atelier = new Atelier(town, 1);
        var body = atelier.guest(atelier.colour, atelier.master(0), atelier.at(3, "10:00"));
        int made = 0;
        ApiClient.Reply refused = null;
        try (var pool = Executors.newFixedThreadPool(RIVALS)) {
            Callable<ApiClient.Reply> call = () -> atelier.book(body);
            for (var future : pool.invokeAll(java.util.Collections.nCopies(RIVALS, call))) {
                var reply = future.get();
                if (reply.status() == 201) {
                    made++;
                } else {
                    refused = reply.refuses(409, "BOOKING_002");
                    assertTrue(reply.at("/error/details/alternatives").size() > 0, () -> "" + reply.body());
                }
            }
        }
        assertEquals(1, made);
        var alternatives = refused.at("/error/details/alternatives");
        for (var alternative : alternatives) {
            assertNotEquals(
                    atelier.at(3, "10:00").toString(),
                    alternative.at("/starts_at").asText());
        }
        // what was offered instead can be had
        atelier.booked(atelier.guest(
                atelier.colour,
                alternatives.at("/0/parts/0/master_id").asLong(),
                java.time.Instant.parse(alternatives.at("/0/starts_at").asText())));
    }

    @Test
    void the_same_key_at_the_same_time_books_once() throws Exception {
        var atelier = new Atelier(town, 2);
        var keyed = Atelier.keyed(atelier.owner);
        var body = atelier.guest(atelier.colour, atelier.master(0), atelier.at(3, "10:00"));
        var ids = new HashSet<Long>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<ApiClient.Reply> call = () -> keyed.post(BOOKINGS, body);
            for (var future : pool.invokeAll(java.util.Collections.nCopies(8, call))) {
                ids.add(future.get().is(201).at("/id").asLong());
            }
        }
        assertEquals(1, ids.size());
    }

    @Test
    void a_visit_moves_and_its_old_time_is_free() {
        var atelier = new Atelier(town, 1);
        var start = atelier.at(3, "10:00");
        long id = atelier.booked(atelier.guest(atelier.cut, atelier.master(0), start));
        var other = atelier.booked(atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "15:00")));
        var path = BOOKINGS + "/" + id + "/reschedule";
        atelier.owner
                .post(path, "{'starts_at': '" + atelier.at(3, "15:00") + "'}")
                .refuses(409, "BOOKING_002");
        var moved = atelier.owner
                .post(path, "{'starts_at': '" + atelier.at(4, "11:00") + "'}")
                .is(200);
        assertEquals(atelier.at(4, "11:00").toString(), moved.at("/starts_at").asText());
        assertEquals(2, moved.at("/revision").asInt());
        atelier.booked(atelier.guest(atelier.cut, atelier.master(0), start));
        var history = atelier.owner.get(BOOKINGS + "/" + id).is(200).at("/history");
        assertEquals(2, history.size());
        assertEquals(start.toString(), history.at("/1/starts_before").asText());
        atelier.owner.post(path, "{'starts_at': '2026-03-02T10:01:00Z'}").refuses(422, "VALIDATION_001");
        atelier.owner
                .post(path, "{'starts_at': '" + atelier.at(4, "12:00") + "', 'services': [{'service_id': 999999}]}")
                .refuses(409, "BOOKING_006");
        atelier.owner
                .post(BOOKINGS + "/999999999/reschedule", "{'starts_at': '" + start + "'}")
                .refuses(404, "BOOKING_001");
        assertTrue(other > 0);
    }

    @Test
    void a_cancelled_visit_is_cancelled_for_everything_and_its_time_is_free() {
        var atelier = new Atelier(town, 1);
        var body = atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "10:00"));
        var path = BOOKINGS + "/" + atelier.booked(body);
        var cancelled = atelier.owner
                .post(path + "/cancel", "{'reason': 'ill', 'words': 'Мастер заболел'}")
                .is(200);
        assertEquals("cancelled_by_salon", cancelled.at("/status").asText());
        var again = atelier.owner.post(path + "/cancel", "{}").is(200);
        assertEquals(cancelled.at("/revision"), again.at("/revision"));
        atelier.asMaster(0).post(path + "/start", null).refuses(409, "BOOKING_003");
        for (var step : List.of("confirm", "arrived", "no-show")) {
            atelier.owner.post(path + "/" + step, null).refuses(409, "BOOKING_003");
        }
        atelier.owner.post(path + "/complete", "{}").refuses(409, "BOOKING_003");
        atelier.owner
                .post(path + "/reschedule", "{'starts_at': '" + atelier.at(4, "10:00") + "'}")
                .refuses(409, "BOOKING_003");
        var history = atelier.owner.get(path).at("/history/1");
        assertEquals("ill", history.at("/reason").asText());
        assertEquals("Мастер заболел", history.at("/words").asText());
        atelier.booked(body);
    }

    @Test
    void a_master_begins_and_ends_the_visit_that_is_due() {
        var atelier = new Atelier(town, 2);
        var customer = atelier.customer();
        var due =
                BOOKINGS + "/" + atelier.booked(atelier.body(atelier.cut, atelier.master(0), atelier.now(), customer));
        var later = BOOKINGS + "/"
                + atelier.booked(atelier.body(atelier.cut, atelier.master(0), atelier.at(3, "10:00"), customer));
        var master = atelier.asMaster(0);
        master.post(later + "/start", null).refuses(409, "BOOKING_009");
        master.post(later + "/no-show", null).refuses(409, "BOOKING_009");
        atelier.owner.post(due + "/start", null).refuses(409, "BOOKING_008");
        atelier.asMaster(1).post(due + "/start", null).refuses(404, "BOOKING_001");
        assertFalse(
                master.post(due + "/arrived", null).is(200).at("/arrived_at").isNull());
        assertEquals(
                "in_progress",
                master.post(due + "/start", null).is(200).at("/status").asText());
        var finished = master.post(due + "/complete", "{'amount': 140000, 'note': 'Коротко'}")
                .is(200);
        assertEquals("completed", finished.at("/booking/status").asText());
        assertEquals(140_000, finished.at("/paid").asLong());
        assertEquals("Коротко", finished.at("/booking/staff_note").asText());
        assertEquals(
                finished.at("/booking/revision"),
                master.post(due + "/complete", "{'amount': 140000}").at("/booking/revision"));
        atelier.owner.post(due + "/cancel", "{}").refuses(409, "BOOKING_004");
    }

    @Test
    void a_declined_visit_is_nobodys_and_out_of_the_masters_sight() {
        var atelier = new Atelier(town, 2);
        var path = BOOKINGS + "/"
                + atelier.booked(
                        atelier.body(atelier.cut, atelier.master(0), atelier.at(3, "10:00"), atelier.customer()));
        var master = atelier.asMaster(0);
        var declined = master.post(path + "/decline", "{'reason': 'ill'}").is(200);
        assertEquals("unassigned", declined.at("/status").asText());
        assertTrue(declined.at("/items/0/master_id").isNull());
        master.get(path).refuses(404, "BOOKING_001");
        atelier.owner.get(path).is(200);
    }

    @Test
    void who_does_not_come_is_marked_and_can_still_arrive() {
        var atelier = new Atelier(town, 1);
        var path = BOOKINGS + "/"
                + atelier.booked(atelier.body(atelier.cut, atelier.master(0), atelier.now(), atelier.customer()));
        var missed = atelier.asMaster(0).post(path + "/no-show", null).is(200);
        assertEquals("no_show", missed.at("/status").asText());
        assertNotEquals(
                "no_show",
                atelier.owner
                        .post(path + "/arrived", null)
                        .is(200)
                        .at("/status")
                        .asText());
    }

    @Test
    void everybody_sees_ones_own_part() {
        var atelier = new Atelier(town, 2);
        var elsewhere = new Atelier(town, 1);
        long first = atelier.booked(atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "10:00")));
        long second = atelier.booked(atelier.guest(atelier.cut, atelier.master(1), atelier.at(3, "11:00")));
        var manager = atelier.asMember(Role.MANAGER);
        assertEquals(List.of(second, first), ids(manager.get(BOOKINGS)));
        assertEquals(
                "+79020000000",
                manager.get(BOOKINGS + "/" + first).at("/booking/guest/phone").asText());
        var master = atelier.asMaster(0);
        assertEquals(List.of(first), ids(master.get(BOOKINGS)));
        assertTrue(master.get(BOOKINGS + "/" + first)
                .is(200)
                .at("/booking/guest/phone")
                .isNull());
        assertEquals(List.of(), ids(master.get(BOOKINGS + "?master_id=" + atelier.master(1))));
        master.get(BOOKINGS + "/" + second).refuses(404, "BOOKING_001");
        master.post(BOOKINGS + "/" + first + "/cancel", "{}").refuses(403, "AUTH_003");
        var other = elsewhere.asMember(Role.MANAGER);
        assertEquals(List.of(), ids(other.get(BOOKINGS)));
        other.get(BOOKINGS + "?salon_id=" + atelier.salon).refuses(404, "SALON_001");
        other.get(BOOKINGS + "/" + first).refuses(404, "BOOKING_001");
        other.post(BOOKINGS + "/" + first + "/cancel", "{}").refuses(404, "BOOKING_001");
        Atelier.keyed(other)
                .post(BOOKINGS, atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "15:00")))
                .refuses(404, "SALON_001");
        var marketing = atelier.asMember(Role.MARKETING);
        marketing.get(BOOKINGS + "/" + first).is(200);
        Atelier.keyed(marketing)
                .post(BOOKINGS, atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "15:00")))
                .refuses(403, "AUTH_003");
        atelier.asMember(Role.CASHIER).get(BOOKINGS).refuses(403, "AUTH_003");
        var stranger = Strangers.owner(town);
        assertEquals(List.of(), ids(stranger.get(BOOKINGS)));
        stranger.get(BOOKINGS + "/" + first).refuses(404, "BOOKING_001");
        stranger.post(BOOKINGS + "/" + first + "/cancel", "{}").refuses(404, "BOOKING_001");
    }

    @Test
    void bad_bookings_are_refused_with_all_that_is_wrong() {
        var atelier = new Atelier(town, 1);
        var keyed = Atelier.keyed(atelier.owner);
        var bad = keyed.post(BOOKINGS, "{'salon_id': 0, 'services': [], 'starts_at': 'tomorrow', 'colour': 1}")
                .refuses(422, "VALIDATION_001");
        assertEquals(4, bad.at("/error/details/fields").size(), () -> "" + bad.body());
        var off = atelier.at(3, "10:00").plusSeconds(60);
        keyed.post(BOOKINGS, atelier.guest(atelier.cut, atelier.master(0), off)).refuses(422, "VALIDATION_001");
        keyed.post(
                        BOOKINGS,
                        "{'salon_id': %d, 'services': [{'service_id': %d}], 'starts_at': '%s'}"
                                .formatted(atelier.salon, atelier.cut, atelier.at(3, "10:00")))
                .refuses(422, "VALIDATION_001");
        keyed.post(BOOKINGS, atelier.guest(999_999, atelier.master(0), atelier.at(3, "10:00")))
                .refuses(409, "BOOKING_006");
        keyed.post(
                        BOOKINGS,
                        atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "10:00"))
                                .replace("'guest'", "'customer_id': 999999999, 'note'")
                                .replaceAll("\\{'name'.*}}", "'x'}"))
                .refuses(404, "USER_001");
        keyed.post(
                        BOOKINGS,
                        atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "10:00"))
                                .replace("'+79020000000'", "'79020000000'"))
                .refuses(422, "VALIDATION_001");
        atelier.owner.get(BOOKINGS + "/999999999").refuses(404, "BOOKING_001");
    }

    @Test
    void every_write_leaves_its_trace() {
        var atelier = new Atelier(town, 1);
        long id = atelier.booked(atelier.guest(atelier.cut, atelier.master(0), atelier.at(3, "10:00")));
        atelier.owner
                .post(BOOKINGS + "/" + id + "/reschedule", "{'starts_at': '" + atelier.at(4, "10:00") + "'}")
                .is(200);
        atelier.owner.post(BOOKINGS + "/" + id + "/cancel", "{}").is(200);
        assertEquals(
                3,
                town.db()
                        .fetchSingle("select count(*) from audit_entry where entity = 'booking' and entity_id = ?", id)
                        .get(0, Integer.class));
    }

    private static List<Long> ids(ApiClient.Reply page) {
        page.is(200);
        return StreamSupport.stream(page.at("/items").spliterator(), false)
                .map(item -> item.at("/id").asLong())
                .toList();
    }
}
