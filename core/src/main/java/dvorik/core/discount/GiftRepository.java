package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.DISCOUNT_GIFT;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.GiftId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** SQL of {@code discount_gift}, and of what a gift does to {@code discount}; each method is one statement. */
final class GiftRepository {

    /** @throws org.jooq.exception.IntegrityConstraintViolationException when the discount is offered already */
    GiftId insert(DSLContext tx, DiscountId discount, CustomerId giver, String token, Instant now) {
        return new GiftId(tx.insertInto(DISCOUNT_GIFT)
                .set(DISCOUNT_GIFT.DISCOUNT_ID, discount.value())
                .set(DISCOUNT_GIFT.GIVER_ID, giver.value())
                .set(DISCOUNT_GIFT.TOKEN, token)
                .set(DISCOUNT_GIFT.CREATED_AT, now)
                .returningResult(DISCOUNT_GIFT.ID)
                .fetchSingle(DISCOUNT_GIFT.ID));
    }

    Optional<Gift> findByToken(DSLContext db, String token) {
        return find(db, DISCOUNT_GIFT.TOKEN.eq(token));
    }

    Optional<Gift> findOpen(DSLContext db, DiscountId discount) {
        return find(db, DISCOUNT_GIFT.OPEN_DISCOUNT_ID.eq(discount.value()));
    }

    Optional<Gift> find(DSLContext db, GiftId id) {
        return find(db, DISCOUNT_GIFT.ID.eq(id.value()));
    }

    /** @return false when it was claimed or withdrawn before */
    boolean claim(DSLContext tx, GiftId id, CustomerId by, DiscountId became, Instant now) {
        return tx.update(DISCOUNT_GIFT)
                        .set(DISCOUNT_GIFT.CLAIMED_BY, by.value())
                        .set(DISCOUNT_GIFT.BECAME_ID, became.value())
                        .set(DISCOUNT_GIFT.CLAIMED_AT, now)
                        .where(isOpen(id))
                        .execute()
                == 1;
    }

    /** @return false when it was claimed or withdrawn before */
    boolean withdraw(DSLContext tx, GiftId id, Instant now) {
        return tx.update(DISCOUNT_GIFT)
                        .set(DISCOUNT_GIFT.WITHDRAWN_AT, now)
                        .where(isOpen(id))
                        .execute()
                == 1;
    }

    /** Takes it from the giver. @return false when it is no longer active, or was used: nothing was changed */
    boolean takeFromGiver(DSLContext tx, DiscountId id) {
        return tx.update(DISCOUNT)
                        .set(DISCOUNT.STATUS, "given")
                        .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                        .where(DISCOUNT.ID.eq(id.value()), DISCOUNT.STATUS.eq("active"), DISCOUNT.USES_MADE.eq(0))
                        .execute()
                == 1;
    }

    /**
     * The same terms for a friend, under a code of its own; it cannot be given on.
     *
     * @throws org.jooq.exception.IntegrityConstraintViolationException when the code is taken, by bad luck
     */
    DiscountId insertCopy(
            DSLContext tx, DiscountId from, CustomerId to, DiscountCode code, String grantKey, Instant now) {
        tx.insertInto(
                        DISCOUNT,
                        DISCOUNT.OFFER_ID,
                        DISCOUNT.CUSTOMER_ID,
                        DISCOUNT.CODE,
                        DISCOUNT.GRANT_KEY,
                        DISCOUNT.VALUE_TYPE,
                        DISCOUNT.VALUE,
                        DISCOUNT.CURRENCY,
                        DISCOUNT.MIN_PURCHASE,
                        DISCOUNT.MAX_DISCOUNT,
                        DISCOUNT.WEEKDAYS,
                        DISCOUNT.VALID_FROM,
                        DISCOUNT.VALID_UNTIL,
                        DISCOUNT.USES_ALLOWED,
                        DISCOUNT.ISSUED_BY,
                        DISCOUNT.CREATED_AT)
                .select(select(
                                DISCOUNT.OFFER_ID,
                                val(to.value()),
                                val(code.value()),
                                val(grantKey),
                                DISCOUNT.VALUE_TYPE,
                                DISCOUNT.VALUE,
                                DISCOUNT.CURRENCY,
                                DISCOUNT.MIN_PURCHASE,
                                DISCOUNT.MAX_DISCOUNT,
                                DISCOUNT.WEEKDAYS,
                                DISCOUNT.VALID_FROM,
                                DISCOUNT.VALID_UNTIL,
                                DISCOUNT.USES_ALLOWED,
                                DISCOUNT.ISSUED_BY,
                                val(now, DISCOUNT.CREATED_AT))
                        .from(DISCOUNT)
                        .where(DISCOUNT.ID.eq(from.value())))
                .execute();
        return new DiscountId(tx.select(DISCOUNT.ID)
                .from(DISCOUNT)
                .where(DISCOUNT.GRANT_KEY.eq(grantKey))
                .fetchSingle(DISCOUNT.ID));
    }

    private static Condition isOpen(GiftId id) {
        return DISCOUNT_GIFT
                .ID
                .eq(id.value())
                .and(DISCOUNT_GIFT.CLAIMED_AT.isNull())
                .and(DISCOUNT_GIFT.WITHDRAWN_AT.isNull());
    }

    private static Optional<Gift> find(DSLContext db, Condition condition) {
        return db.select(
                        DISCOUNT_GIFT.ID,
                        DISCOUNT_GIFT.DISCOUNT_ID,
                        DISCOUNT_GIFT.GIVER_ID,
                        DISCOUNT_GIFT.TOKEN,
                        DISCOUNT_GIFT.WITHDRAWN_AT,
                        DISCOUNT_GIFT.CLAIMED_AT,
                        DISCOUNT_GIFT.CLAIMED_BY,
                        DISCOUNT_GIFT.BECAME_ID)
                .from(DISCOUNT_GIFT)
                .where(condition)
                .fetchOptional(GiftRepository::gift);
    }

    private static Gift gift(Record row) {
        return new Gift(
                new GiftId(row.get(DISCOUNT_GIFT.ID)),
                new DiscountId(row.get(DISCOUNT_GIFT.DISCOUNT_ID)),
                new CustomerId(row.get(DISCOUNT_GIFT.GIVER_ID)),
                row.get(DISCOUNT_GIFT.TOKEN),
                row.get(DISCOUNT_GIFT.WITHDRAWN_AT) != null,
                Optional.ofNullable(row.get(DISCOUNT_GIFT.CLAIMED_AT))
                        .map(at -> new Gift.Claim(
                                new CustomerId(row.get(DISCOUNT_GIFT.CLAIMED_BY)),
                                new DiscountId(row.get(DISCOUNT_GIFT.BECAME_ID)),
                                at)));
    }
}
