package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.BOOKING_CARD;
import static dvorik.migrations.jooq.Tables.BOOKING_CHANGE;
import static dvorik.migrations.jooq.Tables.BOOKING_CHANGE_WORDS;
import static dvorik.migrations.jooq.Tables.REVIEW;
import static dvorik.migrations.jooq.Tables.WAITLIST_ENTRY;

import dvorik.core.booking.Changes.Deed;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What becomes of visits when two customers become one, or one leaves. Within the caller's transaction. */
public final class BookingAccounts {
    private static final List<String> IN_LINE = List.of("waiting", "offered");
    private final BookingParts parts;
    private final BookingService service;
    private final BookingRepository bookings = new BookingRepository();

    BookingAccounts(BookingParts parts, BookingService service) {
        this.parts = parts;
        this.service = service;
    }

    /** Hands everything over; where both stand in the same line, the place of the one who stays counts. */
    public void move(DSLContext tx, CustomerId from, CustomerId into) {
        tx.update(BOOKING)
                .set(BOOKING.CUSTOMER_ID, into.value())
                .where(BOOKING.CUSTOMER_ID.eq(from.value()))
                .execute();
        tx.update(REVIEW)
                .set(REVIEW.CUSTOMER_ID, into.value())
                .where(REVIEW.CUSTOMER_ID.eq(from.value()))
                .execute();
        VisitMessages.move(tx, from, into);
        tx.execute(
                "update ignore waitlist_entry set customer_id = ? where customer_id = ?"
                        + " and status in ('waiting', 'offered')",
                into.value(),
                from.value());
        leaveLines(tx, List.of(from.value()));
    }

    /** Cancels what lies ahead, and forgets what people wrote; the numbers stay. */
    public void erase(DSLContext tx, List<CustomerId> customers) {
        var ids = customers.stream().map(CustomerId::value).toList();
        var open = tx.select(BOOKING.ID)
                .from(BOOKING)
                .where(BOOKING.CUSTOMER_ID.in(ids), BOOKING.STATUS.in(openOrHeld()))
                .orderBy(BOOKING.ID)
                .fetch(row -> new BookingId(row.value1()));
        for (var id : open) {
            var booking = bookings.lock(tx, id).orElseThrow();
            var by = new Actor.Customer(booking.customer().orElseThrow());
            if (booking.status() == BookingStatus.HELD) {
                parts.holds().end(tx, booking, new Deed("release", by, Why.of("left")));
            } else if (booking.status().isChangeable()) {
                service.cancelLocked(tx, by, booking, Why.of("left"));
            }
        }
        var all = DSL.select(BOOKING.ID).from(BOOKING).where(BOOKING.CUSTOMER_ID.in(ids));
        tx.deleteFrom(BOOKING_CHANGE_WORDS)
                .where(BOOKING_CHANGE_WORDS.CHANGE_ID.in(
                        DSL.select(BOOKING_CHANGE.ID).from(BOOKING_CHANGE).where(BOOKING_CHANGE.BOOKING_ID.in(all))))
                .execute();
        // those of staff stay known: they are shown anew, without the person
        tx.deleteFrom(BOOKING_CARD)
                .where(BOOKING_CARD.BOOKING_ID.in(all), BOOKING_CARD.BOT.eq("client"))
                .execute();
        tx.update(BOOKING)
                .setNull(BOOKING.CUSTOMER_NOTE)
                .setNull(BOOKING.STAFF_NOTE)
                .setNull(BOOKING.GUEST_NAME)
                .setNull(BOOKING.GUEST_PHONE)
                .where(BOOKING.CUSTOMER_ID.in(ids))
                .execute();
        tx.update(REVIEW)
                .setNull(REVIEW.WORDS)
                .setNull(REVIEW.REPLY)
                .set(REVIEW.HIDDEN_REASON, DSL.when(REVIEW.HIDDEN_AT.isNotNull(), "-"))
                .where(REVIEW.CUSTOMER_ID.in(ids))
                .execute();
        VisitMessages.erase(tx, customers);
        leaveLines(tx, ids);
    }

    private static List<String> openOrHeld() {
        return BookingStatus.codes(
                BookingStatus.HELD, BookingStatus.PENDING, BookingStatus.CONFIRMED, BookingStatus.UNASSIGNED);
    }

    private void leaveLines(DSLContext tx, List<Long> customers) {
        tx.update(WAITLIST_ENTRY)
                .set(WAITLIST_ENTRY.STATUS, "left")
                .set(WAITLIST_ENTRY.CLOSED_AT, parts.clock().instant())
                .where(WAITLIST_ENTRY.CUSTOMER_ID.in(customers), WAITLIST_ENTRY.STATUS.in(IN_LINE))
                .execute();
    }
}
