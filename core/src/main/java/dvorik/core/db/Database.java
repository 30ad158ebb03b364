package dvorik.core.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pool of connections to a supported server, and jOOQ on top of it. */
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private final HikariDataSource pool;
    private final DSLContext dsl;
    private final SecondConnections seconds = new SecondConnections();

    private Database(HikariDataSource pool, SQLDialect dialect) {
        this.pool = pool;
        var configuration = configuration(dialect);
        configuration.set(new UnitOfWork.Connections(new DataSourceConnectionProvider(pool), seconds));
        configuration.set(new StatementTransactions(connection -> {
            seconds.released();
            discard(pool, connection);
        }));
        this.dsl = DSL.using(configuration);
    }

    /**
     * Connects and checks the server's version.
     *
     * @param poolSize connections held at most; a dozen serve hundreds of chats
     * @throws UnsupportedServer when the server is too old
     * @throws DatabaseUnreachable when nobody answers, or the name or password is refused
     */
    public static Database connect(DatabaseAddress address, int poolSize) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(poolSize);
        // all of them from the start: a pool that grows and shrinks costs more than idle connections do
        config.setMinimumIdle(poolSize);
        config.setPoolName("dvorik");
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(10_000);
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseUnreachable(address, e);
        }
        try (var connection = pool.getConnection()) {
            return new Database(pool, supportedDialect(connection));
        } catch (SQLException e) {
            pool.close();
            throw new DatabaseUnreachable(address, e);
        } catch (UnsupportedServer e) {
            pool.close();
            throw e;
        }
    }

    /** Brings the schema to the newest version; does nothing when it is. Safe when several processes start at once. */
    public void migrate() {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    public DSLContext dsl() {
        return dsl;
    }

    /** @return connections in use now */
    public int busyConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** @return threads that wait for one */
    public int awaitedConnections() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    /** @return places that asked for a connection while their thread held another one: there must be none */
    public Set<String> secondConnections() {
        return seconds.places();
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Closed by the server's side of the pool, so that nothing of it reaches the next user. */
    private static void discard(HikariDataSource pool, Connection connection) {
        pool.evictConnection(connection);
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("a discarded connection: {}", e.toString());
        }
    }

    private static SQLDialect supportedDialect(Connection connection) throws SQLException {
        var metaData = connection.getMetaData();
        var version = metaData.getDatabaseProductVersion();
        boolean mariaDb = version.contains("MariaDB");
        // MariaDB 10 announces itself as 5.5.5-10.x, which the driver reads as a server without fractions of a second
        int major = metaData.getDatabaseMajorVersion();
        int minor = metaData.getDatabaseMinorVersion();
        boolean supported = mariaDb ? atLeast(major, minor, 11, 4) : atLeast(major, minor, 8, 4);
        if (!supported) {
            throw new UnsupportedServer(version);
        }
        return mariaDb ? SQLDialect.MARIADB : SQLDialect.MYSQL;
    }

    private static boolean atLeast(int major, int minor, int wantedMajor, int wantedMinor) {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }

    private static DefaultConfiguration configuration(SQLDialect dialect) {
        var configuration = new DefaultConfiguration();
        configuration.set(dialect);
        configuration.set(new Settings()
                .withRenderSchema(false)
                .withExecuteLogging(false)
                .withRenderGroupConcatMaxLenSessionVariable(false));
        if (dialect == SQLDialect.MARIADB) {
            configuration.set(ExecuteListener.onPrepareEnd(context -> {
                var statement = context.statement();
                if (statement != null) {
                    context.statement(new ReturningStatement(statement));
                }
            }));
        }
        return configuration;
    }

    /** Connector/J refuses {@code executeQuery("insert … returning")}, which jOOQ uses on MariaDB. */
    private static final class ReturningStatement extends DefaultPreparedStatement {
        ReturningStatement(java.sql.PreparedStatement statement) {
            super(statement);
        }

        @Override
        public ResultSet executeQuery() throws SQLException {
            var statement = getDelegatePreparedStatement();
            statement.execute();
            return statement.getResultSet();
        }
    }
}
