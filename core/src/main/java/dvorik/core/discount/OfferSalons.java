package dvorik.core.discount;

import dvorik.core.db.Fresh;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;

/** In which salons discounts count. Cheap to ask at every redemption: a change is seen within five seconds. */
final class OfferSalons {
    private final Fresh<OfferId, SalonsOverTime> salons = new Fresh<>(Duration.ofSeconds(5), OfferSalons::read);

    /**
     * @param db on whose connection it is read, when it is not known freshly
     * @return names of the salons where it counts, by id; empty: in all
     */
    Map<SalonId, String> of(DSLContext db, Discount discount) {
        return salons.get(db, discount.offer()).at(discount.validFrom());
    }

    private static SalonsOverTime read(DSLContext db, OfferId offer) {
        var offers = new OfferRepository();
        return new SalonsOverTime(offers.findSalons(db, offer), offers.findPastSalons(db, offer));
    }
}
