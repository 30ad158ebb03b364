package dvorik.adminapi.booking;

import dvorik.adminapi.booking.BookingViews.BookingView;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.booking.Absences;
import dvorik.core.booking.Absences.Absence;
import dvorik.core.booking.Absences.Handling;
import dvorik.core.id.StaffId;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What goes in and out about time off. */
final class TimeOffViews {
    static final int LONGEST_REASON = 250;

    private TimeOffViews() {}

    record Query(
            @Doc("Of all its masters, rooms and chairs; or master_id") @Min(1) Optional<Long> salonId,
            @Min(1) Optional<Long> masterId,
            @Doc("What ends later; now where left out") Optional<Instant> from,
            @Doc("What begins earlier; at most 92 days on, which it is where left out") Optional<Instant> until) {}

    @SchemaName("TimeOff")
    record AbsenceView(
            long id,
            Absences.Kind kind,
            Optional<Long> masterId,
            long resourceId,
            Instant startsAt,
            Instant endsAt,
            @Doc(value = "By the clock of the salon", example = "2026-03-02T10:00:00+10:00") String startsLocal,
            @Doc(value = "By the clock of the salon", example = "2026-03-02T18:00:00+10:00") String endsLocal,
            Optional<String> reason,
            @Doc("Member of staff") long createdBy) {
        static AbsenceView of(Absence absence, ZoneId zone) {
            return new AbsenceView(
                    absence.id().value(),
                    absence.kind(),
                    absence.master().map(StaffId::value),
                    absence.resource().value(),
                    absence.start(),
                    absence.end(),
                    LocalTimes.of(absence.start(), zone),
                    LocalTimes.of(absence.end(), zone),
                    absence.reason(),
                    absence.by().value());
        }
    }

    @SchemaName("NewTimeOff")
    record NewAbsence(
            @Doc("time_off of a master; block of a master, room or chair") Absences.Kind kind,
            @Doc("Or resource_id") @Min(1) Optional<Long> masterId,
            @Doc("Room or chair") @Min(1) Optional<Long> resourceId,
            @Doc("Where it was blocked") @Min(1) Optional<Long> salonId,
            @Doc("A multiple of five minutes") Instant startsAt,
            @Doc("Exclusive; a multiple of five minutes, at most 92 days on") Instant endsAt,
            @Doc("For staff") @Size(max = LONGEST_REASON) Optional<String> reason,
            @Doc("What becomes of bookings in the way. ask, or left out: refused with 409 and the list of"
                            + " them; pass_on: other masters are asked; cancel; keep: they stay")
                    Optional<Handling> bookings) {}

    @SchemaName("TimeOffTaken")
    record TakenView(AbsenceView timeOff, @Doc("That were in the way, as they are now") List<BookingView> bookings) {}
}
