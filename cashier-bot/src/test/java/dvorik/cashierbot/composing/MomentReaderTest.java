package dvorik.cashierbot.composing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentReaderTest {
    /** Noon of the 21st of November in Vladivostok. */
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Vladivostok"));

    private final MomentReader reader = new MomentReader(new Texts(CLOCK, List.of("compose")), CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18:30|2026-11-21T18:30",
                "9.05|2026-11-21T09:05",
                "25.12 10:00|2026-12-25T10:00",
                "25.12, 10.00|2026-12-25T10:00",
                "25.12 в 10:00|2026-12-25T10:00",
                "5/1 10:00|2027-01-05T10:00",
                "20.11 10:00|2027-11-20T10:00",
                "21.11 10:00|2026-11-21T10:00",
                "25.12.2026 10:00|2026-12-25T10:00",
                "25.12.26 10:00|2026-12-25T10:00",
                "2026-12-25 10:00|2026-12-25T10:00",
                "2026-12-25T10:00|2026-12-25T10:00",
                "Завтра 18:30|2026-11-22T18:30",
                "завтра в 18:30|2026-11-22T18:30",
                "сегодня, 18:30|2026-11-21T18:30",
                "ertaga 18:30|2026-11-22T18:30",
                "tomorrow at 18:30|2026-11-22T18:30"
            })
    void moments_are_read_as_people_type_them(String typed, String expected) {
        assertEquals(
                expected, reader.read(typed).orElseThrow().toLocalDateTime().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "завтра", "31.02 10:00", "25.12 25:00", "25.12", "через час 10:00", "10:00 завтра", "1e9:00"
            })
    void what_is_no_moment_is_not_guessed(String typed) {
        assertEquals(true, reader.read(typed).isEmpty());
    }
}
