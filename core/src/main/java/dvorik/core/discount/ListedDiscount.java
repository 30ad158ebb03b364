package dvorik.core.discount;

import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.Optional;

/**
 * A discount with what its list tells besides.
 *
 * @param issuedBy who gave it by hand
 */
public record ListedDiscount(Discount discount, String currency, Instant createdAt, Optional<StaffId> issuedBy) {

    /** Where a list goes on: behind this row. */
    public record Place(Instant at, long id) {}

    public Place place(DiscountOrder order) {
        return new Place(
                order.byEnd() ? discount.validUntil() : createdAt, discount.id().value());
    }
}
