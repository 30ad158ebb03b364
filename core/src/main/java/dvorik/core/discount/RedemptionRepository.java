package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.db.KeptInsert;
import dvorik.core.db.KeptSelect;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SaleId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** SQL of {@code redemption}; each method is one statement. */
final class RedemptionRepository {
    private static final KeptInsert.Returning INSERT = KeptInsert.into(
                    REDEMPTION,
                    REDEMPTION.DISCOUNT_ID,
                    REDEMPTION.USE_NO,
                    REDEMPTION.CUSTOMER_ID,
                    REDEMPTION.STAFF_ID,
                    REDEMPTION.SALON_ID,
                    REDEMPTION.SALE_ID,
                    REDEMPTION.PURCHASE_AMOUNT,
                    REDEMPTION.DISCOUNT_AMOUNT,
                    REDEMPTION.CURRENCY,
                    REDEMPTION.REQUEST_KEY,
                    REDEMPTION.REDEEMED_AT)
            .returning(REDEMPTION.ID);
    private static final KeptSelect<Record9<Long, Long, Long, Long, Long, Long, Long, String, Instant>> FIND =
            KeptSelect.of(select(REDEMPTION.ID.eq(KeptSelect.value(REDEMPTION.ID))));
    private static final KeptSelect<Record9<Long, Long, Long, Long, Long, Long, Long, String, Instant>>
            FIND_BY_REQUEST =
                    KeptSelect.of(select(REDEMPTION.REQUEST_KEY.eq(KeptSelect.value(REDEMPTION.REQUEST_KEY))));

    /** @param sale null where no amount was asked */
    RedemptionId insert(DSLContext tx, Redemption redemption, int useNo, SaleId sale, String requestKey) {
        return new RedemptionId(INSERT.execute(
                tx,
                redemption.discount().value(),
                useNo,
                redemption.customer().value(),
                redemption.staff().value(),
                redemption.salon().value(),
                sale == null ? null : sale.value(),
                redemption.purchase().map(Money::minor).orElse(null),
                redemption.takenOff().minor(),
                redemption.takenOff().currency().getCurrencyCode(),
                requestKey,
                redemption.at()));
    }

    Optional<Redemption> findByRequest(DSLContext db, String requestKey) {
        return FIND_BY_REQUEST.fetchOptional(db, requestKey).map(RedemptionRepository::redemption);
    }

    Optional<Redemption> find(DSLContext db, RedemptionId id) {
        return FIND.fetchOptional(db, id.value()).map(RedemptionRepository::redemption);
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

    private static Select<Record9<Long, Long, Long, Long, Long, Long, Long, String, Instant>> select(Condition which) {
        return DSL.select(
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
                .where(which);
    }

    private static Redemption redemption(Record9<Long, Long, Long, Long, Long, Long, Long, String, Instant> row) {
        return new Redemption(
                new RedemptionId(row.value1()),
                new DiscountId(row.value2()),
                new CustomerId(row.value3()),
                new StaffId(row.value4()),
                new SalonId(row.value5()),
                Optional.ofNullable(row.value6()).map(amount -> Money.of(amount, row.value8())),
                Money.of(row.value7(), row.value8()),
                row.value9());
    }
}
