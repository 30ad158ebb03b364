package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.booking.Absences.Absence;
import dvorik.core.booking.Absences.Handling;
import dvorik.core.booking.Absences.Kind;
import dvorik.core.booking.Absences.Result;
import dvorik.core.booking.Absences.Wish;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.SlotQuery;
import dvorik.core.booking.Waitlist;
import dvorik.core.booking.Waitlist.JoinResult;
import dvorik.core.id.CustomerId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.schedule.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time off, blocked rooms and changed plans: visits in the way are named, and what becomes free is offered to who waits. */
class AbsencesTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static Town town;
    private static Features features;
    private BookableSalon place;
    private CustomerId ann;
    private StaffId master;

    @BeforeAll
    static void found() {
        town = Town.found("town_absences", Map.of());
        features = town.features();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void furnish() {
        place = new BookableSalon(town);
        ann = place.customer();
        master = place.masters.getFirst();
    }

    @AfterEach
    void everything_is_as_it_must_be() {
        new BookingLedger(town.db()).check();
    }

    private static Wish wish(Kind kind, Instant from, Instant until) {
        return new Wish(kind, from, until, Optional.empty(), Optional.empty(), "absences:" + NEXT.incrementAndGet());
    }

    private Result off(Instant from, Instant until, Handling handling) {
        return features.bookings.absences().takeOff(place.owner, master, wish(Kind.TIME_OFF, from, until), handling);
    }

    private static Absence taken(Result result) {
        return assertInstanceOf(Result.Taken.class, result).absence();
    }

    private int free(ServiceId service, Optional<StaffId> by, LocalDate day) {
        return features.bookings
                .slots()
                .free(SlotQuery.of(place.salon, service, by, day))
                .size();
    }

    private int told(String kind, Booking visit) {
        return town.db()
                .fetchSingle(
                        "select count(*) from notification where kind = ? and dedup_key like ?",
                        kind,
                        "booking:" + visit.id().value() + ":%")
                .get(0, Integer.class);
    }

    @Test
    void visits_in_the_way_are_named_and_nothing_is_written() {
        var visit = place.booked(ann, place.at(10, 0), place.with(place.longCut, 0));
        var other = place.booked(place.customer(), place.at(15, 0), place.with(place.cut, 0));
        place.booked(place.customer(), place.at(10, 0), place.with(place.cut, 1));
        var conflicts = assertInstanceOf(Result.Conflicts.class, off(place.at(9, 0), place.at(20, 0), Handling.ASK));
        assertEquals(
                List.of(visit.id(), other.id()),
                conflicts.bookings().stream().map(Booking::id).toList());
        assertEquals(List.of(), features.bookings.absences().ofMaster(master, place.at(0, 0), place.at(23, 0)));
        assertEquals(BookingStatus.CONFIRMED, place.now(visit).status());
        assertTrue(free(place.cut, Optional.of(master), place.day) > 0);
    }

    @Test
    void visits_are_passed_on_cancelled_or_kept_as_the_manager_says() {
        var passed = place.booked(ann, place.at(10, 0), place.with(place.longCut, 0));
        taken(off(place.at(9, 0), place.at(11, 30), Handling.PASS_ON));
        assertEquals(BookingStatus.UNASSIGNED, place.now(passed).status());
        assertEquals(1, told("booking_unassigned", passed));

        var cancelled = place.booked(ann, place.at(15, 0), place.with(place.longCut, 0));
        taken(off(place.at(14, 0), place.at(16, 30), Handling.CANCEL));
        assertEquals(BookingStatus.CANCELLED_BY_SALON, place.now(cancelled).status());
        assertEquals(1, told("booking_cancelled", cancelled));

        var kept = place.booked(ann, place.at(18, 0), place.with(place.cut, 0));
        taken(off(place.at(17, 0), place.at(20, 0), Handling.KEEP));
        assertEquals(BookingStatus.CONFIRMED, place.now(kept).status());
        assertEquals(
                List.of(),
                features
                        .bookings
                        .slots()
                        .free(SlotQuery.of(place.salon, place.cut, Optional.of(master), place.day))
                        .stream()
                        .filter(slot -> slot.start().isAfter(place.at(16, 0)))
                        .toList());
    }

    @Test
    void a_room_that_is_blocked_cancels_its_visits_for_no_other_master_could_help() {
        var visit = place.booked(ann, place.at(11, 0), place.with(place.massage, 0));
        var room = features.rooms.list(place.salon).getFirst().id();
        var blocked = taken(features.bookings
                .absences()
                .block(place.owner, room, wish(Kind.BLOCK, place.at(9, 0), place.at(20, 0)), Handling.PASS_ON));
        assertEquals(BookingStatus.CANCELLED_BY_SALON, place.now(visit).status());
        assertEquals(0, free(place.massage, Optional.empty(), place.day));
        assertTrue(free(place.cut, Optional.empty(), place.day) > 0);
        var entry = joined(place.massage, Optional.empty(), place.day);
        assertTrue(features.bookings.absences().cancel(place.owner, blocked.id()));
        assertFalse(features.bookings.absences().cancel(place.owner, blocked.id()));
        offered(entry);
    }

    @Test
    void a_cancelled_absence_frees_all_its_days_and_wakes_who_waits_for_any() {
        var absence = taken(off(place.at(0, 0), place.at(0, 0).plus(Duration.ofDays(5)), Handling.ASK));
        var last = place.day.plusDays(4);
        assertEquals(0, free(place.cut, Optional.of(master), last));
        var entry = joined(place.cut, Optional.of(master), last);
        features.bookings.waitlist().offerDue();
        assertTrue(waits(entry));
        features.bookings.absences().cancel(place.owner, absence.id());
        assertTrue(free(place.cut, Optional.of(master), last) > 0);
        offered(entry);
    }

    @Test
    void the_same_tap_twice_is_one_absence() {
        var same = wish(Kind.TIME_OFF, place.at(9, 0), place.at(10, 0));
        var absences = features.bookings.absences();
        assertEquals(
                taken(absences.takeOff(place.owner, master, same, Handling.ASK)).id(),
                taken(absences.takeOff(place.owner, master, same, Handling.ASK)).id());
    }

    @Test
    void what_cannot_be_an_absence_is_refused() {
        assertInstanceOf(Result.NotPossible.class, off(place.at(9, 1), place.at(10, 0), Handling.ASK));
        assertInstanceOf(Result.NotPossible.class, off(place.at(10, 0), place.at(10, 0), Handling.ASK));
        assertInstanceOf(
                Result.NotPossible.class, off(place.at(9, 0), place.at(9, 0).plus(Duration.ofDays(93)), Handling.ASK));
        assertInstanceOf(
                Result.NotPossible.class,
                off(place.at(9, 0).minus(Duration.ofDays(9)), place.at(10, 0).minus(Duration.ofDays(9)), Handling.ASK));
        assertInstanceOf(
                Result.Unknown.class,
                features.bookings
                        .absences()
                        .takeOff(
                                place.owner,
                                new StaffId(999_999),
                                wish(Kind.TIME_OFF, place.at(9, 0), place.at(10, 0)),
                                Handling.ASK));
    }

    @Test
    void a_changed_week_wakes_who_waits() {
        week(Map.of());
        var entry = joined(place.cut, Optional.of(master), place.day);
        features.bookings.waitlist().offerDue();
        assertTrue(waits(entry));
        week(Map.of(place.day.getDayOfWeek(), List.of(new Hours(600, 720))));
        offered(entry);
    }

    private void week(Map<DayOfWeek, List<Hours>> hours) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        week.putAll(hours);
        assertTrue(features.schedules.setWeek(place.salon, master, week, place.owner));
    }

    @Test
    void an_exception_wakes_who_waits() {
        features.schedules.setException(place.salon, master, place.day, Optional.of(List.of()), place.owner);
        var entry = joined(place.cut, Optional.of(master), place.day);
        features.bookings.waitlist().offerDue();
        assertTrue(waits(entry));
        features.schedules.setException(place.salon, master, place.day, Optional.empty(), place.owner);
        offered(entry);
    }

    @Test
    void a_day_that_is_opened_again_wakes_who_waits() {
        features.schedules.close(place.salon, place.day, Optional.empty(), place.owner);
        var entry = joined(place.cut, Optional.empty(), place.day);
        features.bookings.waitlist().offerDue();
        assertTrue(waits(entry));
        assertTrue(features.schedules.open(place.salon, place.day, place.owner));
        offered(entry);
    }

    private Waitlist.Entry joined(ServiceId service, Optional<StaffId> by, LocalDate day) {
        var result = features.bookings.waitlist().join(ann, place.salon, List.of(service), by, day);
        return assertInstanceOf(JoinResult.Waiting.class, result).entry();
    }

    private boolean waits(Waitlist.Entry entry) {
        return features.bookings.waitlist().find(entry.id()).orElseThrow().status() == Waitlist.Status.WAITING;
    }

    /** The worker of the town may be faster. */
    private void offered(Waitlist.Entry entry) {
        features.bookings.waitlist().offerDue();
        Eventually.holds(() -> features.bookings
                .waitlist()
                .find(entry.id())
                .orElseThrow()
                .offer()
                .isPresent());
        assertInstanceOf(
                HoldResult.Held.class,
                features.bookings
                        .service()
                        .hold(place.customer(), place.order(place.at(10, 0), place.with(place.cut, 1))));
    }
}
