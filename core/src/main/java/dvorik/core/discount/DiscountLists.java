package dvorik.core.discount;

import dvorik.core.discount.ListedDiscount.Place;
import dvorik.core.id.DiscountId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Discounts of a business, for those who look after them. */
public final class DiscountLists {
    private final DSLContext db;
    private final Clock clock;
    private final DiscountListRepository lists = new DiscountListRepository();

    public DiscountLists(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public List<ListedDiscount> find(
            DiscountScope scope, DiscountFilter filter, DiscountOrder order, int offset, int limit) {
        return lists.find(db, scope, filter, order, clock.instant(), offset, limit);
    }

    /** Those behind a place; as quick far down the list as at its beginning. */
    public List<ListedDiscount> findAfter(
            DiscountScope scope, DiscountFilter filter, DiscountOrder order, Place place, int limit) {
        return lists.findAfter(db, scope, filter, order, clock.instant(), place, limit);
    }

    public long count(DiscountScope scope, DiscountFilter filter) {
        return lists.count(db, scope, filter, clock.instant());
    }

    /** @return empty when there is none, or it is not seen from there */
    public Optional<DiscountHistory> findHistory(DiscountScope scope, DiscountId id) {
        return lists.find(db, scope, id)
                .map(found -> new DiscountHistory(
                        found.listed(), found.cancellation(), lists.findUses(db, scope, id, DiscountHistory.MOST)));
    }
}
