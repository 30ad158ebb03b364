package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;

/** How the server would carry out what a service asks. */
final class Plans {
    private final DSLContext db;

    Plans(DSLContext db) {
        this.db = db;
    }

    /** @return the statements that the work ran, with their values */
    List<String> statements(Consumer<DSLContext> work) {
        var seen = new ArrayList<String>();
        var watched = db.configuration().derive(ExecuteListener.onExecuteStart(context -> {
            if (context.query() != null) {
                seen.add(stored(DSL.using(db.dialect(), db.settings()).renderInlined(context.query())));
            }
        }));
        work.accept(DSL.using(watched));
        return seen;
    }

    /** Fails where one of these tables is read from beginning to end without an index. */
    void readNoneWhole(Set<String> large, Consumer<DSLContext> work) {
        var statements = statements(work);
        assertFalse(statements.isEmpty());
        for (var statement : statements) {
            for (var step : db.fetch("explain format=traditional " + statement)) {
                var table = step.get("table", String.class);
                var whole = "ALL".equals(step.get("type", String.class));
                assertFalse(
                        whole && large.contains(table),
                        () -> statement + "\n" + db.fetch("explain format=traditional " + statement));
            }
        }
    }

    /** Times as the server reads them, else it could not tell where in an index they are. */
    private static String stored(String statement) {
        return statement.replaceAll("'(\\d{4}-\\d\\d-\\d\\d)T([\\d:.]+)Z'", "'$1 $2'");
    }
}
