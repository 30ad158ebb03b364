package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SaleId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL of {@code redemption}; each method is one statement. */
final class RedemptionRepository {

    /** @param sale null where no amount was asked */
    RedemptionId insert(DSLContext tx, Redemption redemption, int useNo, SaleId sale, String requestKey) {
        return new RedemptionId(tx.insertInto(REDEMPTION)
                .set(REDEMPTION.DISCOUNT_ID, redemption.discount().value())
                .set(REDEMPTION.USE_NO, useNo)
                .set(REDEMPTION.CUSTOMER_ID, redemption.customer().value())
                .set(REDEMPTION.STAFF_ID, redemption.staff().value())
                .set(REDEMPTION.SALON_ID, redemption.salon().value())
                .set(REDEMPTION.SALE_ID, sale == null ? null : sale.value())
                .set(
                        REDEMPTION.PURCHASE_AMOUNT,
                        redemption.purchase().map(Money::minor).orElse(null))
                .set(REDEMPTION.DISCOUNT_AMOUNT, redemption.takenOff().minor())
                .set(REDEMPTION.CURRENCY, redemption.takenOff().currency().getCurrencyCode())
                .set(REDEMPTION.REQUEST_KEY, requestKey)
                .set(REDEMPTION.REDEEMED_AT, redemption.at())
                .returningResult(REDEMPTION.ID)
                .fetchSingle(REDEMPTION.ID));
    }

    Optional<Redemption> findByRequest(DSLContext db, String requestKey) {
        return find(db, REDEMPTION.REQUEST_KEY.eq(requestKey));
    }

    Optional<Redemption> find(DSLContext db, RedemptionId id) {
        return find(db, REDEMPTION.ID.eq(id.value()));
    }

    /** @return when, where and by whom it was used last, reverted uses left out */
    Optional<Refusal.LastUse> findLastUse(DSLContext db, DiscountId id) {
        return db.select(REDEMPTION.ID, REDEMPTION.REDEEMED_AT, SALON.NAME, STAFF.NAME)
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .join(STAFF)
                .on(STAFF.ID.eq(REDEMPTION.STAFF_ID))
                .where(REDEMPTION.DISCOUNT_ID.eq(id.value()), REDEMPTION.ACTIVE.isNotNull())
                .orderBy(REDEMPTION.USE_NO.desc())
                .limit(1)
                .fetchOptional(row ->
                        new Refusal.LastUse(new RedemptionId(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    private static Optional<Redemption> find(DSLContext db, Condition condition) {
        return db.select(
                        REDEMPTION.ID,
                        REDEMPTION.DISCOUNT_ID,
                        REDEMPTION.CUSTOMER_ID,
                        REDEMPTION.STAFF_ID,
                        REDEMPTION.SALON_ID,
                        REDEMPTION.PURCHASE_AMOUNT,
                        REDEMPTION.DISCOUNT_AMOUNT,
                        REDEMPTION.CURRENCY,
                        REDEMPTION.REDEEMED_AT)
                .from(REDEMPTION)
                .where(condition)
                .fetchOptional(row -> new Redemption(
                        new RedemptionId(row.value1()),
                        new DiscountId(row.value2()),
                        new CustomerId(row.value3()),
                        new StaffId(row.value4()),
                        new SalonId(row.value5()),
                        Optional.ofNullable(row.value6()).map(amount -> Money.of(amount, row.value8())),
                        Money.of(row.value7(), row.value8()),
                        row.value9()));
    }
}
