package dvorik.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * Begins transactions with a statement instead of {@code setAutoCommit(false)}, which with the driver costs a round trip
 * more: one before and one after each transaction. A connection whose transaction cannot be ended for sure is thrown
 * away, never given back.
 *
 * <p>Transactions do not nest: the inner one would commit what the outer one has not finished. Within a {@link
 * UnitOfWork} they are savepoints.
 */
final class StatementTransactions implements TransactionProvider {
    private static final String OPEN = "dvorik.transaction";
    private final Consumer<Connection> discard;

    /** @param discard closes a connection for good and keeps the pool from using it again */
    StatementTransactions(Consumer<Connection> discard) {
        this.discard = discard;
    }

    /**
     * @param pool where the connection goes back to
     *
     * @param savepoint null: a transaction of its own
     */
    private record Open(Connection connection, org.jooq.ConnectionProvider pool, String savepoint) {}

    @Override
    public void begin(TransactionContext context) {
        var configuration = context.configuration();
        if (configuration.data(OPEN) != null) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        var pool = configuration.connectionProvider();
        var unit = UnitOfWork.current();
        var savepoint = unit == null ? null : unit.deeper();
        var connection = pool.acquire();
        try {
            execute(connection, savepoint == null ? "START TRANSACTION" : "SAVEPOINT " + savepoint);
        } catch (SQLException e) {
            pool.release(connection);
            throw new DataAccessException("cannot begin a transaction", e);
        }
        configuration.set(new DefaultConnectionProvider(connection));
        configuration.data(OPEN, new Open(connection, pool, savepoint));
    }

    @Override
    public void commit(TransactionContext context) {
        end(context, "COMMIT", "RELEASE SAVEPOINT ");
    }

    @Override
    public void rollback(TransactionContext context) {
        end(context, "ROLLBACK", "ROLLBACK TO SAVEPOINT ");
    }

    private void end(TransactionContext context, String whole, String part) {
        var configuration = context.configuration();
        var open = (Open) configuration.data(OPEN);
        if (open == null) {
            // begin failed, or the commit did and has discarded the connection
            return;
        }
        if (open.savepoint() != null) {
            endPart(open, part);
            configuration.data().remove(OPEN);
            return;
        }
        try {
            execute(open.connection(), whole);
            configuration.data().remove(OPEN);
            open.pool().release(open.connection());
        } catch (SQLException e) {
            configuration.data().remove(OPEN);
            discard.accept(open.connection());
            throw new DataAccessException(whole + " failed", e);
        }
    }

    /** A savepoint that is gone went with its transaction: a deadlock has rolled all of it back. */
    private static void endPart(Open open, String statement) {
        try {
            execute(open.connection(), statement + open.savepoint());
        } catch (SQLException e) {
            UnitOfWork.current().markLost();
            throw new DataAccessException(statement + "failed", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
