package dvorik.core.staff;

import dvorik.core.staff.Colleague.HeldRole;

/**
 * What one who leads may do with a colleague: an owner everything, except lock himself out; the manager of a salon lets
 * its cashiers and masters go, and suspends those of them who work nowhere else.
 */
public record TeamRights(StaffMember by) {

    public boolean sees(Colleague colleague) {
        return colleague.business().equals(by.business())
                && colleague.roles().stream().anyMatch(role -> by.is(Role.OWNER) || leadsIn(role));
    }

    /** Suspend, and bring back. */
    public boolean maySuspend(Colleague colleague) {
        return !isMyself(colleague) && maySend(colleague);
    }

    /** Remove from the team. */
    public boolean mayRemove(Colleague colleague) {
        return maySend(colleague);
    }

    /** Take one role away. */
    public boolean mayTake(Colleague colleague, HeldRole role) {
        return sees(colleague) && (by.is(Role.OWNER) || isLed(role));
    }

    /** See it in the list, and withdraw it. */
    public boolean mayWithdraw(OpenInvitation invitation) {
        return by.mayInvite(invitation.role(), invitation.salon());
    }

    private boolean maySend(Colleague colleague) {
        return sees(colleague)
                && (by.is(Role.OWNER) || colleague.roles().stream().allMatch(this::isLed));
    }

    private boolean isLed(HeldRole role) {
        return role.role().isLed() && leadsIn(role);
    }

    private boolean leadsIn(HeldRole role) {
        return role.salon() != null && by.leadsIn(role.salon());
    }

    private boolean isMyself(Colleague colleague) {
        return colleague.id().equals(by.id());
    }
}
