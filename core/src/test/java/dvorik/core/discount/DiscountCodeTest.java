package dvorik.core.discount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.discount.DiscountCode.Read;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final SecureRandom random = new SecureRandom();

    @Test
    void a_code_is_read_in_any_case_and_grouping() {
        for (int i = 0; i < 200; i++) {
            var code = DiscountCode.random(random);
            var shown = code.grouped();
            assertReads(code, shown);
            assertReads(code, shown.toLowerCase(Locale.ROOT));
            assertReads(code, shown.replace("-", " "));
            assertReads(code, "  " + code.value() + "\n");
            assertReads(code, shown.replace("-", " — "));
            assertReads(code, String.join(".", code.value().split("")));
            assertReads(code, "\u200b" + code.value() + "\u200e");
        }
    }

    @Test
    void look_alikes_of_latin_and_cyrillic_are_forgiven() {
        for (int i = 0; i < 500; i++) {
            var code = DiscountCode.random(random);
            assertReads(code, replaced(code.value(), "ABCEHKMPTXY", "АВСЕНКМРТХУ"));
            assertReads(code, replaced(code.value(), "ABCEHKMPTXY", "авсенкмртху"));
            assertReads(code, replaced(code.value(), "0", "O"));
            assertReads(code, replaced(code.value(), "0", "О"));
            assertReads(code, replaced(code.value(), "1", "I"));
            assertReads(code, replaced(code.value(), "1", "l"));
        }
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        for (int n = 0; n < 50; n++) {
            var code = DiscountCode.random(random).value();
            for (int i = 0; i < code.length(); i++) {
                for (char other : ALPHABET.toCharArray()) {
                    if (other != code.charAt(i)) {
                        var wrong = code.substring(0, i) + other + code.substring(i + 1);
                        assertInstanceOf(Read.Mistyped.class, DiscountCode.read(wrong), wrong);
                    }
                }
            }
        }
    }

    @Test
    void every_swap_of_neighbours_is_noticed() {
        for (int n = 0; n < 500; n++) {
            var code = DiscountCode.random(random).value();
            for (int i = 0; i + 1 < code.length(); i++) {
                if (code.charAt(i) != code.charAt(i + 1)) {
                    var swapped = code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
                    assertInstanceOf(Read.Mistyped.class, DiscountCode.read(swapped), swapped);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "----",
                "1234567",
                "123456789",
                "привет!!",
                "ABCDEFGU",
                "7KQM-2WX%",
                "<b>7KQM</b>",
                "💥💥💥💥"
            })
    void what_is_no_code_is_told_apart_from_a_slip(String typed) {
        assertInstanceOf(Read.NotACode.class, DiscountCode.read(typed));
    }

    @Test
    void any_garbage_is_answered() {
        var garbage = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = garbage.nextInt(80); n > 0; n--) {
                text.append((char) garbage.nextInt(0x10000));
            }
            assertTrue(DiscountCode.read(text.toString()) != null);
        }
    }

    @Test
    void a_code_is_never_taken_for_an_amount() {
        for (int i = 0; i < 2_000; i++) {
            assertTrue(DiscountCode.random(random).value().chars().anyMatch(Character::isLetter));
        }
        assertTrue(DiscountCode.readUnmistakable("15000000").isEmpty());
    }

    @Test
    void two_codes_differ() {
        assertNotEquals(DiscountCode.random(random), DiscountCode.random(random));
    }

    private static void assertReads(DiscountCode expected, String typed) {
        assertEquals(new Read.Code(expected), DiscountCode.read(typed), typed);
    }

    private static String replaced(String text, String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            text = text.replace(from.charAt(i), to.charAt(i));
        }
        return text;
    }
}
