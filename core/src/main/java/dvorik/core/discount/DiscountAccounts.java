package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.APPROVAL;
import static dvorik.migrations.jooq.Tables.CHANNEL_MEMBER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.DISCOUNT_CARD;
import static dvorik.migrations.jooq.Tables.DISCOUNT_GIFT;
import static dvorik.migrations.jooq.Tables.HAND_GRANT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.REDEMPTION;

import dvorik.core.id.CustomerId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record4;

/** What becomes of discounts when two customers become one, or one leaves. Within the caller's transaction. */
public final class DiscountAccounts {
    private static final List<String> ONCE_FOR_A_LIFE = List.of("joining", "subscription");
    private static final List<String> UNDECIDED = List.of("active", "frozen");

    private final Clock clock;
    private final Notifications notifications;

    public DiscountAccounts(Clock clock, Notifications notifications) {
        this.clock = clock;
        this.notifications = notifications;
    }

    /**
     * Hands everything over. Where both had what is given once for a life, the older one stays, or that promised to a visit.
     *
     * @return how many of those handed over can be used now
     */
    public int move(DSLContext tx, CustomerId from, CustomerId into) {
        // locks those a till is redeeming right now, so that their redemptions are moved too
        var ids = tx.select(DISCOUNT.ID)
                .from(DISCOUNT)
                .where(DISCOUNT.CUSTOMER_ID.eq(from.value()))
                .orderBy(DISCOUNT.ID)
                .forUpdate()
                .fetch(DISCOUNT.ID);
        tx.update(DISCOUNT)
                .set(DISCOUNT.CUSTOMER_ID, into.value())
                .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                .where(DISCOUNT.ID.in(ids))
                .execute();
        tx.update(REDEMPTION)
                .set(REDEMPTION.CUSTOMER_ID, into.value())
                .where(REDEMPTION.CUSTOMER_ID.eq(from.value()))
                .execute();
        tx.update(DISCOUNT_GIFT)
                .set(DISCOUNT_GIFT.GIVER_ID, into.value())
                .where(DISCOUNT_GIFT.GIVER_ID.eq(from.value()))
                .execute();
        tx.update(APPROVAL)
                .set(APPROVAL.CUSTOMER_ID, into.value())
                .where(APPROVAL.CUSTOMER_ID.eq(from.value()))
                .execute();
        cancelSecondGifts(tx, into);
        return tx.fetchCount(
                DISCOUNT, DISCOUNT.ID.in(ids), DISCOUNT.STATUS.eq("active"), DISCOUNT.VALID_UNTIL.gt(clock.instant()));
    }

    /** Cancels what could still be used, and forgets in which chats it was shown and why it was given by hand or cancelled. */
    public void cancelAll(DSLContext tx, List<CustomerId> customers) {
        var ids = customers.stream().map(CustomerId::value).toList();
        tx.update(DISCOUNT)
                .set(DISCOUNT.STATUS, "cancelled")
                .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                .where(DISCOUNT.CUSTOMER_ID.in(ids), DISCOUNT.STATUS.in(UNDECIDED))
                .execute();
        tx.deleteFrom(DISCOUNT_CARD)
                .where(DISCOUNT_CARD.DISCOUNT_ID.in(
                        tx.select(DISCOUNT.ID).from(DISCOUNT).where(DISCOUNT.CUSTOMER_ID.in(ids))))
                .execute();
        tx.deleteFrom(CHANNEL_MEMBER).where(CHANNEL_MEMBER.CUSTOMER_ID.in(ids)).execute();
        forgetReasons(tx, ids);
    }

    private static void forgetReasons(DSLContext tx, List<Long> customers) {
        tx.update(HAND_GRANT)
                .set(HAND_GRANT.REASON, "-")
                .where(HAND_GRANT.CUSTOMER_ID.in(customers))
                .execute();
        tx.update(DISCOUNT)
                .setNull(DISCOUNT.CANCEL_REASON)
                .where(DISCOUNT.CUSTOMER_ID.in(customers), DISCOUNT.CANCEL_REASON.isNotNull())
                .execute();
    }

    private void cancelSecondGifts(DSLContext tx, CustomerId customer) {
        var seen = new HashSet<String>();
        for (var gift : gifts(tx, customer)) {
            boolean first = seen.add(gift.value2() + ":" + gift.value3());
            if (!first && UNDECIDED.contains(gift.value4())) {
                long id = gift.value1();
                tx.update(DISCOUNT)
                        .set(DISCOUNT.STATUS, "cancelled")
                        .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                        .where(DISCOUNT.ID.eq(id), DISCOUNT.STATUS.in(UNDECIDED))
                        .execute();
                notifications.owe(
                        tx,
                        customer,
                        NotificationKind.DISCOUNT_CHANGED,
                        id,
                        "discount:" + id + ":merged:" + customer.value());
            }
        }
    }

    /** Those promised to a visit first, then the oldest. */
    private static List<Record4<Long, Long, String, String>> gifts(DSLContext tx, CustomerId customer) {
        return tx.select(DISCOUNT.ID, OFFER.BUSINESS_ID, OFFER.KIND, DISCOUNT.STATUS)
                .from(DISCOUNT)
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .where(DISCOUNT.CUSTOMER_ID.eq(customer.value()), OFFER.KIND.in(ONCE_FOR_A_LIFE))
                .orderBy(DISCOUNT.RESERVED_BY_BOOKING.isNull(), DISCOUNT.CREATED_AT, DISCOUNT.ID)
                .fetch();
    }
}
