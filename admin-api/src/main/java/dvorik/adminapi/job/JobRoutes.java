package dvorik.adminapi.job;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.job.JobRuns;
import dvorik.core.job.JobRuns.Standing;
import dvorik.core.job.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Recurring work: when it ran, how long it took, what failed, when it comes again. */
public final class JobRoutes {
    private static final String TAG = "jobs";
    private static final String BASE = "/api/v1/jobs";

    private final List<Recurring> work;
    private final JobRuns runs;

    public JobRoutes(List<Recurring> work, JobRuns runs) {
        this.work = List.copyOf(work);
        this.runs = runs;
    }

    record JobView(
            String name,
            @Doc("Seconds between two runs; null for daily work") Optional<Long> everySeconds,
            @Doc("Time of the business day; null for work that recurs during the day") Optional<String> dailyAt,
            Optional<Instant> lastStartedAt,
            Optional<Long> lastMillis,
            long runs,
            long failures,
            Optional<Instant> lastFailedAt,
            @Doc("Kind of the last fault") Optional<String> lastFailure,
            @Doc("About when it runs again") Optional<Instant> nextAt,
            @Doc("Of daily work, by hand, and those that failed; newest first") List<RunView> latest) {
        static JobView of(Standing standing) {
            var work = standing.work();
            var last = standing.last();
            return new JobView(
                    work.name(),
                    work instanceof Recurring.Every every
                            ? Optional.of(Math.max(1, every.period().toSeconds()))
                            : Optional.empty(),
                    work instanceof Recurring.Daily daily
                            ? Optional.of(daily.at().toString())
                            : Optional.empty(),
                    last.map(JobRuns.Last::startedAt),
                    last.map(JobRuns.Last::took).map(Duration::toMillis),
                    last.map(JobRuns.Last::runs).orElse(0L),
                    last.map(JobRuns.Last::failures).orElse(0L),
                    last.flatMap(JobRuns.Last::failedAt),
                    last.flatMap(JobRuns.Last::failure),
                    standing.nextAt(),
                    standing.latest().stream()
                            .map(run -> new RunView(
                                    run.startedAt(), run.took().toMillis(), run.byHand(), run.day(), run.failure()))
                            .toList());
        }
    }

    record RunView(
            Instant startedAt,
            long millis,
            boolean byHand,
            @Doc("Of daily work, the day it was done for") Optional<LocalDate> day,
            @Doc("Kind of the fault; null: it went well") Optional<String> failure) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Recurring work and how it went")
                        .needs(Permission.JOBS_READ)
                        .answersPageOf(JobView.class)
                        .by(this::list),
                Operation.post(BASE + "/{name}/run", TAG, "Run it now, in the background; daily work for today")
                        .needs(Permission.JOBS_RUN)
                        .answers(202, JobView.class)
                        .refuses(ErrorCode.JOB_001)
                        .by(this::run));
    }

    private Answer list(Call call) {
        return Answer.ok(Page.all(runs.standing(work).stream().map(JobView::of).toList()));
    }

    private Answer run(Call call) {
        var piece = work.stream()
                .filter(w -> w.name().equals(call.path("name")))
                .findFirst()
                .orElseThrow(() -> new ApiError(ErrorCode.JOB_001));
        runs.runByHand(call.principal().staff(), piece);
        return Answer.accepted(JobView.of(runs.standing(List.of(piece)).getFirst()));
    }
}
