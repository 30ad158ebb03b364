package dvorik.clientbot.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.clientbot.asking.BirthdayReader.Read;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        "14.02.1990, 1990-02-14",
        "14/2/90, 1990-02-14",
        "14-02-1990, 1990-02-14",
        "1990-02-14, 1990-02-14",
        "1990.2.14, 1990-02-14",
        "1990/02/14, 1990-02-14",
        "14 02 1990, 1990-02-14",
        "'14. 02. 1990', 1990-02-14",
        "' 1.1.00 ', 2000-01-01",
        "20.11.23, 2023-11-20",
        "1.1.27, 1927-01-01",
        "29.02.2000, 2000-02-29",
        "29.02.1992, 1992-02-29",
        "20.11.1906, 1906-11-20",
        "14 февраля 1990, 1990-02-14",
        "'14 фев. 1990 г.', 1990-02-14",
        "14 Февраль 90, 1990-02-14",
        "1 мая 1985 года, 1985-05-01",
        "3 июн 2001, 2001-06-03",
        "3 июл 2001, 2001-07-03",
        "14 feb 1990, 1990-02-14",
        "'February 14, 1990', 1990-02-14",
        "14th of February 1990, 1990-02-14",
        "14feb1990, 1990-02-14",
        "14-fevral 1990, 1990-02-14",
        "1990-yil 14-fevral, 1990-02-14",
        "14021990, 1990-02-14",
        "20101990, 1990-10-20",
        "19900214, 1990-02-14"
    })
    void a_birthday_is_read_as_people_type_it(String typed, LocalDate date) {
        assertEquals(new Read.Birthday(date), BirthdayReader.read(typed, TODAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.02.1990",
                "29.02.1991",
                "29.02.1900",
                "31.04.1990",
                "0.01.1990",
                "1.0.1990",
                "14.13.1990",
                "32.01.1990",
                "1990-02-30",
                "00.00.00"
            })
    void a_day_that_no_calendar_has_is_impossible(String typed) {
        assertInstanceOf(Read.Impossible.class, BirthdayReader.read(typed, TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.11.2026", "14.02.2990", "9999-12-31"})
    void a_day_to_come_is_in_the_future(String typed) {
        assertInstanceOf(Read.InFuture.class, BirthdayReader.read(typed, TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14.02.1850", "19.11.1906", "0001-01-01", "01.01.0000"})
    void nobody_is_older_than_120(String typed) {
        assertInstanceOf(Read.TooLongAgo.class, BirthdayReader.read(typed, TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.11.2026", "19.11.2026", "21.11.2023", "1.1.25"})
    void who_chats_is_not_younger_than_three(String typed) {
        assertInstanceOf(Read.TooRecent.class, BirthdayReader.read(typed, TODAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "завтра",
                "14",
                "14.02",
                "14.02.190",
                "14.02.19900",
                "140290",
                "14 завтра 1990",
                "14 ма 1990",
                "14 февраля",
                "14 февраля марта 1990",
                "февраль 14 2 1990",
                "14,02,1990x",
                "a.b.c",
                "14.02.1990.",
                "-14.02.1990",
                "١٤.٠٢.١٩٩٠",
                "1990-02",
                "14\u000002.1990",
                "<14.02.1990>"
            })
    void anything_else_is_unreadable(String typed) {
        assertInstanceOf(Read.Unreadable.class, BirthdayReader.read(typed, TODAY));
    }

    @Test
    void hostile_lengths_are_unreadable_and_never_shown_back() {
        assertInstanceOf(Read.Unreadable.class, BirthdayReader.read("31" + ".".repeat(4_000) + "02.1990", TODAY));
        assertInstanceOf(Read.Unreadable.class, BirthdayReader.read("1".repeat(4_096), TODAY));
    }
}
