package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.DISCOUNT_CARD;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dvorik.core.id.CustomerId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.Notifications.ToCustomer;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;

/** Notices discounts whose time is over, so that their cards say so. That they do not count follows from the time alone. */
public final class ExpiryService {
    private static final int BATCH = 200;
    private final DSLContext db;
    private final Clock clock;
    private final Notifications notifications;

    public ExpiryService(DSLContext db, Clock clock, Notifications notifications) {
        this.db = db;
        this.clock = clock;
        this.notifications = notifications;
    }

    /** In batches until there are none; several processes share the work. */
    public void noticeEnds() {
        int noticed;
        do {
            noticed = db.transactionResult(trx -> noticeBatch(trx.dsl()));
            notifications.committed();
        } while (noticed == BATCH);
    }

    private int noticeBatch(DSLContext tx) {
        var shown = exists(selectOne().from(DISCOUNT_CARD).where(DISCOUNT_CARD.DISCOUNT_ID.eq(DISCOUNT.ID)));
        var over = tx.select(DISCOUNT.ID, DISCOUNT.CUSTOMER_ID, DISCOUNT.STATUS, shown)
                .from(DISCOUNT)
                .where(DISCOUNT.END_NOTICED_AT.isNull(), DISCOUNT.VALID_UNTIL.le(clock.instant()))
                .orderBy(DISCOUNT.VALID_UNTIL)
                .limit(BATCH)
                .forUpdate()
                .skipLocked()
                .fetch();
        if (over.isEmpty()) {
            return 0;
        }
        tx.update(DISCOUNT)
                .set(DISCOUNT.END_NOTICED_AT, clock.instant())
                .where(DISCOUNT.ID.in(over.map(row -> row.value1())))
                .execute();
        notifications.oweAll(
                tx,
                over.stream()
                        .filter(row ->
                                row.value4() && List.of("active", "frozen").contains(row.value3()))
                        .map(row -> new ToCustomer(
                                new CustomerId(row.value2()),
                                NotificationKind.DISCOUNT_CHANGED,
                                row.value1(),
                                "discount:" + row.value1() + ":expired"))
                        .toList());
        return over.size();
    }
}
