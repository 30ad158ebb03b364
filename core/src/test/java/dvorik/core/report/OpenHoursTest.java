package dvorik.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenHoursTest {
    @ParameterizedTest
    @CsvSource({
        "9, 21, 8, false",
        "9, 21, 9, true",
        "9, 21, 20, true",
        "9, 21, 21, false",
        "10, 24, 23, true",
        "10, 24, 0, false",
        "18, 3, 17, false",
        "18, 3, 18, true",
        "18, 3, 2, true",
        "18, 3, 3, false"
    })
    void the_closing_hour_is_after_hours_and_a_night_goes_past_midnight(int open, int close, int hour, boolean isOpen) {
        assertEquals(isOpen, new OpenHours(open, close).include(hour));
    }

    @Test
    void around_the_clock_nothing_is_after_hours() {
        assertFalse(new OpenHours(0, 24).areSet());
        assertFalse(new OpenHours(9, 9).areSet());
        assertTrue(new OpenHours(0, 23).areSet());
        assertTrue(new OpenHours(1, 24).areSet());
    }
}
