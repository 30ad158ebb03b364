package dvorik.core.staff;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;

/**
 * A person of the team as those who lead it see the person.
 *
 * @param roles living ones, oldest first, never empty
 */
public record Colleague(
        StaffId id, BusinessId business, String name, Instant since, boolean suspended, List<HeldRole> roles) {

    /** @param salon null for roles of the whole business */
    public record HeldRole(long id, Role role, SalonId salon) {}
}
