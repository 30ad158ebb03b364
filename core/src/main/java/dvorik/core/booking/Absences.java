package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.ABSENCE;
import static dvorik.migrations.jooq.Tables.MASTER_SERVICE;
import static dvorik.migrations.jooq.Tables.OCCUPANCY_SPAN;
import static dvorik.migrations.jooq.Tables.RESOURCE;

import dvorik.core.audit.AuditLog.Act;
import dvorik.core.booking.Plan.Taking;
import dvorik.core.db.Transactions;
import dvorik.core.id.AbsenceId;
import dvorik.core.id.BookingId;
import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.schedule.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Time off of masters, and time blocked of masters, rooms and chairs. Visits in the way are shown and handled, never lost. */
public final class Absences {
    private static final int CELLS_OF_DAY = 288;
    private static final int MOST_LISTED = 1000;
    private final Claims claims = new Claims();
    private final BookingRepository bookings = new BookingRepository();
    private final BookingParts parts;
    private final Rooms rooms;
    private final VisitWork work;
    private final BookingService service;

    Absences(BookingParts parts, Rooms rooms, VisitWork work, BookingService service) {
        this.parts = parts;
        this.rooms = rooms;
        this.work = work;
        this.service = service;
    }

    /** Days that one absence lasts at most. */
    public static final int MOST_DAYS = 92;

    public enum Kind {
        TIME_OFF,
        BLOCK
    }

    /** What to do with visits in the way. */
    public enum Handling {
        /** Nothing is written when there are any. */
        ASK,
        /** They become unassigned and other masters are asked; those that take a room only are cancelled. */
        PASS_ON,
        CANCEL,
        /** They stay; the time around them is taken. */
        KEEP
    }

    /** @param reason shown to staff only */
    public record Absence(
            AbsenceId id,
            ResourceId resource,
            Optional<StaffId> master,
            Kind kind,
            Instant start,
            Instant end,
            Optional<String> reason,
            StaffId by) {}

    /** @param start and {@code end}: multiples of five minutes */
    public record Wish(
            Kind kind,
            Instant start,
            Instant end,
            Optional<String> reason,
            Optional<SalonId> salon,
            String requestKey) {}

    /** Refusals have written nothing. */
    public sealed interface Result {
        /** @param handled visits that were in the way, as they are now */
        record Taken(Absence absence, List<Booking> handled) implements Result {}

        /** @param bookings in the way, earliest first */
        record Conflicts(List<Booking> bookings) implements Result {}

        /** Not in the future, too long, or off the five minutes. */
        record NotPossible() implements Result {}

        /** No such master, room or chair. */
        record Unknown() implements Result {}
    }

    /** The master's own time off, or that which a manager enters. */
    public Result takeOff(StaffId by, StaffId master, Wish wish, Handling handling) {
        return take(by, tx -> rooms.ofMaster(tx, master), wish, handling);
    }

    /** Blocks a room or chair. */
    public Result block(StaffId by, ResourceId room, Wish wish, Handling handling) {
        return take(
                by,
                tx -> tx.select(RESOURCE.ID)
                        .from(RESOURCE)
                        .where(RESOURCE.ID.eq(room.value()), RESOURCE.DELETED_AT.isNull())
                        .fetchOptional(row -> new ResourceId(row.value1())),
                wish,
                handling);
    }

    private Result take(StaffId by, Function<DSLContext, Optional<ResourceId>> which, Wish wish, Handling handling) {
        boolean fits = Cells.isOne(wish.start())
                && Cells.isOne(wish.end())
                && wish.start().isBefore(wish.end())
                && wish.end().isAfter(parts.clock().instant())
                && !wish.end().isAfter(wish.start().plus(Duration.ofDays(MOST_DAYS)));
        if (!fits) {
            return new Result.NotPossible();
        }
        var result = Transactions.repeated(parts.db(), tx -> which.apply(tx)
                .map(resource -> take(tx, by, resource, wish, handling))
                .orElse(new Result.Unknown()));
        parts.notifications().committed();
        return result;
    }

    private Result take(DSLContext tx, StaffId by, ResourceId resource, Wish wish, Handling handling) {
        var before = read(tx, ABSENCE.REQUEST_KEY.eq(wish.requestKey()));
        if (!before.isEmpty()) {
            return new Result.Taken(before.getFirst(), List.of());
        }
        // bookings before resources, as whoever changes a booking locks them
        for (var id : inTheWay(tx, resource, wish)) {
            bookings.lock(tx, id);
        }
        claims.lock(tx, List.of(resource.value()));
        parts.holds().endOver(tx, List.of(resource.value()), wish.start(), wish.end());
        var conflicts = bookings.findAll(tx, inTheWay(tx, resource, wish));
        if (handling == Handling.ASK && !conflicts.isEmpty()) {
            return new Result.Conflicts(conflicts);
        }
        var handled = new ArrayList<Booking>();
        for (var booking : conflicts) {
            // one that came in between was not locked before; it may have gone again
            var locked = bookings.lock(tx, booking.id()).orElseThrow();
            handled.add(handle(tx, by, resource, locked, handling));
        }
        var id = insert(tx, by, resource, wish);
        claims.take(tx, id, free(tx, resource, wish));
        audit(tx, by, "absence.create", id, wish.salon().orElse(null), Map.of("kind", code(wish.kind())));
        return new Result.Taken(read(tx, ABSENCE.ID.eq(id.value())).getFirst(), handled);
    }

    private Booking handle(DSLContext tx, StaffId by, ResourceId resource, Booking booking, Handling handling) {
        var actor = new Actor.Staff(by);
        boolean passes = booking.status() == BookingStatus.CONFIRMED || booking.status() == BookingStatus.PENDING;
        if (booking.status() == BookingStatus.HELD && handling != Handling.KEEP) {
            parts.holds().end(tx, booking, new Changes.Deed("release", actor, Why.of("absence")));
            return bookings.find(tx, booking.id()).orElseThrow();
        }
        // another master would not help where the room is missing
        boolean master = booking.masters().stream().anyMatch(one -> isOf(tx, resource, one));
        return switch (handling) {
            case PASS_ON ->
                !master
                        ? cancel(tx, actor, booking)
                        : passes ? work.declineLocked(tx, actor, booking, Why.of("absence")) : booking;
            case CANCEL -> cancel(tx, actor, booking);
            case KEEP, ASK -> booking;
        };
    }

    private Booking cancel(DSLContext tx, Actor by, Booking booking) {
        return booking.status().isChangeable() ? service.cancelLocked(tx, by, booking, Why.of("absence")) : booking;
    }

    private boolean isOf(DSLContext tx, ResourceId resource, StaffId master) {
        return rooms.ofMaster(tx, master).filter(resource::equals).isPresent();
    }

    /** @return whose spans meet the time, in order */
    private static List<BookingId> inTheWay(DSLContext tx, ResourceId resource, Wish wish) {
        return tx.selectDistinct(OCCUPANCY_SPAN.BOOKING_ID)
                .from(OCCUPANCY_SPAN)
                .where(meets(resource, wish), OCCUPANCY_SPAN.BOOKING_ID.isNotNull())
                .orderBy(OCCUPANCY_SPAN.BOOKING_ID)
                .fetch(row -> new BookingId(row.value1()));
    }

    private static Condition meets(ResourceId resource, Wish wish) {
        return OCCUPANCY_SPAN
                .RESOURCE_ID
                .eq(resource.value())
                .and(OCCUPANCY_SPAN.BUSY_FROM.ge(wish.start().minus(SlotRepository.LONGEST_SPAN)))
                .and(OCCUPANCY_SPAN.BUSY_FROM.lt(wish.end()))
                .and(OCCUPANCY_SPAN.BUSY_UNTIL.gt(wish.start()));
    }

    /** The time seat by seat, around what stands in it, in pieces of a day at most. */
    private static List<Taking> free(DSLContext tx, ResourceId resource, Wish wish) {
        int seats = tx.select(RESOURCE.SEATS)
                .from(RESOURCE)
                .where(RESOURCE.ID.eq(resource.value()))
                .fetchSingle(RESOURCE.SEATS);
        long from = Cells.of(wish.start());
        int length = (int) (Cells.of(wish.end()) - from);
        var spans = tx.selectFrom(OCCUPANCY_SPAN).where(meets(resource, wish)).fetch();
        var takings = new ArrayList<Taking>();
        for (int seat = 1; seat <= seats; seat++) {
            var taken = new BitSet();
            for (var span : spans) {
                if (span.getFirstSeat() <= seat && seat <= span.getLastSeat()) {
                    int begin = (int) Math.max(0, Cells.of(span.getBusyFrom()) - from);
                    int end = (int) Math.min(length, Cells.of(span.getBusyUntil()) - from);
                    taken.set(begin, Math.max(begin, end));
                }
            }
            int cell = taken.nextClearBit(0);
            while (cell < length) {
                int next = taken.nextSetBit(cell);
                int end = Math.min(next < 0 ? length : next, Math.min(length, cell + CELLS_OF_DAY));
                takings.add(
                        new Taking(0, resource.value(), seat, seat, from + cell, from + cell, from + end, from + end));
                cell = taken.nextClearBit(end);
            }
        }
        return takings;
    }

    private AbsenceId insert(DSLContext tx, StaffId by, ResourceId resource, Wish wish) {
        return new AbsenceId(tx.insertInto(ABSENCE)
                .set(ABSENCE.RESOURCE_ID, resource.value())
                .set(ABSENCE.KIND, code(wish.kind()))
                .set(ABSENCE.STARTS_AT, wish.start())
                .set(ABSENCE.ENDS_AT, wish.end())
                .set(ABSENCE.REASON, wish.reason().orElse(null))
                .set(ABSENCE.SALON_ID, wish.salon().map(SalonId::value).orElse(null))
                .set(ABSENCE.CREATED_BY, by.value())
                .set(ABSENCE.CREATED_AT, parts.clock().instant())
                .set(ABSENCE.REQUEST_KEY, wish.requestKey())
                .returningResult(ABSENCE.ID)
                .fetchSingle()
                .value1());
    }

    /** The time is free again. @return false when there is no such absence any more */
    public boolean cancel(StaffId by, AbsenceId id) {
        return Transactions.repeated(parts.db(), tx -> {
            var found = read(tx, ABSENCE.ID.eq(id.value()).and(ABSENCE.CANCELLED_AT.isNull()));
            int ended = tx.update(ABSENCE)
                    .set(ABSENCE.CANCELLED_AT, parts.clock().instant())
                    .set(ABSENCE.CANCELLED_BY, by.value())
                    .where(ABSENCE.ID.eq(id.value()), ABSENCE.CANCELLED_AT.isNull())
                    .execute();
            if (ended == 0) {
                return false;
            }
            claims.release(tx, id);
            var absence = found.getFirst();
            for (var salon : salonsOf(tx, absence)) {
                parts.wakes().wake(tx, salon, absence.start(), absence.end());
            }
            audit(tx, by, "absence.cancel", id, null, Map.of());
            return true;
        });
    }

    private static List<SalonId> salonsOf(DSLContext tx, Absence absence) {
        return absence.master()
                .map(master -> tx.selectDistinct(MASTER_SERVICE.SALON_ID)
                        .from(MASTER_SERVICE)
                        .where(MASTER_SERVICE.STAFF_ID.eq(master.value()))
                        .fetch(row -> new SalonId(row.value1())))
                .map(List::copyOf)
                .orElseGet(() -> tx.select(RESOURCE.SALON_ID)
                        .from(RESOURCE)
                        .where(RESOURCE.ID.eq(absence.resource().value()))
                        .fetch(row -> new SalonId(row.value1())));
    }

    public Optional<Absence> find(AbsenceId id) {
        return read(parts.db(), ABSENCE.ID.eq(id.value()).and(ABSENCE.CANCELLED_AT.isNull())).stream()
                .findFirst();
    }

    /** @return living ones that overlap [from, until), earliest first */
    public List<Absence> ofMaster(StaffId master, Instant from, Instant until) {
        return read(parts.db(), RESOURCE.STAFF_ID.eq(master.value()).and(living(from, until)));
    }

    /** @return living ones of all masters who perform in this salon, and of its rooms and chairs */
    public List<Absence> ofSalon(SalonId salon, Instant from, Instant until) {
        var masters = DSL.select(MASTER_SERVICE.STAFF_ID)
                .from(MASTER_SERVICE)
                .where(MASTER_SERVICE.SALON_ID.eq(salon.value()));
        return read(
                parts.db(),
                RESOURCE.SALON_ID
                        .eq(salon.value())
                        .or(RESOURCE.STAFF_ID.in(masters))
                        .and(living(from, until)));
    }

    private static Condition living(Instant from, Instant until) {
        return ABSENCE.CANCELLED_AT
                .isNull()
                .and(ABSENCE.STARTS_AT.lt(until))
                .and(ABSENCE.ENDS_AT.gt(from))
                .and(ABSENCE.STARTS_AT.ge(from.minus(Duration.ofDays(MOST_DAYS))));
    }

    private static List<Absence> read(DSLContext context, Condition which) {
        return context.select(ABSENCE.fields())
                .select(RESOURCE.STAFF_ID)
                .from(ABSENCE)
                .join(RESOURCE)
                .on(RESOURCE.ID.eq(ABSENCE.RESOURCE_ID))
                .where(which)
                .orderBy(ABSENCE.STARTS_AT, ABSENCE.ID)
                .limit(MOST_LISTED)
                .fetch(row -> new Absence(
                        new AbsenceId(row.get(ABSENCE.ID)),
                        new ResourceId(row.get(ABSENCE.RESOURCE_ID)),
                        Optional.ofNullable(row.get(RESOURCE.STAFF_ID)).map(StaffId::new),
                        Kind.valueOf(row.get(ABSENCE.KIND).toUpperCase(Locale.ROOT)),
                        row.get(ABSENCE.STARTS_AT),
                        row.get(ABSENCE.ENDS_AT),
                        Optional.ofNullable(row.get(ABSENCE.REASON)),
                        new StaffId(row.get(ABSENCE.CREATED_BY))));
    }

    private void audit(
            DSLContext tx, StaffId by, String action, AbsenceId id, SalonId salon, Map<String, Object> facts) {
        parts.audit().record(tx, by, new Act(action, "absence", id.value(), salon, "done", facts));
    }

    private static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
