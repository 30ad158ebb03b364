package dvorik.core.discount;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One grant of an offer to one customer.
 *
 * @param titles of the offer, in every language
 * @param validUntil exclusive
 * @param giftable its owner may give it away
 * @param unthanked who brought its owner to us and has had nothing for it yet
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
        boolean reserved,
        OfferKind kind,
        boolean giftable,
        Optional<CustomerId> unthanked) {

    /** As stored; whether it is over follows from the time. */
    public enum Stored {
        ACTIVE,
        USED,
        FROZEN,
        CANCELLED,
        GIVEN
    }

    /** As people see it. */
    public enum State {
        ACTIVE,
        USED,
        EXPIRED,
        FROZEN,
        CANCELLED,
        /** To a friend, who has one with another code now. */
        GIVEN
    }

    public State stateAt(Instant now) {
        return switch (stored) {
            case USED -> State.USED;
            case CANCELLED -> State.CANCELLED;
            case GIVEN -> State.GIVEN;
            case FROZEN -> isOver(now) ? State.EXPIRED : State.FROZEN;
            case ACTIVE -> isOver(now) ? State.EXPIRED : State.ACTIVE;
        };
    }

    /** Whether its owner may give it away now. */
    public boolean givableAt(Instant now) {
        return giftable && usesMade == 0 && !reserved && stateAt(now) == State.ACTIVE;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(validUntil);
    }
}
