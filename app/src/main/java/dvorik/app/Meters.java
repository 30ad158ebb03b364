package dvorik.app;

import dvorik.core.db.Database;
import dvorik.core.job.Recurring;
import dvorik.core.sms.SmsStatus;
import dvorik.core.telegram.BotAccount;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.SendResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What the process measures of itself, as Prometheus reads it. No label is a person, a code or a chat. */
final class Meters {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Sends, Timer> sends = new ConcurrentHashMap<>();

    Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** @return in Prometheus' text format */
    String scrape() {
        return registry.scrape();
    }

    void watch(Database database) {
        Gauge.builder("dvorik.database.connections.busy", database, Database::busyConnections)
                .register(registry);
        Gauge.builder("dvorik.database.connections.awaited", database, Database::awaitedConnections)
                .description("Threads that wait for a connection")
                .register(registry);
    }

    void update(String bot, String outcome, long nanos) {
        timer("dvorik.updates", "Updates, by what became of them", "bot", bot, "outcome", outcome)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void sent(BotAccount account, Lane lane, SendResult result, long nanos) {
        // looking a timer up by its tags costs more than the rest of this
        sends.computeIfAbsent(new Sends(account.id(), lane, result.getClass()), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param provider such as {@code eskiz} */
    void sms(String provider, SmsStatus status) {
        Counter.builder("dvorik.sms")
                .description("SMS, by what became of them; each is accepted first")
                .tags("provider", provider, "status", status.code())
                .register(registry)
                .increment();
    }

    private record Sends(String bot, Lane lane, Class<?> outcome) {}

    private Timer timer(Sends sends) {
        return timer(
                "dvorik.sends",
                "Calls of the Bot API, from asking for the budget to the answer",
                "bot",
                sends.bot(),
                "lane",
                sends.lane().name().toLowerCase(Locale.ROOT),
                "outcome",
                sends.outcome().getSimpleName().toLowerCase(Locale.ROOT));
    }

    /** @param operation such as {@code GET /api/v1/users} */
    void called(String operation, int status, long nanos) {
        timer("dvorik.http", "Calls of the API", "operation", operation, "status", Integer.toString(status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @return the same work, counted and timed */
    List<Recurring> measured(List<Recurring> work) {
        return work.stream().map(this::measured).toList();
    }

    private Recurring measured(Recurring recurring) {
        return switch (recurring) {
            case Recurring.Every every ->
                new Recurring.Every(every.name(), every.period(), () -> run(every.name(), every.work()));
            case Recurring.Daily daily ->
                new Recurring.Daily(
                        daily.name(),
                        daily.at(),
                        day -> run(daily.name(), () -> daily.work().run(day)),
                        daily.daysMadeGood());
        };
    }

    private void run(String job, Runnable work) {
        long began = System.nanoTime();
        var outcome = "failed";
        try {
            work.run();
            outcome = "done";
        } finally {
            timer("dvorik.jobs", "Runs of recurring work", "job", job, "outcome", outcome)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(String name, String description, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .publishPercentileHistogram(false)
                .register(registry);
    }
}
