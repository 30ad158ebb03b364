package dvorik.core.sms;

import static dvorik.migrations.jooq.Tables.SMS_MONTH;

import java.time.Clock;
import java.time.YearMonth;
import org.jooq.DSLContext;

/** Counts the parts of a calendar month. */
final class SmsMonth {
    private final DSLContext db;
    private final Clock clock;

    /** @param clock business time, whose months they are */
    SmsMonth(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return false when they would be more than the month allows; of two who take the last, one gets it */
    boolean take(int parts, int most) {
        int month = month();
        db.insertInto(SMS_MONTH, SMS_MONTH.MONTH, SMS_MONTH.PARTS)
                .values(month, 0)
                .onDuplicateKeyIgnore()
                .execute();
        return db.update(SMS_MONTH)
                        .set(SMS_MONTH.PARTS, SMS_MONTH.PARTS.plus(parts))
                        .where(
                                SMS_MONTH.MONTH.eq(month),
                                SMS_MONTH.PARTS.plus(parts).le(most))
                        .execute()
                == 1;
    }

    /** Nothing was sent. */
    void giveBack(int parts) {
        db.update(SMS_MONTH)
                .set(SMS_MONTH.PARTS, SMS_MONTH.PARTS.minus(parts))
                .where(SMS_MONTH.MONTH.eq(month()), SMS_MONTH.PARTS.ge(parts))
                .execute();
    }

    private int month() {
        var month = YearMonth.now(clock);
        return month.getYear() * 100 + month.getMonthValue();
    }
}
