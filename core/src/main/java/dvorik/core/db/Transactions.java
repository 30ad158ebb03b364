package dvorik.core.db;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Transactions that are run again when a rival was faster. */
public final class Transactions {
    private static final int TRIES = 5;

    private Transactions() {}

    /**
     * Runs the work in a transaction, and all of it again when it fell to a deadlock or a unique key refused what a rival
     * wrote first: the next time it finds the rival's row. The work must ask before it writes.
     *
     * @throws DataAccessException when it still fails after a few tries, or for another reason
     */
    public static <T> T repeated(DSLContext db, Function<DSLContext, T> work) {
        return repeated(() -> db.transactionResult(trx -> work.apply(trx.dsl())));
    }

    /** As {@link #repeated(DSLContext, Function)}, for a single statement, which is a transaction by itself. */
    public static <T> T repeated(Supplier<T> statement) {
        for (int i = 1; ; i++) {
            try {
                return statement.get();
            } catch (DataAccessException e) {
                if (i == TRIES || !Faults.isLostRace(e) || endsUnit(e)) {
                    throw e;
                }
            }
        }
    }

    /** A deadlock has rolled back the whole unit of work that this was part of: only the whole can be run again. */
    private static boolean endsUnit(DataAccessException failure) {
        var unit = UnitOfWork.current();
        if (unit != null && Faults.isDeadlock(failure)) {
            unit.markLost();
        }
        return unit != null && unit.isLost();
    }
}
