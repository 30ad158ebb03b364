package dvorik.core.discount;

import dvorik.core.id.RedemptionId;
import dvorik.core.money.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a discount cannot be redeemed here and now. */
public sealed interface Refusal {

    /** @param last when and where it was used; empty when that was before it came to us */
    record AlreadyUsed(Optional<LastUse> last) implements Refusal {}

    record LastUse(RedemptionId redemption, Instant at, String salon, String staff) {}

    /** @param until exclusive */
    record Expired(Instant until) implements Refusal {}

    record NotYetValid(Instant from) implements Refusal {}

    record Frozen() implements Refusal {}

    record Cancelled() implements Refusal {}

    /** To a friend of the customer, under another code. */
    record GivenAway() implements Refusal {}

    /** For subscribers only, and nobody can tell now whether this customer is one. */
    record SubscriptionUnknown() implements Refusal {}

    /** Promised to a visit. */
    record Reserved() implements Refusal {}

    /** @param salons where it counts */
    record WrongSalon(List<String> salons) implements Refusal {}

    /** @param days on which it counts */
    record WrongDay(Set<DayOfWeek> days) implements Refusal {}

    /** @param missing how much more must be bought */
    record BelowMinimum(Money minimum, Money missing) implements Refusal {}
}
