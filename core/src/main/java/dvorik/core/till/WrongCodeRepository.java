package dvorik.core.till;

import static dvorik.migrations.jooq.Tables.STAFF;
import static dvorik.migrations.jooq.Tables.TILL_PAUSE;
import static dvorik.migrations.jooq.Tables.WRONG_CODE;

import dvorik.core.db.KeptSelect;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.impl.DSL;

/** SQL of {@code wrong_code} and {@code till_pause}; each method is one statement. */
final class WrongCodeRepository {
    /** Asked at every code: person, since, person, since. */
    private static final KeptSelect<Record1<Integer>> COUNT = KeptSelect.of(DSL.selectCount()
            .from(WRONG_CODE)
            .where(
                    WRONG_CODE.STAFF_ID.eq(KeptSelect.value(WRONG_CODE.STAFF_ID)),
                    WRONG_CODE.TRIED_AT.gt(KeptSelect.value(WRONG_CODE.TRIED_AT)),
                    WRONG_CODE.TRIED_AT.ge(DSL.coalesce(
                            DSL.field(DSL.select(DSL.max(TILL_PAUSE.ENDS_AT))
                                    .from(TILL_PAUSE)
                                    .where(TILL_PAUSE.STAFF_ID.eq(KeptSelect.value(TILL_PAUSE.STAFF_ID)))),
                            KeptSelect.value(WRONG_CODE.TRIED_AT)))));

    /** Waits for whatever else counts for this person; until the transaction ends. */
    void lock(DSLContext tx, StaffId staff) {
        tx.select(STAFF.ID)
                .from(STAFF)
                .where(STAFF.ID.eq(staff.value()))
                .forUpdate()
                .fetch();
    }

    /** @return false when this message was counted before */
    boolean insert(DSLContext tx, StaffId staff, String requestKey, Instant now) {
        return tx.insertInto(WRONG_CODE)
                        .set(WRONG_CODE.STAFF_ID, staff.value())
                        .set(WRONG_CODE.REQUEST_KEY, requestKey)
                        .set(WRONG_CODE.TRIED_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** @return wrong codes since then and since the last pause */
    int count(DSLContext tx, StaffId staff, Instant since) {
        return COUNT.fetchOptional(tx, staff.value(), since, staff.value(), since)
                .orElseThrow()
                .value1();
    }

    TillPause pause(DSLContext tx, StaffId staff, int codes, Instant from, Instant until) {
        long id = tx.insertInto(TILL_PAUSE)
                .set(TILL_PAUSE.STAFF_ID, staff.value())
                .set(TILL_PAUSE.CODES, codes)
                .set(TILL_PAUSE.BEGAN_AT, from)
                .set(TILL_PAUSE.ENDS_AT, until)
                .returningResult(TILL_PAUSE.ID)
                .fetchSingle(TILL_PAUSE.ID);
        return new TillPause(id, staff, codes, until);
    }

    /** @return those of all staff that are not over */
    List<TillPause> findLasting(DSLContext db, Instant now) {
        return db.select(TILL_PAUSE.ID, TILL_PAUSE.STAFF_ID, TILL_PAUSE.CODES, TILL_PAUSE.ENDS_AT)
                .from(TILL_PAUSE)
                .where(TILL_PAUSE.ENDS_AT.gt(now))
                .fetch(WrongCodeRepository::pause);
    }

    Optional<TillPause> find(DSLContext db, long id) {
        return db.select(TILL_PAUSE.ID, TILL_PAUSE.STAFF_ID, TILL_PAUSE.CODES, TILL_PAUSE.ENDS_AT)
                .from(TILL_PAUSE)
                .where(TILL_PAUSE.ID.eq(id))
                .fetchOptional(WrongCodeRepository::pause);
    }

    int deleteBefore(DSLContext db, Instant before) {
        return db.deleteFrom(WRONG_CODE).where(WRONG_CODE.TRIED_AT.lt(before)).execute();
    }

    private static TillPause pause(Record4<Long, Long, Integer, Instant> row) {
        return new TillPause(row.value1(), new StaffId(row.value2()), row.value3(), row.value4());
    }
}
