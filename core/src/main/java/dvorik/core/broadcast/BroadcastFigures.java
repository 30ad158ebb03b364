package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.BROADCAST_RECIPIENT;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALE;

import dvorik.core.broadcast.Recipient.Status;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What became of a broadcast, and what it brought. Joined by ids, not guessed. */
public final class BroadcastFigures {
    private final DSLContext db;
    private final BusinessSettings settings;

    public BroadcastFigures(DSLContext db, BusinessSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * How far it is.
     *
     * @param audience frozen; always the sum of what follows
     * @param planned still to get it, those under way included
     */
    public record Progress(
            int audience, int planned, int sent, int blocked, int failed, int skipped, int unknown, int holdout) {}

    /**
     * One of the messages.
     *
     * @param failed and {@code skipped}: by reason
     * @param tapped customers who tapped one of its buttons
     * @param redeemed uses of the discounts that came with it, in time
     * @param revenue of these, minor units
     */
    public record OfVariant(
            String variant,
            int planned,
            int sent,
            int blocked,
            Map<String, Integer> failed,
            Map<String, Integer> skipped,
            int unknown,
            int tapped,
            int recalled,
            int redeemed,
            long revenue) {}

    /**
     * What people bought in the days after it began, whatever for.
     *
     * @param people in the group
     * @param buyers of them
     * @param revenue minor units
     */
    public record Group(int people, int buyers, long revenue) {}

    /**
     * All of it.
     *
     * @param winner variant with the most taps for each message sent; empty while nobody tapped, or with one variant
     * @param got whoever got it; {@code held}: the holdout
     * @param days in which results are counted
     */
    public record Figures(
            Progress progress, List<OfVariant> variants, Optional<String> winner, Group got, Group held, int days) {}

    public Progress progress(Broadcast broadcast) {
        var counts = new HashMap<Status, Integer>();
        db.select(BROADCAST_RECIPIENT.STATUS, DSL.count())
                .from(BROADCAST_RECIPIENT)
                .where(BROADCAST_RECIPIENT.BROADCAST_ID.eq(broadcast.id().value()))
                .groupBy(BROADCAST_RECIPIENT.STATUS)
                .forEach(row -> counts.put(Status.of(row.value1()), row.value2()));
        return progress(counts);
    }

    private static Progress progress(Map<Status, Integer> counts) {
        int open = count(counts, Status.PLANNED) + count(counts, Status.LEASED) + count(counts, Status.SENDING);
        return new Progress(
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                open,
                count(counts, Status.SENT),
                count(counts, Status.BLOCKED),
                count(counts, Status.FAILED),
                count(counts, Status.SKIPPED),
                count(counts, Status.UNKNOWN),
                count(counts, Status.HOLDOUT));
    }

    private static int count(Map<Status, Integer> counts, Status status) {
        return counts.getOrDefault(status, 0);
    }

    public Figures of(Broadcast broadcast) {
        int days = settings.number(broadcast.business(), Setting.MARKETING_RESULT_DAYS);
        var byStatus = new HashMap<Status, Integer>();
        var counts = new TreeMap<String, Counts>();
        db.select(
                        BROADCAST_RECIPIENT.VARIANT,
                        BROADCAST_RECIPIENT.STATUS,
                        BROADCAST_RECIPIENT.REASON,
                        DSL.count(),
                        DSL.count(BROADCAST_RECIPIENT.TAPPED_AT),
                        DSL.count(BROADCAST_RECIPIENT.RECALLED_AT))
                .from(BROADCAST_RECIPIENT)
                .where(of(broadcast, null))
                .groupBy(BROADCAST_RECIPIENT.VARIANT, BROADCAST_RECIPIENT.STATUS, BROADCAST_RECIPIENT.REASON)
                .forEach(row -> {
                    var status = Status.of(row.value2());
                    byStatus.merge(status, row.value4(), Integer::sum);
                    var of = counts.computeIfAbsent(row.value1(), variant -> new Counts());
                    of.add(status, row.value3(), row.value4());
                    of.tapped += row.value5();
                    of.recalled += row.value6();
                });
        var redeemed = redeemed(broadcast, days);
        var variants = counts.entrySet().stream()
                .map(of -> of.getValue().figures(of.getKey(), redeemed.getOrDefault(of.getKey(), new Redeemed(0, 0))))
                .toList();
        return new Figures(
                progress(byStatus),
                variants,
                winner(variants),
                bought(broadcast, Status.SENT, count(byStatus, Status.SENT), days),
                bought(broadcast, Status.HOLDOUT, count(byStatus, Status.HOLDOUT), days),
                days);
    }

    private static final class Counts {
        private final Map<Status, Integer> all = new HashMap<>();
        private final Map<String, Integer> failed = new TreeMap<>();
        private final Map<String, Integer> skipped = new TreeMap<>();
        private int tapped;
        private int recalled;

        void add(Status status, String reason, int count) {
            all.merge(status, count, Integer::sum);
            if (status == Status.FAILED) {
                failed.merge(reason, count, Integer::sum);
            }
            if (status == Status.SKIPPED) {
                skipped.merge(reason, count, Integer::sum);
            }
        }

        OfVariant figures(String variant, Redeemed redeemed) {
            var sums = progress(all);
            return new OfVariant(
                    variant,
                    sums.planned(),
                    sums.sent(),
                    sums.blocked(),
                    failed,
                    skipped,
                    sums.unknown(),
                    tapped,
                    recalled,
                    redeemed.uses(),
                    redeemed.revenue());
        }
    }

    private static Optional<String> winner(List<OfVariant> variants) {
        return variants.size() < 2
                ? Optional.empty()
                : variants.stream()
                        .filter(variant -> variant.tapped() > 0)
                        .max(java.util.Comparator.comparingDouble(
                                variant -> (double) variant.tapped() / variant.sent()))
                        .map(OfVariant::variant);
    }

    private record Redeemed(int uses, long revenue) {}

    private Map<String, Redeemed> redeemed(Broadcast broadcast, int days) {
        if (broadcast.plan().offer().isEmpty()) {
            return Map.of();
        }
        return db.select(
                        BROADCAST_RECIPIENT.VARIANT,
                        DSL.count(),
                        DSL.coalesce(DSL.sum(SALE.NET_AMOUNT), BigDecimal.ZERO))
                .from(BROADCAST_RECIPIENT)
                .join(REDEMPTION)
                .on(
                        REDEMPTION.DISCOUNT_ID.eq(BROADCAST_RECIPIENT.DISCOUNT_ID),
                        REDEMPTION.ACTIVE.eq((byte) 1),
                        REDEMPTION.REDEEMED_AT.lt(DSL.field(
                                "{0} + interval {1} day",
                                Instant.class, BROADCAST_RECIPIENT.SENT_AT, DSL.inline(days))))
                .leftJoin(SALE)
                .on(SALE.ID.eq(REDEMPTION.SALE_ID))
                .where(of(broadcast, null))
                .groupBy(BROADCAST_RECIPIENT.VARIANT)
                .fetchMap(
                        BROADCAST_RECIPIENT.VARIANT,
                        row -> new Redeemed(row.value2(), row.value3().longValueExact()));
    }

    private Group bought(Broadcast broadcast, Status group, int people, int days) {
        if (people == 0 || broadcast.startedAt().isEmpty()) {
            return new Group(people, 0, 0);
        }
        var from = broadcast.startedAt().get();
        var row = db.select(
                        DSL.countDistinct(BROADCAST_RECIPIENT.CUSTOMER_ID),
                        DSL.coalesce(DSL.sum(SALE.NET_AMOUNT), BigDecimal.ZERO))
                .from(BROADCAST_RECIPIENT)
                .join(SALE)
                .on(
                        SALE.CUSTOMER_ID.eq(BROADCAST_RECIPIENT.CUSTOMER_ID),
                        SALE.SOLD_AT.ge(from),
                        SALE.SOLD_AT.lt(from.plus(java.time.Duration.ofDays(days))),
                        SALE.BUSINESS_ID.eq(broadcast.business().value()))
                .where(of(broadcast, group))
                .fetchSingle();
        return new Group(people, row.value1(), row.value2().longValueExact());
    }

    private static Condition of(Broadcast broadcast, Status status) {
        var all = BROADCAST_RECIPIENT.BROADCAST_ID.eq(broadcast.id().value());
        return status == null ? all : all.and(BROADCAST_RECIPIENT.STATUS.eq(status.code()));
    }

    /**
     * One customer's part of it.
     *
     * @param reason why it failed or was skipped
     * @param words of the refusal
     */
    public record Row(
            CustomerId customer,
            Optional<String> variant,
            String status,
            Optional<String> reason,
            Optional<String> words,
            Optional<Instant> sentAt,
            Optional<Instant> tappedAt,
            Optional<Instant> recalledAt,
            Optional<DiscountId> discount) {}

    /** The states by which recipients are narrowed down. */
    public static List<String> states() {
        return java.util.Arrays.stream(Status.values()).map(Status::code).toList();
    }

    /** @return by customer, those behind this one */
    public List<Row> recipients(
            Broadcast broadcast, Optional<String> status, Optional<Boolean> tapped, long after, int from, int limit) {
        return db.select(
                        BROADCAST_RECIPIENT.CUSTOMER_ID,
                        BROADCAST_RECIPIENT.VARIANT,
                        BROADCAST_RECIPIENT.STATUS,
                        BROADCAST_RECIPIENT.REASON,
                        BROADCAST_RECIPIENT.ERROR,
                        BROADCAST_RECIPIENT.SENT_AT,
                        BROADCAST_RECIPIENT.TAPPED_AT,
                        BROADCAST_RECIPIENT.RECALLED_AT,
                        BROADCAST_RECIPIENT.DISCOUNT_ID)
                .from(BROADCAST_RECIPIENT)
                .where(narrowed(broadcast, status, tapped), BROADCAST_RECIPIENT.CUSTOMER_ID.gt(after))
                .orderBy(BROADCAST_RECIPIENT.CUSTOMER_ID)
                .limit(from, limit)
                .fetch(row -> new Row(
                        new CustomerId(row.value1()),
                        Optional.ofNullable(row.value2()),
                        row.value3(),
                        Optional.ofNullable(row.value4()),
                        Optional.ofNullable(row.value5()),
                        Optional.ofNullable(row.value6()),
                        Optional.ofNullable(row.value7()),
                        Optional.ofNullable(row.value8()),
                        Optional.ofNullable(row.value9()).map(DiscountId::new)));
    }

    public int countRecipients(Broadcast broadcast, Optional<String> status, Optional<Boolean> tapped) {
        return db.fetchCount(BROADCAST_RECIPIENT, narrowed(broadcast, status, tapped));
    }

    private static Condition narrowed(Broadcast broadcast, Optional<String> status, Optional<Boolean> tapped) {
        return of(broadcast, null)
                .and(status.map(BROADCAST_RECIPIENT.STATUS::eq).orElse(DSL.noCondition()))
                .and(tapped.map(yes -> yes
                                ? BROADCAST_RECIPIENT.TAPPED_AT.isNotNull()
                                : BROADCAST_RECIPIENT.TAPPED_AT.isNull())
                        .orElse(DSL.noCondition()));
    }
}
