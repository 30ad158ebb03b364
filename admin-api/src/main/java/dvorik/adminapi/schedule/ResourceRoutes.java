package dvorik.adminapi.schedule;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Overtaken;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.access.Permission;
import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Room;
import dvorik.core.schedule.Rooms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Rooms and chairs that visits take. */
public final class ResourceRoutes {
    private static final String BASE = "/api/v1/schedules/resources";
    private static final int LONGEST_NAME = 120;
    private static final int MOST_SEATS = 100;
    private final Rooms rooms;
    private final SalonService salons;

    public ResourceRoutes(Rooms rooms, SalonService salons) {
        this.rooms = rooms;
        this.salons = salons;
    }

    record Query(@Min(1) long salonId) {}

    @SchemaName("Resource")
    record ResourceView(
            long id,
            long salonId,
            Room.Kind kind,
            String name,
            @Doc("How many visits at once") int seats,
            int version) {
        static ResourceView of(Room room) {
            return new ResourceView(
                    room.id().value(), room.salon().value(), room.kind(), room.name(), room.seats(), room.version());
        }
    }

    record NewResource(
            @Min(1) long salonId,
            Room.Kind kind,
            @Size(min = 1, max = LONGEST_NAME) String name,
            @Doc("1 where left out") @Min(1) @Max(MOST_SEATS) Optional<Integer> seats) {}

    record ResourceChange(
            @Size(min = 1, max = LONGEST_NAME) Optional<String> name,
            @Min(1) @Max(MOST_SEATS) Optional<Integer> seats) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, ScheduleRoutes.TAG, "Rooms and chairs of a salon")
                        .needs(Permission.SCHEDULES_READ)
                        .query(Query.class)
                        .answersPageOf(ResourceView.class)
                        .refuses(ErrorCode.SALON_001)
                        .by(this::list),
                Operation.post(BASE, ScheduleRoutes.TAG, "Add a room or chair")
                        .needs(Permission.SCHEDULES_WRITE)
                        .body(NewResource.class)
                        .answers(201, ResourceView.class)
                        .creates()
                        .refuses(ErrorCode.SALON_001)
                        .by(this::create),
                Operation.patch(BASE + "/{id}", ScheduleRoutes.TAG, "Change a room or chair")
                        .needs(Permission.SCHEDULES_WRITE)
                        .body(ResourceChange.class)
                        .answers(200, ResourceView.class)
                        .refuses(ErrorCode.RESOURCE_001)
                        .by(this::change),
                Operation.delete(BASE + "/{id}", ScheduleRoutes.TAG, "Take a room or chair away; what is booked stays")
                        .needs(Permission.SCHEDULES_WRITE)
                        .answersNothing()
                        .refuses(ErrorCode.RESOURCE_001)
                        .by(this::delete));
    }

    private Answer list(Call call) {
        var salon =
                salon(call, Permission.SCHEDULES_READ, call.query(Query.class).salonId());
        return Answer.ok(
                Page.all(rooms.list(salon).stream().map(ResourceView::of).toList()));
    }

    private Answer create(Call call) {
        var body = call.body(NewResource.class);
        var salon = salon(call, Permission.SCHEDULES_WRITE, body.salonId());
        var form = new Form();
        var name = form.named("name", body.name());
        form.end();
        var made = rooms.create(
                salon,
                body.kind(),
                name,
                body.seats().orElse(1),
                call.principal().staff());
        return Answer.created(ResourceView.of(made)).version(made.version());
    }

    private Answer change(Call call) {
        var body = call.body(ResourceChange.class);
        var changed = Overtaken.repeated(() -> {
            var before = find(call);
            var form = new Form();
            var name = form.named("name", form.kept("name", body.name(), before.name()));
            int seats = form.kept("seats", body.seats(), before.seats());
            form.end();
            return rooms.change(
                    before.salon(), before.id(), name, seats, call.principal().staff(), version -> {
                        call.expectVersion(version);
                        Overtaken.check(before.version(), version);
                    });
        });
        return changed.map(room -> Answer.ok(ResourceView.of(room)).version(room.version()))
                .orElseThrow(() -> new ApiError(ErrorCode.RESOURCE_001));
    }

    private Answer delete(Call call) {
        var room = find(call);
        if (!rooms.delete(room.salon(), room.id(), call.principal().staff())) {
            throw new ApiError(ErrorCode.RESOURCE_001);
        }
        return Answer.nothing();
    }

    private Room find(Call call) {
        return rooms.find(new ResourceId(call.id("id", ErrorCode.RESOURCE_001)))
                .filter(room -> reaches(call, Permission.SCHEDULES_WRITE, room.salon()))
                .orElseThrow(() -> new ApiError(ErrorCode.RESOURCE_001));
    }

    private SalonId salon(Call call, Permission permission, long given) {
        var id = new SalonId(given);
        if (!reaches(call, permission, id)) {
            throw new ApiError(ErrorCode.SALON_001);
        }
        return id;
    }

    private boolean reaches(Call call, Permission permission, SalonId id) {
        return call.principal().may(permission, id)
                && salons.find(id)
                        .filter(salon ->
                                salon.business().equals(call.principal().business()))
                        .isPresent();
    }
}
