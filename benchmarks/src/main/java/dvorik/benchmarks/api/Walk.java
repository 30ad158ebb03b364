package dvorik.benchmarks.api;

import dvorik.benchmarks.Report;
import dvorik.benchmarks.load.Latencies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** All customers by cursor, a hundred at a time, by all callers at once; then the statements of a part in the same way. */
final class Walk {
    private static final String PATH = "/api/v1/users?per_page=100";
    private static final int PART = 100;
    private final Office office;
    private final int customers;
    private final List<String> statements;
    private final Map<String, String> holes = new HashMap<>();

    Walk(Office office, Trace trace, int customers) throws Exception {
        this.office = office;
        this.customers = customers;
        try (var caller = office.caller()) {
            var first = caller.get(PATH).is(200);
            var cursor = first.value("next_cursor");
            holes.put(lastId(first.body()), "behind");
            var part = new Wire.Answer[1];
            statements = trace.ofReading("walk", () -> part[0] = caller.get(PATH + "&cursor=" + cursor));
            var ids = ids(part[0].is(200).body());
            for (int i = 0; i < ids.size(); i++) {
                holes.put(ids.get(i), "item" + i);
            }
        }
    }

    private interface Walker {
        void walk(Latencies latencies) throws Exception;
    }

    void run() throws Exception {
        var calls = walked(this::call);
        var bare = walked(this::replay);
        Report.line(
                "%-18s %10d %12.1f %12.1f %8.2f %10.0f",
                "walk by cursor",
                statements.size(),
                calls.p95(),
                bare.p95(),
                calls.p95() / bare.p95(),
                calls.perSecond());
    }

    private void call(Latencies latencies) throws Exception {
        try (var caller = office.caller()) {
            var cursor = caller.get(PATH).is(200).value("next_cursor");
            while (cursor != null) {
                long begun = System.nanoTime();
                var answer = caller.get(PATH + "&cursor=" + cursor).is(200);
                latencies.add(System.nanoTime() - begun);
                cursor = answer.value("next_cursor");
            }
        }
    }

    private void replay(Latencies latencies) throws Exception {
        try (var replay = new Replay(office.connect(), statements, holes, Map.of())) {
            var values = new HashMap<String, String>();
            var behind = Integer.toString(customers + 1);
            while (true) {
                long begun = System.nanoTime();
                values.put("behind", behind);
                var found = replay.run(values);
                latencies.add(System.nanoTime() - begun);
                if (found.size() <= PART) {
                    return;
                }
                behind = found.get(PART - 1);
            }
        }
    }

    private static Crowd.Round walked(Walker walker) throws Exception {
        var latencies = new Latencies();
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(Crowd.CALLERS)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < Crowd.CALLERS; i++) {
                work.add(() -> {
                    walker.walk(latencies);
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return new Crowd.Round(
                latencies.count() / ((System.nanoTime() - begun) / 1e9),
                latencies.millis(0.95)[0]);
    }

    private static String lastId(String body) {
        return ids(body).getLast();
    }

    private static List<String> ids(String body) {
        var ids = new ArrayList<String>();
        for (int at = body.indexOf("{\"id\":"); at >= 0; at = body.indexOf("{\"id\":", at + 1)) {
            ids.add(body.substring(at + 6, body.indexOf(',', at)));
        }
        return ids;
    }
}
