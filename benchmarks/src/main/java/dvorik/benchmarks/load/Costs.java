package dvorik.benchmarks.load;

import dvorik.embedded.EmbeddedServices;
import java.time.Duration;

/** CPU time of those who take part, since each began. */
record Costs(Duration app, Duration mariaDb, Duration redis, Duration generator) {

    static Costs now(ProcessHandle app, EmbeddedServices servers) {
        return new Costs(
                cpu(app.pid()),
                cpu(servers.mariaDb().pid()),
                cpu(servers.redis().pid()),
                cpu(ProcessHandle.current().pid()));
    }

    Costs since(Costs before) {
        return new Costs(
                app.minus(before.app),
                mariaDb.minus(before.mariaDb),
                redis.minus(before.redis),
                generator.minus(before.generator));
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + " has ended or hides its CPU time"));
    }
}
