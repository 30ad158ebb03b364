package dvorik.benchmarks.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import dvorik.core.audit.AuditLog;
import dvorik.core.db.Database;
import dvorik.core.db.DatabaseAddress;
import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import dvorik.core.segment.Segment;
import dvorik.core.segment.SegmentResult;
import dvorik.core.segment.Segments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** How long it takes to count a segment of a million, as a multiple of bare counts over the rows that it must look at. */
public final class SegmentPart {
    private static final int ROUNDS = 3;
    private static final double NANOS_OF_A_MILLI = 1e6;

    /**
     * Of the whole table, a column of each row read; and the narrow tables of what happened. No FORCE INDEX: on MariaDB 11.4
     * the next statement on that table, by the same connection, became five times slower.
     */
    private static final String CUSTOMERS = "select count(*) from customer where version >= 0";

    private static final String INDEX_JOINED = "select count(*) from customer where joined_at >= '%s'";
    private static final String VIPS = "select count(*) from customer_tag where tag = 'vip'";
    private static final String GRANTS = "select count(*) from discount where version >= 0";
    private static final String USES = "select count(*) from redemption where salon_id = 1";
    private static final String FIGURES = "select count(*) from customer_figures where business_id = 1 and spent >= 0";
    private static final String RECIPIENTS =
            "select count(*) from broadcast_recipient where broadcast_id = 1 and attempts >= 0";

    private record Case(String rule, List<String> bare) {}

    private static final List<Case> CASES = List.of(
            new Case("{'field': 'language', 'op': 'is', 'value': 'uz'}", List.of(CUSTOMERS)),
            new Case("{'field': 'source', 'op': 'is', 'value': 'src1'}", List.of(CUSTOMERS)),
            new Case("{'field': 'tag', 'op': 'is', 'value': 'vip'}", List.of(CUSTOMERS, VIPS)),
            new Case("{'field': 'joined', 'op': 'in_last', 'value': 365}", List.of(CUSTOMERS)),
            new Case("{'field': 'joined', 'op': 'in_last', 'value': 7}", List.of(INDEX_JOINED)),
            new Case("{'field': 'age', 'op': 'between', 'value': [18, 30]}", List.of(CUSTOMERS)),
            new Case("{'field': 'birthday', 'op': 'within', 'value': 7}", List.of(CUSTOMERS)),
            new Case("{'field': 'reachable', 'op': 'is', 'value': true}", List.of(CUSTOMERS)),
            new Case("{'field': 'reachable', 'op': 'is', 'value': false}", List.of(CUSTOMERS)),
            new Case("{'field': 'consent', 'op': 'is', 'value': 'marketing'}", List.of(CUSTOMERS)),
            new Case("{'field': 'offer', 'op': 'has', 'value': 1}", List.of(CUSTOMERS, GRANTS)),
            new Case("{'field': 'offer', 'op': 'usable', 'value': 1}", List.of(CUSTOMERS, GRANTS)),
            new Case("{'field': 'offer', 'op': 'used', 'value': 1}", List.of(CUSTOMERS, GRANTS)),
            new Case("{'field': 'offer', 'op': 'unused', 'value': 1}", List.of(CUSTOMERS, GRANTS)),
            new Case("{'field': 'redemptions', 'op': 'at_least', 'value': 1}", List.of(CUSTOMERS, FIGURES)),
            new Case("{'field': 'redemptions', 'op': 'is', 'value': 0}", List.of(CUSTOMERS, FIGURES)),
            new Case("{'field': 'spent', 'op': 'at_least', 'value': 500000}", List.of(CUSTOMERS, FIGURES)),
            new Case("{'field': 'last_redemption', 'op': 'in_last', 'value': 90}", List.of(CUSTOMERS, FIGURES)),
            new Case("{'field': 'last_redemption', 'op': 'never'}", List.of(CUSTOMERS, FIGURES)),
            new Case("{'field': 'salon', 'op': 'is', 'value': 1}", List.of(CUSTOMERS, USES)),
            new Case("{'field': 'friends', 'op': 'at_least', 'value': 2}", List.of(CUSTOMERS)),
            new Case("{'field': 'broadcast', 'op': 'tapped', 'value': 1}", List.of(CUSTOMERS, RECIPIENTS)),
            new Case("{'field': 'broadcast', 'op': 'not_tapped', 'value': 1}", List.of(CUSTOMERS, RECIPIENTS)),
            new Case(
                    "{'all': [{'field': 'language', 'op': 'is', 'value': 'ru'}, {'field': 'tag', 'op': 'is', 'value': 'vip'},"
                            + " {'field': 'spent', 'op': 'at_least', 'value': 300000}]}",
                    List.of(CUSTOMERS, VIPS, FIGURES)),
            new Case(
                    "{'all': [{'field': 'consent', 'op': 'is', 'value': 'marketing'},"
                            + " {'field': 'last_redemption', 'op': 'in_last', 'value': 90},"
                            + " {'not': {'field': 'broadcast', 'op': 'tapped', 'value': 1}}]}",
                    List.of(CUSTOMERS, FIGURES, RECIPIENTS)));

    private final Ground ground;

    public SegmentPart(Ground ground) {
        this.ground = ground;
    }

    public void run() {
        var address = emptyDatabase();
        try (var database = Database.connect(address, 2)) {
            database.migrate();
            Million.fill(database.dsl());
            Report.title("segments: counting among %,d customers".formatted(Million.CUSTOMERS));
            measure(database.dsl());
        }
    }

    private static void measure(DSLContext db) {
        var clock = Clock.systemUTC();
        var segments = new Segments(db, clock, new AuditLog(clock), new BusinessId(1));
        for (var one : CASES) {
            var segment = save(segments, one.rule());
            long[] found = {0};
            var bare =
                    one.bare().stream().map(sql -> dated(sql, clock.instant())).toList();
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            for (int i = 0; i <= ROUNDS; i++) {
                double mine = millis(() -> found[0] = segments.countCustomers(segment));
                double plain = millis(() -> bare.forEach(db::fetchSingle));
                // the first is for the caches
                if (i > 0) {
                    ours.add(mine);
                    theirs.add(plain);
                }
            }
            double mine = median(ours);
            double plain = median(theirs);
            Report.line(
                    "%5.2f × %6.0f ms, bare %6.0f ms, %7d found  %s",
                    mine / plain, mine, plain, found[0], one.rule().replace("'", ""));
        }
    }

    private static Segment save(Segments segments, String rule) {
        var wanted = new Segments.NewSegment("bench", Segment.Kind.LIVE, json(rule));
        return switch (segments.create(new BusinessId(1), new StaffId(1), wanted)) {
            case SegmentResult.Stands(var segment) -> segment;
            case SegmentResult refused -> throw new IllegalStateException(rule + ": " + refused);
        };
    }

    private static String dated(String sql, Instant now) {
        return sql.formatted(LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).minusDays(7));
    }

    private static double millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / NANOS_OF_A_MILLI;
    }

    private static double median(List<Double> values) {
        return Report.median(values.stream().mapToDouble(value -> value).toArray());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatabaseAddress emptyDatabase() {
        var server = ground.servers().mariaDb();
        var url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/?sslMode=DISABLED";
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database segments character set utf8mb4 collate utf8mb4_unicode_520_ci");
        } catch (SQLException e) {
            throw new IllegalStateException("the database of the segments cannot be made", e);
        }
        return new DatabaseAddress(server.host(), server.port(), "segments", server.user(), server.password(), true);
    }
}
