package dvorik.core.access;

import static dvorik.migrations.jooq.Tables.ONE_TIME_TOKEN;

import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** SQL of {@code one_time_token}; each method is one statement. */
final class OneTimeTokenRepository {
    enum Purpose {
        SIGN_IN,
        PASSWORD;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Row(long id, StaffId staff, Purpose purpose, String nonce, Instant ends, boolean used) {}

    long insert(DSLContext tx, StaffId staff, Purpose purpose, String nonce, Instant now, Instant end) {
        return tx.insertInto(ONE_TIME_TOKEN)
                .set(ONE_TIME_TOKEN.STAFF_ID, staff.value())
                .set(ONE_TIME_TOKEN.PURPOSE, purpose.code())
                .set(ONE_TIME_TOKEN.NONCE, nonce)
                .set(ONE_TIME_TOKEN.CREATED_AT, now)
                .set(ONE_TIME_TOKEN.EXPIRES_AT, end)
                .returningResult(ONE_TIME_TOKEN.ID)
                .fetchSingle()
                .value1();
    }

    Optional<Row> find(DSLContext db, long id) {
        return db.select(
                        ONE_TIME_TOKEN.ID,
                        ONE_TIME_TOKEN.STAFF_ID,
                        ONE_TIME_TOKEN.PURPOSE,
                        ONE_TIME_TOKEN.NONCE,
                        ONE_TIME_TOKEN.EXPIRES_AT,
                        ONE_TIME_TOKEN.USED_AT)
                .from(ONE_TIME_TOKEN)
                .where(ONE_TIME_TOKEN.ID.eq(id))
                .fetchOptional(row -> new Row(
                        row.value1(),
                        new StaffId(row.value2()),
                        Purpose.valueOf(row.value3().toUpperCase(Locale.ROOT)),
                        row.value4(),
                        row.value5(),
                        row.value6() != null));
    }

    /** @return false when it was used before, or is too old */
    boolean use(DSLContext tx, long id, Instant now) {
        return tx.update(ONE_TIME_TOKEN)
                        .set(ONE_TIME_TOKEN.USED_AT, now)
                        .where(
                                ONE_TIME_TOKEN.ID.eq(id),
                                ONE_TIME_TOKEN.USED_AT.isNull(),
                                ONE_TIME_TOKEN.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }

    void useUp(DSLContext tx, StaffId staff, Purpose purpose, Instant now) {
        tx.update(ONE_TIME_TOKEN)
                .set(ONE_TIME_TOKEN.USED_AT, now)
                .where(
                        ONE_TIME_TOKEN.STAFF_ID.eq(staff.value()),
                        ONE_TIME_TOKEN.PURPOSE.eq(purpose.code()),
                        ONE_TIME_TOKEN.USED_AT.isNull())
                .execute();
    }
}
