package dvorik.benchmarks.api;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import dvorik.benchmarks.load.AppProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The part {@code api}: calls of 16 at once, in turns with the very statements of the call through bare JDBC by 16 at once.
 * What is claimed is the ratio of the two.
 */
public final class ApiPart {
    private static final int CUSTOMERS = 100_000;
    private static final int DISCOUNTS = 300_000;
    private static final int ROUNDS = 3;
    private static final long ROUND_MILLIS = 3_000;
    private static final long WARM_UP_MILLIS = 10_000;
    /** Of the first calls, for what all of them share. */
    private static final long FIRST_WARM_UP_MILLIS = 30_000;

    private static final String USERS = "/api/v1/users";
    private static final Map<String, String> LISTS = lists();

    private final Ground ground;
    private final AtomicInteger codesTaken = new AtomicInteger();
    private List<String> codes;

    public ApiPart(Ground ground) {
        this.ground = ground;
    }

    private static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("no filter", "");
        lists.put("search", "?search=%D0%90%D0%BD%D0%BD%D0%B0%20%D0%9A%D0%B0%D1%80");
        lists.put("tag", "?tag=vip");
        lists.put("source", "?source=source7");
        lists.put("language", "?language=uz");
        lists.put("reachable", "?reachable=true");
        lists.put("not reachable", "?reachable=false");
        lists.put("joined", "?joined_from=2026-01-01T00:00:00Z&joined_until=2036-01-01T00:00:00Z");
        lists.put("birthday", "?birthday_from=12-25&birthday_until=01-05");
        lists.put("has discount", "?has_discount=true");
        lists.put("has none", "?has_discount=false");
        lists.put("blocked", "?blocked=true");
        lists.put("not blocked", "?blocked=false");
        lists.put("deleted", "?deleted=true");
        lists.put("by name", "?sort=name");
        lists.put("by joining", "?sort=joined");
        return lists;
    }

    public void run() throws Exception {
        Report.note("starting the application");
        try (var office = new Office(ground, List.of())) {
            try (var connection = office.connect()) {
                Seed.customers(connection, CUSTOMERS);
                codes = Seed.discounts(connection, DISCOUNTS, CUSTOMERS);
                // what a call makes is told from everything else by its number
                long base = 7_000_000_000L;
                for (var table : List.of("sale", "redemption", "notification", "audit_entry")) {
                    Seed.execute(connection, "ALTER TABLE " + table + " AUTO_INCREMENT = " + base);
                    base += 100_000_000L;
                }
            }
            Report.title("api: %d customers, %d discounts, %d callers at once"
                    .formatted(CUSTOMERS, DISCOUNTS, Crowd.CALLERS));
            var measured = new ArrayList<Measured>();
            try (var trace = new Trace(office.connect(), ground.folder("statements"))) {
                measured.add(user(office, trace));
                measured.add(check(office, trace));
                measured.add(redeem(office, trace));
                for (var list : LISTS.entrySet()) {
                    measured.add(list(office, trace, list.getKey(), USERS + list.getValue()));
                }
                measured.add(new Walk(office, trace, CUSTOMERS)::run);
            }
            Report.line(
                    "%-18s %10s %12s %12s %8s %10s", "call", "statements", "p95 ms", "JDBC p95 ms", "ratio", "calls/s");
            Crowd.of(
                    () -> calling(
                            office, wire -> wire.get(USERS + "/" + anyone()).is(200)),
                    FIRST_WARM_UP_MILLIS);
            for (var one : measured) {
                one.run();
            }
        }
    }

    /** Traced, yet to be measured. */
    private interface Measured {
        void run() throws Exception;
    }

    private Measured user(Office office, Trace trace) throws Exception {
        var traced = "87654";
        try (var caller = office.caller()) {
            caller.get(USERS + "/" + traced).is(200);
            var statements = trace.ofReading(
                    "user", () -> caller.get(USERS + "/" + traced).is(200));
            return () -> compare(
                    "GET /users/{id}",
                    statements.size(),
                    () -> calling(
                            office, wire -> wire.get(USERS + "/" + anyone()).is(200)),
                    () -> replaying(office, statements, Map.of(traced, "id"), Map.of(), () -> Map.of("id", anyone())));
        }
    }

    private static String anyone() {
        return Integer.toString(1 + ThreadLocalRandom.current().nextInt(CUSTOMERS));
    }

    /** Only codes of the first half, so that the second can be redeemed. */
    private String anyCode() {
        return codes.get(ThreadLocalRandom.current().nextInt(codes.size() / 2));
    }

    private String freshCode() {
        return codes.get(codes.size() / 2 + codesTaken.getAndIncrement());
    }

    private static String wish(String code) {
        return "{\"code\":\"" + code + "\",\"salon_id\":1,\"purchase_amount\":150000}";
    }

    private Measured check(Office office, Trace trace) throws Exception {
        var path = "/api/v1/discounts/check";
        try (var caller = office.caller()) {
            var code = anyCode();
            caller.post(path, "", wish(code)).is(200);
            var statements = trace.ofReading(
                    "check", () -> caller.post(path, "", wish(code)).is(200));
            var holes = holes(office, code);
            var values = discounts(office, this::anyCode);
            return () -> hello(compare(
                    "POST check",
                    statements.size(),
                    () -> calling(
                            office, wire -> wire.post(path, "", wish(anyCode())).is(200)),
                    () -> replaying(office, statements, holes, Map.of(), values)));
        }
    }

    /** The code, its discount and its customer, by their values. */
    private static Map<String, String> holes(Office office, String code) throws Exception {
        var names = new HashMap<String, String>();
        discount(office, code).forEach((name, value) -> names.put(value, name));
        return names;
    }

    private static Map<String, String> discount(Office office, String code) throws Exception {
        try (var connection = office.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, customer_id FROM discount WHERE code = '" + code + "'")) {
            rows.next();
            return Map.of("code", code, "discount", rows.getString(1), "customer", rows.getString(2));
        }
    }

    private interface Values {
        Map<String, String> next() throws Exception;
    }

    private interface Codes {
        String next();
    }

    /** Read once for all: looking them up must not count. */
    private Values discounts(Office office, Codes wanted) throws Exception {
        if (known.isEmpty()) {
            try (var connection = office.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT code, id, customer_id FROM discount")) {
                while (rows.next()) {
                    known.put(
                            rows.getString(1),
                            Map.of(
                                    "code", rows.getString(1),
                                    "discount", rows.getString(2),
                                    "customer", rows.getString(3)));
                }
            }
        }
        return () -> known.get(wanted.next());
    }

    private final Map<String, Map<String, String>> known = new HashMap<>();

    private Measured redeem(Office office, Trace trace) throws Exception {
        var path = "/api/v1/discounts/redeem";
        try (var caller = office.caller();
                var connection = office.connect()) {
            caller.post(path, "Idempotency-Key: first\r\n", wish(freshCode())).is(201);
            // a known customer and numbers that nothing else has
            var code = freshCode();
            while (Integer.parseInt(discount(office, code).get("customer")) < 10_000) {
                code = freshCode();
            }
            var traced = code;
            var statements =
                    trace.ofWriting("redeem", () -> caller.post(path, "Idempotency-Key: traced-key\r\n", wish(traced))
                            .is(201));
            var holes = holes(office, code);
            holes.put("traced-key", "key");
            var made = new HashMap<String, String>();
            for (var table : List.of("sale", "redemption", "notification", "audit_entry")) {
                made.put(Long.toString(Office.number(connection, "SELECT MAX(id) FROM " + table)), table);
            }
            var values = discounts(office, this::freshCode);
            return () -> compare(
                    "POST redeem",
                    statements.size(),
                    () -> calling(office, wire -> wire.post(
                                    path, "Idempotency-Key: " + UUID.randomUUID() + "\r\n", wish(freshCode()))
                            .is(201)),
                    () -> replaying(office, statements, holes, made, () -> {
                        var all = new HashMap<>(values.next());
                        all.put("key", UUID.randomUUID().toString());
                        all.put("unique", "api:" + UUID.randomUUID());
                        return all;
                    }));
        }
    }

    private Measured list(Office office, Trace trace, String name, String path) throws Exception {
        try (var caller = office.caller()) {
            caller.get(path).is(200);
            var statements =
                    trace.ofReading("list " + name, () -> caller.get(path).is(200));
            return () -> compare(
                    "list, " + name,
                    statements.size(),
                    () -> calling(office, wire -> wire.get(path).is(200)),
                    () -> replaying(office, statements, Map.of(), Map.of(), Map::of));
        }
    }

    private interface Deed {
        void on(Wire wire) throws IOException;
    }

    private static Crowd.Caller calling(Office office, Deed deed) throws IOException {
        var wire = office.caller();
        return new Crowd.Caller() {
            @Override
            public void call() throws IOException {
                deed.on(wire);
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    private static Crowd.Caller replaying(
            Office office, List<String> statements, Map<String, String> holes, Map<String, String> made, Values values)
            throws Exception {
        var replay = new Replay(office.connect(), statements, holes, made);
        return new Crowd.Caller() {
            @Override
            public void call() throws Exception {
                replay.run(values.next());
            }

            @Override
            public void close() throws Exception {
                replay.close();
            }
        };
    }

    /** @return calls a second */
    private static double compare(String name, int statements, Crowd.Callers calls, Crowd.Callers bare)
            throws Exception {
        Crowd.of(calls, WARM_UP_MILLIS);
        var ofCalls = new ArrayList<Crowd.Round>();
        var ofBare = new ArrayList<Crowd.Round>();
        for (int i = 0; i < ROUNDS; i++) {
            ofCalls.add(Crowd.of(calls, ROUND_MILLIS));
            ofBare.add(Crowd.of(bare, ROUND_MILLIS));
        }
        double p95 =
                Report.median(ofCalls.stream().mapToDouble(Crowd.Round::p95).toArray());
        double barely =
                Report.median(ofBare.stream().mapToDouble(Crowd.Round::p95).toArray());
        double rate = Report.median(
                ofCalls.stream().mapToDouble(Crowd.Round::perSecond).toArray());
        Report.line("%-18s %10d %12.1f %12.1f %8.2f %10.0f", name, statements, p95, barely, p95 / barely, rate);
        return rate;
    }

    private static void hello(double checks) throws Exception {
        int port = Office.freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        AppProcess.absoluteClassPath(),
                        Hello.class.getName(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.inputReader().readLine();
            Crowd.Callers callers = () -> {
                var wire = new Wire(port, null);
                return new Crowd.Caller() {
                    @Override
                    public void call() throws IOException {
                        wire.post("/hello", "", wish("00000000")).is(200);
                    }

                    @Override
                    public void close() throws IOException {
                        wire.close();
                    }
                };
            };
            Crowd.of(callers, WARM_UP_MILLIS);
            var rates = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                rates[i] = Crowd.of(callers, ROUND_MILLIS).perSecond();
            }
            double rate = Report.median(rates);
            Report.line("bare Javalin       %10.0f requests/s; check makes %.1f %% of them", rate, 100 * checks / rate);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
