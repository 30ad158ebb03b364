package dvorik.core.stats;

import static dvorik.core.stats.StatsConditions.code;
import static dvorik.core.stats.StatsConditions.happened;
import static dvorik.core.stats.StatsConditions.joinedFor;
import static dvorik.core.stats.StatsConditions.offered;
import static dvorik.core.stats.StatsConditions.redeemedBefore;
import static dvorik.core.stats.StatsConditions.sold;
import static dvorik.core.stats.StatsConditions.within;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.PRODUCT_EVENT;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dvorik.core.event.ProductEvent.Kind;
import dvorik.core.id.OfferId;
import dvorik.core.stats.Kpi.OfferShare;
import dvorik.core.stats.Kpi.People;
import dvorik.core.stats.Kpi.SourceShare;
import dvorik.core.stats.StatsService.Span;
import dvorik.core.text.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** SQL of figures; each method is one statement. */
final class StatsRepository {
    private static final List<String> TAKEN_BACK_OR_NOT =
            List.of(code(Kind.DISCOUNT_REDEEMED), code(Kind.REDEMPTION_UNDONE));
    /** One for a redemption, minus one for one taken back. */
    private static final Field<Integer> SIGN = when(
                    PRODUCT_EVENT.KIND.eq(inline(code(Kind.DISCOUNT_REDEEMED))), inline(1))
            .otherwise(inline(-1));

    private final Currency currency;

    /** @param currency money in others, from before the business changed it, is left out */
    StatsRepository(Currency currency) {
        this.currency = currency;
    }

    /** Figures of the period asked for, and of the one before. */
    record Both<T>(Map<Boolean, T> figures) {
        Optional<T> of(boolean now) {
            return Optional.ofNullable(figures.get(now));
        }
    }

    record Count(long times) {}

    record Cohort(long joined, long redeemed) {
        static final Cohort NONE = new Cohort(0, 0);
    }

    record Money(long purchases, long gross, long taken, long net) {
        static final Money NONE = new Money(0, 0, 0, 0);
    }

    DiscountOverview overview(DSLContext db, StatsScope scope, Instant now) {
        var over = DSL.field(DISCOUNT.VALID_UNTIL.le(now));
        var counts = new HashMap<String, Long>();
        db.select(DISCOUNT.STATUS, over, count())
                .from(OFFER)
                .join(DISCOUNT)
                .on(DISCOUNT.OFFER_ID.eq(OFFER.ID))
                .where(offered(scope))
                .groupBy(DISCOUNT.STATUS, over)
                .forEach(row -> {
                    boolean undecided = List.of("active", "frozen").contains(row.value1());
                    counts.merge(undecided && row.value2() ? "expired" : row.value1(), (long) row.value3(), Long::sum);
                });
        return new DiscountOverview(
                counts.getOrDefault("active", 0L),
                counts.getOrDefault("used", 0L),
                counts.getOrDefault("expired", 0L),
                counts.getOrDefault("frozen", 0L),
                counts.getOrDefault("cancelled", 0L),
                counts.getOrDefault("given", 0L));
    }

    People people(DSLContext db, StatsScope scope, Instant until) {
        var reachable = DSL.count(when(CUSTOMER.UNREACHABLE_SINCE.isNull(), inline(1)));
        var joined = CUSTOMER.JOINED_AT.lt(until).and(CUSTOMER.DELETED_AT.isNull());
        if (scope.salons().isEmpty()) {
            return db.select(count(), reachable)
                    .from(CUSTOMER)
                    .where(joined)
                    .fetchSingle(row -> new People(row.value1(), row.value2()));
        }
        var here = DSL.selectDistinct(REDEMPTION.CUSTOMER_ID)
                .from(REDEMPTION)
                .where(
                        REDEMPTION.SALON_ID.in(
                                StatsConditions.ids(scope.salons().get())),
                        REDEMPTION.REDEEMED_AT.lt(until),
                        REDEMPTION.ACTIVE.isNotNull())
                .asTable("here");
        return db.select(count(), reachable)
                .from(here)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(here.field(REDEMPTION.CUSTOMER_ID)))
                .where(joined)
                .fetchSingle(row -> new People(row.value1(), row.value2()));
    }

    /** Those who joined in each of the two periods, and how many of them redeemed by its end. */
    Both<Cohort> joined(DSLContext db, StatsScope scope, Span span) {
        var now = DSL.field(PRODUCT_EVENT.OCCURRED_AT.ge(span.begins()));
        var end = when(PRODUCT_EVENT.OCCURRED_AT.ge(span.begins()), DSL.val(span.until(), PRODUCT_EVENT.OCCURRED_AT))
                .otherwise(DSL.val(span.begins(), PRODUCT_EVENT.OCCURRED_AT));
        var redeemed = DSL.count(when(redeemedBefore(scope, end), inline(1)));
        return new Both<>(db.select(now, count(), redeemed)
                .from(PRODUCT_EVENT)
                .where(joining(scope, span))
                .groupBy(now)
                .fetchMap(row -> row.value1(), row -> new Cohort(row.value2(), row.value3())));
    }

    /** @return of the second period, the most joined first */
    List<SourceShare> sources(DSLContext db, StatsScope scope, Span span, int limit) {
        var redeemed =
                DSL.count(when(redeemedBefore(scope, DSL.val(span.until(), PRODUCT_EVENT.OCCURRED_AT)), inline(1)));
        return db.select(PRODUCT_EVENT.SOURCE, count(), redeemed)
                .from(PRODUCT_EVENT)
                .where(joining(scope, second(span)))
                .groupBy(PRODUCT_EVENT.SOURCE)
                .orderBy(count().desc(), PRODUCT_EVENT.SOURCE)
                .limit(limit)
                .fetch(row -> new SourceShare(Optional.ofNullable(row.value1()), row.value2(), row.value3()));
    }

    Map<LocalDate, Long> joinedByDay(DSLContext db, StatsScope scope, Span span, LocalDays days) {
        var day = days.of(PRODUCT_EVENT.OCCURRED_AT);
        return db.select(day, count())
                .from(PRODUCT_EVENT)
                .where(joining(scope, span))
                .groupBy(day)
                .fetchMap(row -> row.value1(), row -> (long) row.value2());
    }

    Both<Count> issued(DSLContext db, StatsScope scope, Span span) {
        var now = DSL.field(PRODUCT_EVENT.OCCURRED_AT.ge(span.begins()));
        return new Both<>(db.select(now, count())
                .from(PRODUCT_EVENT)
                .join(DISCOUNT)
                .on(DISCOUNT.ID.eq(PRODUCT_EVENT.SUBJECT_ID))
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .where(granting(span).and(offered(scope)))
                .groupBy(now)
                .fetchMap(row -> row.value1(), row -> new Count(row.value2())));
    }

    Map<LocalDate, Long> issuedByDay(DSLContext db, StatsScope scope, Span span, LocalDays days) {
        var day = days.of(PRODUCT_EVENT.OCCURRED_AT);
        return db.select(day, count())
                .from(PRODUCT_EVENT)
                .join(DISCOUNT)
                .on(DISCOUNT.ID.eq(PRODUCT_EVENT.SUBJECT_ID))
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .where(granting(span).and(offered(scope)))
                .groupBy(day)
                .fetchMap(row -> row.value1(), row -> (long) row.value2());
    }

    Both<Count> redeemed(DSLContext db, StatsScope scope, Span span) {
        var now = DSL.field(PRODUCT_EVENT.OCCURRED_AT.ge(span.begins()));
        return new Both<>(db.select(now, sum(SIGN))
                .from(PRODUCT_EVENT)
                .where(redeeming(scope, span))
                .groupBy(now)
                .fetchMap(row -> row.value1(), row -> new Count(row.value2().longValueExact())));
    }

    Map<LocalDate, Long> redeemedByDay(DSLContext db, StatsScope scope, Span span, LocalDays days) {
        var day = days.of(PRODUCT_EVENT.OCCURRED_AT);
        return db.select(day, sum(SIGN))
                .from(PRODUCT_EVENT)
                .where(redeeming(scope, span))
                .groupBy(day)
                .fetchMap(row -> row.value1(), row -> row.value2().longValueExact());
    }

    /** @return of the second period, the most redeemed first, then the most issued */
    List<OfferShare> offers(DSLContext db, StatsScope scope, Span span, int limit) {
        var given = DSL.select(
                        DISCOUNT.OFFER_ID.as("offer"),
                        inline(1).as("issued"),
                        inline(0).as("redeemed"))
                .from(PRODUCT_EVENT)
                .join(DISCOUNT)
                .on(DISCOUNT.ID.eq(PRODUCT_EVENT.SUBJECT_ID))
                .where(granting(second(span)));
        var used = DSL.select(DISCOUNT.OFFER_ID.as("offer"), inline(0).as("issued"), SIGN.as("redeemed"))
                .from(PRODUCT_EVENT)
                .join(REDEMPTION)
                .on(REDEMPTION.ID.eq(PRODUCT_EVENT.SUBJECT_ID))
                .join(DISCOUNT)
                .on(DISCOUNT.ID.eq(REDEMPTION.DISCOUNT_ID))
                .where(redeeming(scope, second(span)));
        var facts = given.unionAll(used).asTable("facts");
        var issued = sum(facts.field("issued", Integer.class));
        var redeemed = sum(facts.field("redeemed", Integer.class));
        return db.select(OFFER.ID, OFFER.TITLE_RU, OFFER.TITLE_UZ, OFFER.TITLE_EN, issued, redeemed)
                .from(facts)
                .join(OFFER)
                .on(OFFER.ID.eq(facts.field("offer", Long.class)))
                .where(offered(scope))
                .groupBy(OFFER.ID, OFFER.TITLE_RU, OFFER.TITLE_UZ, OFFER.TITLE_EN)
                .orderBy(redeemed.desc(), issued.desc(), OFFER.ID)
                .limit(limit)
                .fetch(row -> new OfferShare(
                        new OfferId(row.value1()),
                        Map.of(Language.RU, row.value2(), Language.UZ, row.value3(), Language.EN, row.value4()),
                        row.value5().longValueExact(),
                        row.value6().longValueExact()));
    }

    Both<Money> money(DSLContext db, StatsScope scope, Span span) {
        var now = DSL.field(SALE.SOLD_AT.ge(span.begins()));
        return new Both<>(sales(db, now, scope, span).fetchMap(row -> row.value1(), StatsRepository::money));
    }

    Map<LocalDate, Money> moneyByDay(DSLContext db, StatsScope scope, Span span, LocalDays days) {
        return sales(db, days.of(SALE.SOLD_AT), scope, span).fetchMap(row -> row.value1(), StatsRepository::money);
    }

    /** What was taken back counts against the day on which it was. */
    private <T> Select<Record5<T, BigDecimal, BigDecimal, BigDecimal, BigDecimal>> sales(
            DSLContext db, Field<T> by, StatsScope scope, Span span) {
        return db.select(
                        by,
                        sum(when(SALE.REVERSES_ID.isNull(), inline(1)).otherwise(inline(-1))),
                        coalesce(sum(SALE.GROSS_AMOUNT), BigDecimal.ZERO),
                        coalesce(sum(SALE.DISCOUNT_AMOUNT), BigDecimal.ZERO),
                        coalesce(sum(SALE.NET_AMOUNT), BigDecimal.ZERO))
                .from(SALE)
                .where(sold(scope), within(SALE.SOLD_AT, span), SALE.CURRENCY.eq(currency.getCurrencyCode()))
                .groupBy(by);
    }

    private static <T> Money money(Record5<T, BigDecimal, BigDecimal, BigDecimal, BigDecimal> row) {
        return new Money(
                row.value2().longValueExact(),
                row.value3().longValueExact(),
                row.value4().longValueExact(),
                row.value5().longValueExact());
    }

    private static Condition joining(StatsScope scope, Span span) {
        return PRODUCT_EVENT
                .KIND
                .eq(code(Kind.CUSTOMER_JOINED))
                .and(within(PRODUCT_EVENT.OCCURRED_AT, span))
                .and(joinedFor(scope, span.until()));
    }

    private static Condition granting(Span span) {
        return PRODUCT_EVENT.KIND.eq(code(Kind.DISCOUNT_GRANTED)).and(within(PRODUCT_EVENT.OCCURRED_AT, span));
    }

    private static Condition redeeming(StatsScope scope, Span span) {
        return PRODUCT_EVENT
                .KIND
                .in(TAKEN_BACK_OR_NOT)
                .and(within(PRODUCT_EVENT.OCCURRED_AT, span))
                .and(happened(scope));
    }

    private static Span second(Span span) {
        return new Span(span.begins(), span.begins(), span.until());
    }
}
