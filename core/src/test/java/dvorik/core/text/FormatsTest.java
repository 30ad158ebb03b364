package dvorik.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Friday 20 November 2026, 14:30 in Vladivostok. */
class FormatsTest {
    private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");
    private final Texts texts =
            new Texts(Clock.fixed(Instant.parse("2026-11-20T04:30:00Z"), VLADIVOSTOK), List.of("common"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|2026-12-20|20 декабря",
                "UZ|2026-12-20|20-dekabr",
                "EN|2026-12-20|20 Dec",
                "RU|2027-01-05|5 января 2027",
                "UZ|2027-01-05|2027-yil 5-yanvar",
                "EN|1990-02-14|14 Feb 1990"
            })
    void a_date_has_its_year_only_when_it_is_another(Language language, LocalDate date, String shown) {
        assertEquals(shown, texts.formats(language).date(date));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|2026-11-27T14:30|пт, 27 ноября, 14:30",
                "UZ|2026-11-27T14:30|27-noyabr, juma, 14:30",
                "EN|2026-11-27T14:30|Fri 27 Nov, 14:30",
                "RU|2026-11-20T23:59|сегодня, 23:59",
                "UZ|2026-11-21T00:00|ertaga, 00:00",
                "EN|2026-11-19T09:05|yesterday, 09:05",
                "RU|2027-01-01T10:00|пт, 1 января 2027, 10:00"
            })
    void a_time_is_named_by_its_day_where_that_is_near(Language language, String time, String shown) {
        var at = ZonedDateTime.of(java.time.LocalDateTime.parse(time), VLADIVOSTOK);
        assertEquals(shown, texts.formats(language).dateTime(at));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|150000|RUB|1_500_₽",
                "RU|15000000|UZS|150_000_сум",
                "UZ|15000000|UZS|150_000_soʻm",
                "EN|15000000|UZS|150,000_UZS",
                "RU|150050|RUB|1_500,50_₽",
                "EN|150005|RUB|1,500.05_₽",
                "RU|0|RUB|0_₽",
                "RU|99|RUB|0,99_₽",
                "EN|100000000000|RUB|1,000,000,000_₽",
                "EN|1500|JPY|1,500_JPY"
            })
    void money_has_no_break_spaces_and_minor_units_only_where_there_are_any(
            Language language, long minor, String currency, String shown) {
        assertEquals(shown.replace('_', '\u00a0'), texts.formats(language).money(Money.of(minor, currency)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"RU|1500|15_%", "UZ|1500|15%", "EN|1500|15%", "RU|1250|12,5_%", "EN|1|0.01%", "RU|10000|100_%"})
    void percentages_follow_the_language(Language language, int basisPoints, String shown) {
        var text = Text.of("common.value").with("value", new DiscountValue.Percent(basisPoints));
        assertEquals(shown.replace('_', '\u00a0'), texts.plain(language, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|0|сегодня последний день",
                "RU|1|остался 1 день",
                "RU|2|осталось 2 дня",
                "RU|5|осталось 5 дней",
                "RU|11|осталось 11 дней",
                "RU|21|остался 21 день",
                "RU|112|осталось 112 дней",
                "UZ|0|bugun oxirgi kun",
                "UZ|30|30 kun qoldi",
                "EN|1|1 day left",
                "EN|30|30 days left"
            })
    void days_left_are_counted_by_the_rules_of_the_language(Language language, int days, String shown) {
        assertEquals(shown, texts.plain(language, Text.of("discount.days-left").with("days", days)));
    }
}
