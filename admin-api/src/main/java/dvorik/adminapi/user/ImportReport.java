package dvorik.adminapi.user;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
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

    enum Result {
        CREATED,
        COMPLETED,
        KNOWN,
        REFUSED
    }

    @Doc("What became of a line")
    @SchemaName("ImportLine")
    record Line(
            @Doc("From 1, the line with the names of the columns") long line,
            Result result,
            Optional<Long> userId,
            @Doc("Why it was refused") List<Problem> problems) {}

    @Doc("What is wrong with a column; \"line\" for the line as a whole")
    @SchemaName("ImportProblem")
    record Problem(String column, @Doc("A word for programs, such as required, format or twice") String problem) {}
}
