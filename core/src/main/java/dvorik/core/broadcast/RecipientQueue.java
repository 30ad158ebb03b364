package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.BROADCAST;
import static dvorik.migrations.jooq.Tables.BROADCAST_RECIPIENT;
import static dvorik.migrations.jooq.Tables.CUSTOMER;

import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.Recipient.Leased;
import dvorik.core.broadcast.Recipient.Skip;
import dvorik.core.broadcast.Recipient.Status;
import dvorik.core.db.KeptStatement;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** SQL of {@code broadcast_recipient} for the worker. */
final class RecipientQueue {
    /** Marked by one statement at most. */
    static final int MOST_MARKED = 128;

    private static final int LONGEST_ERROR = 250;
    private static final int FREEZING_MILLIS = 600_000;
    /** As {@link dvorik.core.db.DatabaseAddress} sets it for each connection. */
    private static final int USUAL_MILLIS = 30_000;

    /** For 1, 2, 4, … messages: few texts, each prepared once a connection. */
    private static final List<KeptStatement> MARK_SENT = IntStream.of(1, 2, 4, 8, 16, 32, 64, 128)
            .mapToObj(RecipientQueue::markSent)
            .toList();

    private static final List<KeptStatement> MARK_SENDING = IntStream.of(1, 2, 4, 8, 16, 32, 64, 128)
            .mapToObj(RecipientQueue::markSending)
            .toList();

    private final DSLContext db;

    RecipientQueue(DSLContext db) {
        this.db = db;
    }

    /**
     * Writes the audience down, by one statement.
     *
     * @param who condition on {@code customer}
     * @return how many
     */
    static int freeze(DSLContext tx, BroadcastId id, Condition who, BroadcastPlan plan, Instant dueAt) {
        // a million rows take longer than any other statement may
        tx.connection(connection -> connection.setNetworkTimeout(Runnable::run, FREEZING_MILLIS));
        try {
            return freezeAll(tx, id, who, plan, dueAt);
        } finally {
            tx.connection(connection -> connection.setNetworkTimeout(Runnable::run, USUAL_MILLIS));
        }
    }

    private static int freezeAll(DSLContext tx, BroadcastId id, Condition who, BroadcastPlan plan, Instant dueAt) {
        var hash = share(id, "");
        var held = hash.lt((long) plan.holdout());
        var status = plan.holdout() == 0
                ? DSL.inline(Status.PLANNED.code())
                : DSL.when(held, DSL.inline(Status.HOLDOUT.code())).otherwise(DSL.inline(Status.PLANNED.code()));
        return tx.insertInto(
                        BROADCAST_RECIPIENT,
                        BROADCAST_RECIPIENT.BROADCAST_ID,
                        BROADCAST_RECIPIENT.CUSTOMER_ID,
                        BROADCAST_RECIPIENT.STATUS,
                        BROADCAST_RECIPIENT.DUE_AT,
                        BROADCAST_RECIPIENT.VARIANT)
                .select(DSL.select(
                                DSL.val(id.value()),
                                CUSTOMER.ID,
                                status,
                                DSL.val(dueAt, BROADCAST_RECIPIENT.DUE_AT),
                                variant(id, plan))
                        .from(CUSTOMER)
                        .where(who))
                .execute();
    }

    /** The same customer is always at the same place of the same broadcast, whoever else is there. */
    private static Field<Long> share(BroadcastId id, String of) {
        return DSL.field(
                "mod(crc32(concat({0}, {1})), {2})",
                Long.class, DSL.inline(id.value() + ":" + of), CUSTOMER.ID, DSL.inline(BroadcastPlan.WHOLE));
    }

    private static Field<String> variant(BroadcastId id, BroadcastPlan plan) {
        var variants = plan.variants();
        if (variants.size() == 1) {
            return DSL.inline(variants.getFirst().name());
        }
        var place = share(id, "variant:");
        int upTo = 0;
        var choice = DSL.choose();
        org.jooq.CaseConditionStep<String> chosen = null;
        for (Variant variant : variants.subList(0, variants.size() - 1)) {
            upTo += variant.share();
            var here = place.lt((long) upTo);
            var name = DSL.inline(variant.name());
            chosen = chosen == null ? choice.when(here, name) : chosen.when(here, name);
        }
        return chosen.otherwise(DSL.inline(variants.getLast().name()));
    }

    /**
     * Leases those whose turn it is; no two workers get the same one.
     *
     * @param now business time, for due times
     * @param until real time
     */
    List<Leased> lease(BroadcastId id, Instant now, Instant until, int limit) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            var rows = tx.select(
                            BROADCAST_RECIPIENT.CUSTOMER_ID, BROADCAST_RECIPIENT.VARIANT, BROADCAST_RECIPIENT.ATTEMPTS)
                    .from(BROADCAST_RECIPIENT)
                    .where(
                            BROADCAST_RECIPIENT.BROADCAST_ID.eq(id.value()),
                            BROADCAST_RECIPIENT.STATUS.eq(DSL.inline(Status.PLANNED.code())),
                            BROADCAST_RECIPIENT.DUE_AT.le(now))
                    .orderBy(BROADCAST_RECIPIENT.DUE_AT, BROADCAST_RECIPIENT.CUSTOMER_ID)
                    .limit(limit)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new Leased(new CustomerId(row.value1()), row.value2(), row.value3()));
            if (!rows.isEmpty()) {
                tx.update(BROADCAST_RECIPIENT)
                        .set(BROADCAST_RECIPIENT.STATUS, Status.LEASED.code())
                        .set(BROADCAST_RECIPIENT.LEASED_UNTIL, until)
                        .where(
                                BROADCAST_RECIPIENT.BROADCAST_ID.eq(id.value()),
                                BROADCAST_RECIPIENT.CUSTOMER_ID.in(rows.stream()
                                        .map(row -> row.customer().value())
                                        .toList()))
                        .execute();
            }
            return rows;
        });
    }

    /** Keeps what is still leased. */
    void renew(BroadcastId id, Collection<CustomerId> customers, Instant until) {
        db.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.LEASED_UNTIL, until)
                .where(these(id, customers), BROADCAST_RECIPIENT.STATUS.eq(Status.LEASED.code()))
                .execute();
    }

    /** What a dead process had leased is planned again; what it was sending is unknown from now on. */
    void releaseExpired(BroadcastId id, Instant realNow) {
        var expired = BROADCAST_RECIPIENT.BROADCAST_ID.eq(id.value()).and(BROADCAST_RECIPIENT.LEASED_UNTIL.lt(realNow));
        db.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.STATUS, Status.PLANNED.code())
                .setNull(BROADCAST_RECIPIENT.LEASED_UNTIL)
                .where(expired, BROADCAST_RECIPIENT.STATUS.eq(Status.LEASED.code()))
                .execute();
        db.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.STATUS, Status.UNKNOWN.code())
                .set(BROADCAST_RECIPIENT.REASON, "process_died")
                .setNull(BROADCAST_RECIPIENT.LEASED_UNTIL)
                .where(expired, BROADCAST_RECIPIENT.STATUS.eq(Status.SENDING.code()))
                .execute();
    }

    /**
     * Commits that these are being sent, as far as they are still leased and the broadcast still sends.
     *
     * @param until real time by which an answer is certain to have come
     * @return those that may be sent
     */
    Set<CustomerId> markSending(BroadcastId id, List<CustomerId> customers, Instant until) {
        var size = size(customers.size());
        var values = new Object[2 + size.room() + 1];
        values[0] = until;
        values[1] = id.value();
        fill(values, 2, size.room(), customers);
        values[2 + size.room()] = id.value();
        int marked = MARK_SENDING.get(size.index()).execute(db, values);
        if (marked == customers.size()) {
            return new HashSet<>(customers);
        }
        return db
                .select(BROADCAST_RECIPIENT.CUSTOMER_ID)
                .from(BROADCAST_RECIPIENT)
                .where(these(id, customers), BROADCAST_RECIPIENT.STATUS.eq(Status.SENDING.code()))
                .and(BROADCAST_RECIPIENT.LEASED_UNTIL.eq(until))
                .fetch()
                .stream()
                .map(row -> new CustomerId(row.value1()))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static KeptStatement markSending(int messages) {
        return KeptStatement.of(DSL.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.STATUS, DSL.inline(Status.SENDING.code()))
                .set(BROADCAST_RECIPIENT.LEASED_UNTIL, KeptStatement.value(BROADCAST_RECIPIENT.LEASED_UNTIL))
                .where(
                        BROADCAST_RECIPIENT.BROADCAST_ID.eq(KeptStatement.value(BROADCAST_RECIPIENT.BROADCAST_ID)),
                        BROADCAST_RECIPIENT.CUSTOMER_ID.in(
                                Stream.generate(() -> KeptStatement.value(BROADCAST_RECIPIENT.CUSTOMER_ID))
                                        .limit(messages)
                                        .toList()),
                        BROADCAST_RECIPIENT.STATUS.eq(DSL.inline(Status.LEASED.code())),
                        DSL.exists(DSL.selectOne()
                                .from(BROADCAST)
                                .where(
                                        BROADCAST.ID.eq(KeptStatement.value(BROADCAST.ID)),
                                        BROADCAST.STATUS.eq(DSL.inline(Broadcast.Status.SENDING.code()))))));
    }

    /** A message that went out. */
    record Sent(CustomerId customer, long chat, int messageId) {}

    /** @param sent at least one; {@link #MOST_MARKED} at most */
    void markSent(BroadcastId id, List<Sent> sent, Instant now) {
        var size = size(sent.size());
        int room = size.room();
        var values = new Object[1 + 4 * room + 1 + room];
        values[0] = now;
        for (int i = 0; i < room; i++) {
            var one = sent.get(Math.min(i, sent.size() - 1));
            values[1 + 2 * i] = one.customer().value();
            values[2 + 2 * i] = one.chat();
            values[1 + 2 * room + 2 * i] = one.customer().value();
            values[2 + 2 * room + 2 * i] = one.messageId();
        }
        values[1 + 4 * room] = id.value();
        fill(values, 2 + 4 * room, room, sent.stream().map(Sent::customer).toList());
        MARK_SENT.get(size.index()).execute(db, values);
    }

    private static KeptStatement markSent(int messages) {
        return KeptStatement.of(DSL.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.STATUS, DSL.inline(Status.SENT.code()))
                .setNull(BROADCAST_RECIPIENT.LEASED_UNTIL)
                .setNull(BROADCAST_RECIPIENT.REASON)
                .set(BROADCAST_RECIPIENT.SENT_AT, KeptStatement.value(BROADCAST_RECIPIENT.SENT_AT))
                .set(BROADCAST_RECIPIENT.CHAT_ID, each(BROADCAST_RECIPIENT.CHAT_ID, messages))
                .set(BROADCAST_RECIPIENT.MESSAGE_ID, each(BROADCAST_RECIPIENT.MESSAGE_ID, messages))
                .where(
                        BROADCAST_RECIPIENT.BROADCAST_ID.eq(KeptStatement.value(BROADCAST_RECIPIENT.BROADCAST_ID)),
                        BROADCAST_RECIPIENT.CUSTOMER_ID.in(
                                Stream.generate(() -> KeptStatement.value(BROADCAST_RECIPIENT.CUSTOMER_ID))
                                        .limit(messages)
                                        .toList()),
                        // unknown: the answer came after all, but late
                        BROADCAST_RECIPIENT.STATUS.in(
                                DSL.inline(Status.SENDING.code()), DSL.inline(Status.UNKNOWN.code()))));
    }

    private static <T> Field<T> each(Field<T> column, int messages) {
        var value = DSL.case_(BROADCAST_RECIPIENT.CUSTOMER_ID)
                .when(KeptStatement.value(BROADCAST_RECIPIENT.CUSTOMER_ID), KeptStatement.value(column));
        for (int i = 1; i < messages; i++) {
            value = value.when(KeptStatement.value(BROADCAST_RECIPIENT.CUSTOMER_ID), KeptStatement.value(column));
        }
        return value;
    }

    private record Size(int index, int room) {}

    private static Size size(int count) {
        int room = 1;
        int index = 0;
        while (room < count) {
            room *= 2;
            index++;
        }
        return new Size(index, room);
    }

    /** The last one fills what is over. */
    private static void fill(Object[] values, int from, int room, List<CustomerId> customers) {
        for (int i = 0; i < room; i++) {
            values[from + i] = customers.get(Math.min(i, customers.size() - 1)).value();
        }
    }

    /** @param words of the refusal, may be null */
    void end(BroadcastId id, CustomerId customer, Status status, String reason, String words) {
        set(status)
                .set(BROADCAST_RECIPIENT.REASON, reason)
                .set(
                        BROADCAST_RECIPIENT.ERROR,
                        words == null || words.length() <= LONGEST_ERROR ? words : words.substring(0, LONGEST_ERROR))
                .set(BROADCAST_RECIPIENT.ATTEMPTS, BROADCAST_RECIPIENT.ATTEMPTS.plus(1))
                .where(
                        these(id, List.of(customer)),
                        BROADCAST_RECIPIENT.STATUS.in(Status.LEASED.code(), Status.SENDING.code()))
                .execute();
    }

    void skip(BroadcastId id, Collection<CustomerId> customers, Skip reason) {
        set(Status.SKIPPED)
                .set(BROADCAST_RECIPIENT.REASON, reason.code())
                .where(these(id, customers), BROADCAST_RECIPIENT.STATUS.eq(Status.LEASED.code()))
                .execute();
    }

    /** Nothing was sent to these; not sooner than then. */
    void postpone(BroadcastId id, Collection<CustomerId> customers, Instant dueAt) {
        set(Status.PLANNED)
                .set(BROADCAST_RECIPIENT.DUE_AT, dueAt)
                .where(these(id, customers), BROADCAST_RECIPIENT.STATUS.in(Status.LEASED.code(), Status.SENDING.code()))
                .execute();
    }

    /** As they were before they were leased. */
    void giveBack(BroadcastId id, Collection<CustomerId> customers) {
        set(Status.PLANNED)
                .where(these(id, customers), BROADCAST_RECIPIENT.STATUS.eq(Status.LEASED.code()))
                .execute();
    }

    void keepDiscounts(BroadcastId id, Map<CustomerId, DiscountId> discounts) {
        if (discounts.isEmpty()) {
            return;
        }
        var one = DSL.case_(BROADCAST_RECIPIENT.CUSTOMER_ID);
        org.jooq.CaseWhenStep<Long, Long> each = null;
        for (var discount : discounts.entrySet()) {
            var customer = DSL.val(discount.getKey().value());
            var value = DSL.val(discount.getValue().value());
            each = each == null ? one.when(customer, value) : each.when(customer, value);
        }
        db.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.DISCOUNT_ID, each)
                .where(these(id, discounts.keySet()))
                .execute();
    }

    /** Of a cancelled broadcast: those who have not got it will not. @return how many */
    int skipPlanned(BroadcastId id, int limit) {
        return db.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.STATUS, Status.SKIPPED.code())
                .set(BROADCAST_RECIPIENT.REASON, Skip.CANCELLED.code())
                .setNull(BROADCAST_RECIPIENT.LEASED_UNTIL)
                .where(
                        BROADCAST_RECIPIENT.BROADCAST_ID.eq(id.value()),
                        BROADCAST_RECIPIENT.STATUS.in(Status.PLANNED.code(), Status.LEASED.code()))
                .limit(limit)
                .execute();
    }

    /** @return true when somebody is still to get it, or is getting it now */
    boolean hasOpen(DSLContext context, BroadcastId id) {
        return context.fetchExists(
                BROADCAST_RECIPIENT,
                BROADCAST_RECIPIENT
                        .BROADCAST_ID
                        .eq(id.value())
                        .and(BROADCAST_RECIPIENT.STATUS.in(
                                Status.PLANNED.code(), Status.LEASED.code(), Status.SENDING.code())));
    }

    /** @return those whose message can be taken back, in the order of customers */
    List<Sent> findRecallable(BroadcastId id, Instant sentAfter, long afterCustomer, int limit) {
        return db.select(BROADCAST_RECIPIENT.CUSTOMER_ID, BROADCAST_RECIPIENT.CHAT_ID, BROADCAST_RECIPIENT.MESSAGE_ID)
                .from(BROADCAST_RECIPIENT)
                .where(
                        BROADCAST_RECIPIENT.BROADCAST_ID.eq(id.value()),
                        BROADCAST_RECIPIENT.CUSTOMER_ID.gt(afterCustomer),
                        BROADCAST_RECIPIENT.STATUS.eq(Status.SENT.code()),
                        BROADCAST_RECIPIENT.RECALLED_AT.isNull(),
                        BROADCAST_RECIPIENT.SENT_AT.gt(sentAfter))
                .orderBy(BROADCAST_RECIPIENT.CUSTOMER_ID)
                .limit(limit)
                .fetch(row -> new Sent(new CustomerId(row.value1()), row.value2(), row.value3()));
    }

    void markRecalled(BroadcastId id, CustomerId customer, Instant now) {
        db.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.RECALLED_AT, now)
                .where(these(id, List.of(customer)))
                .execute();
    }

    /** @return marketing messages to each of these since then; who got none is missing */
    Map<CustomerId, Integer> countSince(Collection<CustomerId> customers, Instant since) {
        return db.select(BROADCAST_RECIPIENT.CUSTOMER_ID, DSL.count())
                .from(BROADCAST_RECIPIENT)
                .where(BROADCAST_RECIPIENT.CUSTOMER_ID.in(values(customers)), BROADCAST_RECIPIENT.SENT_AT.gt(since))
                .groupBy(BROADCAST_RECIPIENT.CUSTOMER_ID)
                .fetchMap(row -> new CustomerId(row.value1()), row -> row.value2());
    }

    private UpdateSetMoreStep<?> set(Status status) {
        return db.update(BROADCAST_RECIPIENT)
                .set(BROADCAST_RECIPIENT.STATUS, status.code())
                .setNull(BROADCAST_RECIPIENT.LEASED_UNTIL);
    }

    private static Condition these(BroadcastId id, Collection<CustomerId> customers) {
        return BROADCAST_RECIPIENT
                .BROADCAST_ID
                .eq(id.value())
                .and(BROADCAST_RECIPIENT.CUSTOMER_ID.in(values(customers)));
    }

    private static List<Long> values(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toList();
    }
}
