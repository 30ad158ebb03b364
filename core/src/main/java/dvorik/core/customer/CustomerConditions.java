package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_TAG;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.id.SalonId;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What a list of customers is narrowed down by, as conditions on {@code customer}. */
final class CustomerConditions {
    private static final MonthDay FIRST_DAY = MonthDay.of(1, 1);
    private static final MonthDay LAST_DAY = MonthDay.of(12, 31);
    private static final int MONTH = 100;

    private CustomerConditions() {}

    /** For all of them at once, such as a count: discounts are gathered first, once. */
    static Condition of(CustomerFilter filter, CustomerScope scope, Instant now) {
        return of(
                filter,
                scope,
                filter.hasDiscount()
                        .map(yes -> yes ? CUSTOMER.ID.in(usable(now)) : CUSTOMER.ID.notIn(usable(now)))
                        .orElse(DSL.noCondition()));
    }

    /** For a part of a list: discounts are looked up for one customer after the other, until the part is full. */
    static Condition ofPart(CustomerFilter filter, CustomerScope scope, Instant now) {
        // with a limit the servers do not turn it into a join with all that there are
        var one =
                DSL.field(usable(now).and(DISCOUNT.CUSTOMER_ID.eq(CUSTOMER.ID)).limit(DSL.inline(1)));
        return of(
                filter,
                scope,
                filter.hasDiscount()
                        .map(yes -> yes ? one.isNotNull() : one.isNull())
                        .orElse(DSL.noCondition()));
    }

    private static Condition of(CustomerFilter filter, CustomerScope scope, Condition discount) {
        var all = new ArrayList<Condition>();
        all.add(CUSTOMER.MERGED_INTO.isNull());
        all.add(filter.deleted() ? CUSTOMER.DELETED_AT.isNotNull() : CUSTOMER.DELETED_AT.isNull());
        all.add(seenBy(scope));
        filter.search().map(NameSearch::matching).ifPresent(all::add);
        filter.tag().map(CustomerConditions::tagged).ifPresent(all::add);
        filter.source().map(CUSTOMER.SOURCE::eq).ifPresent(all::add);
        filter.language().map(language -> CUSTOMER.LANGUAGE.eq(language.code())).ifPresent(all::add);
        filter.reachable().map(yes -> yes ? reachable() : DSL.not(reachable())).ifPresent(all::add);
        filter.joinedFrom().map(CUSTOMER.JOINED_AT::ge).ifPresent(all::add);
        filter.joinedUntil().map(CUSTOMER.JOINED_AT::lt).ifPresent(all::add);
        if (filter.birthdayFrom().isPresent() || filter.birthdayUntil().isPresent()) {
            all.add(born(
                    filter.birthdayFrom().orElse(FIRST_DAY),
                    filter.birthdayUntil().orElse(LAST_DAY)));
        }
        all.add(discount);
        filter.blocked()
                .map(yes -> yes ? CUSTOMER.BLOCKED_AT.isNotNull() : CUSTOMER.BLOCKED_AT.isNull())
                .ifPresent(all::add);
        return DSL.and(all);
    }

    static Condition seenBy(CustomerScope scope) {
        return switch (scope) {
            case CustomerScope.Everybody() -> DSL.noCondition();
            case CustomerScope.ServedIn(var salons) ->
                CUSTOMER.ID.in(DSL.select(REDEMPTION.CUSTOMER_ID)
                        .from(REDEMPTION)
                        .where(REDEMPTION.SALON_ID.in(
                                salons.stream().map(SalonId::value).toList())));
            case CustomerScope.ServedBy(var business) ->
                CUSTOMER.ID.in(DSL.select(REDEMPTION.CUSTOMER_ID)
                        .from(REDEMPTION)
                        .join(SALON)
                        .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                        .where(SALON.BUSINESS_ID.eq(business.value())));
        };
    }

    static Condition reachable() {
        return CUSTOMER.UNREACHABLE_SINCE.isNull().and(onTelegram());
    }

    /** Kept by the tables themselves. */
    private static Condition onTelegram() {
        return CUSTOMER.TELEGRAM_ACCOUNTS.gt((byte) 0);
    }

    private static Condition tagged(String tag) {
        return CUSTOMER.ID.in(
                DSL.select(CUSTOMER_TAG.CUSTOMER_ID).from(CUSTOMER_TAG).where(CUSTOMER_TAG.TAG.eq(tag)));
    }

    /** The conditions of the till that do not depend on salon, day and purchase. */
    private static org.jooq.SelectConditionStep<org.jooq.Record1<Long>> usable(Instant now) {
        return DSL.select(DISCOUNT.CUSTOMER_ID)
                .from(DISCOUNT)
                .where(
                        DISCOUNT.STATUS.eq("active"),
                        DISCOUNT.VALID_UNTIL.gt(now),
                        DISCOUNT.VALID_FROM.le(now),
                        DISCOUNT.RESERVED_BY_BOOKING.isNull());
    }

    private static Condition born(MonthDay from, MonthDay until) {
        Field<Short> day = CUSTOMER.BIRTHDAY_MONTH_DAY;
        var since = day.ge(number(from));
        var to = day.le(number(until));
        return !from.isAfter(until) ? since.and(to) : since.or(to);
    }

    private static short number(MonthDay day) {
        return (short) (day.getMonthValue() * MONTH + day.getDayOfMonth());
    }
}
