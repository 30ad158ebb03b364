package dvorik.app;

import dvorik.adminapi.AdminApi;
import dvorik.adminapi.HttpServer;
import dvorik.adminapi.health.HealthRoutes;
import dvorik.adminapi.health.HealthRoutes.Check;
import dvorik.adminapi.internal.InternalRoutes;
import dvorik.adminapi.legal.LegalRoutes;
import dvorik.adminapi.master.CalendarFeed;
import dvorik.adminapi.unsubscribe.UnsubscribeRoutes;
import dvorik.adminapi.webhook.WebhookRoutes;
import dvorik.core.broadcast.BroadcastWorker;
import dvorik.core.config.Settings;
import dvorik.core.db.Database;
import dvorik.core.discount.DiscountWords;
import dvorik.core.job.Jobs;
import dvorik.core.notification.NotificationWorker;
import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisAddress;
import dvorik.core.text.Texts;
import dvorik.core.time.BusinessClock;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one process, started in order and stopped in reverse. */
public final class Application implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Application.class);
    /** Names of the files with texts, one a feature. */
    private static final List<String> BUNDLES = List.of(
            "common",
            "client",
            "card",
            "gift",
            "friend",
            "channel",
            "visit",
            "visits",
            "letter",
            "cashier",
            "till",
            "attill",
            "team",
            "report",
            "account",
            "giving",
            "access",
            "segment",
            "broadcast",
            "compose",
            "mail",
            "api");

    private final Database database;
    private final Redis redis;
    private final Features features;
    private final Bots bots;
    private final NotificationWorker worker;
    private final BroadcastWorker broadcasts;
    private final Jobs jobs;
    private final AdminApi api;
    private final HttpServer http;

    private Application(
            Database database,
            Redis redis,
            Features features,
            Bots bots,
            NotificationWorker worker,
            BroadcastWorker broadcasts,
            Jobs jobs,
            AdminApi api,
            HttpServer http) {
        this.database = database;
        this.redis = redis;
        this.features = features;
        this.bots = bots;
        this.worker = worker;
        this.broadcasts = broadcasts;
        this.jobs = jobs;
        this.api = api;
        this.http = http;
    }

    /**
     * Starts the roles.
     *
     * @param settings with addresses of database and Redis, tokens and secrets
     * @param clock business time
     * @param salons names of the first salons of a new installation
     */
    static Application start(
            Settings settings, Set<Role> roles, BusinessClock clock, Texts texts, List<String> salons) {
        var started = new ArrayList<AutoCloseable>();
        try {
            var database = Database.connect(settings.database().orElseThrow(), settings.databasePoolSize());
            started.add(database);
            database.migrate();
            var redis = new Redis(redisAddress(settings));
            started.add(redis);
            var meters = new Meters();
            meters.watch(database);
            var features = new Features(database, settings, texts, clock);
            features.prepare(settings, salons);
            features.smsFigures.lead(meters::sms);
            var bots = new Bots(settings, redis, features, roles, meters);
            bots.start();
            started.add(bots::close);
            NotificationWorker worker = null;
            BroadcastWorker broadcasts = null;
            Jobs jobs = null;
            if (roles.contains(Role.WORKER)) {
                worker = new NotificationWorker(
                        database.dsl(),
                        features.notifications,
                        bots.notifications(),
                        features.further,
                        features.deadLetterWord,
                        clock,
                        Clock.systemUTC());
                worker.start();
                started.add(worker);
                broadcasts = broadcastWorker(database, features, bots, settings, clock);
                broadcasts.start();
                started.add(broadcasts);
                jobs = Jobs.start(database, clock, meters.measured(features.recurring()));
                started.add(jobs);
            }
            var api = roles.contains(Role.ADMIN_API)
                    ? new AdminOperations(features, settings, redis, bots).api(meters)
                    : null;
            var http = HttpServer.start(
                    settings.http().host(),
                    settings.http().port(),
                    settings.http().behindProxy(),
                    settings.http().corsOrigins(),
                    routes(settings, database, redis, bots, jobs, features, meters, api));
            return new Application(database, redis, features, bots, worker, broadcasts, jobs, api, http);
        } catch (RuntimeException | Error e) {
            closeAll(started.reversed());
            throw e;
        }
    }

    private static BroadcastWorker broadcastWorker(
            Database database, Features features, Bots bots, Settings settings, BusinessClock clock) {
        return new BroadcastWorker(
                database.dsl(),
                features.broadcasts,
                bots.broadcasts(),
                features.messageTemplates,
                features.bulkGrants,
                features.settings,
                features.customers,
                new DiscountWords(features.texts, clock),
                settings.business().name(),
                clock,
                Clock.systemUTC());
    }

    static Texts texts(Clock clock) {
        return new Texts(clock, BUNDLES);
    }

    Features features() {
        return features;
    }

    /** Runs the recurring work that is due and waits for it; for processes with the worker's role. */
    void runDueJobs() {
        jobs.runDue();
    }

    /** @return null without that role */
    AdminApi api() {
        return api;
    }

    int httpPort() {
        return http.port();
    }

    /** Webhooks are refused first, then what was begun is finished, then the connections go. */
    Database database() {
        return database;
    }

    @Override
    public void close() {
        var parts = new ArrayList<AutoCloseable>();
        parts.add(bots::close);
        parts.add(http);
        if (worker != null) {
            parts.add(jobs);
            parts.add(broadcasts);
            parts.add(worker);
        }
        parts.add(bots::closeHttp);
        parts.add(redis);
        parts.add(database);
        closeAll(parts);
    }

    private static List<Consumer<RoutesConfig>> routes(
            Settings settings,
            Database database,
            Redis redis,
            Bots bots,
            Jobs jobs,
            Features features,
            Meters meters,
            AdminApi api) {
        var checks = new ArrayList<>(List.of(
                new Check("database", true, () -> database.dsl().selectOne().fetch()),
                new Check("redis", true, () -> redis.client().ping()),
                new Check("telegram", false, bots::pingTelegram)));
        if (jobs != null) {
            checks.add(new Check("jobs", true, jobs::ping));
        }
        var webhooks = new WebhookRoutes(bots.sinks(), settings.secrets().webhook());
        var internal = new InternalRoutes(settings.secrets().internalApiKey(), bots.webhooks(), meters::scrape);
        var all = new ArrayList<Consumer<RoutesConfig>>(
                List.of(new HealthRoutes(checks)::register, webhooks::register, internal::register));
        if (api != null) {
            all.add(api::register);
            all.add(new LegalRoutes(features.consents, features.texts)::register);
            all.add(new CalendarFeed(features.bookings.calendars())::register);
            all.add(new UnsubscribeRoutes(
                    features.unsubscribeLinks,
                    features.profiles,
                    features.texts,
                    settings.business().name())::register);
        }
        return all;
    }

    private static RedisAddress redisAddress(Settings settings) {
        var address = settings.redis().orElseThrow();
        return new RedisAddress(
                address.host(), address.port(), address.password().isEmpty() ? null : address.password());
    }

    static void closeAll(List<AutoCloseable> parts) {
        for (var part : parts) {
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // the others still have to be closed
                log.warn("while stopping: {}", e.toString());
            }
        }
    }
}
