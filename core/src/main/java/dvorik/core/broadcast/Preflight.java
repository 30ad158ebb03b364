package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.BROADCAST_RECIPIENT;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;

import dvorik.core.broadcast.BroadcastPlan.Cap;
import dvorik.core.setting.BusinessSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Tells before sending who would get it, and how long it would take. */
public final class Preflight {
    private final DSLContext db;
    private final Clock clock;
    private final Broadcasts broadcasts;
    private final BusinessSettings settings;
    private final double perSecond;

    /** @param perSecond messages that the budget of the bot allows */
    public Preflight(DSLContext db, Clock clock, Broadcasts broadcasts, BusinessSettings settings, double perSecond) {
        this.db = db;
        this.clock = clock;
        this.broadcasts = broadcasts;
        this.settings = settings;
        this.perSecond = perSecond;
    }

    /**
     * Who would get it now. Each customer counts in the first of these that fits, {@code total} is their sum.
     *
     * @param paused by staff
     * @param overCap had enough marketing these days
     * @param holdout of those who could get it, about so many get nothing for comparison
     * @param quietNow of those who will get it, so many get it later for their quiet hours
     * @param duration at the present rate, quiet hours aside
     */
    public record Forecast(
            int total,
            int paused,
            int withoutConsent,
            int unreachable,
            int overCap,
            int holdout,
            int willGet,
            int quietNow,
            double perSecond,
            Duration duration) {}

    /** One statement over the audience as it is now. */
    public Forecast of(Broadcast broadcast) {
        var plan = broadcast.plan();
        var now = clock.instant();
        int hour = now.atZone(clock.getZone()).getHour();
        var cap = Screening.cap(settings, broadcast.business(), plan);
        var paused = CUSTOMER.BLOCKED_AT.isNotNull();
        var withoutConsent = DSL.not(consents()).and(DSL.not(paused));
        var unreachable = DSL.not(reachable()).and(consents()).and(DSL.not(paused));
        var could = reachable().and(consents()).and(DSL.not(paused));
        var over = cap.map(c -> could.and(overCap(c))).orElse(DSL.falseCondition());
        var gets = cap.map(c -> could.and(DSL.not(overCap(c)))).orElse(could);
        var row = db.select(
                        DSL.count(),
                        sum(paused),
                        sum(withoutConsent),
                        sum(unreachable),
                        sum(over),
                        sum(gets),
                        sum(gets.and(quiet(hour))))
                .from(CUSTOMER)
                .where(broadcasts.audience(broadcast))
                .fetchSingle();
        int able = number(row.value6());
        int holdout = (int) ((long) able * plan.holdout() / BroadcastPlan.WHOLE);
        int willGet = able - holdout;
        double rate = plan.rate().map(own -> Math.min(own, perSecond)).orElse(perSecond);
        return new Forecast(
                row.value1(),
                number(row.value2()),
                number(row.value3()),
                number(row.value4()),
                number(row.value5()),
                holdout,
                willGet,
                number(row.value7()),
                rate,
                Duration.ofSeconds((long) Math.ceil(willGet / rate)));
    }

    private static Condition consents() {
        return CUSTOMER.MARKETING_ON.isTrue().and(CUSTOMER.TERMS_VERSION.isNotNull());
    }

    private static Condition reachable() {
        return CUSTOMER.UNREACHABLE_SINCE
                .isNull()
                .and(DSL.exists(DSL.selectOne()
                        .from(CUSTOMER_IDENTITY)
                        .where(
                                CUSTOMER_IDENTITY.CUSTOMER_ID.eq(CUSTOMER.ID),
                                CUSTOMER_IDENTITY.KIND.eq(DSL.inline("telegram")),
                                CUSTOMER_IDENTITY.DELETED_AT.isNull())));
    }

    private Condition overCap(Cap cap) {
        return DSL.field(DSL.selectCount()
                        .from(BROADCAST_RECIPIENT)
                        .where(
                                BROADCAST_RECIPIENT.CUSTOMER_ID.eq(CUSTOMER.ID),
                                BROADCAST_RECIPIENT.SENT_AT.gt(clock.instant().minus(Duration.ofDays(cap.days())))))
                .ge(cap.messages());
    }

    /** As {@link SendingHours.Quiet}. */
    private static Condition quiet(int hour) {
        var now = DSL.inline((byte) hour);
        var sameDay = CUSTOMER.QUIET_FROM
                .le(CUSTOMER.QUIET_UNTIL)
                .and(CUSTOMER.QUIET_FROM.le(now))
                .and(CUSTOMER.QUIET_UNTIL.gt(now));
        var overMidnight = CUSTOMER.QUIET_FROM
                .gt(CUSTOMER.QUIET_UNTIL)
                .and(CUSTOMER.QUIET_FROM.le(now).or(CUSTOMER.QUIET_UNTIL.gt(now)));
        return sameDay.or(overMidnight);
    }

    private static Field<BigDecimal> sum(Condition condition) {
        return DSL.sum(DSL.when(condition, DSL.inline(1)).otherwise(DSL.inline(0)));
    }

    private static int number(BigDecimal sum) {
        return sum == null ? 0 : sum.intValueExact();
    }
}
