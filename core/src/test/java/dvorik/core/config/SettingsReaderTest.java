package dvorik.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    private static final String TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqq";
    private static final String OTHER_TOKEN = "987654321:AAbbccddeeffgghhiijjkkllmmnnooppqq";
    private static final String SECRET = "a-secret-that-is-long-enough-for-us";

    @Test
    void nothing_set_means_embedded_services_and_the_sandbox() {
        var settings = SettingsReader.from(Map.of());
        assertTrue(settings.database().isEmpty());
        assertTrue(settings.redis().isEmpty());
        assertFalse(settings.telegram().hasTokens());
        assertEquals("Asia/Vladivostok", settings.business().zone().getId());
        assertEquals("RUB", settings.business().currency().getCurrencyCode());
        assertEquals("127.0.0.1", settings.http().host());
    }

    @Test
    void all_problems_are_told_at_once_and_never_a_secret() {
        var problems = problems(Map.of(
                "TELEGRAM_BOT_TOKEN", "hush-hush-token",
                "DATABASE_HOST", "db",
                "DATABASE_PORT", "99999",
                "REDIS_PORT", "six",
                "APP_TIMEZONE", "Moon",
                "APP_CURRENCY", "ROUBLE",
                "JWT_SECRET_KEY", "hush-hush-jwt",
                "TELEGRAM_WEBHOOK_URL", "ftp://example.com",
                "TELEGRAM_CHANNEL_ID", "not a channel",
                "LOG_FORMAT", "xml"));
        for (var name : List.of(
                "TELEGRAM_BOT_TOKEN does",
                "TELEGRAM_AUTH_BOT_TOKEN",
                "DATABASE_PORT",
                "DATABASE_USER",
                "REDIS_PORT",
                "APP_TIMEZONE",
                "APP_CURRENCY",
                "JWT_SECRET_KEY",
                "PERSON_HASH_KEY",
                "TELEGRAM_WEBHOOK_URL",
                "TELEGRAM_CHANNEL_ID",
                "LOG_FORMAT")) {
            assertTrue(problems.stream().anyMatch(line -> line.contains(name)), name + " in " + problems);
        }
        assertTrue(problems.stream().noneMatch(line -> line.contains("hush")), problems::toString);
    }

    @Test
    void the_two_bots_must_differ() {
        assertEquals(
                1,
                problems(Map.of("TELEGRAM_BOT_TOKEN", TOKEN, "TELEGRAM_AUTH_BOT_TOKEN", TOKEN))
                        .size());
        assertTrue(SettingsReader.from(Map.of("TELEGRAM_BOT_TOKEN", TOKEN, "TELEGRAM_AUTH_BOT_TOKEN", OTHER_TOKEN))
                .telegram()
                .hasTokens());
    }

    @Test
    void settings_print_no_secret() {
        var values = new HashMap<>(Map.of(
                "TELEGRAM_BOT_TOKEN", TOKEN,
                "TELEGRAM_AUTH_BOT_TOKEN", OTHER_TOKEN,
                "DATABASE_HOST", "db",
                "DATABASE_USER", "me",
                "DATABASE_PASSWORD", "hush-database",
                "REDIS_HOST", "redis",
                "REDIS_PASSWORD", "hush-redis",
                "PERSON_HASH_KEY", SECRET,
                "JWT_SECRET_KEY", SECRET));
        values.put("INTERNAL_API_KEY", SECRET);
        var printed = SettingsReader.from(values).toString();
        for (var secret : List.of(TOKEN, OTHER_TOKEN, "hush", SECRET)) {
            assertFalse(printed.contains(secret), printed);
        }
    }

    @Test
    void secrets_that_were_not_set_are_made_once_and_kept_for_their_owner(@TempDir Path folder) throws Exception {
        var none = SettingsReader.from(Map.of()).secrets();
        var first = KeptSecrets.fill(none, folder);
        assertEquals(first, KeptSecrets.fill(none, folder));
        assertTrue(first.personHash().length() >= 32);
        var file = folder.resolve("keys.properties");
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        var given = SettingsReader.from(Map.of("PERSON_HASH_KEY", SECRET)).secrets();
        assertEquals(SECRET, KeptSecrets.fill(given, folder).personHash());
    }

    private static List<String> problems(Map<String, String> values) {
        return assertThrows(BadSettings.class, () -> SettingsReader.from(values))
                .problems();
    }
}
