package dvorik.core.db;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * One transaction around the work of several services: everything that the calling thread does meanwhile with the same
 * database takes part, and transactions begun inside become savepoints of it. For callers that must write a row of their
 * own together with what a service writes.
 */
public final class UnitOfWork {
    private static final ThreadLocal<UnitOfWork> CURRENT = new ThreadLocal<>();

    private final Connection connection;
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean lost;
    private int depth;

    private UnitOfWork(Connection connection) {
        this.connection = connection;
    }

    /**
     * Runs the work in one transaction on this thread, and all of it again when it fell to a deadlock.
     *
     * @param work must not start threads that use the database, nor catch failures of the database
     * @throws IllegalStateException in a unit already
     */
    public static <T> T run(DSLContext db, Supplier<T> work) {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("a unit of work within a unit of work");
        }
        var done = Transactions.repeated(() -> db.transactionResult(
                trx -> trx.dsl().connectionResult(connection -> within(new UnitOfWork(connection), work))));
        done.afterwards().forEach(Runnable::run);
        return done.result();
    }

    private record Done<T>(T result, List<Runnable> afterwards) {}

    /** @return true while the calling thread holds a transaction open, so that nobody outside should be waited for */
    public static boolean isOpen() {
        return CURRENT.get() != null;
    }

    /** Runs it now; within a unit of work once that has committed, and not at all when it is rolled back. */
    public static void whenCommitted(Runnable action) {
        var unit = CURRENT.get();
        if (unit == null) {
            action.run();
        } else {
            unit.afterwards.add(action);
        }
    }

    private static <T> Done<T> within(UnitOfWork unit, Supplier<T> work) {
        CURRENT.set(unit);
        try {
            var result = work.get();
            if (unit.lost) {
                throw new DataAccessException("the transaction was lost and the work went on without it");
            }
            return new Done<>(result, unit.afterwards);
        } finally {
            CURRENT.remove();
        }
    }

    /** @return how the savepoint of the inner transaction is called */
    String deeper() {
        return "unit_" + depth++;
    }

    /** The server has rolled everything back by itself. */
    void markLost() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    static UnitOfWork current() {
        return CURRENT.get();
    }

    /** Gives the unit's connection to whoever asks within it. */
    record Connections(ConnectionProvider pool, SecondConnections seconds) implements ConnectionProvider {
        @Override
        public Connection acquire() {
            var unit = CURRENT.get();
            if (unit != null) {
                return unit.connection;
            }
            seconds.acquiring();
            var connection = pool.acquire();
            seconds.acquired();
            return connection;
        }

        @Override
        public void release(Connection connection) {
            var unit = CURRENT.get();
            if (unit == null || unit.connection != connection) {
                seconds.released();
                pool.release(connection);
            }
        }
    }
}
