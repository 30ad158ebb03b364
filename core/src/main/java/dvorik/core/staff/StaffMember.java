package dvorik.core.staff;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Language;
import java.util.List;

/**
 * A person who works here now.
 *
 * @param grants those the person works in now, oldest first: all that are held, or the one chosen among several; may be
 *     empty: then the person may do nothing
 * @param held all living ones, oldest first
 */
public record StaffMember(
        StaffId id, BusinessId business, String name, Language language, List<Grant> grants, List<Grant> held) {

    /** @param salon null for roles of the whole business */
    public record Grant(Role role, SalonId salon) {
        boolean covers(SalonId other) {
            return salon == null || salon.equals(other);
        }
    }

    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** @param salon null for roles of the whole business */
    public boolean holds(Role role, SalonId salon) {
        return held.contains(new Grant(role, salon));
    }

    /** @return true when one of the roles lets this person redeem in that salon */
    public boolean mayRedeemIn(SalonId salon) {
        return grants.stream().anyMatch(grant -> grant.role().redeems() && grant.covers(salon));
    }

    public boolean redeems() {
        return grants.stream().anyMatch(grant -> grant.role().redeems());
    }

    /** @return true for those who lead people: owners everywhere, managers in their salons */
    public boolean leads() {
        return is(Role.OWNER) || is(Role.MANAGER);
    }

    /** @return true for owners, and for the managers of that salon */
    public boolean leadsIn(SalonId salon) {
        return is(Role.OWNER) || grants.contains(new Grant(Role.MANAGER, salon));
    }

    /** @param salon null for roles of the whole business */
    public boolean mayInvite(Role role, SalonId salon) {
        return is(Role.OWNER) || (role.isLed() && grants.contains(new Grant(Role.MANAGER, salon)));
    }

    /** @return the same person with all roles at once, for what reaches the person whatever the role of the moment */
    public StaffMember inAllRoles() {
        return new StaffMember(id, business, name, language, held, held);
    }

    StaffMember named(String other) {
        return new StaffMember(id, business, other, language, grants, held);
    }
}
