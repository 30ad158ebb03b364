package dvorik.core.discount;

import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One use of a discount.
 *
 *
 * @param purchase empty where the offer needs no amount
 */
public record Redemption(
        RedemptionId id,
        DiscountId discount,
        CustomerId customer,
        StaffId staff,
        SalonId salon,
        Optional<Money> purchase,
        Money takenOff,
        Instant at) {
    /** @return what remains to pay; empty where the purchase is not known */
    public Optional<Money> toPay() {
        return purchase.map(p -> p.minus(takenOff));
    }
}
