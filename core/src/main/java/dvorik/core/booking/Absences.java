package dvorik.core.booking;

import dvorik.core.id.AbsenceId;
import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.schedule.Rooms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Time off of masters, and time blocked of masters, rooms and chairs. Visits in the way are shown and handled, never lost. */
public final class Absences {
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
        throw new UnsupportedOperationException();
    }

    /** Blocks a room or chair. */
    public Result block(StaffId by, ResourceId room, Wish wish, Handling handling) {
        throw new UnsupportedOperationException();
    }

    /** The time is free again. @return false when there is no such absence any more */
    public boolean cancel(StaffId by, AbsenceId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Absence> find(AbsenceId id) {
        throw new UnsupportedOperationException();
    }

    /** @return living ones that overlap [from, until), earliest first */
    public List<Absence> ofMaster(StaffId master, Instant from, Instant until) {
        throw new UnsupportedOperationException();
    }

    /** @return living ones of all masters who perform in this salon, and of its rooms and chairs */
    public List<Absence> ofSalon(SalonId salon, Instant from, Instant until) {
        throw new UnsupportedOperationException();
    }
}
