package dvorik.core.discount;

import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;
import org.jooq.DSLContext;

/** Discounts of one offer for many customers at once, each granted once by its grant key. */
public final class BulkGrants {
    private final DSLContext db;
    private final Granting granting;
    private final OfferRepository offers = new OfferRepository();

    public BulkGrants(DSLContext db, Clock clock, ProductEvents events, Currency currency) {
        this.db = db;
        this.granting = new Granting(clock, events, currency);
    }

    /** @return true when such an offer can be given by hand now */
    public boolean isGiven(DSLContext tx, BusinessId business, OfferId offer) {
        return offers.findManual(tx, business, offer).isPresent();
    }

    /**
     * Grants, or finds what was granted before; in few statements however many there are.
     *
     * @param grantKeys by customer
     * @return the discounts; empty when the offer is not the business's
     */
    public Map<CustomerId, Discount> grant(BusinessId business, OfferId id, Map<CustomerId, String> grantKeys) {
        var offer = offers.find(db, business, id);
        return offer.isEmpty()
                ? Map.of()
                : Transactions.repeated(db, tx -> granting.grantAll(tx, offer.get(), grantKeys));
    }
}
