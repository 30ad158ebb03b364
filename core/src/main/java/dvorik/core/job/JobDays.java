package dvorik.core.job;

import static dvorik.migrations.jooq.Tables.JOB_DAY;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;

/** SQL of {@code job_day}. */
final class JobDays {
    private final DSLContext db;

    JobDays(DSLContext db) {
        this.db = db;
    }

    /** @return the last day the job was done for; empty when it never was */
    Optional<LocalDate> find(String job) {
        return db.select(JOB_DAY.LAST_DAY)
                .from(JOB_DAY)
                .where(JOB_DAY.NAME.eq(job))
                .fetchOptional(JOB_DAY.LAST_DAY);
    }

    void keep(String job, LocalDate day) {
        db.insertInto(JOB_DAY)
                .set(JOB_DAY.NAME, job)
                .set(JOB_DAY.LAST_DAY, day)
                .onDuplicateKeyUpdate()
                .set(JOB_DAY.LAST_DAY, day)
                .execute();
    }
}
