package dvorik.core.account;

import dvorik.core.customer.Phone;
import dvorik.core.id.CustomerId;
import java.util.Optional;

/**
 * A number verified by one customer while another one holds it.
 *
 * @param customer has verified it now
 * @param holder verified it earlier
 * @param phone empty once decided
 */
record Claim(long id, CustomerId customer, CustomerId holder, Optional<Phone> phone, Status status) {
    /** Stored by name in lower case. */
    enum Status {
        /** The customer is asked. */
        OPEN,
        /** The holder is asked. */
        ASKED,
        MERGED,
        MOVED,
        /** The number went another way meanwhile. */
        DROPPED
    }
}
