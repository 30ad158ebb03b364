package dvorik.core.discount;

import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a discount.
 *
 * @param uses newest first, at most {@link #MOST}
 */
public record DiscountHistory(ListedDiscount listed, Optional<Cancellation> cancellation, List<Use> uses) {
    public static final int MOST = 100;

    /** @param reason in the words of whoever did it; empty once the customer is erased */
    public record Cancellation(Instant at, Optional<StaffId> by, Optional<String> reason) {}

    public record Use(
            Redemption redemption, String salonName, SalonId salon, String staffName, Optional<TakenBack> takenBack) {}

    public record TakenBack(Instant at, StaffId by, String reason) {}
}
