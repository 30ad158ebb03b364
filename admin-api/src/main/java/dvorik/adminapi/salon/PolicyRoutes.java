package dvorik.adminapi.salon;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Overtaken;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.access.Permission;
import dvorik.core.id.SalonId;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.salon.BookingPolicy.Buffers;
import dvorik.core.salon.BookingPolicy.LateCancel;
import dvorik.core.salon.SalonService;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rules of booking of salons. A booking keeps those it was made under. */
public final class PolicyRoutes {
    private static final String PATH = "/api/v1/salons/{id}/policy";
    private static final int MONTH_OF_MINUTES = 43_200;
    private static final int MONTH_OF_HOURS = 720;
    private static final int YEAR = 365;
    private static final int TWO_HOURS = 120;
    private static final int MANY = 100;
    private final BookingPolicies policies;
    private final SalonService salons;

    public PolicyRoutes(BookingPolicies policies, SalonService salons) {
        this.policies = policies;
        this.salons = salons;
    }

    @SchemaName("BookingPolicy")
    record PolicyView(
            long salonId,
            @Doc("Customers book no later than so long before") long minNoticeMinutes,
            @Doc("And at most so many days ahead, today being 0") int horizonDays,
            @Doc("Until so long before the visit cancelling is free") long freeCancelHours,
            @Doc("And customers may move it") long rescheduleHours,
            @Doc("How long a chosen time waits for the customer") long holdMinutes,
            @Doc("What customers book waits for the salon to confirm it") boolean confirmation,
            @Doc("Bookings that a customer may have open in the salon") int maxOpen,
            @Doc("add: buffers of neighbours lie side by side; overlap: one may lie in the other") Buffers buffers,
            @Doc("Only times are offered that leave no useless gap, as far as there are such") boolean noHoles,
            @Doc("What happens to a customer who cancels later than that") LateCancel lateCancel,
            int version) {
        static PolicyView of(BookingPolicy policy) {
            return new PolicyView(
                    policy.salon().value(),
                    policy.minNotice().toMinutes(),
                    policy.horizonDays(),
                    policy.freeCancel().toHours(),
                    policy.reschedule().toHours(),
                    policy.hold().toMinutes(),
                    policy.confirmation(),
                    policy.maxOpen(),
                    policy.buffers(),
                    policy.noHoles(),
                    policy.lateCancel(),
                    Math.toIntExact(policy.id()));
        }
    }

    record PolicyChange(
            @Min(0) @Max(MONTH_OF_MINUTES) Optional<Integer> minNoticeMinutes,
            @Min(1) @Max(YEAR) Optional<Integer> horizonDays,
            @Min(0) @Max(MONTH_OF_HOURS) Optional<Integer> freeCancelHours,
            @Min(0) @Max(MONTH_OF_HOURS) Optional<Integer> rescheduleHours,
            @Min(1) @Max(TWO_HOURS) Optional<Integer> holdMinutes,
            Optional<Boolean> confirmation,
            @Min(1) @Max(MANY) Optional<Integer> maxOpen,
            Optional<Buffers> buffers,
            Optional<Boolean> noHoles,
            Optional<LateCancel> lateCancel) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(PATH, "salons", "The rules of booking of a salon")
                        .needs(Permission.SALONS_READ)
                        .answers(200, PolicyView.class)
                        .versioned()
                        .refuses(ErrorCode.SALON_001)
                        .by(call -> answer(policies.current(salon(call, Permission.SALONS_READ)))),
                Operation.patch(PATH, "salons", "Change them, for what is booked from then on")
                        .needs(Permission.SALONS_WRITE)
                        .body(PolicyChange.class)
                        .answers(200, PolicyView.class)
                        .refuses(ErrorCode.SALON_001)
                        .by(this::change));
    }

    private Answer change(Call call) {
        var salon = salon(call, Permission.SALONS_WRITE);
        return answer(Overtaken.repeated(() -> {
            var before = policies.current(salon);
            return policies.change(
                    changed(before, call.body(PolicyChange.class)),
                    call.principal().staff(),
                    id -> {
                        call.expectVersion(Math.toIntExact(id));
                        Overtaken.check(before.id(), id);
                    });
        }));
    }

    private static BookingPolicy changed(BookingPolicy now, PolicyChange body) {
        var form = new Form();
        var policy = new BookingPolicy(
                now.id(),
                now.salon(),
                minutes(form.kept("min_notice_minutes", body.minNoticeMinutes(), (int)
                        now.minNotice().toMinutes())),
                form.kept("horizon_days", body.horizonDays(), now.horizonDays()),
                hours(form.kept("free_cancel_hours", body.freeCancelHours(), (int)
                        now.freeCancel().toHours())),
                hours(form.kept("reschedule_hours", body.rescheduleHours(), (int)
                        now.reschedule().toHours())),
                minutes(form.kept(
                        "hold_minutes", body.holdMinutes(), (int) now.hold().toMinutes())),
                form.kept("confirmation", body.confirmation(), now.confirmation()),
                form.kept("max_open", body.maxOpen(), now.maxOpen()),
                form.kept("buffers", body.buffers(), now.buffers()),
                form.kept("no_holes", body.noHoles(), now.noHoles()),
                form.kept("late_cancel", body.lateCancel(), now.lateCancel()));
        form.end();
        return policy;
    }

    private static Duration minutes(int number) {
        return Duration.ofMinutes(number);
    }

    private static Duration hours(int number) {
        return Duration.ofHours(number);
    }

    private SalonId salon(Call call, Permission permission) {
        var id = new SalonId(call.id("id", ErrorCode.SALON_001));
        return salons.find(id)
                .filter(salon -> salon.business().equals(call.principal().business())
                        && call.principal().may(permission, id))
                .orElseThrow(() -> new ApiError(ErrorCode.SALON_001))
                .id();
    }

    private static Answer answer(BookingPolicy policy) {
        return Answer.ok(PolicyView.of(policy)).version(Math.toIntExact(policy.id()));
    }
}
