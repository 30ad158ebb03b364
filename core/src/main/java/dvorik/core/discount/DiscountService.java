package dvorik.core.discount;

import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What a customer has, and where it was shown. */
public final class DiscountService {
    /** Cards kept up to date; older messages of the same discount answer when tapped. */
    private static final int CARDS = 20;

    private static final int LISTED = 20;
    /** A page of past ones. */
    public static final int PAGE = 8;

    private final DSLContext db;
    private final Clock clock;
    private final DiscountRepository discounts = new DiscountRepository();

    public DiscountService(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<Discount> find(DiscountId id) {
        return discounts.find(db, id);
    }

    /** @return discounts the customer can use now, the nearest end first, at most 20 */
    public List<Discount> findActive(CustomerId customer) {
        return discounts.findActive(db, customer, clock.instant(), LISTED);
    }

    /** @return how many there are in each section that has any */
    public Map<DiscountSection, Integer> counts(CustomerId customer) {
        return discounts.counts(db, customer, clock.instant());
    }

    /**
     * @param page from 0
     * @return newest first, at most {@link #PAGE}
     */
    public List<Discount> findSection(CustomerId customer, DiscountSection section, int page) {
        return discounts.findSection(db, customer, section, clock.instant(), Math.max(0, page) * PAGE, PAGE);
    }

    public Discount.State state(Discount discount) {
        return discount.stateAt(clock.instant());
    }

    /** Remembers a message that shows the discount, so that it can be changed when the discount changes. */
    public void rememberCard(DiscountId id, long chatId, int messageId) {
        discounts.insertCard(db, id, chatId, messageId, clock.instant());
    }

    /** @return with the newest messages that show it, in one statement */
    public Optional<ShownDiscount> findShown(DiscountId id) {
        return discounts.findShown(db, id, CARDS);
    }
}
