package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.customer.BulkGiving;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import dvorik.core.id.StaffId;
import dvorik.core.money.DiscountValue;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.Notifications.ToCustomer;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** An offer of hand for many customers at once, as one person alone may give it: a handful of statements for all of them. */
public final class BulkIssuing implements BulkGiving {
    private static final int WHOLE_PERCENT = 100;

    private final DSLContext db;
    private final Currency currency;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final Granting granting;
    private final OfferRepository offers = new OfferRepository();
    private final HandGrantRepository givers = new HandGrantRepository();

    public BulkIssuing(
            DSLContext db,
            Clock clock,
            Currency currency,
            BusinessSettings settings,
            Notifications notifications,
            ProductEvents events) {
        this.db = db;
        this.currency = currency;
        this.settings = settings;
        this.notifications = notifications;
        this.granting = new Granting(clock, events, currency);
    }

    /** Whether an offer can be given to many. */
    public enum Check {
        GOOD,
        /** Not of this business, switched off, or not given by hand. */
        UNKNOWN,
        /** Above what one person may give alone. */
        TOO_HIGH
    }

    public Check check(BusinessId business, OfferId id) {
        var offer = givers.findOffers(db, business, currency.getCurrencyCode()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        return offer.isEmpty() ? Check.UNKNOWN : isHigh(business, offer.get().value()) ? Check.TOO_HIGH : Check.GOOD;
    }

    private boolean isHigh(BusinessId business, DiscountValue value) {
        return switch (value) {
            case DiscountValue.Percent(var basisPoints) ->
                basisPoints > settings.number(business, Setting.HAND_PERCENT) * WHOLE_PERCENT;
            case DiscountValue.Amount(var money) ->
                money.minor()
                        > settings.number(business, Setting.HAND_AMOUNT)
                                * (long) Math.pow(10, Math.max(0, currency.getDefaultFractionDigits()));
        };
    }

    @Override
    public Given give(
            DSLContext tx, long bulk, BusinessId business, StaffId by, OfferId id, List<CustomerId> customers) {
        var offer = offers.findManual(tx, business, id);
        var refused = new LinkedHashMap<String, Long>();
        if (offer.isEmpty() || customers.isEmpty()) {
            if (!customers.isEmpty()) {
                refused.put("offer_gone", (long) customers.size());
            }
            return new Given(0, refused);
        }
        var paused = paused(tx, customers);
        var self = self(tx, by);
        var keys = new HashMap<CustomerId, String>();
        for (var customer : customers) {
            if (paused.contains(customer.value())) {
                refused.merge("paused", 1L, Long::sum);
            } else if (self.contains(customer.value())) {
                // to oneself only another person may give
                refused.merge("self", 1L, Long::sum);
            } else {
                keys.put(customer, "bulk:" + bulk + ":" + customer.value());
            }
        }
        var granted = keys.isEmpty() ? Map.<CustomerId, Discount>of() : granting.grantAll(tx, offer.get(), keys);
        givers.keepGivers(tx, granted.values().stream().map(Discount::id).toList(), by);
        notifications.oweAll(
                tx,
                granted.entrySet().stream()
                        .map(one -> new ToCustomer(
                                one.getKey(),
                                NotificationKind.DISCOUNT_GIVEN,
                                one.getValue().id().value(),
                                "discount:" + one.getValue().id().value() + ":given"))
                        .toList());
        return new Given(granted.size(), refused);
    }

    private static Set<Long> paused(DSLContext tx, List<CustomerId> customers) {
        return new HashSet<>(tx.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(
                        CUSTOMER.ID.in(customers.stream().map(CustomerId::value).toList()),
                        CUSTOMER.BLOCKED_AT.isNotNull())
                .fetch(CUSTOMER.ID));
    }

    /** @return the own account of whoever gives, by this transaction alone: a second connection could be waited for */
    private static Set<Long> self(DSLContext tx, StaffId by) {
        var telegram = tx.select(STAFF.TELEGRAM_ID)
                .from(STAFF)
                .where(STAFF.ID.eq(by.value()))
                .fetchOptional(STAFF.TELEGRAM_ID);
        return telegram.isEmpty()
                ? Set.of()
                : new HashSet<>(tx.select(CUSTOMER_IDENTITY.CUSTOMER_ID)
                        .from(CUSTOMER_IDENTITY)
                        .where(
                                CUSTOMER_IDENTITY.KIND.eq(DSL.inline("telegram")),
                                CUSTOMER_IDENTITY.VALUE.eq(Long.toString(telegram.get())),
                                CUSTOMER_IDENTITY.DELETED_AT.isNull())
                        .fetch(CUSTOMER_IDENTITY.CUSTOMER_ID));
    }

    @Override
    public void committed() {
        notifications.committed();
    }
}
