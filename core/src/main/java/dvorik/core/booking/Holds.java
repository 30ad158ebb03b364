package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;

import dvorik.core.booking.Changes.Deed;
import dvorik.core.db.Transactions;
import dvorik.core.discount.DiscountReservations;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/** The ends of holds: given back, or over. */
final class Holds {
    private static final int BATCH = 100;
    private final DSLContext db;
    private final Clock clock;
    private final Changes changes;
    private final DiscountReservations discounts;
    private final Wakes wakes;
    private final Claims claims = new Claims();
    private final BookingRepository bookings = new BookingRepository();

    Holds(DSLContext db, Clock clock, Changes changes, DiscountReservations discounts, Wakes wakes) {
        this.db = db;
        this.clock = clock;
        this.changes = changes;
        this.discounts = discounts;
        this.wakes = wakes;
    }

    /** Ends those that are over and still stand in the way. */
    void endOver(DSLContext tx, Collection<Long> resources, Instant from, Instant until) {
        for (var id : claims.overHolds(tx, resources, from, until, clock.instant())) {
            endIfOver(tx, id);
        }
    }

    private void endIfOver(DSLContext tx, BookingId id) {
        var booking = bookings.lock(tx, id).orElseThrow();
        if (booking.status() == BookingStatus.HELD && !booking.isHeldAt(clock.instant())) {
            end(tx, booking, new Deed("expire", new Actor.System(), Why.of("hold_over")));
        }
    }

    /** Gives the earlier holds of a customer in a salon back, the one offered from the waiting list left out. */
    void replace(DSLContext tx, CustomerId customer, SalonId salon) {
        var earlier = tx.select(BOOKING.ID)
                .from(BOOKING)
                .where(
                        BOOKING.CUSTOMER_ID.eq(customer.value()),
                        BOOKING.SALON_ID.eq(salon.value()),
                        BOOKING.STATUS.eq(BookingStatus.HELD.code()),
                        BOOKING.SOURCE.ne(Booking.Source.WAITLIST.code()))
                .orderBy(BOOKING.ID)
                .fetch(row -> new BookingId(row.value1()));
        for (var id : earlier) {
            var booking = bookings.lock(tx, id).orElseThrow();
            if (booking.status() == BookingStatus.HELD) {
                end(tx, booking, new Deed("release", new Actor.Customer(customer), Why.of("chose_again")));
            }
        }
    }

    /** @param booking held, and locked by this transaction */
    void end(DSLContext tx, Booking booking, Deed deed) {
        claims.release(tx, booking.id());
        discounts.release(tx, booking.id());
        changes.change(tx, booking, deed, row -> row.setStatus(BookingStatus.CANCELLED_BY_CUSTOMER.code()));
        wakes.wake(tx, booking);
    }

    /** Ends all that are over; may be run twice and on two machines. */
    void endDue() {
        List<BookingId> due;
        do {
            due = db.select(BOOKING.ID)
                    .from(BOOKING)
                    .where(BOOKING.STATUS.eq(BookingStatus.HELD.code()), BOOKING.HOLD_UNTIL.le(clock.instant()))
                    .orderBy(BOOKING.HOLD_UNTIL)
                    .limit(BATCH)
                    .fetch(row -> new BookingId(row.value1()));
            for (var id : due) {
                Transactions.repeated(db, tx -> {
                    endIfOver(tx, id);
                    return null;
                });
            }
        } while (due.size() == BATCH);
    }
}
