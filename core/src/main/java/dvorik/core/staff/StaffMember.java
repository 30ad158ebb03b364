package dvorik.core.staff;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Language;
import java.util.List;

/**
 * A person who works here now.
 *
 * @param grants living ones, oldest first; may be empty: then the person may do nothing
 */
public record StaffMember(StaffId id, BusinessId business, String name, Language language, List<Grant> grants) {

    /** @param salon null for roles of the whole business */
    public record Grant(Role role, SalonId salon) {}

    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** @param salon null for roles of the whole business */
    public boolean holds(Role role, SalonId salon) {
        return grants.contains(new Grant(role, salon));
    }

    /** @return true when one of the roles lets this person redeem in that salon */
    public boolean mayRedeemIn(SalonId salon) {
        return grants.stream()
                .anyMatch(grant -> grant.role().redeems()
                        && (grant.salon() == null || grant.salon().equals(salon)));
    }

    public boolean redeems() {
        return grants.stream().anyMatch(grant -> grant.role().redeems());
    }

    public boolean mayInvite() {
        return is(Role.OWNER);
    }
}
