package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.id.BookingId;
import dvorik.core.staff.Role;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Schedules, time off, free times, the waiting line, reviews. */
class ApiScheduleTest {
    private static final Town town = Town.shared();
    private static final String SCHEDULES = "/api/v1/schedules";
    private static final String RESOURCES = SCHEDULES + "/resources";
    private static final String TIME_OFF = "/api/v1/time-off";
    private static final String WAITLIST = "/api/v1/waitlist";
    private static final String REVIEWS = "/api/v1/reviews";
    private static final String BOOKINGS = "/api/v1/bookings";

    @Test
    void free_times_follow_week_exceptions_and_closed_days() {
        var atelier = new Atelier(town, 1);
        long master = atelier.master(0);
        atelier.week(master, "10:00", "12:00");
        var day = atelier.today().plusDays(3);
        assertEquals(List.of("10:00", "10:30", "11:00", "11:30"), free(atelier, 3));
        var exception = "{'salon_id': %d, 'master_id': %d, 'day': '%s'".formatted(atelier.salon, master, day);
        atelier.owner
                .post(SCHEDULES + "/exceptions", exception + ", 'hours': [{'begins': '23:30', 'ends': '00:30'}]}")
                .is(204);
        assertEquals(List.of("23:30"), free(atelier, 3));
        var shown = atelier.owner
                .get(SCHEDULES + "?salon_id=" + atelier.salon + "&from=" + day + "&until=" + day)
                .is(200);
        assertEquals("00:30", shown.at("/masters/0/exceptions/0/hours/0/ends").asText());
        assertEquals(7, shown.at("/masters/0/week").size());
        atelier.owner
                .post(SCHEDULES + "/exceptions", exception + ", 'hours': []}")
                .is(204);
        assertEquals(List.of(), free(atelier, 3));
        atelier.owner.post(SCHEDULES + "/exceptions", exception + "}").is(204);
        assertEquals(4, free(atelier, 3).size());
        var closing = "{'salon_id': %d, 'day': '%s', 'reason': 'Ремонт'}".formatted(atelier.salon, day);
        atelier.owner.post(SCHEDULES + "/closed-days", closing).is(204);
        atelier.owner.post(SCHEDULES + "/closed-days", closing).is(204);
        assertEquals(List.of(), free(atelier, 3));
        assertEquals(
                "Ремонт",
                atelier.owner
                        .get(SCHEDULES + "?salon_id=" + atelier.salon)
                        .at("/closed_days/0/reason")
                        .asText());
        atelier.owner
                .delete(SCHEDULES + "/closed-days?salon_id=" + atelier.salon + "&day=" + day)
                .is(204);
        assertEquals(4, free(atelier, 3).size());
        var twice = "{'weekday': 'monday', 'begins': '10:00', 'ends': '12:00'}";
        atelier.owner
                .post(
                        SCHEDULES + "/week",
                        "{'salon_id': %d, 'master_id': %d, 'week': [%s, %s]}"
                                .formatted(atelier.salon, master, twice, twice))
                .refuses(422, "VALIDATION_001");
        atelier.owner
                .post(SCHEDULES + "/week", "{'salon_id': " + atelier.salon + ", 'master_id': 999999, 'week': []}")
                .refuses(404, "MASTER_001");
        atelier.owner
                .get(SCHEDULES + "?salon_id=" + atelier.salon + "&from=" + day + "&until=" + day.minusDays(1))
                .refuses(422, "VALIDATION_001");
    }

    @Test
    void schedules_are_written_by_those_who_lead_there() {
        var atelier = new Atelier(town, 1);
        var elsewhere = new Atelier(town, 1);
        var week = "{'salon_id': %d, 'master_id': %d, 'week': []}".formatted(atelier.salon, atelier.master(0));
        elsewhere.asMember(Role.MANAGER).post(SCHEDULES + "/week", week).refuses(404, "SALON_001");
        elsewhere
                .asMember(Role.MANAGER)
                .get(SCHEDULES + "?salon_id=" + atelier.salon)
                .refuses(404, "SALON_001");
        atelier.asMaster(0).post(SCHEDULES + "/week", week).refuses(403, "AUTH_003");
        atelier.asMaster(0).get(SCHEDULES + "?salon_id=" + atelier.salon).is(200);
        Strangers.owner(town).post(SCHEDULES + "/week", week).refuses(404, "SALON_001");
        atelier.asMember(Role.MANAGER).post(SCHEDULES + "/week", week).is(200);
        assertEquals(List.of(), free(atelier, 3));
    }

    @Test
    void rooms_and_chairs_are_kept() {
        var atelier = new Atelier(town, 0);
        var made = atelier.owner
                .post(RESOURCES, "{'salon_id': " + atelier.salon + ", 'kind': 'room', 'name': 'Синий'}")
                .is(201);
        var path = RESOURCES + "/" + made.at("/id").asLong();
        assertEquals(1, made.at("/seats").asInt());
        var changed = atelier.owner
                .with("If-Match", made.header("ETag"))
                .patch(path, "{'seats': 3}")
                .is(200);
        assertEquals("Синий", changed.at("/name").asText());
        atelier.owner
                .with("If-Match", made.header("ETag"))
                .patch(path, "{'seats': 4}")
                .refuses(412, "REQUEST_006");
        var other = new Atelier(town, 0).asMember(Role.MANAGER);
        other.patch(path, "{'seats': 4}").refuses(404, "RESOURCE_001");
        other.delete(path).refuses(404, "RESOURCE_001");
        other.get(RESOURCES + "?salon_id=" + atelier.salon).refuses(404, "SALON_001");
        assertEquals(
                changed.body(),
                atelier.owner.get(RESOURCES + "?salon_id=" + atelier.salon).at("/items/0"));
        atelier.owner.patch(path, "{'name': ' '}").refuses(422, "VALIDATION_001");
        atelier.owner.delete(path).is(204);
        atelier.owner.delete(path).refuses(404, "RESOURCE_001");
    }

    @Test
    void free_times_are_told_for_chains_and_by_master() {
        var atelier = new Atelier(town, 2);
        atelier.week(atelier.master(0), "10:00", "11:00");
        atelier.week(atelier.master(1), "10:00", "12:00");
        var day = atelier.today().plusDays(3);
        var slots = "/api/v1/slots?salon_id=" + atelier.salon + "&from=" + day + "&service_ids=" + atelier.cut;
        var byMaster = atelier.owner.get(slots + "&group_by=master").is(200);
        assertEquals(2, byMaster.at("/masters").size());
        assertEquals(0, byMaster.at("/days").size());
        var chain = atelier.owner
                .get(slots + "," + atelier.colour + "&master_ids=" + atelier.master(0) + "," + atelier.master(1))
                .is(200);
        var first = chain.at("/days/0/slots/0");
        assertEquals(2, first.at("/parts").size());
        assertEquals(atelier.master(0), first.at("/parts/0/master_id").asLong());
        assertEquals(atelier.master(1), first.at("/parts/1/master_id").asLong());
        assertEquals(450_000, first.at("/price").asLong());
        // a chain is booked as it was told
        var booked = atelier.book(
                        "{'salon_id': %d, 'starts_at': '%s', 'guest': {'name': 'Chain'}, 'services': [{'service_id': %d, 'master_id': %d}, {'service_id': %d, 'master_id': %d}]}"
                                .formatted(
                                        atelier.salon,
                                        first.at("/starts_at").asText(),
                                        atelier.cut,
                                        atelier.master(0),
                                        atelier.colour,
                                        atelier.master(1)))
                .is(201);
        assertEquals(first.at("/ends_at"), booked.at("/ends_at"));
        assertEquals(2, booked.at("/items").size());
        atelier.owner.get(slots + "&until=" + day.plusDays(62)).refuses(422, "VALIDATION_001");
        atelier.owner.get(slots + "&master_ids=1,2,3").refuses(422, "VALIDATION_001");
        atelier.owner.get("/api/v1/slots?salon_id=" + atelier.salon).refuses(422, "VALIDATION_001");
        atelier.asMaster(0).get(slots + "&for_staff=true").refuses(403, "AUTH_003");
        Strangers.owner(town).get(slots).refuses(404, "SALON_001");
    }

    @Test
    void time_off_tells_of_bookings_in_the_way_and_does_with_them_as_told() {
        var atelier = new Atelier(town, 2);
        long id = atelier.booked(
                atelier.body(atelier.cut, atelier.master(0), atelier.at(3, "10:00"), atelier.customer()));
        var body = "{'kind': 'time_off', 'master_id': %d, 'starts_at': '%s', 'ends_at': '%s', 'reason': 'Отпуск'%s}";
        var master = atelier.asMaster(0);
        var asking = body.formatted(atelier.master(0), atelier.at(3, "00:00"), atelier.at(5, "00:00"), "");
        var refused = master.post(TIME_OFF, asking).refuses(409, "TIME_OFF_002");
        assertEquals(id, refused.at("/error/details/bookings/0/id").asLong());
        assertEquals(
                10,
                OffsetDateTime.parse(refused.at("/error/details/bookings/0/starts_local")
                                .asText())
                        .getHour());
        var passing = body.formatted(
                atelier.master(0), atelier.at(3, "00:00"), atelier.at(5, "00:00"), ", 'bookings': 'pass_on'");
        var keyed = master.with("Idempotency-Key", "off-" + System.nanoTime());
        var taken = keyed.post(TIME_OFF, passing).is(201);
        assertEquals(taken.body(), keyed.post(TIME_OFF, passing).is(201).body());
        assertEquals("unassigned", taken.at("/bookings/0/status").asText());
        assertEquals("Отпуск", taken.at("/time_off/reason").asText());
        assertEquals(
                "unassigned",
                atelier.owner.get(BOOKINGS + "/" + id).at("/booking/status").asText());
        atelier.book(atelier.guest(atelier.cut, atelier.master(0), atelier.at(4, "10:00")))
                .refuses(409, "BOOKING_002");
        assertEquals(
                1,
                master.get(TIME_OFF + "?master_id=" + atelier.master(0))
                        .at("/items")
                        .size());
        assertEquals(
                1,
                atelier.owner
                        .get(TIME_OFF + "?salon_id=" + atelier.salon)
                        .at("/items")
                        .size());
        var path = TIME_OFF + "/" + taken.at("/time_off/id").asLong();
        atelier.asMaster(1).delete(path).refuses(404, "TIME_OFF_001");
        new Atelier(town, 0).asMember(Role.MANAGER).delete(path).refuses(404, "TIME_OFF_001");
        atelier.asMaster(1).post(TIME_OFF, asking).refuses(404, "MASTER_001");
        atelier.asMember(Role.MANAGER).delete(path).is(204);
        atelier.owner.delete(path).refuses(404, "TIME_OFF_001");
        atelier.booked(atelier.guest(atelier.cut, atelier.master(0), atelier.at(4, "10:00")));
        master.post(TIME_OFF, body.formatted(atelier.master(0), atelier.at(-3, "00:00"), atelier.at(-2, "00:00"), ""))
                .refuses(409, "TIME_OFF_003");
        master.post(TIME_OFF, body.formatted(atelier.master(0), atelier.at(3, "10:00"), atelier.at(3, "09:00"), ""))
                .refuses(422, "VALIDATION_001");
        master.get(TIME_OFF).refuses(422, "VALIDATION_001");
        atelier.owner.get(TIME_OFF + "?master_id=999999").refuses(404, "MASTER_001");
    }

    @Test
    void a_room_is_blocked() {
        var atelier = new Atelier(town, 0);
        long room = atelier.owner
                .post(RESOURCES, "{'salon_id': " + atelier.salon + ", 'kind': 'chair', 'name': '1'}")
                .at("/id")
                .asLong();
        var body = "{'kind': 'block', 'resource_id': %d, 'starts_at': '%s', 'ends_at': '%s'}"
                .formatted(room, atelier.at(3, "10:00"), atelier.at(3, "12:00"));
        var taken = atelier.owner.post(TIME_OFF, body).is(201);
        assertTrue(taken.at("/time_off/master_id").isNull());
        new Atelier(town, 0).asMember(Role.MANAGER).post(TIME_OFF, body).refuses(404, "RESOURCE_001");
    }

    @Test
    void customers_wait_for_a_full_day() {
        var atelier = new Atelier(town, 1);
        atelier.week(atelier.master(0), "10:00", "11:00");
        var ann = atelier.customer();
        var day = atelier.today().plusDays(3);
        var body = "{'salon_id': %d, 'customer_id': %d, 'service_ids': [%d], 'day': '%s'}"
                .formatted(atelier.salon, ann.value(), atelier.colour, day);
        var free = atelier.owner.post(WAITLIST, body).refuses(409, "WAITLIST_002");
        assertEquals(1, free.at("/error/details/free").size());
        atelier.booked(atelier.guest(atelier.colour, atelier.master(0), atelier.at(3, "10:00")));
        var waits = atelier.owner.post(WAITLIST, body).is(201);
        assertEquals("waiting", waits.at("/status").asText());
        assertEquals(waits.at("/id"), atelier.owner.post(WAITLIST, body).is(201).at("/id"));
        var list = WAITLIST + "?salon_id=" + atelier.salon;
        assertEquals(
                waits.body(), atelier.asMember(Role.MANAGER).get(list).is(200).at("/items/0"));
        atelier.asMaster(0).get(list).refuses(403, "AUTH_003");
        var elsewhere = new Atelier(town, 0).asMember(Role.MANAGER);
        elsewhere.get(list).refuses(404, "SALON_001");
        var path = WAITLIST + "/" + waits.at("/id").asLong();
        elsewhere.delete(path).refuses(404, "WAITLIST_001");
        Strangers.owner(town).delete(path).refuses(404, "WAITLIST_001");
        atelier.owner.delete(path).is(204);
        atelier.owner.delete(path).refuses(404, "WAITLIST_001");
        atelier.owner
                .post(
                        WAITLIST,
                        body.replace(
                                day.toString(), atelier.today().minusDays(1).toString()))
                .refuses(409, "WAITLIST_003");
        atelier.owner.post(WAITLIST, "{'salon_id': 1}").refuses(422, "VALIDATION_001");
    }

    @Test
    void reviews_are_answered_hidden_and_shown() {
        var atelier = new Atelier(town, 2);
        var ann = atelier.customer();
        var visit = atelier.booked(atelier.body(atelier.cut, atelier.master(0), atelier.now(), ann));
        atelier.asMaster(0).post(BOOKINGS + "/" + visit + "/start", null).is(200);
        atelier.asMaster(0).post(BOOKINGS + "/" + visit + "/complete", "{}").is(200);
        town.features().bookings.reviews().rate(ann, new BookingId(visit), 4, Optional.of("Хорошо"));
        var here = REVIEWS + "?salon_id=" + atelier.salon;
        var listed = atelier.owner.get(here).is(200);
        assertEquals(1, listed.at("/total").asInt());
        var review = listed.at("/items/0");
        assertEquals(4, review.at("/rating").asInt());
        assertEquals(atelier.master(0), review.at("/master_id").asLong());
        var path = REVIEWS + "/" + review.at("/id").asLong();
        var manager = atelier.asMember(Role.MANAGER);
        var answered = manager.post(path + "/reply", "{'words': 'Спасибо!'}").is(200);
        assertEquals("Спасибо!", answered.at("/reply").asText());
        manager.with("If-Match", "\"0\"")
                .post(path + "/reply", "{'words': 'Ещё раз'}")
                .refuses(412, "REQUEST_006");
        var hidden = atelier.owner.post(path + "/hide", "{'reason': 'Брань'}").is(200);
        assertFalse(hidden.at("/hidden_at").isNull());
        assertEquals(1, atelier.owner.get(here + "&hidden=true").at("/total").asInt());
        assertEquals(0, atelier.owner.get(here + "&rating=5").at("/total").asInt());
        assertTrue(atelier.owner
                .post(path + "/show", null)
                .is(200)
                .at("/hidden_at")
                .isNull());
        atelier.owner.post(path + "/hide", "{'reason': '  '}").refuses(422, "VALIDATION_001");
        assertEquals(1, atelier.asMaster(0).get(REVIEWS).at("/total").asInt());
        assertEquals(0, atelier.asMaster(1).get(REVIEWS).at("/total").asInt());
        atelier.asMaster(0).post(path + "/reply", "{'words': 'x'}").refuses(403, "AUTH_003");
        new Atelier(town, 0)
                .asMember(Role.MANAGER)
                .post(path + "/reply", "{'words': 'x'}")
                .refuses(404, "REVIEW_001");
        Strangers.owner(town).post(path + "/hide", "{'reason': 'x'}").refuses(404, "REVIEW_001");
        atelier.owner.post(REVIEWS + "/999999999/reply", "{'words': 'x'}").refuses(404, "REVIEW_001");
    }

    /** @return beginnings by the clock of the salon */
    private static List<String> free(Atelier atelier, int daysAhead) {
        var day = atelier.today().plusDays(daysAhead);
        var found = atelier.owner
                .get("/api/v1/slots?salon_id=%d&service_ids=%d&from=%s".formatted(atelier.salon, atelier.cut, day))
                .is(200);
        return StreamSupport.stream(found.at("/days/0/slots").spliterator(), false)
                .map(slot -> OffsetDateTime.parse(slot.at("/starts_local").asText())
                        .toLocalTime()
                        .toString())
                .toList();
    }
}
