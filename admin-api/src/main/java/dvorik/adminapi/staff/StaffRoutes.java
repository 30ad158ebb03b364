package dvorik.adminapi.staff;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.staff.StaffViews.RoleGiven;
import dvorik.adminapi.staff.StaffViews.StaffView;
import dvorik.core.access.Permission;
import dvorik.core.access.Principal;
import dvorik.core.access.SignInService;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.StaffMember.Grant;
import dvorik.core.staff.StaffRecords;
import dvorik.core.staff.StaffService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** People who work here: listed, made, changed, invited. */
public final class StaffRoutes {
    private static final String TAG = "staff";
    private static final String BASE = "/api/v1/staff";

    private final StaffRecords records;
    private final StaffService staff;
    private final SalonService salons;
    private final UnaryOperator<String> invitationLink;
    private final Clock clock;

    /** @param invitationLink of a token */
    public StaffRoutes(
            StaffRecords records,
            StaffService staff,
            SalonService salons,
            UnaryOperator<String> invitationLink,
            Clock clock) {
        this.records = records;
        this.staff = staff;
        this.salons = salons;
        this.invitationLink = invitationLink;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "People who work here; a manager sees those of the own salons")
                        .needs(Permission.STAFF_READ)
                        .answersPageOf(StaffView.class)
                        .by(this::list),
                Operation.post(BASE, TAG, "Make a person without an invitation")
                        .needs(Permission.STAFF_WRITE)
                        .body(StaffViews.NewStaff.class)
                        .answers(201, StaffView.class)
                        .refuses(ErrorCode.STAFF_002)
                        .creates()
                        .by(this::create),
                Operation.patch(BASE + "/{id}", TAG, "Change a person; managers suspend and bring back only")
                        .needs(Permission.STAFF_LEAD)
                        .body(StaffViews.StaffChange.class)
                        .answers(200, StaffView.class)
                        .refuses(ErrorCode.STAFF_001, ErrorCode.STAFF_002, ErrorCode.STAFF_003)
                        .by(this::change),
                Operation.post(BASE + "/invitations", TAG, "Make a one-time link that lets somebody in")
                        .needs(Permission.STAFF_LEAD)
                        .body(StaffViews.NewInvitation.class)
                        .answers(201, StaffViews.Invitation.class)
                        .by(this::invite));
    }

    private Answer list(Call call) {
        return Answer.ok(Page.all(
                records.list(seer(call.principal())).stream().map(StaffView::of).toList()));
    }

    private Answer create(Call call) {
        var wish = call.body(StaffViews.NewStaff.class);
        var bad = new ArrayList<BadField>();
        var roles = grants(call.principal(), wish.roles(), bad);
        if (wish.telegramId().isEmpty() && wish.email().isEmpty()) {
            bad.add(new BadField("telegram_id", "required", null));
        }
        if (wish.name().isBlank()) {
            bad.add(new BadField("name", "too_short", null));
        }
        refuse(bad);
        var person = new StaffRecords.NewPerson(
                wish.name().strip(),
                wish.language(),
                wish.telegramId(),
                wish.email().map(SignInService::normal),
                roles);
        var made = person(records.create(call.principal().member(), person));
        return Answer.created(StaffView.of(made)).version(made.version());
    }

    private Answer change(Call call) {
        var id = new StaffId(call.id("id", ErrorCode.STAFF_001));
        var wish = call.body(StaffViews.StaffChange.class);
        var principal = call.principal();
        boolean onlySuspends = wish.name() == null && wish.email() == null && wish.roles() == null;
        if (!onlySuspends && !principal.may(Permission.STAFF_WRITE)) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
        var bad = new ArrayList<BadField>();
        var roles = wish.roles() == null ? null : grants(principal, wish.roles().orElse(List.of()), bad);
        if (roles != null && roles.isEmpty()) {
            bad.add(new BadField("roles", "required", null));
        }
        if (wish.name() != null && wish.name().filter(name -> !name.isBlank()).isEmpty()) {
            bad.add(new BadField("name", "required", null));
        }
        refuse(bad);
        var edit = new StaffRecords.Edit(
                wish.name() == null ? null : wish.name().orElseThrow().strip(),
                wish.email() == null ? null : wish.email().map(SignInService::normal),
                wish.suspended() == null ? null : wish.suspended().orElse(false),
                roles);
        var changed = person(records.change(principal.member(), id, edit, call::expectVersion));
        return Answer.ok(StaffView.of(changed)).version(changed.version());
    }

    private Answer invite(Call call) {
        var wish = call.body(StaffViews.NewInvitation.class);
        var principal = call.principal();
        var bad = new ArrayList<BadField>();
        var role = grants(principal, List.of(new RoleGiven(wish.role(), wish.salonId())), bad);
        if (!bad.isEmpty()) {
            throw ApiError.invalid("salon_id", bad.getFirst().problem());
        }
        var grant = role.iterator().next();
        if (!principal.member().mayInvite(grant.role(), grant.salon())) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
        // each call is one of its own: request ids are the caller's and may repeat
        var token = staff.invite(principal.member(), grant.role(), grant.salon(), "api:" + UUID.randomUUID());
        return Answer.created(new StaffViews.Invitation(
                invitationLink.apply(token), clock.instant().plus(StaffService.INVITATION_LIFE)));
    }

    /** Those who may read all of the staff see them as an owner does. */
    private static dvorik.core.staff.StaffMember seer(Principal principal) {
        var member = principal.member();
        if (principal.salons(Permission.STAFF_READ).isPresent()) {
            return member;
        }
        var everywhere = List.of(new Grant(dvorik.core.staff.Role.OWNER, null));
        return new dvorik.core.staff.StaffMember(
                member.id(), member.business(), member.name(), member.language(), everywhere, everywhere);
    }

    private Set<Grant> grants(Principal principal, List<RoleGiven> wanted, List<BadField> bad) {
        var grants = new HashSet<Grant>();
        for (int i = 0; i < wanted.size(); i++) {
            var wish = wanted.get(i);
            var field = "roles[" + i + "].salon_id";
            var salon = salon(principal, wish.salonId());
            if (wish.role().needsSalon() && wish.salonId().isEmpty()) {
                bad.add(new BadField(field, "required", null));
            } else if (!wish.role().needsSalon() && wish.salonId().isPresent()) {
                bad.add(new BadField(field, "unknown", null));
            } else if (wish.salonId().isPresent() && salon.isEmpty()) {
                bad.add(new BadField(field, "not_found", null));
            } else {
                grants.add(new Grant(wish.role(), salon.orElse(null)));
            }
        }
        return grants;
    }

    private Optional<SalonId> salon(Principal principal, Optional<Long> id) {
        return id.map(SalonId::new)
                .flatMap(salons::find)
                .filter(salon -> salon.business().equals(principal.business()))
                .map(salon -> salon.id());
    }

    private static void refuse(List<BadField> bad) {
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
    }

    private static StaffRecords.Person person(StaffRecords.Result result) {
        return switch (result) {
            case StaffRecords.Result.Done(var person) -> person;
            case StaffRecords.Result.Taken() -> throw new ApiError(ErrorCode.STAFF_002);
            case StaffRecords.Result.NotPossible() -> throw new ApiError(ErrorCode.STAFF_003);
            case StaffRecords.Result.Unknown() -> throw new ApiError(ErrorCode.STAFF_001);
        };
    }
}
