package dvorik.core.discount;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.HandGrantId;
import dvorik.core.id.OfferId;
import dvorik.core.id.StaffId;
import dvorik.core.money.DiscountValue;
import java.time.Instant;
import java.util.Optional;

/**
 * A discount that staff give by hand, or want to give.
 *
 * @param decidedBy the second person; empty while none decided, or where none was needed
 * @param deciderName as long as {@code decidedBy} is there
 * @param discount once it is given
 * @param expiresAt until when a yes counts, exclusive
 */
public record HandGrant(
        HandGrantId id,
        BusinessId business,
        Wish wish,
        StaffId askedBy,
        String askerName,
        Status status,
        Optional<StaffId> decidedBy,
        Optional<String> deciderName,
        Optional<DiscountId> discount,
        Instant expiresAt) {

    /**
     * What is to be given to whom, and why.
     *
     * @param offer of kind manual; the discount has its terms, but for the value
     * @param reason as typed, 1-250 characters; may name people: never in an audit entry or a log
     */
    public record Wish(CustomerId customer, OfferId offer, DiscountValue value, String reason) {
        public static final int LONGEST_REASON = 250;

        public Wish {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("a reason has 1-250 characters");
            }
        }
    }

    /** Stored by name in lower case. */
    public enum Status {
        ASKED,
        GIVEN,
        REFUSED,
        /** Nobody said yes in time. */
        LAPSED
    }
}
