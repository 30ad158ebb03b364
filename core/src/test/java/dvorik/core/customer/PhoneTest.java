package dvorik.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "+79001234567, +79001234567, +7 ••• •••-45-67",
        "79001234567, +79001234567, +7 ••• •••-45-67",
        "+998 90 123 45 67, +998901234567, +998 ••• •••-45-67",
        "447400123456, +447400123456, +44 ••• •••-34-56"
    })
    void a_number_is_kept_in_one_form_and_shown_to_staff_masked(String given, String e164, String masked) {
        var phone = Phone.parse(given).orElseThrow();
        assertEquals(e164, phone.e164());
        assertEquals(masked, phone.masked());
        assertFalse(phone.toString().contains("4567"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "phone", "+0000000000", "99999999999999999999"})
    void what_is_no_number_is_refused(String given) {
        assertEquals(Optional.empty(), Phone.parse(given));
    }
}
