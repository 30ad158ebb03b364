package dvorik.core.access;

import static dvorik.migrations.jooq.Tables.SESSION;

import dvorik.core.db.KeptSelect;
import dvorik.core.id.SessionId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** SQL of {@code session}; each method is one statement. */
final class SessionRepository {
    private static final KeptSelect<Record1<Long>> LIVING = KeptSelect.of(DSL.select(SESSION.ID)
            .from(SESSION)
            .where(
                    SESSION.ID.eq(KeptSelect.value(SESSION.ID)),
                    SESSION.STAFF_ID.eq(KeptSelect.value(SESSION.STAFF_ID)),
                    SESSION.REVOKED_AT.isNull(),
                    SESSION.EXPIRES_AT.gt(KeptSelect.value(SESSION.EXPIRES_AT))));

    /** What a refresh token is checked against. */
    record Row(
            SessionId id,
            StaffId staff,
            String nonce,
            int generation,
            Instant refreshed,
            Instant ends,
            boolean revoked) {}

    boolean isLiving(DSLContext db, SessionId id, StaffId staff, Instant now) {
        return LIVING.fetchOptional(db, id.value(), staff.value(), now).isPresent();
    }

    SessionId insert(
            DSLContext tx, StaffId staff, SignInWay way, CallerDevice device, String nonce, Instant now, Instant end) {
        return new SessionId(tx.insertInto(SESSION)
                .set(SESSION.STAFF_ID, staff.value())
                .set(SESSION.WAY, way.code())
                .set(SESSION.USER_AGENT, device.userAgent())
                .set(SESSION.ADDRESS, device.address())
                .set(SESSION.NONCE, nonce)
                .set(SESSION.CREATED_AT, now)
                .set(SESSION.REFRESHED_AT, now)
                .set(SESSION.EXPIRES_AT, end)
                .returningResult(SESSION.ID)
                .fetchSingle()
                .value1());
    }

    Optional<Row> lock(DSLContext tx, SessionId id) {
        return tx.select(
                        SESSION.ID,
                        SESSION.STAFF_ID,
                        SESSION.NONCE,
                        SESSION.GENERATION,
                        SESSION.REFRESHED_AT,
                        SESSION.EXPIRES_AT,
                        SESSION.REVOKED_AT)
                .from(SESSION)
                .where(SESSION.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(row -> new Row(
                        new SessionId(row.value1()),
                        new StaffId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7() != null));
    }

    void rotate(DSLContext tx, SessionId id, Instant now, Instant end) {
        tx.update(SESSION)
                .set(SESSION.GENERATION, SESSION.GENERATION.plus(1))
                .set(SESSION.REFRESHED_AT, now)
                .set(SESSION.EXPIRES_AT, end)
                .where(SESSION.ID.eq(id.value()))
                .execute();
    }

    /** @return false when it was over already, or is another's */
    boolean revoke(DSLContext db, StaffId staff, SessionId id, String why, Instant now) {
        return db.update(SESSION)
                        .set(SESSION.REVOKED_AT, now)
                        .set(SESSION.REVOKED_WHY, why)
                        .where(
                                SESSION.ID.eq(id.value()),
                                SESSION.STAFF_ID.eq(staff.value()),
                                SESSION.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    int revokeAll(DSLContext db, StaffId staff, String why, Instant now) {
        return db.update(SESSION)
                .set(SESSION.REVOKED_AT, now)
                .set(SESSION.REVOKED_WHY, why)
                .where(SESSION.STAFF_ID.eq(staff.value()), SESSION.REVOKED_AT.isNull())
                .execute();
    }

    /** @return newest first */
    List<SessionService.OpenSession> findOpen(DSLContext db, StaffId staff, Instant now) {
        return db.select(
                        SESSION.ID,
                        SESSION.WAY,
                        SESSION.USER_AGENT,
                        SESSION.ADDRESS,
                        SESSION.CREATED_AT,
                        SESSION.REFRESHED_AT,
                        SESSION.EXPIRES_AT)
                .from(SESSION)
                .where(SESSION.STAFF_ID.eq(staff.value()), SESSION.REVOKED_AT.isNull(), SESSION.EXPIRES_AT.gt(now))
                .orderBy(SESSION.ID.desc())
                .limit(SessionService.MOST_LISTED)
                .fetch(row -> new SessionService.OpenSession(
                        new SessionId(row.value1()),
                        SignInWay.of(row.value2()),
                        Optional.ofNullable(row.value3()),
                        Optional.ofNullable(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    int deleteOver(DSLContext db, Instant before, int most) {
        return db.deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.lt(before))
                .orderBy(SESSION.EXPIRES_AT)
                .limit(most)
                .execute();
    }
}
