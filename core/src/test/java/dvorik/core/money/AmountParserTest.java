package dvorik.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.core.money.AmountParser.Parsed;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountParserTest {
    private static final Currency RUB = Currency.getInstance("RUB");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1500|150000",
                " 1500 |150000",
                "1 500|150000",
                "1\u00a0500|150000",
                "1\u202f500|150000",
                "1'500|150000",
                "1’500|150000",
                "1‘500|150000",
                "1_500|150000",
                "1,500|150000",
                "1.500|150000",
                "1,500.5|150050",
                "1.500,50|150050",
                "1 500,50|150050",
                "12,345,678.90|1234567890",
                "0,5|50",
                "0.01|1",
                "007|700",
                "1500 ₽|150000",
                "1500руб|150000",
                "1500 рублей|150000",
                "1500 рубля|150000",
                "1 рубль|100",
                "1500 Р.|150000",
                "1500 rub|150000",
                "1500 RUB|150000",
                "1500 сум|150000",
                "1500 soʻm|150000",
                "1500 so'm|150000",
                "1500 so‘m|150000",
                "1500 UZS|150000",
                "1000000000|100000000000"
            })
    void amounts_are_read_as_people_type_them(String typed, long minor) {
        assertEquals(new Parsed.Amount(new Money(minor, RUB)), AmountParser.parse(typed, RUB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "много",
                "-500",
                "+500",
                "1e5",
                "12.34.56",
                "1500.505",
                "1500,",
                ".50",
                "1,50,0",
                "٣٤",
                "１００",
                "0x10",
                "NaN",
                "1500 ₽ ₽",
                "₽",
                "100 200 300 400 500 600 700",
                "7KQM-2WXF"
            })
    void anything_else_is_unreadable(String typed) {
        assertInstanceOf(Parsed.Unreadable.class, AmountParser.parse(typed, RUB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0,00", "000", "1000000000.01", "999999999999"})
    void zero_and_slips_of_the_finger_are_out_of_range(String typed) {
        assertInstanceOf(Parsed.OutOfRange.class, AmountParser.parse(typed, RUB));
    }

    @Test
    void a_currency_without_minor_units_rounds_half_up() {
        var yen = Currency.getInstance("JPY");
        assertEquals(new Parsed.Amount(new Money(1501, yen)), AmountParser.parse("1500,5", yen));
        assertInstanceOf(Parsed.OutOfRange.class, AmountParser.parse("0,4", yen));
    }

    @Test
    void hostile_lengths_are_refused_at_once() {
        assertInstanceOf(Parsed.Unreadable.class, AmountParser.parse("1,".repeat(2_000), RUB));
        assertInstanceOf(Parsed.Unreadable.class, AmountParser.parse("9".repeat(4_000), RUB));
    }
}
