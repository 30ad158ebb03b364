package dvorik.core.event;

import static dvorik.migrations.jooq.Tables.PRODUCT_EVENT;

import java.time.Clock;
import java.util.Locale;
import org.jooq.DSLContext;

/** Writes product events. */
public final class ProductEvents {
    private final Clock clock;

    public ProductEvents(Clock clock) {
        this.clock = clock;
    }

    /** Adds the fact once, in the transaction of what caused it. */
    public void record(DSLContext tx, ProductEvent event) {
        tx.insertInto(PRODUCT_EVENT)
                .set(PRODUCT_EVENT.DEDUP_KEY, event.dedupKey())
                .set(PRODUCT_EVENT.KIND, event.kind().name().toLowerCase(Locale.ROOT))
                .set(
                        PRODUCT_EVENT.CUSTOMER_ID,
                        event.customer() == null ? null : event.customer().value())
                .set(
                        PRODUCT_EVENT.STAFF_ID,
                        event.staff() == null ? null : event.staff().value())
                .set(
                        PRODUCT_EVENT.SALON_ID,
                        event.salon() == null ? null : event.salon().value())
                .set(PRODUCT_EVENT.SUBJECT_ID, event.subject())
                .set(PRODUCT_EVENT.SOURCE, event.source())
                .set(PRODUCT_EVENT.OCCURRED_AT, clock.instant())
                .onDuplicateKeyIgnore()
                .execute();
    }
}
