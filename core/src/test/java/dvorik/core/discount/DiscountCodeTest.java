package dvorik.core.discount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final SecureRandom random = new SecureRandom();

    @Test
    void codes_are_random_well_formed_and_never_plain_numbers() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 2_000; i++) {
            var code = DiscountCode.random(random);
            assertTrue(code.value().matches("[0-9A-HJKMNP-TV-Z]{8}"), code.value());
            assertFalse(code.value().chars().allMatch(Character::isDigit));
            assertEquals(Optional.of(code), DiscountCode.readUnmistakable(code.grouped()));
            seen.add(code.value());
        }
        assertEquals(2_000, seen.size());
    }

    static Stream<String> writings() {
        var code = codeWith("ABCEHKMPTXY").value();
        var grouped = code.substring(0, 4) + "-" + code.substring(4);
        return Stream.of(
                code,
                grouped,
                grouped.toLowerCase(Locale.ROOT),
                "  " + grouped + "\n",
                grouped.replace("-", " "),
                grouped.replace("-", "\u2013"),
                grouped.replace("-", "\u2014"),
                grouped.replace("-", "\u00a0"),
                grouped.replace("-", "."),
                grouped.replace("-", "_"),
                String.join("-", code.split("")),
                "\u200b" + grouped + "\u200e");
    }

    @ParameterizedTest
    @MethodSource("writings")
    void case_spaces_and_dashes_do_not_matter(String typed) {
        assertInstanceOf(DiscountCode.Read.Code.class, DiscountCode.read(typed));
    }

    @Test
    void look_alikes_of_both_alphabets_are_forgiven() {
        var latin = "00001111ABCEHKMPTXY";
        var alike = "OoОоIiLlАВСЕНКМРТХУ";
        for (int i = 0; i < latin.length(); i++) {
            var code = codeWith(String.valueOf(latin.charAt(i)));
            var written = code.value().replace(latin.charAt(i), alike.charAt(i));
            assertEquals(new DiscountCode.Read.Code(code), DiscountCode.read(written), written);
            var small = written.toLowerCase(Locale.ROOT);
            assertEquals(new DiscountCode.Read.Code(code), DiscountCode.read(small), small);
        }
    }

    @Test
    void full_width_characters_are_the_same_characters() {
        var code = DiscountCode.random(random);
        var wide = new StringBuilder();
        code.value().chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        assertEquals(new DiscountCode.Read.Code(code), DiscountCode.read(wide.toString()));
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        for (int round = 0; round < 50; round++) {
            var code = DiscountCode.random(random).value();
            for (int place = 0; place < code.length(); place++) {
                for (char wrong : ALPHABET.toCharArray()) {
                    if (wrong != code.charAt(place)) {
                        var typed = code.substring(0, place) + wrong + code.substring(place + 1);
                        assertInstanceOf(DiscountCode.Read.Mistyped.class, DiscountCode.read(typed), typed);
                    }
                }
            }
        }
    }

    @Test
    void every_swap_of_neighbours_is_noticed() {
        for (int round = 0; round < 200; round++) {
            var code = DiscountCode.random(random).value();
            for (int place = 0; place < code.length() - 1; place++) {
                var swapped = code.toCharArray();
                swapped[place] = code.charAt(place + 1);
                swapped[place + 1] = code.charAt(place);
                var typed = new String(swapped);
                if (!typed.equals(code)) {
                    assertInstanceOf(DiscountCode.Read.Mistyped.class, DiscountCode.read(typed), typed);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "7KQM",
                "7KQM-2WX",
                "7KQM-2WXFA",
                "UUUU-UUUU",
                "7KQM+2WXF",
                "7KQM/2WXF",
                "' OR 1=1",
                "привет мир",
                "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
                "🎁🎁🎁🎁🎁🎁🎁🎁",
                "\ufdfa",
                "\ud83d",
                "٠١٢٣٤٥٦٧",
                "<script>"
            })
    void what_cannot_be_a_code_is_told_so(String typed) {
        assertInstanceOf(DiscountCode.Read.NotACode.class, DiscountCode.read(typed));
    }

    @Test
    void hostile_lengths_are_refused_at_once() {
        for (var piece : List.of("A", "-", "\ufdfa", "0 ")) {
            assertInstanceOf(DiscountCode.Read.NotACode.class, DiscountCode.read(piece.repeat(100_000)));
        }
    }

    @Test
    void any_garbage_is_answered() {
        var garbage = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = garbage.nextInt(80); n > 0; n--) {
                text.append((char) garbage.nextInt(0x10000));
            }
            assertNotNull(DiscountCode.read(text.toString()));
        }
    }

    @Test
    void a_plain_number_may_be_an_amount_and_is_not_unmistakable() {
        for (int number = 10_000_000; number < 10_002_000; number++) {
            assertEquals(Optional.empty(), DiscountCode.readUnmistakable(Integer.toString(number)));
        }
    }

    @Test
    void nobody_makes_a_code_that_is_not_well_formed() {
        assertThrows(IllegalArgumentException.class, () -> new DiscountCode("7kqm2wxf"));
        assertThrows(IllegalArgumentException.class, () -> new DiscountCode(""));
    }

    /** A random code that has one of the characters. */
    private static DiscountCode codeWith(String characters) {
        var random = new SecureRandom();
        while (true) {
            var code = DiscountCode.random(random);
            if (code.value().chars().anyMatch(c -> characters.indexOf(c) >= 0)) {
                return code;
            }
        }
    }
}
