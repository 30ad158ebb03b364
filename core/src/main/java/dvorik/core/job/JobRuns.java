package dvorik.core.job;

import static dvorik.migrations.jooq.Tables.JOB_DAY;
import static dvorik.migrations.jooq.Tables.JOB_LAST;
import static dvorik.migrations.jooq.Tables.JOB_RUN;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.db.UnitOfWork;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs pieces of recurring work, and remembers how it went. */
public final class JobRuns {
    private static final Logger log = LoggerFactory.getLogger(JobRuns.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SHOWN = 10;
    private static final int CLEANED_AT_ONCE = 1_000;

    private final DSLContext db;
    private final Clock clock;
    private final Clock realClock;
    private final AuditLog audit;
    private final JobDays days;

    /** @param clock business time, whose days daily work is done for */
    public JobRuns(DSLContext db, Clock clock, Clock realClock, AuditLog audit) {
        this.audit = audit;
        this.db = db;
        this.clock = clock;
        this.realClock = realClock;
        this.days = new JobDays(db);
    }

    /**
     * How a piece of work stands.
     *
     * @param nextAt about when it runs again; empty before its first run
     * @param latest runs worth a look, the newest first
     */
    public record Standing(Recurring work, Optional<Last> last, Optional<Instant> nextAt, List<Run> latest) {}

    /** @param failure kind of the last fault, {@code failedAt} when it was */
    public record Last(
            Instant startedAt,
            Duration took,
            long runs,
            long failures,
            Optional<Instant> failedAt,
            Optional<String> failure) {}

    /** @param day of daily work; {@code failure} empty: it went well */
    public record Run(
            Instant startedAt, Duration took, boolean byHand, Optional<LocalDate> day, Optional<String> failure) {}

    /** Begins it now, daily work for today, and does not wait; what fails is logged and remembered. */
    public void runByHand(StaffId by, Recurring work) {
        Transactions.repeated(db, tx -> {
            audit.record(tx, by, new Act("job.run", "job", null, null, "done", Map.of("name", work.name())));
            return null;
        });
        UnitOfWork.whenCommitted(() -> Thread.ofVirtual().name("job-by-hand").start(() -> runByHand(work)));
    }

    private void runByHand(Recurring work) {
        switch (work) {
            case Recurring.Every every -> run(work, null, true, every.work());
            case Recurring.Daily daily -> {
                var today = LocalDate.now(clock);
                run(work, today, true, () -> daily.work().run(today));
            }
        }
    }

    /** @return false: it failed */
    boolean run(Recurring work, LocalDate day, boolean byHand, Runnable piece) {
        var started = realClock.instant();
        String failure = null;
        try {
            piece.run();
        } catch (RuntimeException e) {
            log.error("job {} failed, the next run tries again", work.name(), e);
            failure = e.getClass().getSimpleName();
        }
        try {
            note(
                    work,
                    new Run(
                            started,
                            Duration.between(started, realClock.instant()),
                            byHand,
                            Optional.ofNullable(day),
                            Optional.ofNullable(failure)));
        } catch (RuntimeException e) {
            log.warn("how job {} went is not remembered: {}", work.name(), e.toString());
        }
        return failure == null;
    }

    private void note(Recurring work, Run run) {
        var failure = run.failure().orElse(null);
        var upsert = db.insertInto(JOB_LAST)
                .set(JOB_LAST.NAME, work.name())
                .set(JOB_LAST.STARTED_AT, run.startedAt())
                .set(JOB_LAST.MILLIS, run.took().toMillis())
                .set(JOB_LAST.FAILURES, failure == null ? 0L : 1L)
                .set(JOB_LAST.FAILED_AT, failure == null ? null : run.startedAt())
                .set(JOB_LAST.FAILURE, failure)
                .onDuplicateKeyUpdate()
                .set(JOB_LAST.STARTED_AT, run.startedAt())
                .set(JOB_LAST.MILLIS, run.took().toMillis())
                .set(JOB_LAST.RUNS, JOB_LAST.RUNS.plus(1));
        if (failure != null) {
            upsert = upsert.set(JOB_LAST.FAILURES, JOB_LAST.FAILURES.plus(1))
                    .set(JOB_LAST.FAILED_AT, run.startedAt())
                    .set(JOB_LAST.FAILURE, failure);
        }
        upsert.execute();
        if (failure != null || run.byHand() || run.day().isPresent()) {
            db.insertInto(JOB_RUN)
                    .set(JOB_RUN.NAME, work.name())
                    .set(JOB_RUN.DAY, run.day().orElse(null))
                    .set(JOB_RUN.BY_HAND, run.byHand())
                    .set(JOB_RUN.STARTED_AT, run.startedAt())
                    .set(JOB_RUN.MILLIS, run.took().toMillis())
                    .set(JOB_RUN.FAILURE, failure)
                    .execute();
        }
    }

    /** @return how these stand, in their order */
    public List<Standing> standing(List<Recurring> work) {
        var names = work.stream().map(Recurring::name).toList();
        var last = db.selectFrom(JOB_LAST)
                .where(JOB_LAST.NAME.in(names))
                .fetchMap(
                        JOB_LAST.NAME,
                        row -> new Last(
                                row.getStartedAt(),
                                Duration.ofMillis(row.getMillis()),
                                row.getRuns(),
                                row.getFailures(),
                                Optional.ofNullable(row.getFailedAt()),
                                Optional.ofNullable(row.getFailure())));
        var done = db.select(JOB_DAY.NAME, JOB_DAY.LAST_DAY)
                .from(JOB_DAY)
                .where(JOB_DAY.NAME.in(names))
                .fetchMap(JOB_DAY.NAME, JOB_DAY.LAST_DAY);
        return work.stream()
                .map(piece -> new Standing(
                        piece,
                        Optional.ofNullable(last.get(piece.name())),
                        nextAt(piece, last, done),
                        latest(piece.name())))
                .toList();
    }

    private Optional<Instant> nextAt(Recurring work, Map<String, Last> last, Map<String, LocalDate> done) {
        return switch (work) {
            case Recurring.Every every ->
                Optional.ofNullable(last.get(work.name()))
                        .map(run -> run.startedAt().plus(every.period()));
            case Recurring.Daily daily ->
                Optional.ofNullable(done.get(work.name())).map(day -> day.plusDays(1)
                        .atTime(daily.at())
                        .atZone(clock.getZone())
                        .toInstant());
        };
    }

    private List<Run> latest(String name) {
        return db.selectFrom(JOB_RUN)
                .where(JOB_RUN.NAME.eq(name))
                .orderBy(JOB_RUN.ID.desc())
                .limit(SHOWN)
                .fetch(row -> new Run(
                        row.getStartedAt(),
                        Duration.ofMillis(row.getMillis()),
                        row.getByHand(),
                        Optional.ofNullable(row.getDay()),
                        Optional.ofNullable(row.getFailure())));
    }

    /** Old runs go, in batches; may be run twice. */
    public void clean() {
        int gone;
        do {
            gone = db.deleteFrom(JOB_RUN)
                    .where(JOB_RUN.STARTED_AT.lt(realClock.instant().minus(KEPT)))
                    .orderBy(JOB_RUN.STARTED_AT)
                    .limit(CLEANED_AT_ONCE)
                    .execute();
        } while (gone == CLEANED_AT_ONCE);
    }

    JobDays days() {
        return days;
    }
}
