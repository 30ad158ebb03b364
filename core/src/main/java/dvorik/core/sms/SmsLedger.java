package dvorik.core.sms;

import static dvorik.migrations.jooq.Tables.SMS_MESSAGE;
import static org.jooq.impl.DSL.val;

import dvorik.core.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** SQL of {@code sms_message}: written before a call leaves, so that a process that died has not sent twice. */
final class SmsLedger {
    private static final String SENDING = "sending";
    private static final String ACCEPTED = SmsStatus.ACCEPTED.code();
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    /** Not asked by another process meanwhile. */
    private static final Duration ASKING = Duration.ofMinutes(5);

    private final DSLContext db;

    SmsLedger(DSLContext db) {
        this.db = db;
    }

    /** What is known before a call. */
    enum Before {
        /** It may leave; so may one again that was not delivered, for somebody has asked for it. */
        NOTHING,
        /** Taken earlier; only the mark was lost. */
        TAKEN,
        /** It has left earlier, and nobody knows what became of it. */
        LOST
    }

    Before begin(long id, String provider, String phone, Instant now) {
        int fresh = db.insertInto(SMS_MESSAGE)
                .set(SMS_MESSAGE.NOTIFICATION_ID, id)
                .set(SMS_MESSAGE.PROVIDER, provider)
                .set(SMS_MESSAGE.PHONE, phone)
                .set(SMS_MESSAGE.SENT_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
        return fresh == 1 || beginAgain(id, provider, phone, now) ? Before.NOTHING : known(id);
    }

    private boolean beginAgain(long id, String provider, String phone, Instant now) {
        return db.update(SMS_MESSAGE)
                        .set(SMS_MESSAGE.PROVIDER, provider)
                        .set(SMS_MESSAGE.PHONE, phone)
                        .set(SMS_MESSAGE.SENT_AT, now)
                        .set(SMS_MESSAGE.STATUS, SENDING)
                        .setNull(SMS_MESSAGE.PROVIDER_ID)
                        .setNull(SMS_MESSAGE.CHECK_AT)
                        .setNull(SMS_MESSAGE.FINAL_AT)
                        .where(
                                SMS_MESSAGE.NOTIFICATION_ID.eq(id),
                                SMS_MESSAGE.STATUS.in(
                                        SmsStatus.UNDELIVERED.code(),
                                        SmsStatus.EXPIRED.code(),
                                        SmsStatus.UNKNOWN.code()))
                        .execute()
                == 1;
    }

    private Before known(long id) {
        var status = db.select(SMS_MESSAGE.STATUS)
                .from(SMS_MESSAGE)
                .where(SMS_MESSAGE.NOTIFICATION_ID.eq(id))
                .fetchOptional(SMS_MESSAGE.STATUS);
        return status.filter(SENDING::equals).isPresent() ? Before.LOST : Before.TAKEN;
    }

    void accepted(long id, String providerId, Instant now) {
        boolean known = !providerId.isEmpty();
        db.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.STATUS, known ? ACCEPTED : SmsStatus.UNKNOWN.code())
                .set(SMS_MESSAGE.PROVIDER_ID, known ? providerId : null)
                .set(SMS_MESSAGE.CHECK_AT, known ? now.plus(FIRST_LOOK) : null)
                .set(SMS_MESSAGE.FINAL_AT, known ? null : now)
                .where(SMS_MESSAGE.NOTIFICATION_ID.eq(id))
                .execute();
    }

    /** The answer was lost. */
    void unknown(long id, Instant now) {
        db.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.STATUS, SmsStatus.UNKNOWN.code())
                .set(SMS_MESSAGE.FINAL_AT, now)
                .setNull(SMS_MESSAGE.PHONE)
                .where(SMS_MESSAGE.NOTIFICATION_ID.eq(id), SMS_MESSAGE.STATUS.eq(SENDING))
                .execute();
    }

    /** Nothing was sent. */
    void remove(long id) {
        db.deleteFrom(SMS_MESSAGE)
                .where(SMS_MESSAGE.NOTIFICATION_ID.eq(id), SMS_MESSAGE.STATUS.eq(SENDING))
                .execute();
    }

    /** @return those to be asked about now, the longest due first; no two processes get the same ones */
    List<SentSms> claimDue(Instant now, int limit) {
        return Transactions.repeated(db, tx -> {
            var due = tx.select(
                            SMS_MESSAGE.NOTIFICATION_ID,
                            SMS_MESSAGE.PROVIDER,
                            SMS_MESSAGE.PROVIDER_ID,
                            SMS_MESSAGE.PHONE,
                            SMS_MESSAGE.SENT_AT)
                    .from(SMS_MESSAGE)
                    .where(SMS_MESSAGE.CHECK_AT.le(now))
                    .orderBy(SMS_MESSAGE.CHECK_AT, SMS_MESSAGE.NOTIFICATION_ID)
                    .limit(limit)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new SentSms(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
            if (!due.isEmpty()) {
                tx.update(SMS_MESSAGE)
                        .set(SMS_MESSAGE.CHECK_AT, now.plus(ASKING))
                        .where(SMS_MESSAGE.NOTIFICATION_ID.in(
                                due.stream().map(SentSms::id).toList()))
                        .execute();
            }
            return due;
        });
    }

    void lookAgain(long id, Instant at) {
        db.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.CHECK_AT, at)
                .where(SMS_MESSAGE.NOTIFICATION_ID.eq(id), SMS_MESSAGE.STATUS.eq(ACCEPTED))
                .execute();
    }

    /** @return false when it was known before, or belongs to a later attempt: what is final stays */
    boolean end(DSLContext tx, SentSms sms, SmsStatus status, Instant now) {
        return tx.update(SMS_MESSAGE)
                        .set(SMS_MESSAGE.STATUS, status.code())
                        .set(SMS_MESSAGE.FINAL_AT, now)
                        .setNull(SMS_MESSAGE.CHECK_AT)
                        .set(SMS_MESSAGE.PHONE, val(null, SMS_MESSAGE.PHONE))
                        .where(
                                SMS_MESSAGE.NOTIFICATION_ID.eq(sms.id()),
                                SMS_MESSAGE.STATUS.eq(ACCEPTED),
                                SMS_MESSAGE.PROVIDER_ID.eq(sms.providerId()))
                        .execute()
                == 1;
    }
}
