package dvorik.adminapi.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells balancers and people whether to send work here. Names no secret and no address. */
public final class HealthRoutes {
    private final Map<String, Check> checks;

    /** @param checks by the name of the dependency, asked in this order */
    public HealthRoutes(Map<String, Check> checks) {
        this.checks = new LinkedHashMap<>(checks);
    }

    /** Asks a dependency for a sign of life. */
    @FunctionalInterface
    public interface Check {
        /** @throws Exception whatever it is: there was no sign */
        void ping() throws Exception;
    }

    /**
     * @param status {@code ok} or {@code down}
     *
     * @param latencyMs of the sign, or until it failed
     */
    public record Dependency(String status, long latencyMs) {}

    public record Readiness(String status, Map<String, Dependency> dependencies) {}

    public void register(RoutesConfig routes) {
        routes.get("/health", context -> context.json(Map.of("status", "ok")));
        routes.get("/health/ready", this::ready);
    }

    private void ready(Context context) {
        var dependencies = new LinkedHashMap<String, Dependency>();
        checks.forEach((name, check) -> dependencies.put(name, ask(check)));
        boolean ready = dependencies.values().stream().allMatch(d -> d.status().equals("ok"));
        context.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        context.json(new Readiness(ready ? "ok" : "down", dependencies));
    }

    private static Dependency ask(Check check) {
        long started = System.nanoTime();
        String status;
        try {
            check.ping();
            status = "ok";
        } catch (Exception e) {
            // any failure of a dependency is an answer here, not a fault of ours
            status = "down";
        }
        return new Dependency(status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }
}
