package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.BROADCAST_RECIPIENT;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_FIGURES;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.broadcast.BroadcastPlan.Cap;
import dvorik.core.broadcast.SendingHours.Quiet;
import dvorik.core.customer.LivingCustomers;
import dvorik.core.setting.BusinessSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Tells before sending who would get it, and how long it would take. */
public final class Preflight {
    private static final int GETS = 5;
    private static final int LATER = 6;

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
     * @param quietNow of those who could get it, so many get it later for their quiet hours or the hours of the broadcast
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

    /** One statement over the audience as it is now; as many rows as there are different hours. */
    public Forecast of(Broadcast broadcast) {
        var plan = broadcast.plan();
        var now = clock.instant();
        var hours = new SendingHours(plan.window(), now, clock.getZone());
        var cap = Screening.cap(settings, broadcast.business(), plan);
        var paused = CUSTOMER.BLOCKED_AT.isNotNull();
        var withoutConsent = DSL.not(consents()).and(DSL.not(paused));
        var unreachable = DSL.not(LivingCustomers.reachable()).and(consents()).and(DSL.not(paused));
        var could = LivingCustomers.reachable().and(consents()).and(DSL.not(paused));
        var over = cap.map(c -> could.and(overCap(c))).orElse(DSL.falseCondition());
        var gets = cap.map(c -> could.and(DSL.not(overCap(c)))).orElse(could);
        var sums = new Sums();
        db.select(
                        SendingHours.ZONE,
                        CUSTOMER.QUIET_FROM,
                        CUSTOMER.QUIET_UNTIL,
                        DSL.count(),
                        sum(paused),
                        sum(withoutConsent),
                        sum(unreachable),
                        sum(over),
                        sum(gets))
                .from(CUSTOMER)
                .leftJoin(CUSTOMER_FIGURES)
                .on(
                        CUSTOMER_FIGURES.BUSINESS_ID.eq(broadcast.business().value()),
                        CUSTOMER_FIGURES.CUSTOMER_ID.eq(CUSTOMER.ID))
                .leftJoin(SALON)
                .on(SALON.ID.eq(CUSTOMER_FIGURES.LAST_SALON_ID))
                .where(broadcasts.audience(broadcast))
                .groupBy(SendingHours.ZONE, CUSTOMER.QUIET_FROM, CUSTOMER.QUIET_UNTIL)
                .forEach(row -> {
                    var quiet = new Quiet(Optional.ofNullable(row.value1()), row.value2(), row.value3());
                    boolean later =
                            hours.next(quiet).filter(at -> !at.isAfter(now)).isEmpty();
                    sums.add(
                            row.value4(),
                            number(row.value5()),
                            number(row.value6()),
                            number(row.value7()),
                            number(row.value8()),
                            number(row.value9()),
                            later ? number(row.value9()) : 0);
                });
        int able = sums.of(GETS);
        int holdout = (int) ((long) able * plan.holdout() / BroadcastPlan.WHOLE);
        int willGet = able - holdout;
        double rate = plan.rate().map(own -> Math.min(own, perSecond)).orElse(perSecond);
        return new Forecast(
                sums.of(0),
                sums.of(1),
                sums.of(2),
                sums.of(3),
                sums.of(4),
                holdout,
                willGet,
                sums.of(LATER),
                rate,
                Duration.ofSeconds((long) Math.ceil(willGet / rate)));
    }

    /** Column by column. */
    private static final class Sums {
        private final int[] sums = new int[LATER + 1];

        void add(int... row) {
            for (int i = 0; i < row.length; i++) {
                sums[i] += row[i];
            }
        }

        int of(int column) {
            return sums[column];
        }
    }

    private static Condition consents() {
        return CUSTOMER.MARKETING_ON.isTrue().and(CUSTOMER.TERMS_VERSION.isNotNull());
    }

    private Condition overCap(Cap cap) {
        return DSL.field(DSL.selectCount()
                        .from(BROADCAST_RECIPIENT)
                        .where(
                                BROADCAST_RECIPIENT.CUSTOMER_ID.eq(CUSTOMER.ID),
                                BROADCAST_RECIPIENT.SENT_AT.gt(clock.instant().minus(Duration.ofDays(cap.days())))))
                .ge(cap.messages());
    }

    private static Field<BigDecimal> sum(Condition condition) {
        return DSL.sum(DSL.when(condition, DSL.inline(1)).otherwise(DSL.inline(0)));
    }

    private static int number(BigDecimal sum) {
        return sum == null ? 0 : sum.intValueExact();
    }
}
