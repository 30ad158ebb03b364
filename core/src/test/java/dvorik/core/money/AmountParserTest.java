package dvorik.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.core.money.AmountParser.Parsed;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountParserTest {
    private static final Currency RUB = Currency.getInstance("RUB");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1500; 150000",
                "1 500; 150000",
                "1\u00a0500,50; 150050",
                "1500.5; 150050",
                "1,500; 150000",
                "1.500; 150000",
                "1,500.50; 150050",
                "1.500,50; 150050",
                "1'500; 150000",
                "1500 ₽; 150000",
                "1500р; 150000",
                "1500 руб.; 150000",
                "0,01; 1",
                "1 000 000; 100000000",
                "007; 700"
            })
    void an_amount_is_read_as_cashiers_type_it(String typed, long minor) {
        assertEquals(new Parsed.Amount(new Money(minor, RUB)), AmountParser.parse(typed, RUB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "-5",
                "1e9",
                "15 яблок",
                "1,2,3",
                "1..5",
                "0x10",
                "١٢٣",
                "½",
                "1500,505050",
                "+7 902 123-45-67"
            })
    void what_is_no_amount_is_refused(String typed) {
        assertInstanceOf(Parsed.Unreadable.class, AmountParser.parse(typed, RUB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0,00", "1000000001", "999999999999"})
    void nothing_and_too_much_are_out_of_range(String typed) {
        assertInstanceOf(Parsed.OutOfRange.class, AmountParser.parse(typed, RUB));
    }
}
