package dvorik.benchmarks.load;

/** What one round showed: answers in milliseconds, CPU in milliseconds an update. */
record RoundResult(
        double updatesPerSecond,
        double p50,
        double p95,
        double p99,
        double appCpu,
        double mariaDbCpu,
        double redisCpu,
        double generatorCpu) {

    /** @param costs of the whole round, with what the updates led to later */
    static RoundResult of(Latencies latencies, long nanos, Costs costs) {
        int updates = latencies.count();
        double[] answers = latencies.millis(0.5, 0.95, 0.99);
        return new RoundResult(
                updates / (nanos / 1e9),
                answers[0],
                answers[1],
                answers[2],
                costs.app().toNanos() / 1e6 / updates,
                costs.mariaDb().toNanos() / 1e6 / updates,
                costs.redis().toNanos() / 1e6 / updates,
                costs.generator().toNanos() / 1e6 / updates);
    }
}
