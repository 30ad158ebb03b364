package dvorik.core.discount;

import dvorik.core.id.ApprovalId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A question to a customer at a till: may this discount be redeemed for this purchase?
 *
 * @param purchase empty where the offer needs no amount
 * @param reachable false when the customer cannot be asked in Telegram
 * @param cardMessage the message in the cashier's chat that shows how it stands
 * @param redemption there once approved or overridden
 */
public record Approval(
        ApprovalId id,
        DiscountId discount,
        CustomerId customer,
        StaffId staff,
        SalonId salon,
        Optional<Money> purchase,
        Money takenOff,
        Status status,
        boolean reachable,
        int cardMessage,
        Instant expiresAt,
        Optional<RedemptionId> redemption) {

    /** How it stands; stored by name in lower case. */
    public enum Status {
        WAITING,
        APPROVED,
        DECLINED,
        EXPIRED,
        /** Redeemed without the customer's word, by a cashier who gave a reason. */
        OVERRIDDEN,
        /** Taken back by the cashier, or followed by a newer question. */
        WITHDRAWN,
        /** The customer agreed, but the discount could no longer be redeemed. */
        REFUSED
    }

    public boolean waits() {
        return status == Status.WAITING;
    }

    /** @return what remains to pay; empty where the purchase is not known */
    public Optional<Money> toPay() {
        return purchase.map(p -> p.minus(takenOff));
    }
}
