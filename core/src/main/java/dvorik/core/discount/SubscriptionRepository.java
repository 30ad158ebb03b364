package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CHANNEL_MEMBER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static org.jooq.impl.DSL.select;

import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** SQL of {@code channel_member}, and of what a subscription does to {@code discount}; each method is one statement. */
final class SubscriptionRepository {

    /** When the carrier last told whether the customer is subscribed. */
    Optional<Instant> findKnownAt(DSLContext db, CustomerId customer) {
        return db.select(CHANNEL_MEMBER.KNOWN_AT)
                .from(CHANNEL_MEMBER)
                .where(CHANNEL_MEMBER.CUSTOMER_ID.eq(customer.value()))
                .fetchOptional(CHANNEL_MEMBER.KNOWN_AT);
    }

    void keep(DSLContext tx, CustomerId customer, boolean member, Instant now) {
        tx.insertInto(CHANNEL_MEMBER)
                .set(CHANNEL_MEMBER.CUSTOMER_ID, customer.value())
                .set(CHANNEL_MEMBER.MEMBER, member)
                .set(CHANNEL_MEMBER.KNOWN_AT, now)
                .onDuplicateKeyUpdate()
                .set(CHANNEL_MEMBER.MEMBER, member)
                .set(CHANNEL_MEMBER.KNOWN_AT, now)
                .execute();
    }

    /**
     * Locks the customer's subscription discounts.
     *
     * @param status {@code active} or {@code frozen}
     */
    List<DiscountId> lock(DSLContext tx, CustomerId customer, String status) {
        return tx.select(DISCOUNT.ID)
                .from(DISCOUNT)
                .where(
                        DISCOUNT.CUSTOMER_ID.eq(customer.value()),
                        DISCOUNT.STATUS.eq(status),
                        DISCOUNT.OFFER_ID.in(
                                select(OFFER.ID).from(OFFER).where(OFFER.KIND.eq(OfferKind.SUBSCRIPTION.code()))))
                .orderBy(DISCOUNT.ID)
                .forUpdate()
                .fetch(row -> new DiscountId(row.value1()));
    }

    /** @param id locked by this transaction */
    void move(DSLContext tx, DiscountId id, String to) {
        tx.update(DISCOUNT)
                .set(DISCOUNT.STATUS, to)
                .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                .where(DISCOUNT.ID.eq(id.value()))
                .execute();
    }

    /** @return a number that each change of the row raises */
    int version(DSLContext tx, DiscountId id) {
        return tx.select(DISCOUNT.VERSION)
                .from(DISCOUNT)
                .where(DISCOUNT.ID.eq(id.value()))
                .fetchSingle(DISCOUNT.VERSION);
    }
}
