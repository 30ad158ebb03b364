package dvorik.core.notification;

import static dvorik.migrations.jooq.Tables.NOTIFICATION;

import dvorik.core.db.KeptStatement;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** SQL of {@code notification} for the worker. */
final class NotificationQueue {
    private static final int LONGEST_ERROR = 250;
    /** For 1, 2, 4, … messages: few texts, each prepared once a connection. */
    private static final List<KeptStatement> MARK_SENT = IntStream.of(1, 2, 4, 8, 16, 32)
            .mapToObj(NotificationQueue::markSent)
            .toList();

    /** Marked by one statement at most. */
    static final int MOST_MARKED = 32;

    /** @param messageId null where the delivery made no message */
    record Sent(long id, Integer messageId) {}

    private final DSLContext db;

    NotificationQueue(DSLContext db) {
        this.db = db;
    }

    /**
     * Leases due messages and those whose lease ran out because a process died; no two workers get the same one.
     *
     * @param now business time, for due times
     * @param realNow real time, for leases
     * @return oldest first
     */
    List<OwedNotification> lease(Instant now, Instant realNow, Duration lease, int limit) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            var rows = tx.select(
                            NOTIFICATION.ID,
                            NOTIFICATION.KIND,
                            NOTIFICATION.CUSTOMER_ID,
                            NOTIFICATION.STAFF_ID,
                            NOTIFICATION.SUBJECT_ID,
                            NOTIFICATION.ATTEMPTS,
                            NOTIFICATION.CHANNEL,
                            NOTIFICATION.CREATED_AT)
                    .from(NOTIFICATION)
                    .where(NOTIFICATION.STATUS.eq("pending"), NOTIFICATION.DUE_AT.le(now))
                    .orderBy(NOTIFICATION.DUE_AT, NOTIFICATION.ID)
                    .limit(limit)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new OwedNotification(
                            row.value1(),
                            NotificationKind.of(row.value2()),
                            row.value3() == null ? null : new CustomerId(row.value3()),
                            row.value4() == null ? null : new StaffId(row.value4()),
                            row.value5(),
                            row.value6(),
                            Way.of(row.value7(), NotificationKind.of(row.value2())),
                            row.value8()));
            if (!rows.isEmpty()) {
                tx.update(NOTIFICATION)
                        .set(NOTIFICATION.STATUS, "leased")
                        .set(NOTIFICATION.LEASED_UNTIL, realNow.plus(lease))
                        .where(NOTIFICATION.ID.in(
                                rows.stream().map(OwedNotification::id).toList()))
                        .execute();
            }
            return rows;
        });
    }

    /** Keeps what is still leased by its worker. */
    void renew(List<OwedNotification> leased, Instant until) {
        db.update(NOTIFICATION)
                .set(NOTIFICATION.LEASED_UNTIL, until)
                .where(
                        NOTIFICATION.ID.in(
                                leased.stream().map(OwedNotification::id).toList()),
                        NOTIFICATION.STATUS.eq("leased"))
                .execute();
    }

    /** Gives back what was leased by a process that died. */
    int releaseExpired(Instant realNow) {
        return db.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, "pending")
                .setNull(NOTIFICATION.LEASED_UNTIL)
                .where(NOTIFICATION.STATUS.eq("leased"), NOTIFICATION.LEASED_UNTIL.lt(realNow))
                .execute();
    }

    /**
     * @param sent at least one; {@link #MOST_MARKED} at most
     * @return rows changed
     */
    int markSent(List<Sent> sent, Instant now) {
        int room = 1;
        int statement = 0;
        while (room < sent.size()) {
            room *= 2;
            statement++;
        }
        var values = new Object[1 + room * 3];
        values[0] = now;
        for (int i = 0; i < room; i++) {
            // the last one fills what is over
            var one = sent.get(Math.min(i, sent.size() - 1));
            values[1 + 2 * i] = one.id();
            values[2 + 2 * i] = one.messageId();
            values[1 + 2 * room + i] = one.id();
        }
        return MARK_SENT.get(statement).execute(db, values);
    }

    private static KeptStatement markSent(int messages) {
        var messageOf = DSL.case_(NOTIFICATION.ID)
                .when(KeptStatement.value(NOTIFICATION.ID), KeptStatement.value(NOTIFICATION.MESSAGE_ID));
        for (int i = 1; i < messages; i++) {
            messageOf =
                    messageOf.when(KeptStatement.value(NOTIFICATION.ID), KeptStatement.value(NOTIFICATION.MESSAGE_ID));
        }
        return KeptStatement.of(DSL.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, DSL.inline("sent"))
                .setNull(NOTIFICATION.LEASED_UNTIL)
                .set(NOTIFICATION.SENT_AT, KeptStatement.value(NOTIFICATION.SENT_AT))
                .set(NOTIFICATION.CHANNEL, DSL.inline("telegram"))
                .set(NOTIFICATION.MESSAGE_ID, messageOf)
                .where(NOTIFICATION.ID.in(Stream.generate(() -> KeptStatement.value(NOTIFICATION.ID))
                        .limit(messages)
                        .toList())));
    }

    /** Sent in another way than by Telegram. */
    void markSent(long id, Way way, Instant now) {
        end("sent")
                .set(NOTIFICATION.CHANNEL, way.code())
                .set(NOTIFICATION.SENT_AT, now)
                .where(NOTIFICATION.ID.eq(id))
                .execute();
    }

    /** Goes on in another way, from its first attempt on. */
    void fall(long id, Way way, Instant dueAt, String reason) {
        end("pending")
                .set(NOTIFICATION.CHANNEL, way.code())
                .set(NOTIFICATION.DUE_AT, dueAt)
                .set(NOTIFICATION.ATTEMPTS, 0)
                .set(NOTIFICATION.LAST_ERROR, cut(reason))
                .where(NOTIFICATION.ID.eq(id))
                .execute();
    }

    void markSkipped(long id, String reason) {
        end("skipped")
                .set(NOTIFICATION.LAST_ERROR, cut(reason))
                .where(NOTIFICATION.ID.eq(id))
                .execute();
    }

    /** @param watch told in the same transaction */
    void markDead(OwedNotification notification, String reason, Instant now, GivenUp watch) {
        Transactions.repeated(db, tx -> {
            end(tx, "dead")
                    .set(NOTIFICATION.DEAD_AT, now)
                    .set(NOTIFICATION.ATTEMPTS, NOTIFICATION.ATTEMPTS.plus(1))
                    .set(NOTIFICATION.LAST_ERROR, cut(reason))
                    .where(NOTIFICATION.ID.eq(notification.id()))
                    .execute();
            watch.on(tx, notification);
            return null;
        });
    }

    /** @param attempt true when this was a fault of the message, false when the channel was away */
    void postpone(long id, Instant dueAt, boolean attempt, String reason) {
        end("pending")
                .set(NOTIFICATION.DUE_AT, dueAt)
                .set(NOTIFICATION.ATTEMPTS, NOTIFICATION.ATTEMPTS.plus(attempt ? 1 : 0))
                .set(NOTIFICATION.LAST_ERROR, cut(reason))
                .where(NOTIFICATION.ID.eq(id))
                .execute();
    }

    private UpdateSetMoreStep<?> end(String status) {
        return end(db, status);
    }

    private static UpdateSetMoreStep<?> end(DSLContext context, String status) {
        return context.update(NOTIFICATION).set(NOTIFICATION.STATUS, status).setNull(NOTIFICATION.LEASED_UNTIL);
    }

    private static String cut(String reason) {
        return reason == null || reason.length() <= LONGEST_ERROR ? reason : reason.substring(0, LONGEST_ERROR);
    }
}
