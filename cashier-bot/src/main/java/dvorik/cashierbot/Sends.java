package dvorik.cashierbot;

import dvorik.core.access.AccessMatrix;
import dvorik.core.access.Permission;
import dvorik.core.staff.StaffMember;

/** Who may write and send broadcasts here: those who may through the API, in the role of the moment. */
public final class Sends {
    private Sends() {}

    public static boolean may(StaffMember member) {
        return member.grants().stream()
                .anyMatch(grant -> AccessMatrix.of(grant.role()).contains(Permission.BROADCASTS_SEND));
    }
}
