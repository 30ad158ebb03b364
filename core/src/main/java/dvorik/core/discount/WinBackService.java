package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_FIGURES;

import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.Notifications.ToCustomer;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import org.jooq.DSLContext;

/**
 * The discount for customers who have used none for long: once for each absence. Off until the owner says after how many
 * days, and makes the offer.
 */
public final class WinBackService {
    private static final int BATCH = 200;
    /** Who stayed away longer than that before it was switched on is let be. */
    private static final int DAYS_LOOKED_BACK = 30;

    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final Granting granting;
    private final BusinessId business;
    private final OfferRepository offers = new OfferRepository();

    /**
     * @param clock business time
     * @param business which gives it
     */
    public WinBackService(
            DSLContext db,
            Clock clock,
            BusinessSettings settings,
            Notifications notifications,
            ProductEvents events,
            BusinessId business,
            Currency currency) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.notifications = notifications;
        this.granting = new Granting(clock, events, currency);
        this.business = business;
    }

    /** Gives it to those whose last use is so many days before this day; may be run twice and on two machines. */
    public void grant(LocalDate day) {
        int days = settings.number(business, Setting.WINBACK_DAYS);
        if (days == 0 || offers.findAutomatic(db, business, OfferKind.WINBACK).isEmpty()) {
            return;
        }
        var from = start(day.minusDays((long) days + DAYS_LOOKED_BACK));
        var until = start(day.minusDays(days).plusDays(1));
        var behind = new long[1];
        int found;
        do {
            found = Transactions.repeated(db, tx -> grantBatch(tx, from, until, behind));
            notifications.committed();
        } while (found == BATCH);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** @param behind the customer behind whom to go on; moved on */
    private int grantBatch(DSLContext tx, Instant from, Instant until, long[] behind) {
        var away = tx.select(CUSTOMER.ID, CUSTOMER_FIGURES.LAST_REDEEMED_AT)
                .from(CUSTOMER_FIGURES)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CUSTOMER_FIGURES.CUSTOMER_ID))
                .where(
                        CUSTOMER_FIGURES.BUSINESS_ID.eq(business.value()),
                        CUSTOMER_FIGURES.LAST_REDEEMED_AT.ge(from),
                        CUSTOMER_FIGURES.LAST_REDEEMED_AT.lt(until),
                        CUSTOMER.ID.gt(behind[0]),
                        CUSTOMER.MARKETING_ON.isTrue(),
                        CUSTOMER.TERMS_VERSION.isNotNull(),
                        CUSTOMER.UNREACHABLE_SINCE.isNull(),
                        CUSTOMER.BLOCKED_AT.isNull(),
                        CUSTOMER.DELETED_AT.isNull())
                .orderBy(CUSTOMER.ID)
                .limit(BATCH)
                .fetch();
        var offer = offers.findAutomatic(tx, business, OfferKind.WINBACK);
        if (away.isEmpty() || offer.isEmpty()) {
            return 0;
        }
        var keys = new HashMap<CustomerId, String>();
        away.forEach(row -> keys.put(
                new CustomerId(row.value1()),
                "winback:" + row.value1() + ":" + row.value2().getEpochSecond()));
        var granted = granting.grantAll(tx, offer.get(), keys);
        notifications.oweAll(
                tx,
                granted.entrySet().stream()
                        .map(one -> new ToCustomer(
                                one.getKey(),
                                NotificationKind.WINBACK_DISCOUNT,
                                one.getValue().id().value(),
                                "discount:" + one.getValue().id().value() + ":winback"))
                        .toList());
        behind[0] = away.getLast().value1();
        return away.size();
    }
}
