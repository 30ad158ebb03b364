package dvorik.core.salon;

import dvorik.core.id.SalonId;
import java.time.Duration;
import java.time.Instant;

/**
 * The rules of booking in a salon. A booking keeps those it was made under.
 *
 * @param id of the version; grows
 * @param minNotice customers book no later than so long before the visit; staff may
 * @param horizonDays customers book at most so many days ahead, today being 0
 * @param freeCancel until so long before the visit cancelling is free
 * @param reschedule until so long before the visit a customer may move it
 * @param hold how long a chosen time waits for the customer
 * @param confirmation what customers book is pending until the salon confirms it
 * @param maxOpen bookings that a customer may have open in the salon at once
 * @param buffers of neighbours
 * @param noHoles only times are offered which leave no useless gap, as far as there are such
 * @param lateCancel what happens to a customer who cancels later than that
 */
public record BookingPolicy(
        long id,
        SalonId salon,
        Duration minNotice,
        int horizonDays,
        Duration freeCancel,
        Duration reschedule,
        Duration hold,
        boolean confirmation,
        int maxOpen,
        Buffers buffers,
        boolean noHoles,
        LateCancel lateCancel) {

    public enum Buffers {
        /** Lie side by side. */
        ADD,
        /** One may lie in the other, never in a visit. */
        OVERLAP
    }

    public enum LateCancel {
        /** Told of it, and allowed. */
        WARNED,
        /** Only the salon can cancel. */
        REFUSED
    }

    /** @return when cancelling a visit of that time stops to be free */
    public Instant freeCancelUntil(Instant start) {
        return start.minus(freeCancel);
    }

    /** @return when a customer can no longer move a visit of that time */
    public Instant movableUntil(Instant start) {
        return start.minus(reschedule);
    }
}
