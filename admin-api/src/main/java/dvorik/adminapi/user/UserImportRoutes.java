package dvorik.adminapi.user;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.customer.CustomerImport;
import dvorik.core.customer.CustomerScope;
import dvorik.core.id.BusinessId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Customers taken over from elsewhere. */
public final class UserImportRoutes {
    private static final String PATH = UserRoutes.BASE + "/import";
    private static final int LONGEST_LINE = 9;

    private final CustomerImport imports;
    private final Clock clock;
    private final Scopes scopes;

    /**
     * @param clock business time
     *
     * @param first the business whose people see all customers
     */
    public UserImportRoutes(CustomerImport imports, Clock clock, BusinessId first) {
        this.imports = imports;
        this.clock = clock;
        this.scopes = new Scopes(first);
    }

    /** How a file is taken over. */
    record ImportQuery(@Doc("Say what would happen, and change nothing") Optional<Boolean> dryRun) {}

    /** Which lines. */
    record LinesQuery(
            Optional<CustomerImport.Result> result,
            @Doc("From 1; not together with a cursor") @Min(1) @Max(10_000) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("next_cursor of the part before") @Size(min = 1, max = 40) Optional<String> cursor) {}

    @Doc("Goes on in the background, for more than 500 lines")
    record ImportProgress(
            long id,
            boolean dryRun,
            @Doc("Lines of the file") int total,
            int done,
            int created,
            @Doc("Known already; what was missing was added") int completed,
            @Doc("Known already, with all of that") int known,
            int refused,
            @Doc("False: lines after the first 200000, or after one that cannot be told apart, were not read")
                    boolean complete,
            Instant createdAt,
            @Doc("Null while it goes on; a week later it is forgotten") Optional<Instant> finishedAt) {
        static ImportProgress of(CustomerImport.Progress progress) {
            return new ImportProgress(
                    progress.id(),
                    progress.dry(),
                    progress.total(),
                    progress.done(),
                    count(progress, CustomerImport.Result.CREATED),
                    count(progress, CustomerImport.Result.COMPLETED),
                    count(progress, CustomerImport.Result.KNOWN),
                    count(progress, CustomerImport.Result.REFUSED),
                    progress.complete(),
                    progress.createdAt(),
                    progress.finishedAt());
        }
    }

    public List<Operation> operations() {
        return List.of(
                Operation.post(
                                PATH,
                                UserRoutes.TAG,
                                "Take over customers from a CSV file with the columns "
                                        + String.join(", ", FileColumns.TAKEN))
                        .needs(Permission.CUSTOMERS_IMPORT)
                        .query(ImportQuery.class)
                        .bodyFile(UserFileRoutes.CSV)
                        .creates()
                        .answers(200, ImportReport.class)
                        .answers(202, ImportProgress.class)
                        .by(this::take),
                Operation.get(PATH + "/{id}", UserRoutes.TAG, "How far an import is")
                        .needs(Permission.CUSTOMERS_IMPORT)
                        .answers(200, ImportProgress.class)
                        .refuses(ErrorCode.BULK_001)
                        .by(call -> Answer.ok(ImportProgress.of(find(call)))),
                Operation.get(PATH + "/{id}/lines", UserRoutes.TAG, "What became of each line of an import")
                        .needs(Permission.CUSTOMERS_IMPORT)
                        .query(LinesQuery.class)
                        .answersPageOf(ImportReport.Line.class)
                        .refuses(ErrorCode.BULK_001)
                        .by(this::lines));
    }

    private Answer take(Call call) {
        checkSeesAll(call);
        boolean dry = call.query(ImportQuery.class).dryRun().orElse(false);
        var caller = call.principal();
        try (var file = new ImportFile(call.stream(), LocalDate.now(clock))) {
            return switch (imports.start(caller.staff(), caller.business(), file, dry)) {
                case CustomerImport.Started.Done done -> Answer.ok(ImportReport.of(dry, done));
                case CustomerImport.Started.Underway(var progress) -> Answer.accepted(ImportProgress.of(progress));
            };
        }
    }

    private Answer lines(Call call) {
        var query = call.query(LinesQuery.class);
        var job = find(call);
        int perPage = query.perPage().orElse(Page.USUAL);
        if (query.cursor().isPresent()) {
            if (query.page().isPresent()) {
                throw ApiError.invalid("page", "unknown");
            }
            var found =
                    imports.lines(job, query.result(), position(query.cursor().get()), 0, perPage + 1);
            return Answer.ok(Page.after(views(found, perPage), perPage, next(found, perPage)));
        }
        int page = query.page().orElse(1);
        long total = query.result().map(result -> count(job, result)).orElse(job.total());
        var found = imports.lines(job, query.result(), 0, (page - 1) * perPage, perPage + 1);
        return Answer.ok(Page.of(views(found, perPage), page, perPage, total, next(found, perPage)));
    }

    /** Customers of nobody's salon yet: only who sees all may add them, or learn who is there. */
    private void checkSeesAll(Call call) {
        if (!(scopes.of(call.principal(), Permission.CUSTOMERS_IMPORT) instanceof CustomerScope.Everybody)) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
    }

    private CustomerImport.Progress find(Call call) {
        checkSeesAll(call);
        return imports.find(call.principal().business(), call.id("id", ErrorCode.BULK_001))
                .orElseThrow(() -> new ApiError(ErrorCode.BULK_001));
    }

    private static int count(CustomerImport.Progress job, CustomerImport.Result result) {
        return job.counts().getOrDefault(result, 0);
    }

    private static List<ImportReport.Line> views(List<CustomerImport.Told> found, int perPage) {
        return found.stream().limit(perPage).map(ImportReport.Line::of).toList();
    }

    private static Optional<String> next(List<CustomerImport.Told> found, int perPage) {
        return found.size() <= perPage
                ? Optional.empty()
                : Optional.of(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                Long.toString(found.get(perPage - 1).line()).getBytes(StandardCharsets.US_ASCII)));
    }

    private static long position(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.length() <= LONGEST_LINE && text.matches("\\d+")) {
                return Long.parseLong(text);
            }
        } catch (IllegalArgumentException e) {
            // as everything else that is not ours
        }
        throw ApiError.invalid("cursor", "format");
    }
}
