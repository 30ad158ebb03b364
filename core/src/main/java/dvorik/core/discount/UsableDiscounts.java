package dvorik.core.discount;

import dvorik.core.discount.TillService.Till;
import dvorik.core.id.CustomerId;
import dvorik.core.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What a customer can use at a till, for a cashier who knows the customer and not the code. */
public final class UsableDiscounts {
    private static final int MOST = 20;

    private final DSLContext db;
    private final Clock clock;
    private final DiscountRepository discounts = new DiscountRepository();
    private final OfferSalons salons = new OfferSalons();

    public UsableDiscounts(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return those good here and now, as far as is known before the amount; the nearest end first, at most 20 */
    public List<Discount> find(Till till, CustomerId customer) {
        return find(till, customer, Optional.empty());
    }

    /** As {@link #find(Till, CustomerId)}, for a purchase. */
    List<Discount> find(Till till, CustomerId customer, Optional<Money> purchase) {
        var now = clock.instant();
        return discounts.findActive(db, customer, now, MOST).stream()
                .filter(discount -> discount.business().equals(till.cashier().business()))
                .filter(discount -> RedemptionRule.refusals(new RedemptionRule.Facts(
                                discount,
                                till.salon(),
                                purchase,
                                now,
                                salons.of(db, discount),
                                Optional.empty(),
                                // asked when one is picked
                                true))
                        .isEmpty())
                .toList();
    }
}
