package dvorik.core.staff;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.InvitationId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.staff.Colleague.HeldRole;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What those who lead do with the team; {@link TeamRights} says who may do what. */
public final class TeamService {
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final StaffRepository staff = new StaffRepository();
    private final TeamRepository team = new TeamRepository();
    private final InvitationRepository invitations = new InvitationRepository();

    public TeamService(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** A change of one colleague, inside the transaction and behind the locks. */
    private interface Change {
        TeamChange make(DSLContext tx, TeamRights rights, Colleague person);
    }

    /** @return everybody in the member's reach, suspended ones included, by name */
    public List<Colleague> list(StaffMember by) {
        var rights = new TeamRights(by);
        return team.findAll(db, by.business()).stream().filter(rights::sees).toList();
    }

    /** @return empty when gone or out of reach */
    public Optional<Colleague> find(StaffMember by, StaffId id) {
        return team.find(db, id).filter(new TeamRights(by)::sees);
    }

    /**
     * Somebody who leads.
     *
     * @param salon null: an owner, who leads everywhere
     */
    public record Leader(StaffId id, long telegramId, SalonId salon) {
        public boolean isOwner() {
            return salon == null;
        }
    }

    /** @return owners with Telegram who are not suspended */
    public List<StaffId> owners(DSLContext context, BusinessId business) {
        return leaders(context, business).stream()
                .filter(Leader::isOwner)
                .map(Leader::id)
                .distinct()
                .toList();
    }

    /** @return owners and managers with Telegram who are not suspended, one for each of these roles */
    public List<Leader> leaders(DSLContext context, BusinessId business) {
        return team.findLeaders(context, business);
    }

    /** @return all roles that the member holds, with the ids by which one is chosen */
    public List<HeldRole> rolesOf(StaffMember member) {
        return team.find(db, member.id()).map(Colleague::roles).orElse(List.of());
    }

    /**
     * Works in one of the own roles from now on.
     *
     * @param role null: in all at once
     * @return false when the member does not hold it
     */
    public boolean actAs(StaffMember member, Long role) {
        if (role != null && rolesOf(member).stream().noneMatch(held -> held.id() == role)) {
            return false;
        }
        staff.updateActing(db, member.id(), role);
        return true;
    }

    /** The person is out at the next tap, until brought back. What the person invited to is withdrawn. */
    public TeamChange suspend(StaffMember by, StaffId id) {
        return change(by, id, (tx, rights, person) -> {
            if (!rights.maySuspend(person)) {
                return new TeamChange.NotAllowed();
            }
            if (isLastOwner(tx, person)) {
                return new TeamChange.LastOwner(person);
            }
            if (team.suspend(tx, id, clock.instant())) {
                invitations.revokeAllBy(tx, id, clock.instant());
                record(tx, by, "staff.suspend", id, null, Map.of());
            }
            return now(tx, id);
        });
    }

    public TeamChange bringBack(StaffMember by, StaffId id) {
        return change(by, id, (tx, rights, person) -> {
            if (!rights.maySuspend(person)) {
                return new TeamChange.NotAllowed();
            }
            if (team.suspend(tx, id, null)) {
                record(tx, by, "staff.bring-back", id, null, Map.of());
            }
            return now(tx, id);
        });
    }

    /**
     * Takes a role away; with the last one the person leaves the team.
     *
     * @param role id of a {@link HeldRole}
     */
    public TeamChange takeRole(StaffMember by, StaffId id, long role) {
        return change(by, id, (tx, rights, person) -> {
            var held = person.roles().stream().filter(r -> r.id() == role).findFirst();
            if (held.isEmpty()) {
                return new TeamChange.Done(person);
            }
            if (!rights.mayTake(person, held.get())) {
                return new TeamChange.NotAllowed();
            }
            if (held.get().role() == Role.OWNER && isLastOwner(tx, person)) {
                return new TeamChange.LastOwner(person);
            }
            if (person.roles().size() == 1) {
                return removed(tx, by, person);
            }
            team.removeRole(tx, role, clock.instant());
            if (!held.get().role().isLed()) {
                // nobody comes in by the word of one who no longer leads
                invitations.revokeAllBy(tx, id, clock.instant());
            }
            var facts = Map.<String, Object>of("role", held.get().role().code());
            record(tx, by, "staff.revoke", id, held.get().salon(), facts);
            return now(tx, id);
        });
    }

    /** The person no longer works here and is out at the next tap; a new invitation would begin anew. */
    public TeamChange remove(StaffMember by, StaffId id) {
        return change(by, id, (tx, rights, person) -> {
            if (!rights.mayRemove(person)) {
                return new TeamChange.NotAllowed();
            }
            return isLastOwner(tx, person) ? new TeamChange.LastOwner(person) : removed(tx, by, person);
        });
    }

    /** @return those that the member may withdraw, oldest first */
    public List<OpenInvitation> openInvitations(StaffMember by) {
        return invitations.findOpen(db, by.business(), clock.instant()).stream()
                .filter(new TeamRights(by)::mayWithdraw)
                .toList();
    }

    /** @return false when it is no longer open, or out of reach */
    public boolean withdraw(StaffMember by, InvitationId id) {
        var open = openInvitations(by).stream().filter(i -> i.id().equals(id)).findFirst();
        return open.isPresent()
                && Transactions.repeated(db, tx -> {
                    if (!invitations.revoke(tx, id, clock.instant())) {
                        return false;
                    }
                    var facts = Map.<String, Object>of("role", open.get().role().code());
                    audit.record(
                            tx,
                            by.id(),
                            new Act(
                                    "staff.withdraw",
                                    "invitation",
                                    id.value(),
                                    open.get().salon(),
                                    "done",
                                    facts));
                    return true;
                });
    }

    /** Rights are looked at behind the locks: two who remove each other at once do not both succeed. */
    private TeamChange change(StaffMember by, StaffId id, Change change) {
        return Transactions.repeated(db, tx -> {
            team.lock(tx, by.business(), by.id(), id);
            var leader = staff.findActive(tx, by.id()).map(StaffMember::inAllRoles);
            var person = team.find(tx, id);
            if (leader.isEmpty() || person.isEmpty()) {
                return new TeamChange.NotAllowed();
            }
            var rights = new TeamRights(leader.get());
            return rights.sees(person.get()) ? change.make(tx, rights, person.get()) : new TeamChange.NotAllowed();
        });
    }

    private boolean isLastOwner(DSLContext tx, Colleague person) {
        return person.roles().stream().anyMatch(role -> role.role() == Role.OWNER)
                && !team.hasOtherOwner(tx, person.business(), person.id());
    }

    private TeamChange removed(DSLContext tx, StaffMember by, Colleague person) {
        var at = clock.instant();
        team.removeAllRoles(tx, person.id(), at);
        team.remove(tx, person.id(), at);
        invitations.revokeAllBy(tx, person.id(), at);
        record(tx, by, "staff.remove", person.id(), null, Map.of());
        return new TeamChange.Done(person);
    }

    private TeamChange now(DSLContext tx, StaffId id) {
        return new TeamChange.Done(team.find(tx, id).orElseThrow());
    }

    private void record(
            DSLContext tx, StaffMember by, String action, StaffId person, SalonId salon, Map<String, Object> facts) {
        audit.record(tx, by.id(), new Act(action, "staff", person.value(), salon, "done", facts));
    }
}
