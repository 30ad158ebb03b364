package dvorik.core.report;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.STAFF;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** SQL over the redemptions of a span of time; each method is one statement. */
final class DayRepository {
    /** @param until exclusive */
    record Span(Instant from, Instant until) {
        Condition condition() {
            return REDEMPTION.REDEEMED_AT.ge(from).and(REDEMPTION.REDEEMED_AT.lt(until));
        }
    }

    /** What one person did in one salon. Amounts in minor units. */
    record Share(
            SalonId salon,
            String salonName,
            StaffId person,
            String personName,
            boolean undone,
            int times,
            long takenOff,
            long purchases) {}

    /** @param currency others, from before the business changed it, are left out */
    List<Share> findShares(DSLContext db, ReportScope scope, Span span, String currency) {
        var undone = DSL.field(REDEMPTION.ACTIVE.isNull());
        return db.select(
                        REDEMPTION.SALON_ID,
                        SALON.NAME,
                        REDEMPTION.STAFF_ID,
                        STAFF.NAME,
                        undone,
                        count(),
                        sum(REDEMPTION.DISCOUNT_AMOUNT),
                        coalesce(sum(REDEMPTION.PURCHASE_AMOUNT), BigDecimal.ZERO))
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .join(STAFF)
                .on(STAFF.ID.eq(REDEMPTION.STAFF_ID))
                .where(scope.condition(), span.condition(), REDEMPTION.CURRENCY.eq(currency))
                .groupBy(REDEMPTION.SALON_ID, SALON.NAME, REDEMPTION.STAFF_ID, STAFF.NAME, undone)
                .fetch(row -> new Share(
                        new SalonId(row.value1()),
                        row.value2(),
                        new StaffId(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7().longValueExact(),
                        row.value8().longValueExact()));
    }

    /** @return newest first */
    List<DayEntry> findEntries(
            DSLContext db, ReportScope scope, Span span, String currency, ZoneId businessZone, int offset, int limit) {
        return db.select(
                        REDEMPTION.REDEEMED_AT,
                        SALON.TIME_ZONE,
                        SALON.NAME,
                        STAFF.NAME,
                        CUSTOMER.FIRST_NAME,
                        REDEMPTION.PURCHASE_AMOUNT,
                        REDEMPTION.DISCOUNT_AMOUNT,
                        REDEMPTION.CURRENCY,
                        REDEMPTION.ACTIVE)
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .join(STAFF)
                .on(STAFF.ID.eq(REDEMPTION.STAFF_ID))
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(REDEMPTION.CUSTOMER_ID))
                .where(scope.condition(), span.condition(), REDEMPTION.CURRENCY.eq(currency))
                .orderBy(REDEMPTION.REDEEMED_AT.desc(), REDEMPTION.ID.desc())
                .offset(offset)
                .limit(limit)
                .fetch(row -> new DayEntry(
                        row.value1().atZone(row.value2() == null ? businessZone : ZoneId.of(row.value2())),
                        row.value3(),
                        row.value4(),
                        Optional.ofNullable(row.value5()),
                        Optional.ofNullable(row.value6()).map(amount -> Money.of(amount, row.value8())),
                        Money.of(row.value7(), row.value8()),
                        row.value9() == null));
    }
}
