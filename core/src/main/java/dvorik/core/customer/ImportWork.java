package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER_IMPORT;

import dvorik.core.audit.AuditOrigin;
import dvorik.core.customer.CustomerImport.Line;
import dvorik.core.customer.CustomerImport.Problem;
import dvorik.core.customer.CustomerImport.Result;
import dvorik.core.db.Faults;
import dvorik.core.db.Transactions;
import dvorik.core.id.StaffId;
import dvorik.migrations.jooq.tables.records.CustomerImportRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off files that wait. A batch, the marks on its lines and the count of the file are one transaction: whoever is
 * killed in the middle has done nothing of it, and the next one begins with it.
 */
final class ImportWork {
    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    private final DSLContext db;
    private final Clock clock;
    private final ImportBatch batch;
    private final ImportLineRepository lines;

    ImportWork(DSLContext db, Clock clock, ImportBatch batch, ImportLineRepository lines) {
        this.db = db;
        this.clock = clock;
        this.batch = batch;
        this.lines = lines;
    }

    /** What a transaction tried, told to whom it failed. */
    private static final class Attempt {
        private long job;
        private int reached;
        private List<Line> lines = List.of();
    }

    void workDue() {
        AuditOrigin.api(Optional.empty(), null).during(() -> {
            while (workBatch()) {
                // until nothing is left that no other process works on
            }
            return null;
        });
    }

    /** @return false when nothing waits */
    private boolean workBatch() {
        var attempt = new Attempt();
        try {
            return Transactions.repeated(db, tx -> workBatch(tx, attempt));
        } catch (DataAccessException e) {
            if (Faults.isOutage(e) || attempt.lines.isEmpty()) {
                throw e;
            }
            // without what it says: values of the line stand in it
            log.warn("lines of import {} behind line {} are taken one by one", attempt.job, attempt.reached);
            workOneByOne(attempt);
            return true;
        }
    }

    private boolean workBatch(DSLContext tx, Attempt attempt) {
        var open = tx.selectFrom(CUSTOMER_IMPORT)
                .where(CUSTOMER_IMPORT.FINISHED_AT.isNull())
                .orderBy(CUSTOMER_IMPORT.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional();
        if (open.isEmpty()) {
            return false;
        }
        var job = open.get();
        attempt.job = job.getId();
        attempt.reached = job.getReached();
        attempt.lines = lines.findWaiting(tx, job.getId(), job.getReached(), CustomerImport.MOST_AT_ONCE);
        take(tx, job, attempt.lines);
        if (attempt.lines.size() < CustomerImport.MOST_AT_ONCE) {
            tx.update(CUSTOMER_IMPORT)
                    .set(CUSTOMER_IMPORT.FINISHED_AT, clock.instant())
                    .where(CUSTOMER_IMPORT.ID.eq(job.getId()))
                    .execute();
        }
        return true;
    }

    /** One line must not keep the others from being taken. */
    private void workOneByOne(Attempt attempt) {
        int reached = attempt.reached;
        for (var line : attempt.lines) {
            if (!workOne(attempt.job, reached, line)) {
                return;
            }
            reached = Math.toIntExact(line.number());
        }
    }

    /** @return false when another process was faster */
    private boolean workOne(long id, int reached, Line line) {
        try {
            return Transactions.repeated(db, tx -> {
                var job = lock(tx, id, reached);
                job.ifPresent(there -> take(tx, there, List.of(line)));
                return job.isPresent();
            });
        } catch (DataAccessException e) {
            if (Faults.isOutage(e)) {
                throw e;
            }
            log.warn("line {} of import {} cannot be taken over", line.number(), id);
            return Transactions.repeated(db, tx -> {
                var job = lock(tx, id, reached);
                job.ifPresent(there -> {
                    lines.refuse(tx, id, line.number(), new Problem("line", "failed"));
                    count(tx, id, Math.toIntExact(line.number()), List.of(Result.REFUSED));
                });
                return job.isPresent();
            });
        }
    }

    private static Optional<CustomerImportRecord> lock(DSLContext tx, long id, int reached) {
        return tx.selectFrom(CUSTOMER_IMPORT)
                .where(
                        CUSTOMER_IMPORT.ID.eq(id),
                        CUSTOMER_IMPORT.REACHED.eq(reached),
                        CUSTOMER_IMPORT.FINISHED_AT.isNull())
                .forUpdate()
                .fetchOptional();
    }

    private void take(DSLContext tx, CustomerImportRecord job, List<Line> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var taken = batch.take(tx, new StaffId(job.getCreatedBy()), wanted, job.getDry());
        lines.settle(tx, job.getId(), taken);
        count(
                tx,
                job.getId(),
                Math.toIntExact(wanted.getLast().number()),
                taken.stream().map(ImportBatch.Taken::result).toList());
    }

    private static void count(DSLContext tx, long id, int reached, List<Result> results) {
        tx.update(CUSTOMER_IMPORT)
                .set(CUSTOMER_IMPORT.CREATED, more(CUSTOMER_IMPORT.CREATED, results, Result.CREATED))
                .set(CUSTOMER_IMPORT.COMPLETED, more(CUSTOMER_IMPORT.COMPLETED, results, Result.COMPLETED))
                .set(CUSTOMER_IMPORT.KNOWN, more(CUSTOMER_IMPORT.KNOWN, results, Result.KNOWN))
                .set(CUSTOMER_IMPORT.REFUSED, more(CUSTOMER_IMPORT.REFUSED, results, Result.REFUSED))
                .set(CUSTOMER_IMPORT.REACHED, reached)
                .where(CUSTOMER_IMPORT.ID.eq(id))
                .execute();
    }

    private static Field<Integer> more(Field<Integer> count, List<Result> results, Result counted) {
        return count.plus(
                (int) results.stream().filter(result -> result == counted).count());
    }
}
