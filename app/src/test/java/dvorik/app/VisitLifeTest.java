package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.ClaimResult;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.BookingResults.FinishResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingResults.MoveResult;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.Reviews.RateResult;
import dvorik.core.booking.VisitWork.Worker;
import dvorik.core.booking.Waitlist.JoinResult;
import dvorik.core.booking.Why;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visit from the hold to the review, with the clock moved. */
class VisitLifeTest {
    private Town town;
    private Features features;
    private BookableSalon place;

    @BeforeEach
    void found() {
        town = Town.found("town_visit_life", Map.of());
        features = town.features();
        place = new BookableSalon(town);
    }

    @AfterEach
    void close() {
        new BookingLedger(town.db()).check();
        town.close();
    }

    private void at(Instant time) {
        town.chat().clock().setOffset(Duration.between(Clock.systemUTC().instant(), time));
        town.runDueJobs();
    }

    private Booking booked(CustomerId customer, Instant start, Optional<DiscountId> discount) {
        var order = place.order(start, place.with(place.longCut, 0));
        var held = assertInstanceOf(
                        HoldResult.Held.class,
                        features.bookings
                                .service()
                                .hold(
                                        customer,
                                        new Order(
                                                order.salon(),
                                                order.wanted(),
                                                start,
                                                discount,
                                                Optional.empty(),
                                                order.requestKey())))
                .booking();
        return assertInstanceOf(
                        ConfirmResult.Booked.class, features.bookings.service().confirm(customer, held.id()))
                .booking();
    }

    private int owed(String kind, Booking visit) {
        return town.db()
                .fetchSingle(
                        "select count(*) from notification where kind = ? and subject_id = ?",
                        kind,
                        visit.id().value())
                .get(0, Integer.class);
    }

    @Test
    void a_discount_waits_for_its_visit_and_is_spent_at_its_end() {
        var ann = place.customer();
        var discount = features.discounts.findActive(ann).getFirst();
        var visit = booked(ann, place.at(10, 0), Optional.of(discount.id()));
        var till = new dvorik.core.discount.TillService.Till(
                features.staff.findByTelegram(Town.OWNER).orElseThrow(),
                features.salons.find(place.salon).orElseThrow());
        assertInstanceOf(
                dvorik.core.discount.TillService.RedeemResult.Refused.class,
                features.till.redeem(till, discount.id(), Optional.of(Money.of(1000_00, "RUB")), "elsewhere"));

        var master = place.masters.getFirst();
        assertInstanceOf(StepResult.NotDue.class, features.bookings.work().start(master, visit.id()));
        at(visit.start().minus(Duration.ofMinutes(10)));
        assertInstanceOf(
                StepResult.NotAssigned.class, features.bookings.work().start(place.masters.get(1), visit.id()));
        assertInstanceOf(StepResult.Done.class, features.bookings.work().start(master, visit.id()));
        var worker = new Worker(master, false);
        for (int i = 0; i < 2; i++) {
            var finished = assertInstanceOf(
                    FinishResult.Finished.class,
                    features.bookings
                            .work()
                            .complete(worker, visit.id(), Money.of(1000_00, "RUB"), Optional.of("good")));
            assertEquals(900_00, finished.paid().minor());
        }
        var figures = features.bookings.lists().figures(features.business, ann);
        assertEquals(1, figures.visits());
        assertEquals(900_00, figures.spent());
        assertEquals(0, figures.upcoming());
        at(visit.start().plus(Duration.ofHours(4)));
        assertEquals(1, owed("review_asked", visit));
        assertInstanceOf(
                RateResult.Rated.class, features.bookings.reviews().rate(ann, visit.id(), 5, Optional.of("nice")));
    }

    @Test
    void a_visit_is_reminded_of_twice_and_anew_when_it_moves() {
        var ann = place.customer();
        var visit = booked(ann, place.at(15, 0), Optional.empty());
        at(visit.start().minus(Duration.ofHours(23)));
        town.runDueJobs();
        assertEquals(1, owed("booking_reminder", visit));
        assertInstanceOf(
                MoveResult.Moved.class,
                features.bookings
                        .service()
                        .reschedule(
                                new Actor.Customer(ann),
                                visit.id(),
                                visit.start().plus(Duration.ofHours(2)),
                                Optional.empty()));
        at(visit.start().minus(Duration.ofHours(21)));
        assertEquals(2, owed("booking_reminder", visit));
        at(visit.start().plus(Duration.ofMinutes(30)));
        assertEquals(3, owed("booking_reminder", visit));
    }

    @Test
    void who_does_not_come_is_asked_and_then_marked() {
        var ann = place.customer();
        var visit = booked(ann, place.at(10, 0), Optional.empty());
        at(visit.start().plus(Duration.ofMinutes(45)));
        assertEquals(1, owed("booking_no_show_asked", visit));
        at(visit.start().plus(Duration.ofMinutes(150)));
        assertEquals(
                BookingStatus.NO_SHOW,
                features.bookings.lists().find(visit.id()).orElseThrow().status());
        assertEquals(
                1, features.bookings.lists().figures(features.business, ann).noShows());
    }

    @Test
    void what_a_master_declines_another_takes() {
        var ann = place.customer();
        var visit = booked(ann, place.at(10, 0), Optional.empty());
        var master = place.masters.getFirst();
        var work = features.bookings.work();
        assertInstanceOf(StepResult.Done.class, work.decline(new Worker(master, false), visit.id(), Why.of("ill")));
        assertInstanceOf(ClaimResult.Claimed.class, work.claimUnassigned(place.masters.get(1), visit.id()));
        assertInstanceOf(ClaimResult.Taken.class, work.claimUnassigned(place.masters.get(2), visit.id()));
        assertEquals(
                List.of("hold", "book", "decline", "claim"),
                features.bookings.lists().history(visit.id()).stream()
                        .map(change -> change.action())
                        .toList());
    }

    @Test
    void a_cancelled_time_is_offered_to_who_waits() {
        var ann = place.customer();
        var first = place.day;
        Booking last = null;
        for (var slot : features.bookings
                .slots()
                .free(dvorik.core.booking.SlotQuery.of(
                        place.salon, place.longCut, Optional.of(place.masters.getFirst()), first))) {
            var order = place.order(slot.start(), place.with(place.longCut, 0));
            if (features.bookings
                            .service()
                            .bookFor(
                                    new Actor.Staff(place.owner),
                                    new dvorik.core.booking.BookingService.Somebody(
                                            Optional.empty(), Optional.empty(), Booking.Source.WALK_IN),
                                    order)
                    instanceof HoldResult.Held(var booking)) {
                last = booking;
            }
        }
        var joined = features.bookings
                .waitlist()
                .join(ann, place.salon, List.of(place.longCut), Optional.of(place.masters.getFirst()), first);
        var entry = assertInstanceOf(JoinResult.Waiting.class, joined).entry();
        features.bookings.service().cancel(new Actor.Staff(place.owner), last.id(), Why.of("other"));
        features.bookings.waitlist().offerDue();
        var offer = features.bookings
                .waitlist()
                .find(entry.id())
                .orElseThrow()
                .offer()
                .orElseThrow();
        assertEquals(last.start(), offer.start());
        assertInstanceOf(
                ConfirmResult.Booked.class, features.bookings.waitlist().accept(ann, entry.id()));
        assertTrue(features.bookings.waitlist().of(ann).isEmpty());
    }
}
