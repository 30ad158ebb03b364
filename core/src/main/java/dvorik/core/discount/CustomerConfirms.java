package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.OFFER;

import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Where the customer's own yes is needed: in the whole business by a setting, or for single offers. Cheap to ask at
 * every redemption: a change is seen within five seconds.
 */
public final class CustomerConfirms {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final BusinessSettings settings;
    private volatile Snapshot offers;

    private record Snapshot(Set<OfferId> asking, long readAt) {}

    public CustomerConfirms(BusinessSettings settings) {
        this.settings = settings;
    }

    /** @param tx on whose connection it is read, when it is not known freshly */
    boolean needed(DSLContext tx, BusinessId business, OfferId offer) {
        return settings.isOn(tx, business, Setting.TILL_CUSTOMER_CONFIRMS)
                || asking(tx).contains(offer);
    }

    private Set<OfferId> asking(DSLContext tx) {
        var known = offers;
        if (known == null || System.nanoTime() - known.readAt() > FRESH_NANOS) {
            known = new Snapshot(read(tx), System.nanoTime());
            offers = known;
        }
        return known.asking();
    }

    private static Set<OfferId> read(DSLContext tx) {
        return tx.select(OFFER.ID).from(OFFER).where(OFFER.CUSTOMER_CONFIRMS.isTrue()).fetch(OFFER.ID).stream()
                .map(OfferId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
