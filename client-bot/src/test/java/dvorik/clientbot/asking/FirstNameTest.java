package dvorik.clientbot.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.clientbot.asking.FirstName.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstNameTest {

    @ParameterizedTest
    @CsvSource({
        "Анна, Анна",
        "Гулноза Oʻktam qizi, Гулноза Oʻktam qizi",
        "José-María, José-María",
        "李, 李",
        "'  Анна   Мария  ', Анна Мария",
        "'Анна\nМария', Анна Мария",
        "'Анна\u00a0\u2003Мария', Анна Мария",
        "'\u202eАнна\u202c', Анна",
        "'Ан\u200bна\ufeff', Анна",
        "'Анна 🎁', Анна 🎁",
        "<b>, <b>",
        "4an, 4an"
    })
    void a_name_is_kept_as_typed_without_what_cannot_be_seen(String typed, String name) {
        assertEquals(new Read.Name(name), FirstName.read(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345", "!!!", "🎁", "\u200b\u200d", "\u0000", "-"})
    void a_name_needs_a_letter(String typed) {
        assertInstanceOf(Read.NoLetters.class, FirstName.read(typed));
    }

    @Test
    void it_has_at_most_64_characters_after_the_spaces_are_folded() {
        assertEquals(new Read.Name("А".repeat(64)), FirstName.read("  " + "А".repeat(64) + "\n\n"));
        assertInstanceOf(Read.TooLong.class, FirstName.read("А".repeat(65)));
        assertInstanceOf(Read.TooLong.class, FirstName.read("А ".repeat(2_000)));
    }
}
