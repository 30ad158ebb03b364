package dvorik.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "ru, RU",
        "uz, UZ",
        "en, EN",
        "en-US, EN",
        "uz_Latn, UZ",
        "UZ-Cyrl, UZ",
        "uk, RU",
        "kk, RU",
        "de, EN",
        "zh-hans, EN",
        "pt-BR, EN",
        "xx, EN"
    })
    void it_is_guessed_from_telegrams_tag(String tag, Language guessed) {
        assertEquals(guessed, Language.guess(tag));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void without_a_tag_it_is_russian(String tag) {
        assertEquals(Language.RU, Language.guess(tag));
    }

    @Test
    void codes_are_exact() {
        assertEquals(Optional.of(Language.UZ), Language.of("uz"));
        assertEquals(Optional.empty(), Language.of("UZ"));
        assertEquals(Optional.empty(), Language.of(null));
    }
}
