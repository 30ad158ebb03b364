package dvorik.benchmarks.broadcast;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import dvorik.benchmarks.load.AppProcess;
import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.BotServer;
import dvorik.core.audit.AuditLog;
import dvorik.core.broadcast.BroadcastPlan;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.BroadcastPlan.Window;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.db.Database;
import dvorik.core.db.DatabaseAddress;
import dvorik.core.discount.BulkGrants;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.BusinessId;
import dvorik.core.notification.Notifications;
import dvorik.core.segment.Segments;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.template.MessageContent;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Messages a second and their CPU without limits, the share of a budget that is used with time on the network, and what a
 * million recipients cost: freezing, first message, memory.
 */
public final class BroadcastPart {
    private static final int MANY = 100_000;
    private static final int MILLION = 1_000_000;
    private static final int FEW = 10_000;
    private static final int MILLIONS_RATE = 2_000;
    private static final int WATCHED_SECONDS = 20;
    private static final Duration NETWORK = Duration.ofMillis(60);
    private static final long OWNER = 900_000_001L;
    private static final double MEGA = 1024.0 * 1024;
    private static final String TEXT = "<b>{{ name }}</b>, the spring menu is here, and the terrace is open again!";

    private final Ground ground;
    private final Bot clientBot = new Bot("30001:BENCH-client-bot-000000000000000000000", "bench_bot");
    private final Bot cashierBot = new Bot("30002:BENCH-cashier-bot-00000000000000000000", "bench_cashier_bot");

    public BroadcastPart(Ground ground) {
        this.ground = ground;
    }

    public void run() throws InterruptedException {
        Report.title("broadcast");
        try (var telegram = BotServer.start(List.of(clientBot, cashierBot));
                var app = app(telegram, 100_000);
                var database = database()) {
            Audience.numbers(database.dsl());
            unlimited(app, database, 10_000, "warming up");
            unlimited(app, database, MANY, "100,000 recipients, no limit");
        }
        paced(30, Duration.ofSeconds(40));
        paced(1_000, Duration.ofSeconds(20));
    }

    private void unlimited(AppProcess app, Database database, int people, String name) throws InterruptedException {
        Audience.fill(database.dsl(), people);
        var office = new Office(database);
        var cpu = cpu(app);
        var mariaDb = mariaDbCpu();
        long told = clientBot.unheard();
        long began = System.nanoTime();
        var id = office.send();
        await(() -> clientBot.unheard() - told >= people);
        double seconds = (System.nanoTime() - began) / 1e9;
        await(() -> Audience.in(database.dsl(), id.value(), "sent") == people);
        Report.line(
                "%-32s %6.0f messages/s, %.3f ms CPU a message, %.3f ms MariaDB, %4.0f MB resident at most",
                name,
                people / seconds,
                cpu(app).minus(cpu).toNanos() / 1e6 / people,
                mariaDbCpu().minus(mariaDb).toNanos() / 1e6 / people,
                app.peakMemory().orElse(0) / MEGA);
    }

    private void paced(int perSecond, Duration time) throws InterruptedException {
        int people = (int) (perSecond * time.toSeconds());
        try (var telegram = BotServer.start(List.of(clientBot, cashierBot), NETWORK);
                var app = app(telegram, perSecond);
                var database = database()) {
            var office = new Office(database);
            office.only(people);
            long told = clientBot.unheard();
            office.send();
            await(() -> clientBot.unheard() > told);
            long first = System.nanoTime();
            await(() -> clientBot.unheard() - told >= people);
            double seconds = (System.nanoTime() - first) / 1e9;
            Report.line(
                    "%,d/s with %d ms of network: %.1f %% of the budget used",
                    perSecond, NETWORK.toMillis(), 100 * (people - 1) / seconds / perSecond);
            office.only(Integer.MAX_VALUE);
        }
    }

    /** Many and a few recipients, each by a process of their own. */
    public void million() throws InterruptedException {
        Report.title("broadcast: a million recipients");
        try (var telegram = BotServer.start(List.of(clientBot, cashierBot));
                var app = app(telegram, MILLIONS_RATE);
                var database = database()) {
            Audience.numbers(database.dsl());
            Audience.fill(database.dsl(), FEW);
            var office = new Office(database);
            long told = clientBot.unheard();
            var id = office.send();
            await(() -> clientBot.unheard() - told >= FEW);
            await(() -> Audience.in(database.dsl(), id.value(), "sent") == FEW);
            TimeUnit.SECONDS.sleep(WATCHED_SECONDS - FEW / MILLIONS_RATE);
            Report.line(
                    "10,000 recipients: %4.0f MB resident at most",
                    app.peakMemory().orElse(0) / MEGA);
        }
        try (var telegram = BotServer.start(List.of(clientBot, cashierBot));
                var app = app(telegram, MILLIONS_RATE);
                var database = database()) {
            Report.note("a million customers");
            Audience.fill(database.dsl(), MILLION);
            double bare = Audience.bareInsertSeconds(database.dsl());
            var office = new Office(database);
            long told = clientBot.unheard();
            long began = System.nanoTime();
            var id = office.send();
            double frozen = (System.nanoTime() - began) / 1e9;
            await(() -> clientBot.unheard() > told);
            double first = (System.nanoTime() - began) / 1e9;
            TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
            Report.line(
                    "1,000,000 recipients: frozen in %.1f s (%.2f × the bare insert), first message after %.2f s, %.2f s behind it; %4.0f MB resident at most",
                    frozen,
                    frozen / bare,
                    first,
                    first - frozen,
                    app.peakMemory().orElse(0) / MEGA);
            office.stop(id);
        }
    }

    private interface Question {
        boolean isSo();
    }

    private static void await(Question question) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!question.isSo()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it takes too long");
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static Duration cpu(AppProcess app) {
        return app.handle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("the application ended:\n" + app.text()));
    }

    private Duration mariaDbCpu() {
        return ProcessHandle.of(ground.servers().mariaDb().pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private AppProcess app(BotServer telegram, int perSecond) throws InterruptedException {
        return AppProcess.start(
                ground.folder("app"),
                options(),
                ground.servers(),
                Map.ofEntries(
                        Map.entry("TELEGRAM_BOT_TOKEN", clientBot.token()),
                        Map.entry("TELEGRAM_AUTH_BOT_TOKEN", cashierBot.token()),
                        Map.entry("TELEGRAM_API_URL", telegram.url().toString()),
                        Map.entry("TELEGRAM_WEBHOOK_URL", ""),
                        Map.entry("TELEGRAM_CHANNEL_ID", ""),
                        Map.entry("TELEGRAM_MESSAGES_PER_SECOND", Integer.toString(perSecond)),
                        Map.entry("TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT", "10000"),
                        Map.entry("SUPERADMIN_TELEGRAM_ID", Long.toString(OWNER)),
                        Map.entry("PERSON_HASH_KEY", "0123456789abcdef0123456789abcdef"),
                        Map.entry("JWT_SECRET_KEY", "0123456789abcdef0123456789abcdef"),
                        Map.entry("APP_CURRENCY", "RUB"),
                        Map.entry("LEGAL_DIR", ""),
                        Map.entry("LOG_FORMAT", "plain"),
                        Map.entry("HTTP_PORT", "0")));
    }

    private static List<String> options() {
        var options = new ArrayList<>(List.of("-Xmx256m"));
        var ofUser = System.getenv("DVORIK_BENCH_APP_OPTS");
        if (ofUser != null && !ofUser.isBlank()) {
            options.addAll(List.of(ofUser.strip().split("\\s+")));
        }
        return options;
    }

    private Database database() {
        var server = ground.servers().mariaDb();
        return Database.connect(
                new DatabaseAddress(
                        server.host(), server.port(), server.database(), server.user(), server.password(), true),
                2);
    }

    /** Where broadcasts are begun: the services of the application, in this process. */
    private static final class Office {
        private final Database database;
        private final Broadcasts broadcasts;
        private final StaffMember owner;

        Office(Database database) {
            this.database = database;
            var db = database.dsl();
            var clock = Clock.systemUTC();
            var audit = new AuditLog(clock);
            var business = new BusinessId(1);
            var settings = new BusinessSettings(db, clock, audit);
            var notifications = new Notifications(db, clock);
            var events = new ProductEvents(clock);
            this.owner = new StaffService(db, clock, audit, events, notifications)
                    .findByTelegram(OWNER)
                    .orElseThrow();
            settings.set(business, Setting.MARKETING_UNDO, 0, owner.id());
            settings.set(business, Setting.MARKETING_CAP, 0, owner.id());
            this.broadcasts = new Broadcasts(
                    db,
                    clock,
                    new Segments(db, clock, audit, business),
                    new BulkGrants(db, clock, events, Currency.getInstance("RUB")),
                    settings,
                    notifications,
                    audit);
        }

        BroadcastId send() {
            var content = new MessageContent(Map.of(Language.RU, TEXT), Optional.empty(), List.of());
            var plan = new BroadcastPlan(
                    "bench",
                    List.of(),
                    List.of(),
                    List.of(new Variant("A", BroadcastPlan.WHOLE, content)),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Window.ALWAYS,
                    Optional.empty(),
                    1_000);
            if (broadcasts.create(owner, plan) instanceof Result.Done(var broadcast)
                    && broadcasts.sendNow(owner, broadcast.id()) instanceof Result.Done) {
                return broadcast.id();
            }
            throw new IllegalStateException("the broadcast does not begin");
        }

        void stop(BroadcastId id) {
            broadcasts.cancel(owner, id);
        }

        /** The first so many customers; the others are as if deleted. */
        void only(int customers) {
            database.dsl()
                    .execute(
                            "update customer set deleted_at = null where deleted_at is not null and id <= ?",
                            customers);
            database.dsl()
                    .execute(
                            "update customer set deleted_at = '2026-01-01' where deleted_at is null and id > ?",
                            customers);
        }
    }
}
