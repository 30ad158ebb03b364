package dvorik.benchmarks.limits;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;

/**
 * The limits of one run.
 *
 * @param commitsPerSecond single-row inserts, each its own transaction, on 16 connections
 * @param httpPerSecond keep-alive requests to the stand-in for the Bot API, 16 connections
 * @param httpMillis 1000 / httpPerSecond, spread over the processors: CPU of both sides of a request at most
 */
public record Limits(double commitsPerSecond, double redisPipelinedPerSecond, double httpPerSecond, double httpMillis) {
    private static final int MANY = 16;

    /** Measures and prints them. */
    public static Limits measure(Ground ground) {
        var servers = ground.servers();
        Report.note("measuring the limits of this machine");
        double commits;
        double commitsOfOne;
        try (var rows = new CommitTool.Table(servers.mariaDb())) {
            commitsOfOne = Hammer.perSecond(1, rows::open);
            commits = Hammer.perSecond(MANY, rows::open);
        }
        double redis = Hammer.perSecond(MANY, () -> new RedisTool(servers.redis(), 1));
        double pipelined = Hammer.perSecond(4, () -> new RedisTool(servers.redis(), MANY));
        double http;
        try (var server = HttpTool.server()) {
            http = Hammer.perSecond(MANY, () -> new HttpTool(server));
        }
        Report.title("limits: what this machine does now");
        Report.line("commits of one row %8.0f/s on one connection, %.0f/s on %d", commitsOfOne, commits, MANY);
        Report.line("Redis operations   %8.0f/s, pipelined by %d %.0f/s", redis, MANY, pipelined);
        Report.line("HTTP requests      %8.0f/s", http);
        return new Limits(
                commits, pipelined, http, 1000.0 * Runtime.getRuntime().availableProcessors() / http);
    }
}
