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
 * <p>Transactions do not nest: the inner one would commit what the outer one has not finished.
 */
final class StatementTransactions implements TransactionProvider {
    private static final String OPEN = "dvorik.transaction";
    private final Consumer<Connection> discard;

    /** @param discard closes a connection for good and keeps the pool from using it again */
    StatementTransactions(Consumer<Connection> discard) {
        this.discard = discard;
    }

    /** @param pool where the connection goes back to */
    private record Open(Connection connection, org.jooq.ConnectionProvider pool) {}

    @Override
    public void begin(TransactionContext context) {
        var configuration = context.configuration();
        if (configuration.data(OPEN) != null) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        var pool = configuration.connectionProvider();
        var connection = pool.acquire();
        try {
            execute(connection, "START TRANSACTION");
        } catch (SQLException e) {
            pool.release(connection);
            throw new DataAccessException("cannot begin a transaction", e);
        }
        configuration.set(new DefaultConnectionProvider(connection));
        configuration.data(OPEN, new Open(connection, pool));
    }

    @Override
    public void commit(TransactionContext context) {
        end(context, "COMMIT");
    }

    @Override
    public void rollback(TransactionContext context) {
        end(context, "ROLLBACK");
    }

    private void end(TransactionContext context, String statement) {
        var configuration = context.configuration();
        var open = (Open) configuration.data(OPEN);
        if (open == null) {
            // begin failed, or the commit did and has discarded the connection
            return;
        }
        try {
            execute(open.connection(), statement);
            configuration.data().remove(OPEN);
            open.pool().release(open.connection());
        } catch (SQLException e) {
            configuration.data().remove(OPEN);
            discard.accept(open.connection());
            throw new DataAccessException(statement + " failed", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
