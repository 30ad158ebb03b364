package dvorik.core.customer;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import java.util.Set;

/** Which customers a member of staff may know of. */
public sealed interface CustomerScope {

    /** All of the installation. */
    record Everybody() implements CustomerScope {}

    /** Those who used a discount in one of these salons. */
    record ServedIn(Set<SalonId> salons) implements CustomerScope {
        public ServedIn {
            salons = Set.copyOf(salons);
        }
    }

    /** Those who used a discount in any salon of the business. */
    record ServedBy(BusinessId business) implements CustomerScope {}
}
