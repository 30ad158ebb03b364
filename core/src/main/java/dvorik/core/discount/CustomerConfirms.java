package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.OFFER;

import dvorik.core.db.FreshValue;
import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Where the customer's own yes is needed: in the whole business by a setting, or for single offers. Cheap to ask at
 * every redemption: a change is seen within five seconds.
 */
public final class CustomerConfirms {
    private final BusinessSettings settings;
    private final FreshValue<Set<OfferId>> asking = new FreshValue<>(Duration.ofSeconds(5), CustomerConfirms::read);

    public CustomerConfirms(BusinessSettings settings) {
        this.settings = settings;
    }

    /** @param tx on whose connection it is read, when it is not known freshly */
    boolean needed(DSLContext tx, BusinessId business, OfferId offer) {
        return settings.isOn(tx, business, Setting.TILL_CUSTOMER_CONFIRMS)
                || asking.get(tx).contains(offer);
    }

    private static Set<OfferId> read(DSLContext context) {
        return context.select(OFFER.ID).from(OFFER).where(OFFER.CUSTOMER_CONFIRMS.isTrue()).fetch(OFFER.ID).stream()
                .map(OfferId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
