package dvorik.adminapi.master;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Overtaken;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.Words;
import dvorik.adminapi.master.MasterViews.CalendarState;
import dvorik.adminapi.master.MasterViews.CalendarView;
import dvorik.adminapi.master.MasterViews.MasterChange;
import dvorik.adminapi.master.MasterViews.MasterView;
import dvorik.adminapi.master.MasterViews.NewMaster;
import dvorik.adminapi.master.MasterViews.Performs;
import dvorik.adminapi.master.MasterViews.Query;
import dvorik.core.access.Permission;
import dvorik.core.access.Principal;
import dvorik.core.booking.Calendars;
import dvorik.core.id.MediaFileId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.service.Master;
import dvorik.core.service.Master.Performed;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.MasterDirectory.Wish;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.staff.StaffRecords;
import dvorik.core.template.MediaFiles;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Members of staff who perform services. */
public final class MasterRoutes {
    private static final String TAG = "masters";
    private static final String BASE = "/api/v1/masters";
    private static final int FIVE = 5;

    private final MasterDirectory masters;
    private final ServiceCatalog catalog;
    private final StaffRecords staff;
    private final MediaFiles media;
    private final Calendars calendars;
    private final Currency currency;
    private final MasterSight sight;

    public MasterRoutes(
            MasterDirectory masters,
            ServiceCatalog catalog,
            StaffRecords staff,
            MediaFiles media,
            Calendars calendars,
            Currency currency) {
        this.masters = masters;
        this.catalog = catalog;
        this.staff = staff;
        this.media = media;
        this.calendars = calendars;
        this.currency = currency;
        this.sight = new MasterSight(masters, staff);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Masters, by name; people of some salons see those who perform there")
                        .needs(Permission.SERVICES_READ)
                        .query(Query.class)
                        .answersPageOf(MasterView.class)
                        .by(this::list),
                Operation.post(BASE, TAG, "Make a member of staff a master")
                        .needs(Permission.MASTERS_WRITE)
                        .body(NewMaster.class)
                        .answers(201, MasterView.class)
                        .creates()
                        .refuses(ErrorCode.STAFF_001, ErrorCode.MASTER_002)
                        .by(this::create),
                Operation.get(BASE + "/{id}", TAG, "A master")
                        .needs(Permission.SERVICES_READ)
                        .answers(200, MasterView.class)
                        .versioned()
                        .refuses(ErrorCode.MASTER_001)
                        .by(call -> answer(sight.get(call.principal(), Permission.SERVICES_READ, id(call)))),
                Operation.patch(BASE + "/{id}", TAG, "Change what is said of a master")
                        .needs(Permission.MASTERS_WRITE)
                        .body(MasterChange.class)
                        .answers(200, MasterView.class)
                        .refuses(ErrorCode.MASTER_001)
                        .by(this::change),
                Operation.post(BASE + "/{id}/services", TAG, "Say what a master performs in a salon, all at once")
                        .needs(Permission.MASTERS_WRITE)
                        .body(Performs.class)
                        .answers(200, MasterView.class)
                        .versioned()
                        .refuses(ErrorCode.MASTER_001, ErrorCode.SALON_001)
                        .by(this::perform),
                Operation.get(BASE + "/{id}/calendar", TAG, "Whether a calendar can be read by other programs")
                        .needs(Permission.TIME_OFF)
                        .answers(200, CalendarState.class)
                        .refuses(ErrorCode.MASTER_001)
                        .by(call -> Answer.ok(new CalendarState(calendars.has(ofCalendar(call))))),
                Operation.post(
                                BASE + "/{id}/calendar",
                                TAG,
                                "Make a secret address of a master's calendar (ICS); the one before works no longer")
                        .needs(Permission.TIME_OFF)
                        .answers(201, CalendarView.class)
                        .refuses(ErrorCode.MASTER_001)
                        .by(this::issue),
                Operation.delete(BASE + "/{id}/calendar", TAG, "The address of the calendar works no longer")
                        .needs(Permission.TIME_OFF)
                        .answersNothing()
                        .refuses(ErrorCode.MASTER_001)
                        .by(this::revoke));
    }

    private Answer list(Call call) {
        var caller = call.principal();
        var query = call.query(Query.class);
        var own = caller.salons(Permission.SERVICES_READ);
        return Answer.ok(Page.all(masters.list(caller.business()).stream()
                .filter(master -> master.id().equals(caller.staff()) || MasterSight.performsIn(master, own))
                .filter(master -> performs(master, query))
                .map(MasterView::of)
                .toList()));
    }

    private static boolean performs(Master master, Query query) {
        return query.salonId().isEmpty() && query.serviceId().isEmpty()
                || master.performs().stream()
                        .anyMatch(one -> query.salonId()
                                        .map(salon -> one.salon().value() == salon)
                                        .orElse(true)
                                && query.serviceId()
                                        .map(service -> one.service().value() == service)
                                        .orElse(true));
    }

    private Answer create(Call call) {
        var caller = call.principal();
        var wish = call.body(NewMaster.class);
        var id = new StaffId(wish.staffId());
        if (caller.salons(Permission.MASTERS_WRITE).isPresent()
                && staff.find(caller.member(), id).isEmpty()) {
            throw new ApiError(ErrorCode.STAFF_001);
        }
        var about = Words.of(wish.aboutRu(), wish.aboutUz(), wish.aboutEn());
        var made = masters.save(
                caller.business(),
                id,
                new Wish(
                        about,
                        photo(caller, wish.photoId()),
                        wish.listed().orElse(true),
                        wish.seats().orElse(1)),
                caller.staff(),
                version -> {
                    if (version != 0) {
                        throw new ApiError(ErrorCode.MASTER_002);
                    }
                });
        return made.map(master -> Answer.created(MasterView.of(master)).version(master.version()))
                .orElseThrow(() -> new ApiError(ErrorCode.STAFF_001));
    }

    private Answer change(Call call) {
        var caller = call.principal();
        var changed = Overtaken.repeated(() -> {
            var before = sight.get(caller, Permission.MASTERS_WRITE, id(call));
            var body = call.body(MasterChange.class);
            var form = new Form();
            var wish = new Wish(
                    Words.changed(before.about(), body.aboutRu(), body.aboutUz(), body.aboutEn()),
                    body.photoId() == null ? before.photo() : photo(caller, body.photoId()),
                    form.kept("listed", body.listed(), before.listed()),
                    form.kept("seats", body.seats(), before.seats()));
            form.end();
            return masters.save(caller.business(), before.id(), wish, caller.staff(), version -> {
                call.expectVersion(version);
                Overtaken.check(before.version(), version);
            });
        });
        return answer(changed.orElseThrow(() -> new ApiError(ErrorCode.MASTER_001)));
    }

    private Answer perform(Call call) {
        var caller = call.principal();
        var master = sight.get(caller, Permission.MASTERS_WRITE, id(call));
        var body = call.body(Performs.class);
        var salon = new SalonId(body.salonId());
        if (!caller.may(Permission.MASTERS_WRITE, salon)) {
            throw new ApiError(ErrorCode.SALON_001);
        }
        var services = catalog.list(caller.business());
        var form = new Form();
        var seen = new HashSet<Long>();
        var performs = new java.util.ArrayList<Performed>();
        for (int i = 0; i < body.services().size(); i++) {
            var one = body.services().get(i);
            var place = "services[" + i + "]";
            var service = services.stream()
                    .filter(known -> known.id().value() == one.serviceId() && known.isGivenIn(salon))
                    .findFirst();
            if (service.isEmpty()) {
                form.bad(place + ".service_id", "not_one_of");
            } else if (!seen.add(one.serviceId())) {
                form.bad(place + ".service_id", "twice");
            } else {
                one.duration().ifPresent(minutes -> form.multiple(place + ".duration", minutes, FIVE));
                performs.add(new Performed(
                        salon,
                        service.get().id(),
                        one.price().map(minor -> new Money(minor, currency)),
                        one.duration()));
            }
        }
        form.end();
        return masters.perform(caller.business(), master.id(), salon, performs, caller.staff(), call::expectVersion)
                .map(MasterRoutes::answer)
                .orElseThrow(() -> new ApiError(ErrorCode.MASTER_001));
    }

    private Answer issue(Call call) {
        return Answer.created(new CalendarView(CalendarFeed.path(
                calendars.issue(ofCalendar(call), call.principal().staff()))));
    }

    private Answer revoke(Call call) {
        calendars.revoke(ofCalendar(call), call.principal().staff());
        return Answer.nothing();
    }

    /** One's own, or that of somebody whose schedule one may write. */
    private StaffId ofCalendar(Call call) {
        var caller = call.principal();
        var id = id(call);
        if (caller.staff().equals(id) && !(caller instanceof Principal.Program)) {
            return sight.get(caller, Permission.TIME_OFF, id).id();
        }
        if (!caller.may(Permission.SCHEDULES_WRITE)) {
            throw new ApiError(ErrorCode.MASTER_001);
        }
        return sight.get(caller, Permission.SCHEDULES_WRITE, id).id();
    }

    private Optional<MediaFileId> photo(Principal caller, Optional<Long> given) {
        var photo = given.map(MediaFileId::new);
        boolean unknown = photo.isPresent()
                && media.find(photo.get())
                        .filter(file -> file.business().equals(caller.business()))
                        .filter(file -> file.mediaType().startsWith("image/"))
                        .isEmpty();
        if (unknown) {
            throw ApiError.invalid("photo_id", "not_one_of");
        }
        return photo;
    }

    private static StaffId id(Call call) {
        return new StaffId(call.id("id", ErrorCode.MASTER_001));
    }

    private static Answer answer(Master master) {
        return Answer.ok(MasterView.of(master)).version(master.version());
    }
}
