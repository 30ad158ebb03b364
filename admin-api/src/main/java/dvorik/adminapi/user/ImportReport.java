package dvorik.adminapi.user;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.customer.CustomerImport;
import dvorik.core.customer.CustomerImport.Told;
import java.util.List;
import java.util.Optional;

/** What became of an import. */
@Doc("What became of each line of a file")
record ImportReport(
        boolean dryRun,
        int created,
        @Doc("Known already; what was missing was added") int completed,
        @Doc("Known already, with all of that") int known,
        int refused,
        @Doc("False: lines after the last one told were not read; send them again in another file") boolean complete,
        List<Line> lines) {

    static ImportReport of(boolean dry, CustomerImport.Started.Done done) {
        return new ImportReport(
                dry,
                count(done, CustomerImport.Result.CREATED),
                count(done, CustomerImport.Result.COMPLETED),
                count(done, CustomerImport.Result.KNOWN),
                count(done, CustomerImport.Result.REFUSED),
                done.complete(),
                done.lines().stream().map(Line::of).toList());
    }

    private static int count(CustomerImport.Started.Done done, CustomerImport.Result result) {
        return Math.toIntExact(done.lines().stream()
                .filter(line -> line.result().orElseThrow() == result)
                .count());
    }

    @Doc("What became of a line")
    @SchemaName("ImportLine")
    record Line(
            @Doc("From 1, the line with the names of the columns") long line,
            @Doc("Null: waits") Optional<CustomerImport.Result> result,
            Optional<Long> userId,
            @Doc("Why it was refused") List<Problem> problems) {
        static Line of(Told told) {
            return new Line(
                    told.line(),
                    told.result(),
                    told.customer().map(id -> id.value()),
                    told.problems().stream()
                            .map(problem -> new Problem(problem.column(), problem.problem()))
                            .toList());
        }
    }

    @Doc("What is wrong with a column; \"line\" for the line as a whole")
    @SchemaName("ImportProblem")
    record Problem(String column, @Doc("A word for programs, such as required, format or twice") String problem) {}
}
