package dvorik.core.event;

import static dvorik.migrations.jooq.Tables.PRODUCT_EVENT;

import dvorik.core.db.KeptInsert;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;

/** Writes product events. */
public final class ProductEvents {
    private static final KeptInsert INSERT = KeptInsert.unlessThere(
            PRODUCT_EVENT,
            PRODUCT_EVENT.DEDUP_KEY,
            PRODUCT_EVENT.KIND,
            PRODUCT_EVENT.CUSTOMER_ID,
            PRODUCT_EVENT.STAFF_ID,
            PRODUCT_EVENT.SALON_ID,
            PRODUCT_EVENT.SUBJECT_ID,
            PRODUCT_EVENT.SOURCE,
            PRODUCT_EVENT.OCCURRED_AT);

    private final Clock clock;

    public ProductEvents(Clock clock) {
        this.clock = clock;
    }

    /** Adds the fact once, in the transaction of what caused it. */
    public void record(DSLContext tx, ProductEvent event) {
        INSERT.execute(tx, values(event));
    }

    /** As {@link #record}, many facts by one statement. */
    public void recordAll(DSLContext tx, List<ProductEvent> facts) {
        INSERT.executeAll(tx, facts.stream().map(this::values).toList());
    }

    private Object[] values(ProductEvent event) {
        return new Object[] {
            event.dedupKey(),
            event.kind().name().toLowerCase(Locale.ROOT),
            event.customer() == null ? null : event.customer().value(),
            event.staff() == null ? null : event.staff().value(),
            event.salon() == null ? null : event.salon().value(),
            event.subject(),
            event.source(),
            clock.instant()
        };
    }
}
