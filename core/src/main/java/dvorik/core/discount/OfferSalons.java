package dvorik.core.discount;

import dvorik.core.db.Fresh;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;

/** In which salons offers count. Cheap to ask at every redemption: a change is seen within five seconds. */
final class OfferSalons {
    private final Fresh<OfferId, Map<SalonId, String>> salons =
            new Fresh<>(Duration.ofSeconds(5), new OfferRepository()::findSalons);

    /**
     * @param db on whose connection it is read, when it is not known freshly
     * @return names of the salons where it counts, by id; empty: in all
     */
    Map<SalonId, String> of(DSLContext db, OfferId offer) {
        return salons.get(db, offer);
    }
}
