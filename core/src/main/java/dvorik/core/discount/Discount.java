package dvorik.core.discount;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Map;

/**
 * One grant of an offer to one customer.
 *
 * @param titles of the offer, in every language
 * @param validUntil exclusive
 */
public record Discount(
        DiscountId id,
        OfferId offer,
        BusinessId business,
        CustomerId customer,
        DiscountCode code,
        Map<Language, String> titles,
        Terms terms,
        Stored stored,
        Instant validFrom,
        Instant validUntil,
        int usesAllowed,
        int usesMade,
        boolean reserved) {

    /** As stored; whether it is over follows from the time. */
    public enum Stored {
        ACTIVE,
        USED,
        FROZEN,
        CANCELLED
    }

    /** As people see it. */
    public enum State {
        ACTIVE,
        USED,
        EXPIRED,
        FROZEN,
        CANCELLED
    }

    public State stateAt(Instant now) {
        return switch (stored) {
            case USED -> State.USED;
            case CANCELLED -> State.CANCELLED;
            case FROZEN -> isOver(now) ? State.EXPIRED : State.FROZEN;
            case ACTIVE -> isOver(now) ? State.EXPIRED : State.ACTIVE;
        };
    }

    boolean isOver(Instant now) {
        return !now.isBefore(validUntil);
    }
}
