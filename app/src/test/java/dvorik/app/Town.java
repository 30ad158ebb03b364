package dvorik.app;

import dvorik.adminapi.AdminApi;
import dvorik.adminapi.access.AccessTokens;
import dvorik.core.access.CallerDevice;
import dvorik.core.access.SessionService;
import dvorik.core.config.Settings;
import dvorik.core.config.SettingsReader;
import dvorik.core.db.Database;
import dvorik.core.db.DatabaseAddress;
import dvorik.core.id.SalonId;
import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisAddress;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import dvorik.core.time.BusinessClock;
import dvorik.sandbox.Sandbox;
import dvorik.sandbox.SandboxOptions;
import dvorik.sandbox.client.SandboxClient;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;

/**
 * The whole system as it runs in the demo, on real servers, for tests: both bots, worker, HTTP and a strict sandbox.
 * {@link #shared()} serves all tests of the run, which keep apart by having people of their own; one that changes what all
 * share founds its own.
 */
final class Town implements AutoCloseable {
    static final String CLIENT_BOT = "dvorik_bot";
    static final String CASHIER_BOT = "dvorik_cashier_bot";
    static final String CLIENT_TOKEN = "20001:TEST-client-bot-00000000000000000000";
    static final String CASHIER_TOKEN = "20002:TEST-cashier-bot-0000000000000000000";
    static final long OWNER = 900_000_001L;
    /** Out of the way of tests, which all are one owner. */
    static final int CALLS_PER_MINUTE = 500_000;

    static final String FIRST_SALON = "Центр";
    static final String SECOND_SALON = "Гавань";

    /** Telegram ids above those of any other test, whatever the order. */
    private static final AtomicLong NEXT_PERSON = new AtomicLong(910_000_000L);

    private static final TestServers SERVERS = new TestServers();
    private static Town shared;

    private final Sandbox sandbox;
    private Application application;
    private final Database database;
    private final BusinessClock clock;
    private final Texts texts;
    private final Settings settings;

    private Town(
            Sandbox sandbox,
            Application application,
            Database database,
            BusinessClock clock,
            Texts texts,
            Settings settings) {
        this.sandbox = sandbox;
        this.application = application;
        this.database = database;
        this.clock = clock;
        this.texts = texts;
        this.settings = settings;
    }

    /** Started by the first who asks, stopped with the run. */
    static synchronized Town shared() {
        if (shared == null) {
            shared = found("town_shared", Map.of());
            SERVERS.closeBefore(shared::close);
        }
        return shared;
    }

    /**
     * A town of its own on an empty database of that name.
     *
     * @param settings over those of a test
     */
    static Town found(String databaseName, Map<String, String> settings) {
        return found(emptyGround(databaseName, settings));
    }

    /** Settings of a test on an empty database and its own part of Redis. */
    static synchronized Settings emptyGround(String databaseName, Map<String, String> more) {
        // a Redis for each ground: two systems with bots of the same names must not share one
        var redis = SERVERS.redis(databaseName);
        var database = databaseAddress(databaseName);
        empty(database);
        var values = new HashMap<>(Map.of(
                "TELEGRAM_BOT_TOKEN", CLIENT_TOKEN,
                "TELEGRAM_AUTH_BOT_TOKEN", CASHIER_TOKEN,
                "SUPERADMIN_TELEGRAM_ID", Long.toString(OWNER),
                "PERSON_HASH_KEY", "0123456789abcdef0123456789abcdef",
                "TELEGRAM_WEBHOOK_SECRET", "webhook-secret-of-the-tests",
                "TELEGRAM_MESSAGES_PER_SECOND", "10000",
                "TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT", "1000",
                "HTTP_PORT", "0",
                "SANDBOX_PORT", "0",
                "BUSINESS_NAME", "Дворик"));
        values.put("API_CALLS_PER_MINUTE", Long.toString(CALLS_PER_MINUTE));
        values.put("JWT_SECRET_KEY", "jwt-secret-of-the-tests-0123456789abcdef");
        values.putAll(more);
        return SettingsReader.from(values)
                .at(database, new Settings.RedisAddress(redis.host(), redis.port(), redis.password()));
    }

    /** A town of its own with these settings. */
    static Town found(Settings given) {
        var clock = new BusinessClock(Clock.systemUTC(), given.business().zone());
        var sandbox = openSandbox(clock);
        new SandboxClient(sandbox.url())
                .person("Owner")
                .id(OWNER)
                .language("en")
                .create();
        var settings = towards(given, sandbox.url());
        var texts = Application.texts(clock);
        var application = Application.start(
                settings, EnumSet.allOf(dvorik.app.Role.class), clock, texts, List.of(FIRST_SALON, SECOND_SALON));
        var database = Database.connect(settings.database().orElseThrow(), 4);
        return new Town(sandbox, application, database, clock, texts, settings);
    }

    static Sandbox openSandbox(BusinessClock clock) {
        return Sandbox.start(SandboxOptions.builder()
                .bot(CLIENT_TOKEN, CLIENT_BOT, "Dvorik")
                .bot(CASHIER_TOKEN, CASHIER_BOT, "Dvorik Cashier")
                .strict(true)
                .clockMoved(clock::moveTo)
                .build());
    }

    static Settings towards(Settings settings, URI sandbox) {
        var telegram = settings.telegram();
        return settings.with(new Settings.Telegram(
                telegram.clientToken(),
                telegram.cashierToken(),
                sandbox,
                telegram.webhookUrl(),
                telegram.channelId(),
                telegram.superadminId(),
                telegram.messagesPerSecond(),
                telegram.messagesPerSecondInChat()));
    }

    /** Stops the system, orderly, and starts it anew on the same servers; the sandbox stays. */
    void restart() {
        leave();
        application = Application.start(
                settings, EnumSet.allOf(dvorik.app.Role.class), clock, texts, List.of(FIRST_SALON, SECOND_SALON));
    }

    /** A new person at the client bot, with a number of its own. */
    Customer customer(String firstName, Language language) {
        long id = NEXT_PERSON.incrementAndGet();
        var person = chat().person(firstName)
                .id(id)
                .language(language.code())
                .phone("+7902%07d".formatted(id % 10_000_000))
                .create();
        return new Customer(this, person, language);
    }

    Customer customer(String firstName) {
        return customer(firstName, Language.RU);
    }

    /** A new person who is a cashier of the first salon. */
    Cashier cashier(String firstName, Language language) {
        var cashier = stranger(firstName, language);
        hire(cashier.telegramId(), firstName, language, Role.CASHIER);
        return cashier;
    }

    Cashier cashier(String firstName) {
        return cashier(firstName, Language.RU);
    }

    /** A new person at the cashier bot who does not work here. */
    Cashier stranger(String firstName, Language language) {
        long id = NEXT_PERSON.incrementAndGet();
        return new Cashier(
                this, chat().person(firstName).id(id).language(language.code()).create(), language);
    }

    Cashier owner() {
        return new Cashier(this, chat().person(OWNER), Language.RU);
    }

    StaffMember hire(long telegramId, String name, Language language, Role role) {
        return hire(telegramId, name, language, role, FIRST_SALON);
    }

    /** @param salon for roles that have one */
    StaffMember hire(long telegramId, String name, Language language, Role role, String salon) {
        var owner = features().staff.findByTelegram(OWNER).orElseThrow();
        var place = role.needsSalon() ? salon(salon) : null;
        var token = features()
                .staff
                .invite(
                        owner,
                        role,
                        place,
                        "test:" + telegramId + ":" + role + ":" + (place == null ? 0 : place.value()));
        features().staff.accept(token, telegramId, name, language);
        return features().staff.findByTelegram(telegramId).orElseThrow();
    }

    SalonId salon(String name) {
        return features().salons.findAll(features().business).stream()
                .filter(salon -> salon.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    SandboxClient chat() {
        return new SandboxClient(sandbox.url());
    }

    AdminApi api() {
        return application.api();
    }

    Features features() {
        return application.features();
    }

    /** Runs the recurring work that is due now, and waits for it. */
    void runDueJobs() {
        application.runDueJobs();
    }

    /** An access token of a member of staff. */
    String accessTokenOf(long telegramId) {
        var member = features().staff.findByTelegram(telegramId).orElseThrow();
        var token = features().signIn.issueSignInToken(member);
        return accessToken(features()
                .signIn
                .signIn(token, new CallerDevice("test", "127.0.0.1"))
                .orElseThrow());
    }

    private String accessToken(SessionService.Signed signed) {
        return new AccessTokens(features().accessSecrets, Duration.ofMinutes(15), Clock.systemUTC())
                .issue(signed)
                .token();
    }

    /** Those that a test made; all tests come from one address. */
    void forgetSignInAttempts() {
        forgetKeys("dvorik:sign-in:*");
    }

    /** Not those at accounts. */
    void forgetAttemptsOfAddresses() {
        forgetKeys("dvorik:sign-in:address:*");
    }

    /** As if this caller had called so often in this minute. */
    void countCalls(String caller, long calls) {
        try (var redis = redis()) {
            redis.client().setex("dvorik:api-calls:" + caller, 60, Long.toString(calls));
        }
    }

    private void forgetKeys(String pattern) {
        try (var redis = redis()) {
            redis.client().keys(pattern).forEach(redis.client()::del);
        }
    }

    private Redis redis() {
        var address = settings.redis().orElseThrow();
        return new Redis(new RedisAddress(address.host(), address.port(), address.password()));
    }

    DSLContext db() {
        return database.dsl();
    }

    BusinessClock clock() {
        return clock;
    }

    Texts texts() {
        return texts;
    }

    Settings settings() {
        return settings;
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + application.httpPort());
    }

    URI page() {
        return sandbox.url();
    }

    /** Also proves that nothing which ran here took a second connection from the pool in a transaction. */
    private void leave() {
        application.close();
        var places = application.database().secondConnections();
        if (!places.isEmpty()) {
            throw new AssertionError("second connections: " + String.join("\n", places));
        }
    }

    @Override
    public void close() {
        leave();
        database.close();
        sandbox.close();
    }

    /** The embedded server, or the one that DVORIK_TEST_DB_URL names: {@code mysql://user:password@host:port}. */
    private static DatabaseAddress databaseAddress(String name) {
        var other = System.getenv("DVORIK_TEST_DB_URL");
        if (other == null || other.isBlank()) {
            var server = SERVERS.mariaDb();
            return new DatabaseAddress(server.host(), server.port(), name, server.user(), server.password(), true);
        }
        var uri = URI.create(other);
        var account = uri.getUserInfo().split(":", 2);
        return new DatabaseAddress(
                uri.getHost(), uri.getPort(), name, account[0], account.length > 1 ? account[1] : "", true);
    }

    private static void empty(DatabaseAddress address) {
        var url = "jdbc:mysql://" + address.host() + ":" + address.port()
                + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC";
        try (var connection = DriverManager.getConnection(url, address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + address.name());
            statement.execute(
                    "CREATE DATABASE " + address.name() + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        } catch (SQLException e) {
            throw new IllegalStateException("the test database cannot be made", e);
        }
    }
}
