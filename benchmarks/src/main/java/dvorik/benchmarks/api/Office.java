package dvorik.benchmarks.api;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dvorik.benchmarks.Ground;
import dvorik.benchmarks.load.AppProcess;
import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.BotServer;
import dvorik.core.access.AccessSecrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The running application, its owner signed in, and the database behind it. */
final class Office implements AutoCloseable {
    private static final long OWNER = 900_000_001L;
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final Ground ground;
    private final BotServer telegram;
    private final AppProcess app;
    private final int port;
    private final String token;

    /** @param options of the JVM */
    Office(Ground ground, List<String> options) throws Exception {
        this.ground = ground;
        var clientBot = new Bot("30001:BENCH-client-bot-000000000000000000000", "bench_bot");
        var cashierBot = new Bot("30002:BENCH-cashier-bot-00000000000000000000", "bench_cashier_bot");
        this.telegram = BotServer.start(List.of(clientBot, cashierBot));
        this.port = freePort();
        var all = new ArrayList<>(options);
        var ofUser = System.getenv("DVORIK_BENCH_APP_OPTS");
        if (ofUser != null && !ofUser.isBlank()) {
            all.addAll(Arrays.asList(ofUser.strip().split("\\s+")));
        }
        this.app = AppProcess.start(
                ground.folder("app"),
                all,
                ground.servers(),
                Map.ofEntries(
                        Map.entry("TELEGRAM_BOT_TOKEN", clientBot.token()),
                        Map.entry("TELEGRAM_AUTH_BOT_TOKEN", cashierBot.token()),
                        Map.entry("TELEGRAM_API_URL", telegram.url().toString()),
                        Map.entry("TELEGRAM_WEBHOOK_URL", ""),
                        Map.entry("TELEGRAM_CHANNEL_ID", ""),
                        Map.entry("TELEGRAM_MESSAGES_PER_SECOND", "100000"),
                        Map.entry("TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT", "10000"),
                        // counted as in real life, but never reached
                        Map.entry("API_CALLS_PER_MINUTE", "1000000"),
                        Map.entry("SUPERADMIN_TELEGRAM_ID", Long.toString(OWNER)),
                        Map.entry("PERSON_HASH_KEY", SECRET),
                        Map.entry("JWT_SECRET_KEY", SECRET),
                        Map.entry("APP_CURRENCY", "RUB"),
                        Map.entry("LEGAL_DIR", ""),
                        Map.entry("LOG_FORMAT", "plain"),
                        Map.entry("HTTP_PORT", Integer.toString(port))));
        this.token = signIn();
    }

    /** Another process, a moment later, may take it; then the run fails at once. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    AppProcess app() {
        return app;
    }

    Ground ground() {
        return ground;
    }

    Wire caller() throws IOException {
        return new Wire(port, token);
    }

    /** As the application connects: the same driver with the same options. */
    Connection connect() throws SQLException {
        var server = ground.servers().mariaDb();
        var connection = DriverManager.getConnection(
                "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + server.database()
                        + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                        + "&connectionCollation=utf8mb4_unicode_520_ci&useServerPrepStmts=true&cachePrepStmts=true"
                        + "&prepStmtCacheSize=250&prepStmtCacheSqlLimit=4096&useLocalSessionState=true"
                        + "&rewriteBatchedStatements=true&maintainTimeStats=false&enableQueryTimeouts=false"
                        + "&dontTrackOpenResources=true&useReadAheadInput=false&sslMode=DISABLED",
                server.user(),
                server.password());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    private String signIn() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var staff = number(connection, "SELECT id FROM staff WHERE telegram_id = " + OWNER);
            statement.execute(
                    "INSERT INTO session (staff_id, way, created_at, refreshed_at, expires_at, nonce) VALUES (" + staff
                            + ", 'token', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY,"
                            + " REPEAT('0', 32))");
            var now = Instant.now();
            return JWT.create()
                    .withHeader(Map.of("typ", "at+jwt"))
                    .withIssuer("dvorik")
                    .withAudience("dvorik-admin-api")
                    .withSubject(Long.toString(staff))
                    .withClaim("sid", number(connection, "SELECT MAX(id) FROM session"))
                    .withIssuedAt(now)
                    .withNotBefore(now)
                    .withExpiresAt(now.plus(Duration.ofDays(1)))
                    .sign(Algorithm.HMAC256(new AccessSecrets(SECRET).accessTokenKey()));
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        app.close();
        telegram.close();
    }
}
