package dvorik.core.report;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.STAFF;
import static dvorik.migrations.jooq.Tables.UNUSUAL_PATTERN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.report.DayRepository.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** SQL of {@code unusual_pattern} and of what it is found in; each method is one statement. Undone uses do not count. */
final class UnusualRepository {

    /** @param customer null where the kind has none */
    record Finding(StaffId person, UnusualPattern.Kind kind, int times, CustomerId customer) {}

    /** One redemption, at the time of its salon. */
    record Moment(StaffId person, ZonedDateTime at) {}

    /**
     * @param window the days over which it counts
     * @param since only those who did it again on the day that began then
     * @return the most often first
     */
    List<Finding> findSameCustomers(DSLContext db, BusinessId business, Span window, Instant since, int least) {
        var person = coalesce(CUSTOMER.MERGED_INTO, CUSTOMER.ID);
        return from(db, REDEMPTION.STAFF_ID, person, count())
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(REDEMPTION.CUSTOMER_ID))
                .where(counted(business, window))
                .groupBy(REDEMPTION.STAFF_ID, person)
                .having(count().ge(least), max(REDEMPTION.REDEEMED_AT).ge(since))
                .orderBy(count().desc())
                .fetch(row -> new Finding(
                        new StaffId(row.get(REDEMPTION.STAFF_ID)),
                        UnusualPattern.Kind.SAME_CUSTOMER,
                        row.get(count()),
                        new CustomerId(row.get(person))));
    }

    List<Moment> findMoments(DSLContext db, BusinessId business, Span day, ZoneId businessZone) {
        return from(db, REDEMPTION.STAFF_ID, REDEMPTION.REDEEMED_AT, SALON.TIME_ZONE)
                .where(counted(business, day))
                .fetch(row -> new Moment(
                        new StaffId(row.get(REDEMPTION.STAFF_ID)),
                        row.get(REDEMPTION.REDEEMED_AT)
                                .atZone(
                                        row.get(SALON.TIME_ZONE) == null
                                                ? businessZone
                                                : ZoneId.of(row.get(SALON.TIME_ZONE)))));
    }

    /** @param since the day looked at begins there and ends with the span */
    List<HighestRule.Habit> findHabits(DSLContext db, BusinessId business, Span lately, Instant since) {
        var thatDay = sum(when(REDEMPTION.REDEEMED_AT.ge(since), DSL.inline(1)).otherwise(DSL.inline(0)));
        return from(db, REDEMPTION.STAFF_ID, DISCOUNT.VALUE_TYPE, DISCOUNT.VALUE, thatDay, count())
                .join(DISCOUNT)
                .on(DISCOUNT.ID.eq(REDEMPTION.DISCOUNT_ID))
                .where(counted(business, lately))
                .groupBy(REDEMPTION.STAFF_ID, DISCOUNT.VALUE_TYPE, DISCOUNT.VALUE)
                .fetch(row -> new HighestRule.Habit(
                        new StaffId(row.get(REDEMPTION.STAFF_ID)),
                        row.get(DISCOUNT.VALUE_TYPE),
                        row.get(DISCOUNT.VALUE),
                        row.get(thatDay).intValueExact(),
                        row.get(count())));
    }

    /** @return its id; empty when it was found before, or the person no longer works here */
    Optional<Long> insert(DSLContext tx, BusinessId business, LocalDate day, Finding finding, Instant now) {
        boolean works = tx.fetchExists(
                STAFF, STAFF.ID.eq(finding.person().value()), STAFF.DELETED_AT.isNull(), STAFF.SUSPENDED_AT.isNull());
        if (!works) {
            return Optional.empty();
        }
        int inserted = tx.insertInto(UNUSUAL_PATTERN)
                .set(UNUSUAL_PATTERN.BUSINESS_ID, business.value())
                .set(UNUSUAL_PATTERN.STAFF_ID, finding.person().value())
                .set(UNUSUAL_PATTERN.KIND, finding.kind().code())
                .set(UNUSUAL_PATTERN.DAY, day)
                .set(UNUSUAL_PATTERN.TIMES, finding.times())
                .set(
                        UNUSUAL_PATTERN.CUSTOMER_ID,
                        finding.customer() == null ? null : finding.customer().value())
                .set(UNUSUAL_PATTERN.FOUND_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
        return inserted == 0
                ? Optional.empty()
                : Optional.of(tx.select(UNUSUAL_PATTERN.ID)
                        .from(UNUSUAL_PATTERN)
                        .where(
                                UNUSUAL_PATTERN.STAFF_ID.eq(finding.person().value()),
                                UNUSUAL_PATTERN.KIND.eq(finding.kind().code()),
                                UNUSUAL_PATTERN.DAY.eq(day))
                        .fetchSingle(UNUSUAL_PATTERN.ID));
    }

    Optional<UnusualPattern> find(DSLContext db, long id) {
        return db.select(
                        UNUSUAL_PATTERN.BUSINESS_ID,
                        UNUSUAL_PATTERN.STAFF_ID,
                        STAFF.NAME,
                        UNUSUAL_PATTERN.KIND,
                        UNUSUAL_PATTERN.DAY,
                        UNUSUAL_PATTERN.TIMES,
                        CUSTOMER.FIRST_NAME)
                .from(UNUSUAL_PATTERN)
                .join(STAFF)
                .on(STAFF.ID.eq(UNUSUAL_PATTERN.STAFF_ID))
                .leftJoin(CUSTOMER)
                .on(CUSTOMER.ID.eq(UNUSUAL_PATTERN.CUSTOMER_ID))
                .where(UNUSUAL_PATTERN.ID.eq(id))
                .fetchOptional(row -> new UnusualPattern(
                        id,
                        new BusinessId(row.value1()),
                        new StaffId(row.value2()),
                        row.value3(),
                        UnusualPattern.Kind.of(row.value4()),
                        row.value5(),
                        row.value6(),
                        Optional.ofNullable(row.value7())));
    }

    private static SelectJoinStep<Record> from(DSLContext db, SelectFieldOrAsterisk... fields) {
        return db.select(fields).from(REDEMPTION).join(SALON).on(SALON.ID.eq(REDEMPTION.SALON_ID));
    }

    private static Condition counted(BusinessId business, Span span) {
        return SALON.BUSINESS_ID.eq(business.value()).and(span.condition()).and(REDEMPTION.ACTIVE.isNotNull());
    }
}
