package dvorik.benchmarks.limits;

import dvorik.embedded.EmbeddedMariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Inserts one row and commits it. */
final class CommitTool implements Hammer.Tool {
    private final Connection connection;
    private final PreparedStatement insert;

    private CommitTool(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement("INSERT INTO bench_limits.one_row (words) VALUES (?)");
    }

    /** A table of its own schema, dropped at the end. */
    static final class Table implements AutoCloseable {
        private final EmbeddedMariaDb server;

        Table(EmbeddedMariaDb server) {
            this.server = server;
            execute("DROP SCHEMA IF EXISTS bench_limits");
            execute("CREATE SCHEMA bench_limits");
            execute("CREATE TABLE bench_limits.one_row (id BIGINT AUTO_INCREMENT PRIMARY KEY, words VARCHAR(100))");
        }

        CommitTool open() throws SQLException {
            return new CommitTool(connect());
        }

        @Override
        public void close() {
            execute("DROP SCHEMA bench_limits");
        }

        private void execute(String sql) {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:mysql://" + server.host() + ":" + server.port()
                            + "/?sslMode=DISABLED&useServerPrepStmts=true&cachePrepStmts=true&connectionTimeZone=UTC",
                    server.user(),
                    server.password());
        }
    }

    @Override
    public int strike() throws SQLException {
        insert.setString(1, "forty characters of no particular meaning");
        return insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
