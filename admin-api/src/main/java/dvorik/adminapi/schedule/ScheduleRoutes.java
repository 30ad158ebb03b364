package dvorik.adminapi.schedule;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.schedule.ScheduleViews.ClosedDayQuery;
import dvorik.adminapi.schedule.ScheduleViews.ClosedDayView;
import dvorik.adminapi.schedule.ScheduleViews.DayException;
import dvorik.adminapi.schedule.ScheduleViews.ExceptionView;
import dvorik.adminapi.schedule.ScheduleViews.HoursView;
import dvorik.adminapi.schedule.ScheduleViews.MasterSchedule;
import dvorik.adminapi.schedule.ScheduleViews.NewClosedDay;
import dvorik.adminapi.schedule.ScheduleViews.Query;
import dvorik.adminapi.schedule.ScheduleViews.ScheduleView;
import dvorik.adminapi.schedule.ScheduleViews.Week;
import dvorik.core.access.Permission;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Hours;
import dvorik.core.schedule.ScheduleService;
import dvorik.core.service.Master;
import dvorik.core.service.MasterDirectory;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Who works when, and on which days a salon is closed. Bookings stay, whatever is changed here. */
public final class ScheduleRoutes {
    static final String TAG = "schedules";
    private static final String BASE = "/api/v1/schedules";
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final int USUAL_DAYS = 30;

    private final ScheduleService schedules;
    private final MasterDirectory masters;
    private final SalonService salons;
    private final Clock clock;

    public ScheduleRoutes(ScheduleService schedules, MasterDirectory masters, SalonService salons, Clock clock) {
        this.schedules = schedules;
        this.masters = masters;
        this.salons = salons;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Schedules of a salon: weeks, exceptions, closed days")
                        .needs(Permission.SCHEDULES_READ)
                        .query(Query.class)
                        .answers(200, ScheduleView.class)
                        .refuses(ErrorCode.SALON_001, ErrorCode.MASTER_001)
                        .by(this::show),
                Operation.post(BASE + "/week", TAG, "Replace the week of a master in a salon")
                        .needs(Permission.SCHEDULES_WRITE)
                        .body(Week.class)
                        .answers(200, MasterSchedule.class)
                        .refuses(ErrorCode.SALON_001, ErrorCode.MASTER_001)
                        .by(this::week),
                Operation.post(BASE + "/exceptions", TAG, "Say what a master works on a date instead of the week")
                        .needs(Permission.SCHEDULES_WRITE)
                        .body(DayException.class)
                        .answersNothing()
                        .refuses(ErrorCode.SALON_001, ErrorCode.MASTER_001)
                        .by(this::except),
                Operation.post(BASE + "/closed-days", TAG, "Close a salon for a day; once, however often asked")
                        .needs(Permission.SCHEDULES_WRITE)
                        .body(NewClosedDay.class)
                        .answersNothing()
                        .refuses(ErrorCode.SALON_001)
                        .by(this::close),
                Operation.delete(BASE + "/closed-days", TAG, "Open it again")
                        .needs(Permission.SCHEDULES_WRITE)
                        .query(ClosedDayQuery.class)
                        .answersNothing()
                        .refuses(ErrorCode.SALON_001)
                        .by(this::open));
    }

    private Answer show(Call call) {
        var query = call.query(Query.class);
        var salon = salon(call, Permission.SCHEDULES_READ, query.salonId());
        var from = query.from().orElseGet(() -> LocalDate.ofInstant(clock.instant(), salon.zone()));
        day("from", from);
        var until = query.until().orElse(from.plusDays(USUAL_DAYS - 1));
        day("until", until);
        if (until.isBefore(from) || until.isAfter(from.plusDays(ScheduleViews.MOST_DAYS - 1))) {
            throw ApiError.invalid(List.of(new BadField(
                    "until",
                    until.isBefore(from) ? "too_small" : "too_large",
                    (until.isBefore(from) ? from : from.plusDays(ScheduleViews.MOST_DAYS - 1)).toString())));
        }
        var all = masters.listIn(salon.id());
        var shown = query.masterId()
                .map(id -> List.of(all.stream()
                        .filter(master -> master.id().value() == id)
                        .findFirst()
                        .orElseThrow(() -> new ApiError(ErrorCode.MASTER_001))))
                .orElse(all);
        return Answer.ok(new ScheduleView(
                salon.id().value(),
                salon.zone().getId(),
                from,
                until,
                schedules(salon, shown, from, until),
                schedules.closedDays(salon.id(), from, until).stream()
                        .map(ClosedDayView::of)
                        .toList()));
    }

    private List<MasterSchedule> schedules(Salon salon, List<Master> some, LocalDate from, LocalDate until) {
        var working =
                schedules.working(salon.id(), some.stream().map(Master::id).toList(), from, until);
        return some.stream()
                .map(master -> new MasterSchedule(
                        master.id().value(),
                        master.name(),
                        ScheduleViews.week(working.get(master.id()).week()),
                        working.get(master.id()).exceptions().entrySet().stream()
                                // the day before is read too, for what goes on after midnight
                                .filter(exception -> !exception.getKey().isBefore(from))
                                .map(exception -> new ExceptionView(
                                        exception.getKey(),
                                        exception.getValue().stream()
                                                .map(HoursView::of)
                                                .toList()))
                                .toList()))
                .toList();
    }

    private Answer week(Call call) {
        var body = call.body(Week.class);
        var salon = salon(call, Permission.SCHEDULES_WRITE, body.salonId());
        var master = master(salon, body.masterId());
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        var form = new Form();
        for (int i = 0; i < body.week().size(); i++) {
            var line = body.week().get(i);
            var hours = week.computeIfAbsent(line.weekday(), day -> new ArrayList<>());
            add(hours, new HoursView(line.begins(), line.ends()), "week[" + i + "]", form);
        }
        form.end();
        if (!schedules.setWeek(salon.id(), master.id(), week, call.principal().staff())) {
            throw new ApiError(ErrorCode.MASTER_001);
        }
        var today = LocalDate.ofInstant(clock.instant(), salon.zone());
        return Answer.ok(schedules(salon, List.of(master), today, today.plusDays(USUAL_DAYS - 1))
                .getFirst());
    }

    private Answer except(Call call) {
        var body = call.body(DayException.class);
        var salon = salon(call, Permission.SCHEDULES_WRITE, body.salonId());
        var master = master(salon, body.masterId());
        day("day", body.day());
        var form = new Form();
        var hours = body.hours().map(given -> {
            var all = new ArrayList<Hours>();
            for (int i = 0; i < given.size(); i++) {
                add(all, given.get(i), "hours[" + i + "]", form);
            }
            return (List<Hours>) all;
        });
        form.end();
        if (!schedules.setException(
                salon.id(), master.id(), body.day(), hours, call.principal().staff())) {
            throw new ApiError(ErrorCode.MASTER_001);
        }
        return Answer.nothing();
    }

    private Answer close(Call call) {
        var body = call.body(NewClosedDay.class);
        var salon = salon(call, Permission.SCHEDULES_WRITE, body.salonId());
        day("day", body.day());
        schedules.close(
                salon.id(),
                body.day(),
                Form.told(body.reason()),
                call.principal().staff());
        return Answer.nothing();
    }

    private Answer open(Call call) {
        var query = call.query(ClosedDayQuery.class);
        var salon = salon(call, Permission.SCHEDULES_WRITE, query.salonId());
        day("day", query.day());
        schedules.open(salon.id(), query.day(), call.principal().staff());
        return Answer.nothing();
    }

    private static void add(List<Hours> all, HoursView given, String place, Form form) {
        var hours = given.hours();
        if (all.stream().anyMatch(other -> other.begins() < hours.ends() && hours.begins() < other.ends())) {
            form.bad(place, "twice");
        }
        all.add(hours);
    }

    private static void day(String field, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw ApiError.invalid(field, day.isBefore(FIRST) ? "too_small" : "too_large");
        }
    }

    /** Who performs nothing there has no schedule there. */
    private Master master(Salon salon, long id) {
        return Optional.of(id)
                .flatMap(wanted -> masters.find(new StaffId(wanted)))
                .filter(master -> master.business().equals(salon.business())
                        && master.performs().stream()
                                .anyMatch(one -> one.salon().equals(salon.id())))
                .orElseThrow(() -> new ApiError(ErrorCode.MASTER_001));
    }

    private Salon salon(Call call, Permission permission, long given) {
        var id = new SalonId(given);
        return salons.find(id)
                .filter(salon -> salon.business().equals(call.principal().business())
                        && call.principal().may(permission, id))
                .orElseThrow(() -> new ApiError(ErrorCode.SALON_001));
    }
}
