package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_FIGURES;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.id.RedemptionId;
import dvorik.core.id.SaleId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** SQL of taking redemptions back; each method is one statement, but for the one that says otherwise. */
final class UndoRepository {

    boolean isReverted(DSLContext db, RedemptionId id) {
        return db.fetchExists(REDEMPTION, REDEMPTION.ID.eq(id.value()).and(REDEMPTION.REVERTED_AT.isNotNull()));
    }

    /** @return empty where no amount was asked */
    Optional<SaleId> findSale(DSLContext db, RedemptionId id) {
        return db.select(REDEMPTION.SALE_ID)
                .from(REDEMPTION)
                .where(REDEMPTION.ID.eq(id.value()), REDEMPTION.SALE_ID.isNotNull())
                .fetchOptional(row -> new SaleId(row.value1()));
    }

    /**
     * Three statements: frees the number of this use and moves the later uses down, so that those that count are
     * 1 … uses_made again. The discount's row must be locked.
     */
    void revert(DSLContext tx, RedemptionId id, StaffId by, String reason, Instant now) {
        var use = tx.select(REDEMPTION.DISCOUNT_ID, REDEMPTION.USE_NO)
                .from(REDEMPTION)
                .where(REDEMPTION.ID.eq(id.value()))
                .fetchSingle();
        tx.update(REDEMPTION)
                .setNull(REDEMPTION.ACTIVE)
                .set(REDEMPTION.REVERTED_AT, now)
                .set(REDEMPTION.REVERTED_BY, by.value())
                .set(REDEMPTION.REVERT_REASON, reason)
                .where(REDEMPTION.ID.eq(id.value()), REDEMPTION.ACTIVE.isNotNull())
                .execute();
        tx.update(REDEMPTION)
                .set(REDEMPTION.USE_NO, REDEMPTION.USE_NO.minus(1))
                .where(
                        REDEMPTION.DISCOUNT_ID.eq(use.value1()),
                        REDEMPTION.ACTIVE.isNotNull(),
                        REDEMPTION.USE_NO.gt(use.value2()))
                // the lowest first: each moves into the place that was just freed
                .orderBy(REDEMPTION.USE_NO)
                .execute();
    }

    /**
     * Two statements: the figures of the owner name the last redemption that counts. Their row is locked since one of them
     * was reverted; whoever redeems meanwhile waits for it and comes later.
     */
    void keepLastOf(DSLContext tx, Discount discount) {
        var customer = discount.customer().value();
        var business = discount.business().value();
        var last = tx.select(REDEMPTION.REDEEMED_AT, REDEMPTION.SALON_ID)
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .where(
                        REDEMPTION.CUSTOMER_ID.eq(customer),
                        REDEMPTION.ACTIVE.isNotNull(),
                        SALON.BUSINESS_ID.eq(business))
                .orderBy(REDEMPTION.REDEEMED_AT.desc(), REDEMPTION.ID.desc())
                .limit(1)
                .fetchOptional();
        tx.update(CUSTOMER_FIGURES)
                .set(
                        CUSTOMER_FIGURES.LAST_REDEEMED_AT,
                        last.map(row -> row.value1()).orElse(null))
                .set(
                        CUSTOMER_FIGURES.LAST_SALON_ID,
                        last.map(row -> row.value2()).orElse(null))
                .where(CUSTOMER_FIGURES.BUSINESS_ID.eq(business), CUSTOMER_FIGURES.CUSTOMER_ID.eq(customer))
                .execute();
    }

    private static Condition ownerIsErased() {
        return DSL.exists(DSL.selectOne()
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(DISCOUNT.CUSTOMER_ID), CUSTOMER.DELETED_AT.isNotNull()));
    }

    /** @return false when the number of uses made was not the expected one */
    boolean removeUse(DSLContext tx, Discount discount) {
        return tx.update(DISCOUNT)
                        .set(
                                DISCOUNT.STATUS,
                                DSL.when(DISCOUNT.STATUS.ne("used"), DISCOUNT.STATUS)
                                        .when(ownerIsErased(), DSL.inline("cancelled"))
                                        .otherwise(DSL.inline("active")))
                        .set(DISCOUNT.USES_MADE, discount.usesMade() - 1)
                        .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                        .where(
                                DISCOUNT.ID.eq(discount.id().value()),
                                DISCOUNT.USES_MADE.eq(discount.usesMade()),
                                DISCOUNT.USES_MADE.gt(0))
                        .execute()
                == 1;
    }
}
