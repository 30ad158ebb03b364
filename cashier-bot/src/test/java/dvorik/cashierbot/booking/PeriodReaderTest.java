package dvorik.cashierbot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        "25.11,                      2026-11-25T00:00, 2026-11-26T00:00, false",
        "25.11 - 28.11,              2026-11-25T00:00, 2026-11-29T00:00, false",
        "с 25.11 по 28.11,           2026-11-25T00:00, 2026-11-29T00:00, false",
        "25.11.2027,                 2027-11-25T00:00, 2027-11-26T00:00, false",
        "25/11/27,                   2027-11-25T00:00, 2027-11-26T00:00, false",
        "19.11,                      2027-11-19T00:00, 2027-11-20T00:00, false",
        "20.11,                      2026-11-20T00:00, 2026-11-21T00:00, false",
        "25.11 14:00-18:00,          2026-11-25T14:00, 2026-11-25T18:00, true",
        "25.11 с 14:00 до 18:00,     2026-11-25T14:00, 2026-11-25T18:00, true",
        "25.11 14:02–17:58,          2026-11-25T14:00, 2026-11-25T18:00, true",
        "25.11 14:00 - 26.11 10:00,  2026-11-25T14:00, 2026-11-26T10:00, true",
        "25.11 22:00-02:00,          2026-11-25T22:00, 2026-11-26T02:00, true",
        "25.11 20:00-24:00,          2026-11-25T20:00, 2026-11-26T00:00, true",
        "29.02.2028,                 2028-02-29T00:00, 2028-03-01T00:00, false",
    })
    void reads_what_people_type(String typed, LocalDateTime from, LocalDateTime until, boolean hours) {
        assertEquals(
                Optional.of(new PeriodReader.Period(from, until, hours)),
                PeriodReader.read(typed, TODAY, Optional.empty()));
    }

    @Test
    void hours_alone_are_of_the_day_that_is_known() {
        assertEquals(
                Optional.of(new PeriodReader.Period(
                        LocalDateTime.of(2026, 11, 23, 9, 0), LocalDateTime.of(2026, 11, 23, 12, 30), true)),
                PeriodReader.read("9:00-12:30", TODAY, Optional.of(LocalDate.of(2026, 11, 23))));
        assertEquals(Optional.empty(), PeriodReader.read("9:00-12:30", TODAY, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "завтра",
                "31.02",
                "29.02.2027",
                "25.13",
                "25.11 14:00",
                "25.11 25:00-26:00",
                "25.11 14:70-15:00",
                "28.11.2026 - 25.11.2026",
                "25.11 abc",
                "1 2 3",
                "25.11 - 26.11 - 27.11",
                ""
            })
    void does_not_guess(String typed) {
        assertEquals(Optional.empty(), PeriodReader.read(typed, TODAY, Optional.empty()));
    }
}
