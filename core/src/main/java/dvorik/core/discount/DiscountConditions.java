package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.OFFER_SALON;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dvorik.core.id.SalonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Conditions of statements that join the discount with its offer and its customer. */
final class DiscountConditions {
    private static final List<String> UNDECIDED = List.of("active", "frozen");

    private DiscountConditions() {}

    static Condition of(DiscountScope scope, DiscountFilter filter, Instant now) {
        var all = new ArrayList<Condition>();
        all.add(of(scope));
        filter.customer().ifPresent(customer -> all.add(DISCOUNT.CUSTOMER_ID.eq(customer.value())));
        filter.offer().ifPresent(offer -> all.add(DISCOUNT.OFFER_ID.eq(offer.value())));
        filter.kind().ifPresent(kind -> all.add(OFFER.KIND.eq(kind.code())));
        filter.state().ifPresent(state -> all.add(of(state, now)));
        within(all, DISCOUNT.CREATED_AT, filter.created());
        within(all, DISCOUNT.VALID_UNTIL, filter.ends());
        return DSL.and(all);
    }

    static Condition of(DiscountScope scope) {
        var here = OFFER.BUSINESS_ID.eq(scope.business().value());
        return scope.salons()
                .map(salons -> here.and(countsIn(salons).or(usedIn(salons))))
                .orElse(here);
    }

    /** For statements with the offer: it counts in one of these salons, or in all. */
    static Condition countsIn(Set<SalonId> salons) {
        var anywhere = notExists(selectOne().from(OFFER_SALON).where(OFFER_SALON.OFFER_ID.eq(OFFER.ID)));
        var here = exists(selectOne()
                .from(OFFER_SALON)
                .where(OFFER_SALON.OFFER_ID.eq(OFFER.ID), OFFER_SALON.SALON_ID.in(ids(salons))));
        return anywhere.or(here);
    }

    static List<Long> ids(Set<SalonId> salons) {
        return salons.stream().map(SalonId::value).sorted().toList();
    }

    private static Condition usedIn(Set<SalonId> salons) {
        return exists(selectOne()
                .from(REDEMPTION)
                .where(REDEMPTION.DISCOUNT_ID.eq(DISCOUNT.ID), REDEMPTION.SALON_ID.in(ids(salons))));
    }

    /** As {@link Discount#stateAt}: what the deleted had is cancelled. */
    private static Condition of(Discount.State state, Instant now) {
        var living = CUSTOMER.DELETED_AT.isNull();
        return switch (state) {
            case USED -> DISCOUNT.STATUS.eq("used");
            case GIVEN -> DISCOUNT.STATUS.eq("given");
            case ACTIVE ->
                DISCOUNT.STATUS.eq("active").and(DISCOUNT.VALID_UNTIL.gt(now)).and(living);
            case FROZEN ->
                DISCOUNT.STATUS.eq("frozen").and(DISCOUNT.VALID_UNTIL.gt(now)).and(living);
            case EXPIRED ->
                DISCOUNT.STATUS.in(UNDECIDED).and(DISCOUNT.VALID_UNTIL.le(now)).and(living);
            case CANCELLED ->
                DISCOUNT.STATUS
                        .in("active", "frozen", "cancelled")
                        .and(DISCOUNT.STATUS.eq("cancelled").or(CUSTOMER.DELETED_AT.isNotNull()));
        };
    }

    private static void within(List<Condition> all, Field<Instant> time, DiscountFilter.Span span) {
        span.from().ifPresent(from -> all.add(time.ge(from)));
        span.until().ifPresent(until -> all.add(time.lt(until)));
    }
}
