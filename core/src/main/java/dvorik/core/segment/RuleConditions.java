package dvorik.core.segment;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.BOOKING_ITEM;
import static dvorik.migrations.jooq.Tables.BROADCAST_RECIPIENT;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_FIGURES;
import static dvorik.migrations.jooq.Tables.CUSTOMER_TAG;
import static dvorik.migrations.jooq.Tables.CUSTOMER_VISITS;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.REDEMPTION;

import dvorik.core.customer.LivingCustomers;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.segment.Rule.Days;
import dvorik.core.segment.Rule.Range;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * A rule as a condition on rows of {@code customer}, at one moment. Each condition is two-valued, so that its opposite holds
 * for everybody else. What happened often has its figures; nothing is counted here.
 */
final class RuleConditions {
    private final BusinessId business;
    private final ZoneId zone;
    private final Instant now;
    private final LocalDate today;

    /** @param clock business time */
    RuleConditions(BusinessId business, Clock clock) {
        this.business = business;
        this.zone = clock.getZone();
        this.now = clock.instant();
        this.today = LocalDate.ofInstant(now, zone);
    }

    Condition of(Rule rule) {
        return switch (rule) {
            case Rule.All(var rules) -> DSL.and(rules.stream().map(this::of).toList());
            case Rule.Any(var rules) -> DSL.or(rules.stream().map(this::of).toList());
            case Rule.Not(var inner) -> DSL.not(of(inner));
            case Rule.Fact fact -> of(fact);
        };
    }

    private Condition of(Rule.Fact fact) {
        return switch (fact) {
            case Rule.Speaks(var languages) ->
                CUSTOMER.LANGUAGE.in(languages.stream().map(Language::code).toList());
            case Rule.CameFrom(var sources) ->
                sources.isEmpty()
                        ? CUSTOMER.SOURCE.isNull()
                        : CUSTOMER.SOURCE.isNotNull().and(CUSTOMER.SOURCE.in(sources));
            case Rule.Tagged(var tags) ->
                CUSTOMER.ID.in(
                        DSL.select(CUSTOMER_TAG.CUSTOMER_ID).from(CUSTOMER_TAG).where(CUSTOMER_TAG.TAG.in(tags)));
            case Rule.Joined(var days) -> CUSTOMER.JOINED_AT.isNotNull().and(within(CUSTOMER.JOINED_AT, days));
            case Rule.Age(var years) -> aged(years);
            case Rule.AgeUnknown() -> CUSTOMER.BIRTHDAY.isNull();
            case Rule.Birthday(var from, var until) ->
                BirthdaySpan.celebrating(today.plusDays(from), today.plusDays(until));
            case Rule.Reachable(var yes) -> yes ? LivingCustomers.reachable() : DSL.not(LivingCustomers.reachable());
            case Rule.Agreed(var to) -> agreed(to);
            case Rule.OfferIs offer -> of(offer);
            case Rule.Redemptions(var count) -> figure(CUSTOMER_FIGURES.REDEMPTIONS, count);
            case Rule.Spent(var amount) -> figure(CUSTOMER_FIGURES.SPENT, amount);
            case Rule.LastRedeemed(var days) ->
                CUSTOMER.ID.in(figures(CUSTOMER_FIGURES
                        .LAST_REDEEMED_AT
                        .isNotNull()
                        .and(within(CUSTOMER_FIGURES.LAST_REDEEMED_AT, days))));
            case Rule.NeverRedeemed() -> without(CUSTOMER_FIGURES.REDEMPTIONS.gt(0));
            case Rule.ServedIn(var salons) ->
                CUSTOMER.ID.in(DSL.select(REDEMPTION.CUSTOMER_ID)
                        .from(REDEMPTION)
                        .where(
                                REDEMPTION.SALON_ID.in(
                                        salons.stream().map(SalonId::value).toList()),
                                REDEMPTION.ACTIVE.isNotNull()));
            case Rule.Friends(var count) -> in(CUSTOMER.FRIENDS, count);
            case Rule.Visits(var count) -> visited(CUSTOMER_VISITS.VISITS, count);
            case Rule.VisitsPaid(var amount) -> visited(CUSTOMER_VISITS.SPENT, amount);
            case Rule.NoShows(var count) -> visited(CUSTOMER_VISITS.NO_SHOWS, count);
            case Rule.Upcoming(var count) -> visited(CUSTOMER_VISITS.UPCOMING, count);
            case Rule.LastVisit(var days) ->
                CUSTOMER.ID.in(visits(
                        CUSTOMER_VISITS.LAST_VISIT_AT.isNotNull().and(within(CUSTOMER_VISITS.LAST_VISIT_AT, days))));
            case Rule.NeverVisited() -> CUSTOMER.ID.notIn(visits(CUSTOMER_VISITS.VISITS.gt(0)));
            case Rule.HadService(var services) ->
                completed(BOOKING_ITEM.SERVICE_ID.in(
                        services.stream().map(ServiceId::value).toList()));
            case Rule.HadMaster(var masters) ->
                completed(BOOKING_ITEM.STAFF_ID.in(
                        masters.stream().map(StaffId::value).toList()));
            case Rule.BroadcastIs broadcast -> of(broadcast);
        };
    }

    private Condition aged(Range years) {
        var born = CUSTOMER.BIRTHDAY;
        var all = born.isNotNull().and(born.le(BirthdaySpan.bornUntil(today, years.least())));
        return years.most()
                .map(most -> all.and(born.gt(BirthdaySpan.bornUntil(today, most + 1))))
                .orElse(all);
    }

    private static Condition agreed(Rule.Consent to) {
        return switch (to) {
            // news are for people whose terms are accepted only, whatever their wish
            case MARKETING -> CUSTOMER.MARKETING_ON.isTrue().and(CUSTOMER.TERMS_VERSION.isNotNull());
            case REMINDERS -> CUSTOMER.REMINDERS_ON.isTrue();
            case TERMS -> CUSTOMER.TERMS_VERSION.isNotNull();
            case PRIVACY -> CUSTOMER.PRIVACY_VERSION.isNotNull();
        };
    }

    private Condition of(Rule.OfferIs offer) {
        var granted = DISCOUNT.OFFER_ID.eq(offer.offer().value());
        var used = DISCOUNT.USES_MADE.gt(0);
        return switch (offer.state()) {
            case HAS -> CUSTOMER.ID.in(owners(granted));
            case USABLE ->
                CUSTOMER.ID.in(owners(granted.and(DISCOUNT.STATUS.eq("active"))
                        .and(DISCOUNT.VALID_UNTIL.gt(now))
                        .and(DISCOUNT.VALID_FROM.le(now))
                        .and(DISCOUNT.RESERVED_BY_BOOKING.isNull())));
            case USED -> CUSTOMER.ID.in(owners(granted.and(used)));
            // no GROUP BY … HAVING in a condition: MariaDB refuses it when a prepared statement is executed again
            case UNUSED -> CUSTOMER.ID.in(owners(granted)).and(CUSTOMER.ID.notIn(owners(granted.and(used))));
        };
    }

    private static Select<Record1<Long>> owners(Condition which) {
        return DSL.select(DISCOUNT.CUSTOMER_ID).from(DISCOUNT).where(which);
    }

    private static Condition of(Rule.BroadcastIs broadcast) {
        var all = BROADCAST_RECIPIENT.BROADCAST_ID.eq(broadcast.broadcast().value());
        var received = BROADCAST_RECIPIENT.STATUS.eq("sent");
        return CUSTOMER.ID.in(DSL.select(BROADCAST_RECIPIENT.CUSTOMER_ID)
                .from(BROADCAST_RECIPIENT)
                .where(
                        all,
                        switch (broadcast.state()) {
                            case IN -> DSL.noCondition();
                            case RECEIVED -> received;
                            case TAPPED -> BROADCAST_RECIPIENT.TAPPED_AT.isNotNull();
                            case NOT_TAPPED -> received.and(BROADCAST_RECIPIENT.TAPPED_AT.isNull());
                        }));
    }

    /** A figure that is nought for those who have no row. */
    private <N extends Number> Condition figure(TableField<?, N> figure, Range range) {
        if (range.least() > 0) {
            return CUSTOMER.ID.in(figures(in(figure, range)));
        }
        return range.most().map(most -> without(figure.gt(value(figure, most)))).orElse(DSL.trueCondition());
    }

    /** Most have no figures at all; that is seen in their own row. */
    private Condition without(Condition which) {
        return CUSTOMER.HAS_FIGURES.isFalse().or(CUSTOMER.ID.notIn(figures(which)));
    }

    private Select<Record1<Long>> figures(Condition which) {
        return DSL.select(CUSTOMER_FIGURES.CUSTOMER_ID)
                .from(CUSTOMER_FIGURES)
                .where(CUSTOMER_FIGURES.BUSINESS_ID.eq(business.value()), which);
    }

    /** As {@link #figure}, of visits. */
    private <N extends Number> Condition visited(TableField<?, N> figure, Range range) {
        if (range.least() > 0) {
            return CUSTOMER.ID.in(visits(in(figure, range)));
        }
        return range.most()
                .map(most -> CUSTOMER.ID.notIn(visits(figure.gt(value(figure, most)))))
                .orElse(DSL.trueCondition());
    }

    private Select<Record1<Long>> visits(Condition which) {
        return DSL.select(CUSTOMER_VISITS.CUSTOMER_ID)
                .from(CUSTOMER_VISITS)
                .where(CUSTOMER_VISITS.BUSINESS_ID.eq(business.value()), which);
    }

    private Condition completed(Condition which) {
        return CUSTOMER.ID.in(DSL.select(BOOKING.CUSTOMER_ID)
                .from(BOOKING_ITEM)
                .join(BOOKING)
                .on(BOOKING.ID.eq(BOOKING_ITEM.BOOKING_ID))
                .where(
                        which,
                        BOOKING.BUSINESS_ID.eq(business.value()),
                        BOOKING.STATUS.eq("completed"),
                        // walk-ins are nobody's, and an unknown one would make the opposite unknown
                        BOOKING.CUSTOMER_ID.isNotNull()));
    }

    private static <N extends Number> Condition in(TableField<?, N> number, Range range) {
        var least = number.ge(value(number, range.least()));
        return range.most()
                .map(most -> least.and(number.le(value(number, most))))
                .orElse(least);
    }

    private static <N extends Number> Field<N> value(TableField<?, N> like, long value) {
        return DSL.val(value, like);
    }

    private Condition within(Field<Instant> time, Days days) {
        return switch (days) {
            case Days.InLast(var count) -> time.ge(start(today.minusDays(count)));
            case Days.Between(var from, var until) ->
                DSL.and(
                        from.map(day -> time.ge(start(day))).orElse(DSL.noCondition()),
                        until.map(day -> time.lt(start(day.plusDays(1)))).orElse(DSL.noCondition()));
        };
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
