package dvorik.benchmarks.load;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import dvorik.benchmarks.limits.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The parts {@code joining} and {@code redemption}: warmed up, then several rounds, of which the medians count. */
public final class LoadPart implements AutoCloseable {
    private static final int ROUNDS = 5;
    private static final int JOIN_WARM_UP = 8000;
    private static final int JOIN_ROUND = 1500;
    private static final int REDEEM_WARM_UP = 4000;
    private static final int REDEEM_ROUND = 1200;

    private final Ground ground;
    private Town town;

    public LoadPart(Ground ground) {
        this.ground = ground;
    }

    private interface Round {
        RoundResult run() throws InterruptedException;
    }

    public void joining(Limits limits) throws InterruptedException {
        var town = town();
        Report.note("warming up: " + JOIN_WARM_UP + " people join");
        town.join(JOIN_WARM_UP);
        report("joining: 5 updates and 9 calls a person, 50 at a time", rounds(() -> town.join(JOIN_ROUND)), limits);
    }

    public void redemption(Limits limits) throws InterruptedException {
        var town = town();
        int missing = REDEEM_WARM_UP + ROUNDS * REDEEM_ROUND - town.codesLeft();
        if (missing > 0) {
            Report.note(missing + " people join to have codes to redeem");
            town.join(missing);
        }
        Report.note("warming up: " + REDEEM_WARM_UP + " redemptions");
        town.redeem(REDEEM_WARM_UP);
        report(
                "redemption: 3 updates, 4 calls and 2 notifications a code, 50 cashiers at a time",
                rounds(() -> town.redeem(REDEEM_ROUND)),
                limits);
    }

    @Override
    public void close() {
        if (town != null) {
            town.close();
        }
    }

    private Town town() throws InterruptedException {
        if (town == null) {
            var servers = ground.servers();
            Report.note("starting the application beside MariaDB on port "
                    + servers.mariaDb().port());
            town = Town.open(ground);
        }
        return town;
    }

    private static List<RoundResult> rounds(Round round) throws InterruptedException {
        var results = new ArrayList<RoundResult>();
        for (int i = 0; i < ROUNDS; i++) {
            var result = round.run();
            Report.note(String.format(
                    java.util.Locale.ROOT,
                    "round %d of %d: %.0f updates/s, %.3f ms CPU an update",
                    i + 1,
                    ROUNDS,
                    result.updatesPerSecond(),
                    result.appCpu()));
            results.add(result);
        }
        return results;
    }

    private void report(String title, List<RoundResult> rounds, Limits limits) {
        double rate = median(rounds, RoundResult::updatesPerSecond);
        double app = median(rounds, RoundResult::appCpu);
        double generator = median(rounds, RoundResult::generatorCpu);
        double mariaDb = median(rounds, RoundResult::mariaDbCpu);
        double redis = median(rounds, RoundResult::redisCpu);
        Report.title(title);
        Report.line("updates/s          %8.0f   (rounds from %.0f to %.0f)", rate, least(rounds), most(rounds));
        Report.line(
                "answer p50/p95/p99 %8.1f / %.1f / %.1f ms",
                median(rounds, RoundResult::p50), median(rounds, RoundResult::p95), median(rounds, RoundResult::p99));
        Report.line("CPU an update      %8.3f ms of the application: %.0f updates a CPU second", app, 1000 / app);
        Report.line("  beside it        %8.3f ms MariaDB, %.3f ms Redis", mariaDb, redis);
        Report.line(
                "load generator     %8.3f ms, %.0f %% of all CPU",
                generator, 100 * generator / (app + generator + mariaDb + redis));
        town.app().peakMemory().ifPresent(bytes -> Report.line("peak memory        %8.0f MB", bytes / (1024.0 * 1024)));
        Report.line(
                "against the limits %8.1f %% of HTTP requests/s, %.1f %% of commits/s, an update costs as much CPU as %.1f HTTP requests",
                100 * rate / limits.httpPerSecond(), 100 * rate / limits.commitsPerSecond(), app / limits.httpMillis());
    }

    private static double median(List<RoundResult> rounds, ToDoubleFunction<RoundResult> figure) {
        return Report.median(rounds.stream().mapToDouble(figure).toArray());
    }

    private static double least(List<RoundResult> rounds) {
        return rounds.stream().mapToDouble(RoundResult::updatesPerSecond).min().orElseThrow();
    }

    private static double most(List<RoundResult> rounds) {
        return rounds.stream().mapToDouble(RoundResult::updatesPerSecond).max().orElseThrow();
    }
}
