package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.account.CustomerCare.Outcome;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.FinishResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.Reviews.RateResult;
import dvorik.core.booking.VisitWork.Worker;
import dvorik.core.booking.Waitlist.JoinResult;
import dvorik.core.booking.Why;
import dvorik.core.customer.CustomerScope;
import dvorik.core.id.CustomerId;
import dvorik.core.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of visits, places in lines, reviews and promised discounts when customers are merged or erased. */
class VisitAccountsTest {
    private static final String SECRET = "Xenofontovna";
    private Town town;
    private Features features;
    private BookableSalon place;
    private CustomerId ann;
    private Booking past;
    private Booking ahead;
    private Booking held;
    private LocalDate full;

    @BeforeEach
    void found() {
        town = Town.found("town_visit_accounts", Map.of());
        features = town.features();
        place = new BookableSalon(town);
        ann = place.customer();
        full = place.day.plusDays(1);
        past = place.booked(ann, place.at(10, 0), place.with(place.longCut, 0));
        finish();
        var discount = features.discounts.findActive(ann).getFirst();
        var order = place.order(place.at(11, 0).plus(Duration.ofDays(2)), place.with(place.longCut, 0));
        ahead = place.booked(
                ann,
                new Order(
                        order.salon(),
                        order.wanted(),
                        order.start(),
                        Optional.of(discount.id()),
                        Optional.of("from " + SECRET),
                        order.requestKey()));
        held = assertInstanceOf(
                        HoldResult.Held.class,
                        features.bookings
                                .service()
                                .hold(
                                        ann,
                                        place.order(
                                                place.at(12, 0).plus(Duration.ofDays(3)), place.with(place.cut, 1))))
                .booking();
        features.schedules.close(place.salon, full, Optional.empty(), place.owner);
        join(ann);
    }

    private void finish() {
        town.chat().clock().setOffset(Duration.between(Clock.systemUTC().instant(), past.start()));
        var master = place.masters.getFirst();
        var work = features.bookings.work();
        assertInstanceOf(StepResult.Done.class, work.start(master, past.id()));
        assertInstanceOf(
                FinishResult.Finished.class,
                work.complete(
                        new Worker(master, false), past.id(), Money.of(1000_00, "RUB"), Optional.of(SECRET + " came")));
        var rated = assertInstanceOf(
                        RateResult.Rated.class,
                        features.bookings.reviews().rate(ann, past.id(), 4, Optional.of("good, " + SECRET)))
                .review();
        features.bookings.reviews().reply(features.business, rated.id(), "thanks " + SECRET, place.owner, seen -> {});
    }

    private void join(CustomerId customer) {
        assertInstanceOf(
                JoinResult.Waiting.class,
                features.bookings.waitlist().join(customer, place.salon, List.of(place.cut), Optional.empty(), full));
    }

    @AfterEach
    void close() {
        new BookingLedger(town.db()).check();
        town.close();
    }

    private Outcome merge(CustomerId from, CustomerId into) {
        return features.care.merge(place.owner, new CustomerScope.Everybody(), from, into);
    }

    @Test
    void who_stays_has_the_visits_the_place_in_the_line_and_the_promised_discount() {
        var bob = place.customer();
        assertEquals(Outcome.DONE, merge(ann, bob));
        for (var visit : List.of(past, ahead, held)) {
            assertEquals(Optional.of(bob), place.now(visit).customer());
        }
        assertEquals(BookingStatus.HELD, place.now(held).status());
        assertEquals(1, features.bookings.waitlist().of(bob).size());
        assertEquals(0, features.bookings.waitlist().of(ann).size());
        var figures = features.bookings.lists().figures(features.business, bob);
        assertEquals(1, figures.visits());
        assertEquals(1, figures.upcoming());
        assertEquals(
                0, features.bookings.lists().figures(features.business, ann).upcoming());
        // both had the joining discount; the promised one is kept although the other may be as old
        assertEquals(
                "active",
                town.db()
                        .fetchSingle(
                                "select status from discount where reserved_by_booking = ?",
                                ahead.id().value())
                        .get(0));
        assertEquals(
                4, features.bookings.reviews().ofVisit(past.id()).orElseThrow().rating());
    }

    @Test
    void two_places_in_one_line_become_one() {
        var bob = place.customer();
        join(bob);
        var before = features.bookings.waitlist().of(bob).getFirst().id();
        assertEquals(Outcome.DONE, merge(ann, bob));
        assertEquals(
                List.of(before),
                features.bookings.waitlist().of(bob).stream()
                        .map(entry -> entry.id())
                        .toList());
        assertTrue(features.bookings.waitlist().of(ann).isEmpty());
    }

    @Test
    void who_leaves_cancels_what_lies_ahead_and_nothing_personal_is_left() {
        features.bookings
                .service()
                .cancel(
                        new Actor.Customer(ann),
                        place.booked(ann, place.at(15, 0).plus(Duration.ofDays(4)), place.with(place.cut, 2))
                                .id(),
                        new Why("other", Optional.of("because " + SECRET)));
        assertFalse(tablesWith(SECRET).isEmpty());
        assertEquals(Outcome.DONE, features.care.erase(place.owner, new CustomerScope.Everybody(), ann));
        assertEquals(List.of(), tablesWith(SECRET));
        assertEquals(BookingStatus.COMPLETED, place.now(past).status());
        assertEquals(BookingStatus.CANCELLED_BY_CUSTOMER, place.now(ahead).status());
        assertEquals(BookingStatus.CANCELLED_BY_CUSTOMER, place.now(held).status());
        assertTrue(features.bookings.waitlist().of(ann).isEmpty());
        var figures = features.bookings.lists().figures(features.business, ann);
        assertEquals(1, figures.visits());
        assertEquals(1000_00, figures.spent());
        assertEquals(
                4, features.bookings.reviews().ofVisit(past.id()).orElseThrow().rating());
        assertEquals(
                0,
                town.db()
                        .fetchSingle("select count(*) from discount where reserved_by_booking is not null")
                        .get(0, Integer.class));
        // the master's card is shown without the visit
        assertEquals(
                1,
                town.db()
                        .fetchSingle(
                                "select count(*) from notification where kind = 'visit_cancelled' and staff_id = ?"
                                        + " and dedup_key like ?",
                                place.masters.getFirst().value(),
                                "booking:" + ahead.id().value() + ":%")
                        .get(0, Integer.class));
    }

    /** All text of the database is looked through. */
    private List<String> tablesWith(String words) {
        var found = new ArrayList<String>();
        for (var column : town.db()
                .fetch(
                        "select table_name, column_name from information_schema.columns"
                                + " where table_schema = database() and data_type in ('varchar', 'text', 'longtext', 'mediumtext', 'json')")) {
            var table = column.get(0, String.class);
            var name = column.get(1, String.class);
            int rows = town.db()
                    .fetchSingle("select count(*) from `" + table + "` where `" + name + "` like ?", "%" + words + "%")
                    .get(0, Integer.class);
            if (rows > 0) {
                found.add(table + "." + name);
            }
        }
        return found;
    }
}
