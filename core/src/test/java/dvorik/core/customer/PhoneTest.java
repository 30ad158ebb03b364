package dvorik.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "+79021234567, +79021234567",
        "79021234567, +79021234567",
        "+7 (902) 123-45-67, +79021234567",
        "998901234567, +998901234567"
    })
    void a_number_is_read_as_telegram_gives_it(String given, String e164) {
        assertEquals(Optional.of(new Phone(e164)), Phone.parse(given));
    }

    /** The last one is an anonymous number of Telegram, which nobody can call. */
    @ParameterizedTest
    @ValueSource(strings = {"", "+", "12", "+7 12", "00000000000", "1234567890123456", "номер", "+88801234567"})
    void what_is_no_number_is_not_taken(String given) {
        assertEquals(Optional.empty(), Phone.parse(given));
    }

    @ParameterizedTest
    @CsvSource({
        "+79021234567, '+7 ••• •••-45-67'",
        "+998901234567, '+998 ••• •••-45-67'",
        "+12025550143, '+1 ••• •••-01-43'"
    })
    void staff_see_country_and_the_last_four_digits(String e164, String masked) {
        assertEquals(masked, new Phone(e164).masked());
    }

    @Test
    void it_never_prints_itself() {
        assertFalse(new Phone("+79021234567").toString().contains("902"));
    }
}
