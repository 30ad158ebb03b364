package dvorik.core.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The languages people read. */
public enum Language {
    RU,
    UZ,
    EN;

    /** Languages whose speakers as a rule read Russian more easily than English. */
    private static final Set<String> READ_RUSSIAN = Set.of("ru", "be", "uk", "kk", "ky", "tg", "tt", "hy", "az", "ka");

    /** @return two lower-case letters, as stored and as Telegram writes them */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(code());
    }

    /** @return empty for anything that is not one of {@link #code()} */
    public static Optional<Language> of(String code) {
        for (var language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** @param telegramCode IETF tag from {@code User.language_code}, may be null; unknown languages read English */
    public static Language guess(String telegramCode) {
        if (telegramCode == null || telegramCode.isBlank()) {
            return RU;
        }
        var language = telegramCode.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return of(language).orElse(READ_RUSSIAN.contains(language) ? RU : EN);
    }
}
