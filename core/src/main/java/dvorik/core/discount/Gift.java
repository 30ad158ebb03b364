package dvorik.core.discount;

import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.GiftId;
import java.time.Instant;
import java.util.Optional;

/**
 * A discount offered to a friend by a link.
 *
 * @param token in the link
 * @param claim empty: nobody has taken it
 */
public record Gift(
        GiftId id, DiscountId discount, CustomerId giver, String token, boolean withdrawn, Optional<Claim> claim) {

    /**
     * @param became what the friend has now
     */
    public record Claim(CustomerId by, DiscountId became, Instant at) {}
}
