package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;

import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.Notifications.ToCustomer;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Reminds customers once of a discount whose time will soon be over. */
public final class EndingNotices {
    private static final int BATCH = 500;

    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final BusinessId business;

    /** @param clock business time */
    public EndingNotices(
            DSLContext db, Clock clock, BusinessSettings settings, Notifications notifications, BusinessId business) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.notifications = notifications;
        this.business = business;
    }

    /** Those whose last day is so near as the setting says; may be run twice and on two machines. */
    public void owe(LocalDate day) {
        int days = settings.number(business, Setting.ENDING_NOTICE_DAYS);
        if (days == 0) {
            return;
        }
        var from = new long[1];
        int found;
        do {
            found = Transactions.repeated(db, tx -> oweBatch(tx, day, days, from));
            notifications.committed();
        } while (found == BATCH);
    }

    /** @param from the discount behind which to go on; moved on */
    private int oweBatch(DSLContext tx, LocalDate day, int days, long[] from) {
        var until = day.plusDays(days + 1L).atStartOfDay(clock.getZone()).toInstant();
        var rows = tx.select(DISCOUNT.ID, DISCOUNT.CUSTOMER_ID)
                .from(DISCOUNT)
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(DISCOUNT.CUSTOMER_ID))
                .where(
                        DISCOUNT.STATUS.eq("active"),
                        DISCOUNT.VALID_UNTIL.gt(clock.instant()),
                        DISCOUNT.VALID_UNTIL.le(until),
                        DISCOUNT.ID.gt(from[0]),
                        // what was given for a few days only need not be spoken of twice
                        DISCOUNT.VALID_FROM.lt(earlier(DISCOUNT.VALID_UNTIL, Duration.ofDays(2L * days))),
                        OFFER.BUSINESS_ID.eq(business.value()),
                        CUSTOMER.MARKETING_ON.isTrue(),
                        CUSTOMER.TERMS_VERSION.isNotNull(),
                        CUSTOMER.UNREACHABLE_SINCE.isNull(),
                        CUSTOMER.BLOCKED_AT.isNull(),
                        CUSTOMER.DELETED_AT.isNull())
                .orderBy(DISCOUNT.ID)
                .limit(BATCH)
                .fetch();
        if (rows.isEmpty()) {
            return 0;
        }
        notifications.oweAll(
                tx,
                rows.map(row -> new ToCustomer(
                        new CustomerId(row.value2()),
                        NotificationKind.DISCOUNT_ENDING,
                        row.value1(),
                        "discount:" + row.value1() + ":ending")));
        from[0] = rows.getLast().value1();
        return rows.size();
    }

    private static Field<Instant> earlier(Field<Instant> time, Duration by) {
        return DSL.field("{0} - interval {1} day", Instant.class, time, DSL.inline(by.toDays()));
    }
}
