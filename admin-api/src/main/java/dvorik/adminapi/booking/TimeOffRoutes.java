package dvorik.adminapi.booking;

import dvorik.adminapi.booking.BookingViews.Brief;
import dvorik.adminapi.booking.TimeOffViews.AbsenceView;
import dvorik.adminapi.booking.TimeOffViews.NewAbsence;
import dvorik.adminapi.booking.TimeOffViews.Query;
import dvorik.adminapi.booking.TimeOffViews.TakenView;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.RequestKeys;
import dvorik.core.access.Permission;
import dvorik.core.booking.Absences;
import dvorik.core.booking.Absences.Absence;
import dvorik.core.booking.Absences.Handling;
import dvorik.core.booking.Absences.Result;
import dvorik.core.booking.Absences.Wish;
import dvorik.core.booking.Booking;
import dvorik.core.id.AbsenceId;
import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.schedule.Room;
import dvorik.core.service.Master;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Time off and blocked time. Bookings in the way are listed and handled as the caller says, never lost. */
public final class TimeOffRoutes {
    private static final String TAG = "time-off";
    private static final String BASE = "/api/v1/time-off";
    private static final long STEP_SECONDS = 300;
    private static final int STEP_MINUTES = 5;
    private final BookingParts parts;
    private final BookingSight sight;
    private final BookingShown shown;

    public TimeOffRoutes(BookingParts parts) {
        this.parts = parts;
        this.sight = new BookingSight(parts.lists(), parts.salons());
        this.shown = new BookingShown(parts);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Time off and blocked time of a salon or of a master")
                        .needs(Permission.SCHEDULES_READ)
                        .query(Query.class)
                        .answersPageOf(AbsenceView.class)
                        .refuses(ErrorCode.SALON_001, ErrorCode.MASTER_001)
                        .by(this::list),
                Operation.post(BASE, TAG, "Take time off, or block it; bookings in the way are told first")
                        .needs(Permission.TIME_OFF)
                        .creates()
                        .body(NewAbsence.class)
                        .answers(201, TakenView.class)
                        .refuses(
                                ErrorCode.MASTER_001,
                                ErrorCode.RESOURCE_001,
                                ErrorCode.SALON_001,
                                ErrorCode.TIME_OFF_002,
                                ErrorCode.TIME_OFF_003)
                        .by(this::take),
                Operation.delete(BASE + "/{id}", TAG, "The time is free again")
                        .needs(Permission.TIME_OFF)
                        .answersNothing()
                        .refuses(ErrorCode.TIME_OFF_001)
                        .by(this::cancel));
    }

    private Answer list(Call call) {
        var query = call.query(Query.class);
        if (query.salonId().isPresent() == query.masterId().isPresent()) {
            throw ApiError.invalid(
                    query.salonId().isPresent() ? "master_id" : "salon_id",
                    query.salonId().isPresent() ? "unknown" : "required");
        }
        var from = query.from().orElse(parts.clock().instant());
        var until = query.until().orElse(from.plus(Duration.ofDays(Absences.MOST_DAYS)));
        if (!from.isBefore(until) || Duration.between(from, until).toDays() > Absences.MOST_DAYS) {
            throw ApiError.invalid("until", from.isBefore(until) ? "too_large" : "too_small");
        }
        if (query.salonId().isPresent()) {
            var salon =
                    sight.salon(call, Permission.SCHEDULES_READ, query.salonId().get());
            return Answer.ok(page(parts.absences().ofSalon(salon.id(), from, until), salon.zone()));
        }
        var master = parts.masterSight()
                .get(
                        call.principal(),
                        Permission.SCHEDULES_READ,
                        new StaffId(query.masterId().get()));
        return Answer.ok(page(parts.absences().ofMaster(master.id(), from, until), zone(master)));
    }

    private static Page<AbsenceView> page(List<Absence> found, ZoneId zone) {
        return Page.all(
                found.stream().map(absence -> AbsenceView.of(absence, zone)).toList());
    }

    private Answer take(Call call) {
        var body = call.body(NewAbsence.class);
        var form = new Form();
        checkTime("starts_at", body.startsAt(), form);
        checkTime("ends_at", body.endsAt(), form);
        if (!body.startsAt().isBefore(body.endsAt())) {
            form.bad("ends_at", "too_small");
        }
        if (body.masterId().isPresent() == body.resourceId().isPresent()) {
            form.bad(
                    body.masterId().isPresent() ? "resource_id" : "master_id",
                    body.masterId().isPresent() ? "unknown" : "required");
        }
        if (body.resourceId().isPresent() && body.kind() != Absences.Kind.BLOCK) {
            form.bad("kind", "not_one_of");
        }
        form.end();
        var salon = body.salonId().map(id -> sight.salon(call, Permission.TIME_OFF, id));
        var wish = new Wish(
                body.kind(),
                body.startsAt(),
                body.endsAt(),
                Form.told(body.reason()),
                salon.map(Salon::id),
                RequestKeys.of(call, body));
        var by = call.principal().staff();
        var handling = body.bookings().orElse(Handling.ASK);
        if (body.masterId().isPresent()) {
            var master = master(call, new StaffId(body.masterId().get()));
            var zone = salon.map(Salon::zone).orElseGet(() -> zone(master));
            return answer(parts.absences().takeOff(by, master.id(), wish, handling), call, zone);
        }
        var room = room(call, new ResourceId(body.resourceId().get()));
        return answer(parts.absences().block(by, room.id(), wish, handling), call, shown.zone(room.salon()));
    }

    private Answer answer(Result result, Call call, ZoneId zone) {
        return switch (result) {
            case Result.Taken(var absence, var handled) ->
                Answer.created(new TakenView(AbsenceView.of(absence, zone), shown.all(call, handled)));
            case Result.Conflicts(var bookings) ->
                throw new ApiError(ErrorCode.TIME_OFF_002, Map.of("bookings", briefs(bookings)));
            case Result.NotPossible() -> throw new ApiError(ErrorCode.TIME_OFF_003);
            case Result.Unknown() -> throw new ApiError(ErrorCode.MASTER_001);
        };
    }

    private List<Brief> briefs(List<Booking> some) {
        return some.stream()
                .map(booking -> Brief.of(booking, shown.zone(booking.salon())))
                .toList();
    }

    private Answer cancel(Call call) {
        var absence = parts.absences()
                .find(new AbsenceId(call.id("id", ErrorCode.TIME_OFF_001)))
                .filter(found -> reaches(call, found))
                .orElseThrow(() -> new ApiError(ErrorCode.TIME_OFF_001));
        if (!parts.absences().cancel(call.principal().staff(), absence.id())) {
            throw new ApiError(ErrorCode.TIME_OFF_001);
        }
        return Answer.nothing();
    }

    private boolean reaches(Call call, Absence absence) {
        try {
            if (absence.master().isPresent()) {
                master(call, absence.master().get());
            } else {
                room(call, absence.resource());
            }
            return true;
        } catch (ApiError outOfReach) {
            return false;
        }
    }

    /** Oneself, or somebody whose schedule the caller may write. */
    private Master master(Call call, StaffId id) {
        var caller = call.principal();
        if (caller.staff().equals(id)) {
            return parts.masterSight().get(caller, Permission.TIME_OFF, id);
        }
        if (!caller.may(Permission.SCHEDULES_WRITE)) {
            throw new ApiError(ErrorCode.MASTER_001);
        }
        return parts.masterSight().get(caller, Permission.SCHEDULES_WRITE, id);
    }

    private Room room(Call call, ResourceId id) {
        return parts.rooms()
                .find(id)
                .filter(room -> call.principal().may(Permission.SCHEDULES_WRITE, room.salon())
                        && parts.salons()
                                .find(room.salon())
                                .filter(salon ->
                                        salon.business().equals(call.principal().business()))
                                .isPresent())
                .orElseThrow(() -> new ApiError(ErrorCode.RESOURCE_001));
    }

    /** Of the first salon in which the master performs anything. */
    private ZoneId zone(Master master) {
        return master.performs().stream()
                .map(Master.Performed::salon)
                .min(java.util.Comparator.comparingLong(SalonId::value))
                .map(shown::zone)
                .orElse(parts.clock().getZone());
    }

    private static void checkTime(String field, Instant time, Form form) {
        if (time.getEpochSecond() % STEP_SECONDS != 0 || time.getNano() != 0) {
            form.bad(field, "multiple_of", STEP_MINUTES);
        }
    }
}
