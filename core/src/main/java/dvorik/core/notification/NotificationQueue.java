package dvorik.core.notification;

import static dvorik.migrations.jooq.Tables.NOTIFICATION;

import dvorik.core.db.KeptStatement;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** SQL of {@code notification} for the worker. */
final class NotificationQueue {
    private static final int LONGEST_ERROR = 250;
    private static final KeptStatement MARK_SENT = KeptStatement.of(DSL.update(NOTIFICATION)
            .set(NOTIFICATION.STATUS, DSL.inline("sent"))
            .setNull(NOTIFICATION.LEASED_UNTIL)
            .set(NOTIFICATION.SENT_AT, KeptStatement.value(NOTIFICATION.SENT_AT))
            .set(NOTIFICATION.CHANNEL, DSL.inline("telegram"))
            .set(NOTIFICATION.MESSAGE_ID, KeptStatement.value(NOTIFICATION.MESSAGE_ID))
            .where(NOTIFICATION.ID.eq(KeptStatement.value(NOTIFICATION.ID))));

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
                            NOTIFICATION.ATTEMPTS)
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
                            row.value6()));
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

    /** @param messages the channel's ids by ours; null where the delivery made no message. @return rows changed */
    int markSent(Map<Long, Integer> messages, Instant now) {
        if (messages.size() == 1) {
            var only = messages.entrySet().iterator().next();
            return MARK_SENT.execute(db, now, only.getValue(), only.getKey());
        }
        var message = DSL.case_(NOTIFICATION.ID).mapValues(messages);
        return db.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, "sent")
                .setNull(NOTIFICATION.LEASED_UNTIL)
                .set(NOTIFICATION.SENT_AT, now)
                .set(NOTIFICATION.CHANNEL, "telegram")
                .set(NOTIFICATION.MESSAGE_ID, message)
                .where(NOTIFICATION.ID.in(messages.keySet()))
                .execute();
    }

    void markSkipped(long id, String reason) {
        end("skipped")
                .set(NOTIFICATION.LAST_ERROR, cut(reason))
                .where(NOTIFICATION.ID.eq(id))
                .execute();
    }

    void markDead(long id, String reason) {
        end("dead")
                .set(NOTIFICATION.ATTEMPTS, NOTIFICATION.ATTEMPTS.plus(1))
                .set(NOTIFICATION.LAST_ERROR, cut(reason))
                .where(NOTIFICATION.ID.eq(id))
                .execute();
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
        return db.update(NOTIFICATION).set(NOTIFICATION.STATUS, status).setNull(NOTIFICATION.LEASED_UNTIL);
    }

    private static String cut(String reason) {
        return reason == null || reason.length() <= LONGEST_ERROR ? reason : reason.substring(0, LONGEST_ERROR);
    }
}
