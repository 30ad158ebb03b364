package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.OCCUPANCY;
import static dvorik.migrations.jooq.Tables.OCCUPANCY_SPAN;
import static dvorik.migrations.jooq.Tables.RESOURCE;

import dvorik.core.booking.Plan.Taking;
import dvorik.core.id.AbsenceId;
import dvorik.core.id.BookingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Takes time and gives it back: {@code occupancy_span} and its cells in {@code occupancy}. Whoever takes has locked the
 * resources, and is refused by the key of the cells if it has not.
 */
final class Claims {
    /** Seats of the layer of visits with the buffer before them. */
    static final int BEFORE_LAYER = 1000;

    private static final int CELLS_A_STATEMENT = 500;

    /** Whose time it is. @param heldUntil null: it stands */
    private record Owner(Long booking, Long absence, Instant heldUntil) {}

    /** Waits for rivals; the rows stay locked until the transaction ends. */
    void lock(DSLContext tx, Collection<Long> resources) {
        tx.select(RESOURCE.ID)
                .from(RESOURCE)
                .where(RESOURCE.ID.in(resources.stream().sorted().toList()))
                .orderBy(RESOURCE.ID)
                .forUpdate()
                .fetch();
    }

    /** @param overlap buffers may lie in each other */
    void take(DSLContext tx, BookingId booking, List<Taking> takings, boolean overlap, Instant heldUntil) {
        take(tx, new Owner(booking.value(), null, heldUntil), takings, overlap);
    }

    void take(DSLContext tx, AbsenceId absence, List<Taking> takings) {
        // time off has no buffers; in both layers it is in the way of everything
        take(tx, new Owner(null, absence.value(), null), takings, true);
    }

    private void take(DSLContext tx, Owner owner, List<Taking> takings, boolean overlap) {
        var cells = new ArrayList<Cell>();
        for (var taking : takings) {
            long span = insert(tx, owner, taking);
            for (int seat = taking.firstSeat(); seat <= taking.lastSeat(); seat++) {
                long from = overlap ? taking.visitFrom() : taking.busyFrom();
                for (long cell = from; cell < taking.busyUntil(); cell++) {
                    cells.add(new Cell(taking.resource(), seat, cell, span));
                }
                for (long cell = taking.busyFrom(); overlap && cell < taking.visitUntil(); cell++) {
                    cells.add(new Cell(taking.resource(), BEFORE_LAYER + seat, cell, span));
                }
            }
        }
        cells.sort(Comparator.comparingLong(Cell::resource)
                .thenComparingInt(Cell::seat)
                .thenComparingLong(Cell::cell));
        for (int i = 0; i < cells.size(); i += CELLS_A_STATEMENT) {
            insert(tx, cells.subList(i, Math.min(cells.size(), i + CELLS_A_STATEMENT)));
        }
    }

    private record Cell(long resource, int seat, long cell, long span) {}

    private static void insert(DSLContext tx, List<Cell> cells) {
        var insert = tx.insertInto(
                OCCUPANCY, OCCUPANCY.RESOURCE_ID, OCCUPANCY.SEAT, OCCUPANCY.CELL_START, OCCUPANCY.SPAN_ID);
        for (var cell : cells) {
            insert = insert.values(cell.resource(), (short) cell.seat(), Cells.at(cell.cell()), cell.span());
        }
        insert.execute();
    }

    private static long insert(DSLContext tx, Owner owner, Taking taking) {
        return tx.insertInto(OCCUPANCY_SPAN)
                .set(OCCUPANCY_SPAN.RESOURCE_ID, taking.resource())
                .set(OCCUPANCY_SPAN.FIRST_SEAT, (short) taking.firstSeat())
                .set(OCCUPANCY_SPAN.LAST_SEAT, (short) taking.lastSeat())
                .set(OCCUPANCY_SPAN.BUSY_FROM, Cells.at(taking.busyFrom()))
                .set(OCCUPANCY_SPAN.VISIT_FROM, Cells.at(taking.visitFrom()))
                .set(OCCUPANCY_SPAN.VISIT_UNTIL, Cells.at(taking.visitUntil()))
                .set(OCCUPANCY_SPAN.BUSY_UNTIL, Cells.at(taking.busyUntil()))
                .set(OCCUPANCY_SPAN.BOOKING_ID, owner.booking())
                .set(OCCUPANCY_SPAN.ABSENCE_ID, owner.absence())
                .set(OCCUPANCY_SPAN.HELD_UNTIL, owner.heldUntil())
                .returningResult(OCCUPANCY_SPAN.ID)
                .fetchSingle()
                .value1();
    }

    /** A hold has become a booking. */
    void keep(DSLContext tx, BookingId booking) {
        tx.update(OCCUPANCY_SPAN)
                .setNull(OCCUPANCY_SPAN.HELD_UNTIL)
                .where(OCCUPANCY_SPAN.BOOKING_ID.eq(booking.value()))
                .execute();
    }

    /** Gives all of it back. */
    void release(DSLContext tx, BookingId booking) {
        release(tx, OCCUPANCY_SPAN.BOOKING_ID.eq(booking.value()));
    }

    void release(DSLContext tx, AbsenceId absence) {
        release(tx, OCCUPANCY_SPAN.ABSENCE_ID.eq(absence.value()));
    }

    private static void release(DSLContext tx, Condition which) {
        var spans = tx.selectFrom(OCCUPANCY_SPAN).where(which).fetch();
        for (var span : spans) {
            int first = span.getFirstSeat();
            int last = span.getLastSeat();
            tx.deleteFrom(OCCUPANCY)
                    .where(
                            OCCUPANCY.RESOURCE_ID.eq(span.getResourceId()),
                            OCCUPANCY
                                    .SEAT
                                    .between((short) first, (short) last)
                                    .or(OCCUPANCY.SEAT.between(
                                            (short) (BEFORE_LAYER + first), (short) (BEFORE_LAYER + last))),
                            OCCUPANCY.CELL_START.ge(span.getBusyFrom()),
                            OCCUPANCY.CELL_START.lt(span.getBusyUntil()),
                            OCCUPANCY.SPAN_ID.eq(span.getId()))
                    .execute();
        }
        if (!spans.isEmpty()) {
            tx.deleteFrom(OCCUPANCY_SPAN)
                    .where(OCCUPANCY_SPAN.ID.in(spans.getValues(OCCUPANCY_SPAN.ID)))
                    .execute();
        }
    }

    /** @return bookings whose hold was over and that still stand in the way */
    List<BookingId> overHolds(DSLContext tx, Collection<Long> resources, Instant from, Instant until, Instant now) {
        return tx.selectDistinct(OCCUPANCY_SPAN.BOOKING_ID)
                .from(OCCUPANCY_SPAN)
                .where(
                        OCCUPANCY_SPAN.RESOURCE_ID.in(resources),
                        OCCUPANCY_SPAN.BUSY_FROM.ge(from.minus(SlotRepository.LONGEST_SPAN)),
                        OCCUPANCY_SPAN.BUSY_FROM.lt(until),
                        OCCUPANCY_SPAN.BUSY_UNTIL.gt(from),
                        OCCUPANCY_SPAN.HELD_UNTIL.le(now))
                .fetch(row -> new BookingId(row.value1()));
    }
}
