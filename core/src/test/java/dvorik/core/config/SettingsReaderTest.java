package dvorik.core.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final String CLIENT = "123456789:AAclient-secret-token-0123456789";
    private static final String CASHIER = "987654321:AAcashier-secret-token-012345678";

    @Test
    void nothing_set_is_a_good_configuration_with_embedded_services() {
        var settings = SettingsReader.from(Map.of());
        assertTrue(settings.database().isEmpty());
        assertTrue(settings.redis().isEmpty());
        assertFalse(settings.telegram().hasTokens());
        assertEquals("Asia/Vladivostok", settings.business().zone().getId());
        assertEquals("RUB", settings.business().currency().getCurrencyCode());
        assertEquals("127.0.0.1", settings.http().host());
    }

    @Test
    void blank_ones_count_as_not_set() {
        var settings = SettingsReader.from(Map.of("DATABASE_HOST", "  ", "TELEGRAM_BOT_TOKEN", "", "HTTP_PORT", " "));
        assertTrue(settings.database().isEmpty());
        assertEquals(8080, settings.http().port());
    }

    @Test
    void all_problems_are_told_at_once_and_no_secret_is_among_the_words() {
        var secrets = List.of(
                "short-jwt-secret",
                "tiny-api-key",
                "brief-person-hash",
                "webhook secret with spaces!",
                "12:bad-token",
                "34:bad-token-too");
        var bad = assertThrows(
                BadSettings.class,
                () -> SettingsReader.from(Map.ofEntries(
                        Map.entry("DATABASE_HOST", "db"),
                        Map.entry("DATABASE_NAME", "my-db; DROP"),
                        Map.entry("DATABASE_PORT", "70000"),
                        Map.entry("REDIS_PORT", "six"),
                        Map.entry("TELEGRAM_BOT_TOKEN", secrets.get(4)),
                        Map.entry("TELEGRAM_AUTH_BOT_TOKEN", secrets.get(5)),
                        Map.entry("TELEGRAM_CHANNEL_ID", "channel"),
                        Map.entry("TELEGRAM_API_URL", "ftp://example.com"),
                        Map.entry("TELEGRAM_WEBHOOK_SECRET", secrets.get(3)),
                        Map.entry("SUPERADMIN_TELEGRAM_ID", "-1"),
                        Map.entry("JWT_SECRET_KEY", secrets.get(0)),
                        Map.entry("INTERNAL_API_KEY", secrets.get(1)),
                        Map.entry("PERSON_HASH_KEY", secrets.get(2)),
                        Map.entry("APP_TIMEZONE", "Mars/Base"),
                        Map.entry("APP_CURRENCY", "DOGE"),
                        Map.entry("LOG_FORMAT", "xml"),
                        Map.entry("LOG_LEVEL", "loud"),
                        Map.entry("LEGAL_DIR", "/nowhere/at/all"),
                        Map.entry("BUSINESS_NAME", "x".repeat(121)))));
        assertAll(List.of(
                        "DATABASE_NAME",
                        "DATABASE_PORT",
                        "DATABASE_USER",
                        "REDIS_PORT",
                        "TELEGRAM_BOT_TOKEN",
                        "TELEGRAM_AUTH_BOT_TOKEN",
                        "TELEGRAM_CHANNEL_ID",
                        "TELEGRAM_API_URL",
                        "TELEGRAM_WEBHOOK_SECRET",
                        "SUPERADMIN_TELEGRAM_ID",
                        "JWT_SECRET_KEY",
                        "INTERNAL_API_KEY",
                        "PERSON_HASH_KEY",
                        "APP_TIMEZONE",
                        "APP_CURRENCY",
                        "LOG_FORMAT",
                        "LOG_LEVEL",
                        "LEGAL_DIR",
                        "BUSINESS_NAME")
                .stream()
                .map(name -> () -> assertTrue(
                        bad.problems().stream().anyMatch(line -> line.startsWith(name)),
                        name + " in " + bad.problems())));
        for (var secret : secrets) {
            assertFalse(bad.getMessage().contains(secret), bad.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TELEGRAM_BOT_TOKEN, " + CLIENT + ", set together",
        "TELEGRAM_AUTH_BOT_TOKEN, " + CASHIER + ", set together",
        "DATABASE_HOST, db, PERSON_HASH_KEY",
        "DATABASE_HOST, db, JWT_SECRET_KEY"
    })
    void what_only_works_together_is_asked_for(String name, String value, String words) {
        var bad = assertThrows(BadSettings.class, () -> SettingsReader.from(Map.of(name, value)));
        assertTrue(bad.getMessage().contains(words), bad.getMessage());
    }

    @Test
    void one_token_cannot_be_two_bots() {
        var bad = assertThrows(
                BadSettings.class,
                () -> SettingsReader.from(Map.of("TELEGRAM_BOT_TOKEN", CLIENT, "TELEGRAM_AUTH_BOT_TOKEN", CLIENT)));
        assertTrue(bad.getMessage().contains("two different bots"));
        assertFalse(bad.getMessage().contains(CLIENT));
    }

    @Test
    void sms_go_through_providers_that_are_set_up() {
        var none = SettingsReader.from(Map.of("SMSRU_API_ID", "made-up"));
        assertTrue(none.further().sms().isEmpty() && none.further().email().isEmpty());
        var sms = SettingsReader.from(
                        Map.of("SMS_ENABLED", "true", "SMS_ROUTES", "+7:smsru,+:smsru", "SMSRU_API_ID", "made-up"))
                .further()
                .sms()
                .orElseThrow();
        assertEquals(Map.of("+7", "smsru", "+", "smsru"), sms.routes());
        assertFalse(sms.toString().contains("made-up"));
        var bad = assertThrows(
                BadSettings.class,
                () -> SettingsReader.from(Map.of(
                        "SMS_ENABLED", "true",
                        "SMS_ROUTES", "+998:eskiz",
                        "ESKIZ_EMAIL", "shop@example.com",
                        "EMAIL_ENABLED", "true")));
        for (var words : List.of("SMS_ROUTES", "ESKIZ_EMAIL, ESKIZ_PASSWORD", "SMTP_HOST and SMTP_FROM")) {
            assertTrue(bad.getMessage().contains(words), bad.getMessage());
        }
    }

    @Test
    void settings_print_no_secret() {
        var values = new HashMap<>(Map.of(
                "TELEGRAM_BOT_TOKEN", CLIENT,
                "TELEGRAM_AUTH_BOT_TOKEN", CASHIER,
                "DATABASE_HOST", "db",
                "DATABASE_USER", "dvorik",
                "DATABASE_PASSWORD", "database-password",
                "REDIS_HOST", "redis",
                "REDIS_PASSWORD", "redis-password",
                "JWT_SECRET_KEY", "jwt-0123456789012345678901234567890",
                "INTERNAL_API_KEY", "internal-0123456789",
                "PERSON_HASH_KEY", "hash-0123456789012345678901234567890"));
        values.put("TELEGRAM_WEBHOOK_SECRET", "hook-0123456789");
        var printed = SettingsReader.from(values).toString();
        for (var name : List.of("TOKEN", "PASSWORD", "SECRET", "KEY")) {
            values.forEach((key, value) -> {
                if (key.contains(name)) {
                    assertFalse(printed.contains(value), key + " in " + printed);
                }
            });
        }
    }

    @Test
    void secrets_that_were_not_set_are_made_once_and_kept_for_their_owner(@TempDir Path folder) throws Exception {
        var none = SettingsReader.from(Map.of()).secrets();
        var first = KeptSecrets.fill(none, folder);
        assertEquals(first, KeptSecrets.fill(none, folder));
        assertTrue(first.personHash().length() >= 32);
        var file = folder.resolve("keys.properties");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        var secret = "hash-0123456789012345678901234567890";
        var given = SettingsReader.from(Map.of("PERSON_HASH_KEY", secret)).secrets();
        assertEquals(secret, KeptSecrets.fill(given, folder).personHash());
    }
}
