package dvorik.core.booking;

import java.util.List;

/** A slot with all that it takes. */
record Plan(Slot slot, List<Taking> takings) {

    /**
     * Seats of a resource for a time, in cells.
     *
     * @param item which of the slot's parts
     * @param visitFrom and {@code visitUntil} without the buffers
     */
    record Taking(
            int item,
            long resource,
            int firstSeat,
            int lastSeat,
            long busyFrom,
            long visitFrom,
            long visitUntil,
            long busyUntil) {}
}
