package dvorik.adminapi.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells balancers and people whether to send work here. Names no secret and no address. */
public final class HealthRoutes {
    private static final long PATIENCE_MS = 2_000;
    private final List<Check> checks;

    /** @param checks asked at the same time, shown in this order */
    public HealthRoutes(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Asks for a sign of life. */
    @FunctionalInterface
    public interface Ping {
        /** @throws Exception whatever it is: there was no sign */
        void ping() throws Exception;
    }

    /** @param needed without it no work can be done here; else it waits */
    public record Check(String name, boolean needed, Ping ping) {}

    /**
     * @param status {@code ok} or {@code down}
     *
     * @param latencyMs of the sign, or until it failed
     */
    public record Dependency(String status, long latencyMs) {}

    /** @param status {@code ok}, {@code degraded}: something that can be waited for is away, or {@code down} */
    public record Readiness(String status, Map<String, Dependency> dependencies) {}

    public void register(RoutesConfig routes) {
        routes.get("/health", context -> context.json(Map.of("status", "ok")));
        routes.get("/health/ready", this::ready);
    }

    private void ready(Context context) throws InterruptedException {
        var dependencies = ask();
        boolean down = checks.stream().anyMatch(check -> check.needed() && isDown(dependencies.get(check.name())));
        boolean degraded = dependencies.values().stream().anyMatch(HealthRoutes::isDown);
        context.status(down ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK);
        context.json(new Readiness(down ? "down" : degraded ? "degraded" : "ok", dependencies));
    }

    private static boolean isDown(Dependency dependency) {
        return dependency.status().equals("down");
    }

    /** One that hangs is down after two seconds, and keeps no other from answering. */
    private Map<String, Dependency> ask() throws InterruptedException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            long began = System.nanoTime();
            var asked = new LinkedHashMap<String, Future<Dependency>>();
            for (var check : checks) {
                asked.put(check.name(), threads.submit(() -> ask(check.ping())));
            }
            var found = new LinkedHashMap<String, Dependency>();
            for (var one : asked.entrySet()) {
                found.put(one.getKey(), wait(one.getValue(), began));
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Dependency wait(Future<Dependency> asked, long began) throws InterruptedException {
        long left = PATIENCE_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        try {
            return asked.get(Math.max(1, left), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            return new Dependency("down", PATIENCE_MS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check answers whatever happens", e);
        }
    }

    private static Dependency ask(Ping ping) {
        long started = System.nanoTime();
        String status;
        try {
            ping.ping();
            status = "ok";
        } catch (Exception e) {
            // any failure of a dependency is an answer here, not a fault of ours
            status = "down";
        }
        return new Dependency(status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }
}
