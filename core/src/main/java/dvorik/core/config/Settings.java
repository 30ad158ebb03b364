package dvorik.core.config;

import dvorik.core.db.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of one process, checked.
 *
 * @param database empty: an embedded MariaDB under {@code dataDirectory}
 * @param redis empty: an embedded Redis under {@code dataDirectory}
 * @param dataDirectory where the embedded servers, generated secrets and the class-data archive live
 * @param further ways to customers besides Telegram
 * @param legalDirectory the owner's own terms and privacy policy; empty: the built-in ones
 */
public record Settings(
        Optional<DatabaseAddress> database,
        int databasePoolSize,
        Optional<RedisAddress> redis,
        Telegram telegram,
        Http http,
        Secrets secrets,
        Business business,
        Path dataDirectory,
        Optional<Path> legalDirectory,
        int sandboxPort,
        Log log,
        Further further) {

    /** @param password empty string: none */
    public record RedisAddress(String host, int port, String password) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * @param clientToken and {@code cashierToken}: both or neither; neither: the sandbox stands in
     * @param apiUrl of the Bot API server
     * @param webhookUrl public address that Telegram can reach; empty: long polling
     * @param channelId the channel whose subscribers get a discount
     * @param superadminId Telegram id of the owner; 0: none yet
     */
    public record Telegram(
            String clientToken,
            String cashierToken,
            URI apiUrl,
            Optional<URI> webhookUrl,
            Optional<String> channelId,
            long superadminId,
            int messagesPerSecond,
            int messagesPerSecondInChat) {
        public boolean hasTokens() {
            return !clientToken.isEmpty();
        }

        @Override
        public String toString() {
            return "Telegram[apiUrl=" + apiUrl + "]";
        }
    }

    /**
     * @param accessTokenMinutes how long an access token of the API counts
     *
     * @param callsPerMinute of one caller of the API at most; 0: no limit
     *
     * @param behindProxy a reverse proxy ends HTTPS, its headers count
     *
     * @param corsOrigins of web pages that may call the API, such as {@code https://admin.example.com}
     *
     * @param publicUrl where people's browsers reach this server; empty: nowhere
     */
    public record Http(
            String host,
            int port,
            int accessTokenMinutes,
            int callsPerMinute,
            boolean behindProxy,
            List<String> corsOrigins,
            Optional<URI> publicUrl) {}

    /** Never printed. Empty strings where nothing was set: {@link KeptSecrets} fills them for embedded services. */
    public record Secrets(String jwt, String internalApiKey, String personHash, String webhook) {
        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }

    /**
     * @param format {@code plain} or {@code json}
     *
     * @param level of our own packages
     */
    public record Log(String format, String level) {}

    /** Ways to customers besides Telegram; empty: switched off. */
    public record Further(Optional<Sms> sms, Optional<Email> email) {}

    /**
     * @param routes names of providers by the beginnings of the numbers that they serve; those that are named are there
     */
    public record Sms(
            Map<String, String> routes,
            Optional<Eskiz> eskiz,
            Optional<SmsRuAccount> smsRu,
            Optional<Smsc> smsc,
            Optional<Twilio> twilio) {}

    /** @param from name or number that the provider has approved */
    public record Eskiz(URI url, String email, String password, String from) {
        @Override
        public String toString() {
            return "Eskiz[…]";
        }
    }

    public record SmsRuAccount(URI url, String apiId, Optional<String> from) {
        @Override
        public String toString() {
            return "SmsRuAccount[…]";
        }
    }

    public record Smsc(URI url, String login, String password, Optional<String> sender) {
        @Override
        public String toString() {
            return "Smsc[…]";
        }
    }

    /** @param from a number, a name, or the id of a messaging service (MG…) */
    public record Twilio(URI url, String sid, String token, String from) {
        @Override
        public String toString() {
            return "Twilio[…]";
        }
    }

    /**
     * @param user empty: the server asks for none
     *
     * @param from address of the sender
     *
     * @param security {@code starttls}, {@code tls} or {@code none}
     */
    public record Email(String host, int port, String user, String password, String from, String security) {
        @Override
        public String toString() {
            return "Email[host=" + host + "]";
        }
    }

    public record Business(String name, ZoneId zone, Currency currency) {}

    public Settings at(DatabaseAddress databaseAt, RedisAddress redisAt) {
        return new Settings(
                Optional.of(databaseAt),
                databasePoolSize,
                Optional.of(redisAt),
                telegram,
                http,
                secrets,
                business,
                dataDirectory,
                legalDirectory,
                sandboxPort,
                log,
                further);
    }

    public Settings at(DatabaseAddress databaseAt) {
        return new Settings(
                Optional.of(databaseAt),
                databasePoolSize,
                redis,
                telegram,
                http,
                secrets,
                business,
                dataDirectory,
                legalDirectory,
                sandboxPort,
                log,
                further);
    }

    public Settings with(Business other) {
        return new Settings(
                database,
                databasePoolSize,
                redis,
                telegram,
                http,
                secrets,
                other,
                dataDirectory,
                legalDirectory,
                sandboxPort,
                log,
                further);
    }

    public Settings with(Telegram other) {
        return new Settings(
                database,
                databasePoolSize,
                redis,
                other,
                http,
                secrets,
                business,
                dataDirectory,
                legalDirectory,
                sandboxPort,
                log,
                further);
    }

    public Settings with(Secrets other) {
        return new Settings(
                database,
                databasePoolSize,
                redis,
                telegram,
                http,
                other,
                business,
                dataDirectory,
                legalDirectory,
                sandboxPort,
                log,
                further);
    }
}
