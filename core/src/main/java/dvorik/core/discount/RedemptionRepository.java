package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.DISCOUNT;
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
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
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
    static final List<Field<?>> FIELDS = List.of(
            REDEMPTION.ID,
            REDEMPTION.DISCOUNT_ID,
            REDEMPTION.CUSTOMER_ID,
            REDEMPTION.STAFF_ID,
            REDEMPTION.SALON_ID,
            REDEMPTION.PURCHASE_AMOUNT,
            REDEMPTION.DISCOUNT_AMOUNT,
            REDEMPTION.CURRENCY,
            REDEMPTION.REDEEMED_AT);
    private static final KeptSelect<Record> FIND =
            KeptSelect.of(select(REDEMPTION.ID.eq(KeptSelect.value(REDEMPTION.ID))));
    private static final KeptSelect<Record> FIND_BY_REQUEST =
            KeptSelect.of(select(REDEMPTION.REQUEST_KEY.eq(KeptSelect.value(REDEMPTION.REQUEST_KEY))));
    private static final KeptSelect<Record> FIND_RECEIPT = KeptSelect.of(DiscountRow.selectWith(FIELDS)
            .join(REDEMPTION)
            .on(REDEMPTION.DISCOUNT_ID.eq(DISCOUNT.ID))
            .where(REDEMPTION.ID.eq(KeptSelect.value(REDEMPTION.ID))));

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

    private static Select<Record> select(Condition which) {
        return DSL.select(FIELDS).from(REDEMPTION).where(which);
    }

    /** @return with its discount */
    Optional<Receipt> findReceipt(DSLContext db, RedemptionId id) {
        return FIND_RECEIPT
                .fetchOptional(db, id.value())
                .map(row -> new Receipt(redemption(row), DiscountRow.discount(row)));
    }

    static Redemption redemption(Record row) {
        var currency = row.get(REDEMPTION.CURRENCY);
        return new Redemption(
                new RedemptionId(row.get(REDEMPTION.ID)),
                new DiscountId(row.get(REDEMPTION.DISCOUNT_ID)),
                new CustomerId(row.get(REDEMPTION.CUSTOMER_ID)),
                new StaffId(row.get(REDEMPTION.STAFF_ID)),
                new SalonId(row.get(REDEMPTION.SALON_ID)),
                Optional.ofNullable(row.get(REDEMPTION.PURCHASE_AMOUNT)).map(amount -> Money.of(amount, currency)),
                Money.of(row.get(REDEMPTION.DISCOUNT_AMOUNT), currency),
                row.get(REDEMPTION.REDEEMED_AT));
    }
}
