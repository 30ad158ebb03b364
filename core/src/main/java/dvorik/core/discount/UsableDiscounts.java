package dvorik.core.discount;

import dvorik.core.discount.TillService.Till;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What a customer can use at a till, for a cashier who knows the customer and not the code. */
public final class UsableDiscounts {
    private static final int MOST = 20;

    private final DSLContext db;
    private final Clock clock;
    private final DiscountRepository discounts = new DiscountRepository();
    private final OfferRepository offers = new OfferRepository();

    public UsableDiscounts(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return those good here and now, as far as is known before the amount; the nearest end first, at most 20 */
    public List<Discount> find(Till till, CustomerId customer) {
        var now = clock.instant();
        var active = discounts.findActive(db, customer, now, MOST).stream()
                .filter(discount -> discount.business().equals(till.cashier().business()))
                .toList();
        var salons = offers.findSalons(db, active.stream().map(Discount::offer).collect(Collectors.toSet()));
        return active.stream()
                .filter(discount -> RedemptionRule.refusals(new RedemptionRule.Facts(
                                discount,
                                till.salon(),
                                Optional.empty(),
                                now,
                                salons.getOrDefault(discount.offer(), Map.<SalonId, String>of()),
                                Optional.empty(),
                                // asked when one is picked
                                true))
                        .isEmpty())
                .toList();
    }
}
