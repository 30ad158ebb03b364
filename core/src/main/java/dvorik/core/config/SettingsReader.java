package dvorik.core.config;

import dvorik.core.config.Settings.Business;
import dvorik.core.config.Settings.Email;
import dvorik.core.config.Settings.Eskiz;
import dvorik.core.config.Settings.Further;
import dvorik.core.config.Settings.Http;
import dvorik.core.config.Settings.Log;
import dvorik.core.config.Settings.RedisAddress;
import dvorik.core.config.Settings.Secrets;
import dvorik.core.config.Settings.Sms;
import dvorik.core.config.Settings.SmsRuAccount;
import dvorik.core.config.Settings.Smsc;
import dvorik.core.config.Settings.Telegram;
import dvorik.core.config.Settings.Twilio;
import dvorik.core.db.DatabaseAddress;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Turns variables into {@link Settings}, or says everything that is wrong with them. */
public final class SettingsReader {
    private static final URI TELEGRAM = URI.create("https://api.telegram.org");
    private static final Pattern TOKEN = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{20,100}");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final List<String> HTTP = List.of("https", "http");
    private static final Pattern SMS_ROUTE = Pattern.compile("(\\+\\d{0,9}):(eskiz|smsru|smsc|twilio)");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
    private static final Pattern CHANNEL = Pattern.compile("@[A-Za-z][A-Za-z0-9_]{3,31}|-100\\d{5,15}");

    private final Variables variables;

    private SettingsReader(Variables variables) {
        this.variables = variables;
    }

    /**
     * Reads the process environment over the file {@code .env} in the directory, if there is one.
     *
     * @throws BadSettings with all problems
     */
    public static Settings fromEnvironment(Path directory) {
        var values = new HashMap<String, String>();
        try {
            Dotenv.configure()
                    .directory(directory.toAbsolutePath().toString())
                    .ignoreIfMissing()
                    .load()
                    .entries()
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        } catch (DotenvException e) {
            throw new BadSettings(List.of("the file .env cannot be read: a line in it is not NAME=value"));
        }
        values.putAll(System.getenv());
        return from(values);
    }

    /** @throws BadSettings with all problems */
    public static Settings from(Map<String, String> values) {
        var variables = new Variables(values);
        var settings = new SettingsReader(variables).read();
        if (!variables.problems().isEmpty()) {
            throw new BadSettings(variables.problems());
        }
        return settings;
    }

    private Settings read() {
        var database = database();
        var webhookUrl = variables.address("TELEGRAM_WEBHOOK_URL", HTTP);
        return new Settings(
                database,
                variables.number("DATABASE_POOL_SIZE", 16, 2, 500),
                redis(),
                telegram(webhookUrl),
                new Http(
                        variables.text("HTTP_HOST").orElse("127.0.0.1"),
                        variables.number("HTTP_PORT", 8080, 0, 65_535),
                        variables.number("ACCESS_TOKEN_MINUTES", 15, 1, 1440),
                        variables.number("API_CALLS_PER_MINUTE", 600, 0, 1_000_000),
                        variables
                                .oneOf("HTTP_BEHIND_PROXY", List.of("false", "true"))
                                .equals("true"),
                        corsOrigins(),
                        variables.address("PUBLIC_URL", HTTP).or(() -> webhookUrl)),
                secrets(database.isPresent()),
                business(),
                Path.of(variables.text("DATA_DIR").orElse(".dvorik"))
                        .toAbsolutePath()
                        .normalize(),
                legalDirectory(),
                variables.number("SANDBOX_PORT", 8081, 0, 65_535),
                new Log(
                        variables.oneOf("LOG_FORMAT", List.of("plain", "json")),
                        variables.oneOf("LOG_LEVEL", List.of("info", "debug", "warn", "error"))),
                new Further(sms(), email()));
    }

    private Optional<DatabaseAddress> database() {
        var host = variables.text("DATABASE_HOST");
        int port = variables.number("DATABASE_PORT", 3306, 1, 65_535);
        var name = variables.text("DATABASE_NAME").orElse("dvorik");
        if (!name.matches("[A-Za-z0-9_]{1,64}")) {
            variables.problem("DATABASE_NAME may have letters, digits and _ only, not \"" + name + "\"");
        }
        if (host.isPresent() && variables.text("DATABASE_USER").isEmpty()) {
            variables.problem("DATABASE_USER must be set when DATABASE_HOST is");
        }
        return host.map(h -> new DatabaseAddress(
                h,
                port,
                name,
                variables.text("DATABASE_USER").orElse(""),
                variables.text("DATABASE_PASSWORD").orElse(""),
                false));
    }

    private Optional<RedisAddress> redis() {
        int port = variables.number("REDIS_PORT", 6379, 1, 65_535);
        return variables
                .text("REDIS_HOST")
                .map(host -> new RedisAddress(
                        host, port, variables.text("REDIS_PASSWORD").orElse("")));
    }

    private Telegram telegram(Optional<URI> webhookUrl) {
        var client = token("TELEGRAM_BOT_TOKEN");
        var cashier = token("TELEGRAM_AUTH_BOT_TOKEN");
        if (client.isEmpty() != cashier.isEmpty()) {
            variables.problem(
                    "TELEGRAM_BOT_TOKEN (client bot) and TELEGRAM_AUTH_BOT_TOKEN (cashier bot) must be set together");
        } else if (!client.isEmpty() && client.equals(cashier)) {
            variables.problem("TELEGRAM_BOT_TOKEN and TELEGRAM_AUTH_BOT_TOKEN must belong to two different bots");
        }
        var channel = variables.text("TELEGRAM_CHANNEL_ID");
        if (channel.isPresent() && !CHANNEL.matcher(channel.get()).matches()) {
            variables.problem("TELEGRAM_CHANNEL_ID must be @name or a number such as -1001234567890");
        }
        return new Telegram(
                client,
                cashier,
                variables.address("TELEGRAM_API_URL", List.of("https", "http")).orElse(TELEGRAM),
                webhookUrl,
                channel,
                variables.longNumber("SUPERADMIN_TELEGRAM_ID", 0, 1, (1L << 52) - 1),
                variables.number("TELEGRAM_MESSAGES_PER_SECOND", 30, 1, 100_000),
                variables.number("TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT", 1, 1, 100_000));
    }

    private String token(String name) {
        var token = variables.text(name).orElse("");
        if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
            variables.problem(name + " does not look like a token from BotFather (123456789:AA…)");
        }
        return token;
    }

    private Secrets secrets(boolean ownDatabase) {
        var personHash = variables.secret("PERSON_HASH_KEY", 32);
        if (ownDatabase && personHash.isEmpty()) {
            variables.problem(
                    "PERSON_HASH_KEY must be set when DATABASE_HOST is: 32 random characters or more, kept for ever");
        }
        var jwt = variables.secret("JWT_SECRET_KEY", 32);
        if (ownDatabase && jwt.isEmpty()) {
            variables.problem("JWT_SECRET_KEY must be set when DATABASE_HOST is: 32 random characters or more");
        }
        var webhook = variables.text("TELEGRAM_WEBHOOK_SECRET").orElse("");
        if (!webhook.isEmpty() && !WEBHOOK_SECRET.matcher(webhook).matches()) {
            variables.problem("TELEGRAM_WEBHOOK_SECRET may have 1 to 256 letters, digits, _ and - only");
        }
        if (ownDatabase
                && webhook.isEmpty()
                && variables.text("TELEGRAM_WEBHOOK_URL").isPresent()) {
            variables.problem("TELEGRAM_WEBHOOK_SECRET must be set when TELEGRAM_WEBHOOK_URL is");
        }
        return new Secrets(jwt, variables.secret("INTERNAL_API_KEY", 16), personHash, webhook);
    }

    private Optional<Sms> sms() {
        if (variables.oneOf("SMS_ENABLED", List.of("false", "true")).equals("false")) {
            return Optional.empty();
        }
        var eskiz = together(
                Map.of(
                        "ESKIZ_EMAIL",
                        variables.text("ESKIZ_EMAIL"),
                        "ESKIZ_PASSWORD",
                        variables.text("ESKIZ_PASSWORD")),
                set -> new Eskiz(
                        http(variables.address("ESKIZ_URL", HTTP), "https://notify.eskiz.uz"),
                        set.get("ESKIZ_EMAIL"),
                        set.get("ESKIZ_PASSWORD"),
                        variables.text("ESKIZ_FROM").orElse("4546")));
        var smsRu = together(
                Map.of("SMSRU_API_ID", variables.text("SMSRU_API_ID")),
                set -> new SmsRuAccount(
                        http(variables.address("SMSRU_URL", HTTP), "https://sms.ru"),
                        set.get("SMSRU_API_ID"),
                        variables.text("SMSRU_FROM")));
        var smsc = together(
                Map.of("SMSC_LOGIN", variables.text("SMSC_LOGIN"), "SMSC_PASSWORD", variables.text("SMSC_PASSWORD")),
                set -> new Smsc(
                        http(variables.address("SMSC_URL", HTTP), "https://smsc.ru"),
                        set.get("SMSC_LOGIN"),
                        set.get("SMSC_PASSWORD"),
                        variables.text("SMSC_SENDER")));
        var twilio = together(
                Map.of(
                        "TWILIO_ACCOUNT_SID", variables.text("TWILIO_ACCOUNT_SID"),
                        "TWILIO_AUTH_TOKEN", variables.text("TWILIO_AUTH_TOKEN"),
                        "TWILIO_FROM", variables.text("TWILIO_FROM")),
                set -> new Twilio(
                        http(variables.address("TWILIO_URL", HTTP), "https://api.twilio.com"),
                        set.get("TWILIO_ACCOUNT_SID"),
                        set.get("TWILIO_AUTH_TOKEN"),
                        set.get("TWILIO_FROM")));
        var present = Map.of(
                "eskiz", eskiz.isPresent(),
                "smsru", smsRu.isPresent(),
                "smsc", smsc.isPresent(),
                "twilio", twilio.isPresent());
        return Optional.of(new Sms(smsRoutes(present), eskiz, smsRu, smsc, twilio));
    }

    /** @param present providers, and whether they are set up */
    private Map<String, String> smsRoutes(Map<String, Boolean> present) {
        var routes = new LinkedHashMap<String, String>();
        for (var route : variables.text("SMS_ROUTES").orElse("").split("\\s*,\\s*")) {
            var m = SMS_ROUTE.matcher(route);
            if (!m.matches() || !present.getOrDefault(m.group(2), false)) {
                variables.problem("SMS_ROUTES must name providers that are set up, such as +998:eskiz,+7:smsru; not \""
                        + route + "\"");
            } else {
                routes.put(m.group(1), m.group(2));
            }
        }
        return routes;
    }

    private Optional<Email> email() {
        if (variables.oneOf("EMAIL_ENABLED", List.of("false", "true")).equals("false")) {
            return Optional.empty();
        }
        var security = variables.oneOf("SMTP_SECURITY", List.of("starttls", "tls", "none"));
        int port = variables.number("SMTP_PORT", security.equals("tls") ? 465 : 587, 1, 65_535);
        var host = variables.text("SMTP_HOST");
        var from = variables.text("SMTP_FROM");
        if (host.isEmpty() || from.isEmpty()) {
            variables.problem("SMTP_HOST and SMTP_FROM must be set when EMAIL_ENABLED is true");
            return Optional.empty();
        }
        if (!EMAIL.matcher(from.get()).matches()) {
            variables.problem("SMTP_FROM must be an e-mail address");
        }
        return Optional.of(new Email(
                host.get(),
                port,
                variables.text("SMTP_USER").orElse(""),
                variables.text("SMTP_PASSWORD").orElse(""),
                from.get(),
                security));
    }

    private static URI http(Optional<URI> given, String usual) {
        return given.orElseGet(() -> URI.create(usual));
    }

    /** @return empty when none is set; some without the others are a problem */
    private <T> Optional<T> together(Map<String, Optional<String>> named, Function<Map<String, String>, T> made) {
        var set = new TreeMap<String, String>();
        named.forEach((name, value) -> value.ifPresent(v -> set.put(name, v)));
        if (!set.isEmpty() && set.size() < named.size()) {
            variables.problem(String.join(", ", new TreeSet<>(named.keySet())) + " must be set together");
        }
        return set.size() == named.size() ? Optional.of(made.apply(set)) : Optional.empty();
    }

    private Business business() {
        var zone = variables.text("APP_TIMEZONE").orElse("Asia/Vladivostok");
        var currency = variables.text("APP_CURRENCY").orElse("RUB");
        var name = variables.text("BUSINESS_NAME").orElse("Dvorik");
        ZoneId zoneId = ZoneId.of("UTC");
        try {
            zoneId = ZoneId.of(zone);
        } catch (DateTimeException e) {
            variables.problem("APP_TIMEZONE must be a zone such as Asia/Vladivostok, not \"" + zone + "\"");
        }
        var money = Currency.getInstance("RUB");
        try {
            money = Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            variables.problem("APP_CURRENCY must be a currency code such as RUB or UZS, not \"" + currency + "\"");
        }
        if (name.length() > 120) {
            variables.problem("BUSINESS_NAME may have at most 120 characters");
        }
        return new Business(name, zoneId, money);
    }

    private List<String> corsOrigins() {
        var origins = variables
                .text("CORS_ORIGINS")
                .map(text -> List.of(text.split("\\s*,\\s*")))
                .orElse(List.of());
        for (var origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                variables.problem(
                        "CORS_ORIGINS must be addresses such as https://admin.example.com, not \"" + origin + "\"");
            }
        }
        return origins;
    }

    private Optional<Path> legalDirectory() {
        var directory = variables.text("LEGAL_DIR").map(Path::of);
        if (directory.isPresent() && !Files.isDirectory(directory.get())) {
            variables.problem("LEGAL_DIR must be a folder: " + directory.get());
        }
        return directory;
    }
}
