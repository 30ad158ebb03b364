package dvorik.core.stats;

import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.OFFER_SALON;
import static dvorik.migrations.jooq.Tables.PRODUCT_EVENT;
import static dvorik.migrations.jooq.Tables.SALE;
import static dvorik.migrations.jooq.Tables.SALON;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dvorik.core.event.ProductEvent.Kind;
import dvorik.core.id.SalonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Conditions that the figures share. */
final class StatsConditions {
    private StatsConditions() {}

    static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Condition within(Field<Instant> time, StatsService.Span span) {
        return time.ge(span.from()).and(time.lt(span.until()));
    }

    /** For statements with the offer: it is of the business, and counts in one of the salons. */
    static Condition offered(StatsScope scope) {
        var here = OFFER.BUSINESS_ID.eq(scope.business().value());
        return scope.salons()
                .map(salons -> here.and(notExists(
                                selectOne().from(OFFER_SALON).where(OFFER_SALON.OFFER_ID.eq(OFFER.ID)))
                        .or(exists(selectOne()
                                .from(OFFER_SALON)
                                .where(OFFER_SALON.OFFER_ID.eq(OFFER.ID), OFFER_SALON.SALON_ID.in(ids(salons)))))))
                .orElse(here);
    }

    static Condition sold(StatsScope scope) {
        var here = SALE.BUSINESS_ID.eq(scope.business().value());
        return scope.salons()
                .map(salons -> here.and(SALE.SALON_ID.in(ids(salons))))
                .orElse(here);
    }

    /** For events at a till. */
    static Condition happened(StatsScope scope) {
        return happened(scope, PRODUCT_EVENT.SALON_ID);
    }

    static Condition happened(StatsScope scope, Field<Long> salon) {
        return scope.salons()
                .map(salons -> salon.in(ids(salons)))
                .orElseGet(() -> salon.in(select(SALON.ID)
                        .from(SALON)
                        .where(SALON.BUSINESS_ID.eq(scope.business().value()))));
    }

    /** The customer of the event redeemed something before that time. */
    static Condition redeemedBefore(StatsScope scope, Field<Instant> until) {
        var use = PRODUCT_EVENT.as("first_use");
        return exists(selectOne()
                .from(use)
                .where(
                        use.CUSTOMER_ID.eq(PRODUCT_EVENT.CUSTOMER_ID),
                        use.KIND.eq(DSL.inline(code(Kind.DISCOUNT_REDEEMED))),
                        use.OCCURRED_AT.lt(until),
                        happened(scope, use.SALON_ID)));
    }

    /** Customers are nobody's; those of some salons are the ones who redeemed there. */
    static Condition joinedFor(StatsScope scope, Instant until) {
        return scope.salons().isEmpty()
                ? DSL.noCondition()
                : redeemedBefore(scope, DSL.val(until, PRODUCT_EVENT.OCCURRED_AT));
    }

    static List<Long> ids(Set<SalonId> salons) {
        return salons.stream().map(SalonId::value).sorted().toList();
    }
}
