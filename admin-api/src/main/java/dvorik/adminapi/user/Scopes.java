package dvorik.adminapi.user;

import dvorik.core.access.Permission;
import dvorik.core.access.Principal;
import dvorik.core.customer.CustomerScope;
import dvorik.core.id.BusinessId;

/** Who sees whom: people of the first business all customers, managers and other businesses those whom they served. */
public final class Scopes {
    private final BusinessId first;

    /** @param first the business whose bot customers joined */
    public Scopes(BusinessId first) {
        this.first = first;
    }

    public CustomerScope of(Principal caller, Permission permission) {
        return caller.salons(permission)
                .<CustomerScope>map(CustomerScope.ServedIn::new)
                .orElseGet(() -> caller.business().equals(first)
                        ? new CustomerScope.Everybody()
                        : new CustomerScope.ServedBy(caller.business()));
    }
}
