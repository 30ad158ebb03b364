package dvorik.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.core.customer.CardNumber.Read;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {
    private static final CardNumber NUMBER = CardNumber.random(new SecureRandom());

    @ParameterizedTest
    @ValueSource(strings = {"%s %s", "%s%s", " %s-%s ", "%s\u00a0%s", "%s\n%s", "%s – %s"})
    void is_read_with_any_separators(String pattern) {
        var typed =
                pattern.formatted(NUMBER.value().substring(0, 4), NUMBER.value().substring(4));
        assertEquals(new Read.Number(NUMBER), CardNumber.read(typed));
    }

    @Test
    void is_read_as_it_is_shown() {
        assertEquals(new Read.Number(NUMBER), CardNumber.read(NUMBER.grouped()));
    }

    @Test
    void every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        var right = NUMBER.value();
        for (int i = 0; i < CardNumber.LENGTH; i++) {
            for (char c = '0'; c <= '9'; c++) {
                var typed = new StringBuilder(right);
                typed.setCharAt(i, c);
                assertNoticed(right, typed.toString());
            }
        }
        for (int i = 1; i < CardNumber.LENGTH; i++) {
            var typed = new StringBuilder(right);
            typed.setCharAt(i - 1, right.charAt(i));
            typed.setCharAt(i, right.charAt(i - 1));
            assertNoticed(right, typed.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234 567a", "7KQM-2WXT", "12.345.678", "+1234567", "🎁"})
    void anything_else_is_no_number(String typed) {
        assertInstanceOf(Read.NotANumber.class, CardNumber.read(typed));
    }

    @Test
    void an_endless_text_is_no_number() {
        assertInstanceOf(Read.NotANumber.class, CardNumber.read("1".repeat(4096)));
    }

    private static void assertNoticed(String right, String typed) {
        if (!typed.equals(right)) {
            assertInstanceOf(Read.Mistyped.class, CardNumber.read(typed), typed);
        }
    }
}
