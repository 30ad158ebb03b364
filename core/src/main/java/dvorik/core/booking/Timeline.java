package dvorik.core.booking;

import dvorik.core.booking.Plan.Taking;
import dvorik.core.booking.SlotGround.Busy;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What is taken of a resource, cell by cell and seat by seat. Where buffers may overlap there are two layers, as in the table
 * {@code occupancy}: visits with the buffer after them, and visits with the one before.
 */
final class Timeline {
    private final long base;
    private final boolean overlap;
    private final BitSet[] after;
    private final BitSet[] before;

    /** @param base a cell before all that is asked */
    Timeline(long base, int seats, boolean overlap) {
        this.base = base;
        this.overlap = overlap;
        this.after = layer(seats);
        this.before = overlap ? layer(seats) : after;
    }

    private static BitSet[] layer(int seats) {
        var layer = new BitSet[seats];
        Arrays.setAll(layer, i -> new BitSet());
        return layer;
    }

    void take(Busy busy) {
        // more seats may have been taken than there are now
        for (int seat = busy.firstSeat(); seat <= Math.min(busy.lastSeat(), after.length); seat++) {
            long busyFrom = Cells.of(busy.busyFrom());
            long busyUntil = Cells.of(busy.busyUntil());
            if (overlap) {
                set(after[seat - 1], Cells.of(busy.visitFrom()), busyUntil);
                set(before[seat - 1], busyFrom, Cells.of(busy.visitUntil()));
            } else {
                set(after[seat - 1], busyFrom, busyUntil);
            }
        }
    }

    boolean isFree(Taking wanted) {
        for (int seat = wanted.firstSeat(); seat <= wanted.lastSeat(); seat++) {
            boolean free = overlap
                    ? isFree(after[seat - 1], wanted.visitFrom(), wanted.busyUntil())
                            && isFree(before[seat - 1], wanted.busyFrom(), wanted.visitUntil())
                    : isFree(after[seat - 1], wanted.busyFrom(), wanted.busyUntil());
            if (!free) {
                return false;
            }
        }
        return true;
    }

    int seats() {
        return after.length;
    }

    /** @return the last taken cell of the seat before this one, or one before all */
    long takenBefore(int seat, long cell) {
        int index = index(cell);
        return base + (index == 0 ? -1 : after[seat - 1].previousSetBit(index - 1));
    }

    /** @return the first taken cell of the seat from this one on; very far away where there is none */
    long takenFrom(int seat, long cell) {
        int next = after[seat - 1].nextSetBit(index(cell));
        return next < 0 ? Long.MAX_VALUE : base + next;
    }

    private boolean isFree(BitSet cells, long from, long until) {
        int next = cells.nextSetBit(index(from));
        return next < 0 || next >= index(until);
    }

    private void set(BitSet cells, long from, long until) {
        if (until > base) {
            cells.set(index(from), index(until));
        }
    }

    private int index(long cell) {
        return (int) Math.max(0, cell - base);
    }
}
