package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.BROADCAST_RECIPIENT;

import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.CustomerId;
import java.time.Clock;
import org.jooq.DSLContext;

/** Who tapped a button below a broadcast; each customer counts once. */
public final class BroadcastTaps {
    private final DSLContext db;
    private final Clock clock;
    private final ProductEvents events;

    public BroadcastTaps(DSLContext db, Clock clock, ProductEvents events) {
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /** One who never got it, such as a friend to whom the message was forwarded, does not count. */
    public void tapped(BroadcastId broadcast, CustomerId customer) {
        db.transaction(trx -> {
            var tx = trx.dsl();
            boolean first = tx.update(BROADCAST_RECIPIENT)
                            .set(BROADCAST_RECIPIENT.TAPPED_AT, clock.instant())
                            .where(
                                    BROADCAST_RECIPIENT.BROADCAST_ID.eq(broadcast.value()),
                                    BROADCAST_RECIPIENT.CUSTOMER_ID.eq(customer.value()),
                                    BROADCAST_RECIPIENT.TAPPED_AT.isNull())
                            .execute()
                    == 1;
            if (first) {
                events.record(
                        tx,
                        new ProductEvent(
                                ProductEvent.Kind.BROADCAST_TAPPED,
                                "broadcast_tapped:" + broadcast.value() + ":" + customer.value(),
                                customer,
                                null,
                                null,
                                broadcast.value(),
                                null));
            }
        });
    }
}
