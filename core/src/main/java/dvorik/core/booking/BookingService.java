package dvorik.core.booking;

import dvorik.core.booking.BookingResults.CancelResult;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingResults.MoveResult;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.SalonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes, moves and cancels bookings. */
public final class BookingService {
    /**
     * What is to be booked.
     *
     * @param wanted the services in order, with or without a master
     * @param start multiple of five minutes
     * @param discount reserved for the visit: spent at its end, free again when it is cancelled
     * @param requestKey names the tap or call, at most 100 ASCII characters; the same one twice is one booking
     */
    public record Order(
            SalonId salon,
            List<SlotQuery.Wanted> wanted,
            Instant start,
            Optional<DiscountId> discount,
            Optional<String> note,
            String requestKey) {}

    /** Keeps a time for a customer for the minutes of the salon's rules; an earlier hold of that customer there is given back. */
    public HoldResult hold(CustomerId customer, Order order) {
        throw new UnsupportedOperationException();
    }

    /** Changes the discount of a held one; empty: none. */
    public HoldResult chooseDiscount(CustomerId customer, BookingId held, Optional<DiscountId> discount) {
        throw new UnsupportedOperationException();
    }

    /** Makes the held time a booking. */
    public ConfirmResult confirm(CustomerId customer, BookingId held) {
        throw new UnsupportedOperationException();
    }

    /** Gives a held time back; nothing when it is none any more. */
    public void release(CustomerId customer, BookingId held) {
        throw new UnsupportedOperationException();
    }

    /**
     * Staff book for somebody, at once confirmed; notice, horizon and the number of open bookings do not matter.
     *
     * @param by whose right to do so the caller knows
     */
    public HoldResult bookFor(Actor.Staff by, Somebody somebody, Order order) {
        throw new UnsupportedOperationException();
    }

    /** @param customer or {@code guest}: exactly one is there */
    public record Somebody(Optional<CustomerId> customer, Optional<Booking.Guest> guest, Booking.Source source) {}

    /**
     * Moves a visit. A customer can while the salon's rules at the time of booking say so; an unassigned one always.
     *
     * @param by for a customer, only one's own are known
     * @param wanted empty: the same services and masters (of an unassigned one: any); else as many as the visit has
     */
    public MoveResult reschedule(
            Actor by, BookingId id, Instant start, Optional<List<SlotQuery.Wanted>> wanted, String requestKey) {
        throw new UnsupportedOperationException();
    }

    /** Cancels. A customer who is late is warned or refused, as the salon's rules at the time of booking say. */
    public CancelResult cancel(Actor by, BookingId id, Why why) {
        throw new UnsupportedOperationException();
    }

    /** What cancelling now would be for the customer, for the question before it. */
    public CancelResult lookAtCancelling(CustomerId customer, BookingId id) {
        throw new UnsupportedOperationException();
    }
}
