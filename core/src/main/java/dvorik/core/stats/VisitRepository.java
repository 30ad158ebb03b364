package dvorik.core.stats;

import static dvorik.core.stats.StatsConditions.ids;
import static dvorik.core.stats.StatsConditions.within;
import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.BOOKING_ITEM;
import static dvorik.migrations.jooq.Tables.STAFF;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dvorik.core.id.StaffId;
import dvorik.core.stats.StatsService.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** SQL of figures of visits; each method is one statement. */
final class VisitRepository {
    private static final List<String> CANCELLED = List.of("cancelled_by_customer", "cancelled_by_salon");
    /** Whose time was kept for them. */
    private static final List<String> KEPT = List.of("pending", "confirmed", "in_progress", "completed", "no_show");

    private static final Field<BigDecimal> MINUTES = sum(DSL.field(
            "timestampdiff(minute, {0}, {1})", SQLDataType.INTEGER, BOOKING_ITEM.STARTS_AT, BOOKING_ITEM.ENDS_AT));

    private final Currency currency;

    VisitRepository(Currency currency) {
        this.currency = currency;
    }

    record Counts(long bookings, long completed, long cancelled, long noShows, long revenue) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    record People(long customers, long returned) {
        static final People NONE = new People(0, 0);
    }

    /** Of one master. */
    record Work(StaffId master, String name, long visits, long completed, long noShows, long revenue, long minutes) {}

    /** @return by whether it is the second period */
    Map<Boolean, Counts> counts(DSLContext db, StatsScope scope, Span span) {
        return counted(db, second(span), scope, span).fetchMap(row -> row.value1(), VisitRepository::counts);
    }

    Map<LocalDate, Counts> countsByDay(DSLContext db, StatsScope scope, Span span, LocalDays days) {
        return counted(db, days.of(BOOKING.STARTS_AT), scope, span)
                .fetchMap(row -> row.get(0, LocalDate.class), VisitRepository::counts);
    }

    private <T> ResultQuery<org.jooq.Record6<T, Integer, BigDecimal, BigDecimal, BigDecimal, BigDecimal>> counted(
            DSLContext db, Field<T> by, StatsScope scope, Span span) {
        return db.select(
                        by,
                        count(),
                        times(BOOKING.STATUS.eq(inline("completed"))),
                        times(BOOKING.STATUS.in(CANCELLED)),
                        times(BOOKING.STATUS.eq(inline("no_show"))),
                        coalesce(sum(when(BOOKING.STATUS.eq(inline("completed")), BOOKING.PAID)), BigDecimal.ZERO))
                .from(BOOKING)
                .where(booked(scope, span))
                .groupBy(by);
    }

    private static Counts counts(org.jooq.Record row) {
        return new Counts(
                row.get(1, Long.class),
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, Long.class),
                row.get(5, Long.class));
    }

    Map<Boolean, People> people(DSLContext db, StatsScope scope, Span span) {
        var earlier = BOOKING.as("earlier");
        var before = exists(selectOne()
                .from(earlier)
                .where(
                        earlier.CUSTOMER_ID.eq(BOOKING.CUSTOMER_ID),
                        earlier.STARTS_AT.lt(BOOKING.STARTS_AT),
                        earlier.BUSINESS_ID.eq(BOOKING.BUSINESS_ID),
                        earlier.STATUS.eq(inline("completed"))));
        var now = second(span);
        return db.select(now, countDistinct(BOOKING.CUSTOMER_ID), countDistinct(when(before, BOOKING.CUSTOMER_ID)))
                .from(BOOKING)
                .where(booked(scope, span), BOOKING.STATUS.eq(inline("completed")), BOOKING.CUSTOMER_ID.isNotNull())
                .groupBy(now)
                .fetchMap(row -> row.value1(), row -> new People(row.value2(), row.value3()));
    }

    /** @return of each of the two periods the most booked first */
    Map<Boolean, List<Work>> masters(DSLContext db, StatsScope scope, Span span) {
        var now = second(span);
        var share = when(
                BOOKING.STATUS.eq(inline("completed")).and(BOOKING.PRICE.gt(0L)),
                BOOKING.PAID
                        .cast(SQLDataType.DECIMAL(30, 4))
                        .mul(BOOKING_ITEM.PRICE)
                        .div(BOOKING.PRICE));
        var found = new HashMap<Boolean, List<Work>>();
        db.select(
                        now,
                        STAFF.ID,
                        STAFF.NAME,
                        countDistinct(BOOKING.ID),
                        countDistinct(when(BOOKING.STATUS.eq(inline("completed")), BOOKING.ID)),
                        countDistinct(when(BOOKING.STATUS.eq(inline("no_show")), BOOKING.ID)),
                        coalesce(DSL.round(sum(share)), BigDecimal.ZERO),
                        MINUTES)
                .from(BOOKING)
                .join(BOOKING_ITEM)
                .on(BOOKING_ITEM.BOOKING_ID.eq(BOOKING.ID))
                .join(STAFF)
                .on(STAFF.ID.eq(BOOKING_ITEM.STAFF_ID))
                .where(booked(scope, span), BOOKING.STATUS.in(KEPT))
                .groupBy(now, STAFF.ID, STAFF.NAME)
                .orderBy(MINUTES.desc(), STAFF.ID)
                .forEach(row -> found.computeIfAbsent(row.value1(), period -> new java.util.ArrayList<>())
                        .add(new Work(
                                new StaffId(row.value2()),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7().longValue(),
                                row.value8().longValue())));
        return found;
    }

    private static Field<Boolean> second(Span span) {
        return DSL.field(BOOKING.STARTS_AT.ge(span.begins()));
    }

    private Condition booked(StatsScope scope, Span span) {
        var place = scope.salons()
                .map(salons -> BOOKING.SALON_ID.in(ids(salons)))
                .orElseGet(() -> BOOKING.BUSINESS_ID.eq(scope.business().value()));
        return place.and(within(BOOKING.STARTS_AT, span))
                .and(BOOKING.BOOKED_AT.isNotNull())
                .and(BOOKING.CURRENCY.eq(currency.getCurrencyCode()));
    }

    private static Field<BigDecimal> times(Condition which) {
        return sum(when(which, inline(1)).otherwise(inline(0)));
    }
}
