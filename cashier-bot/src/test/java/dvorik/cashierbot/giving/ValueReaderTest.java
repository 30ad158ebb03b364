package dvorik.cashierbot.giving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {
    private static final Currency RUB = Currency.getInstance("RUB");

    @ParameterizedTest
    @CsvSource({"15%, 1500", "15 %, 1500", "'7,5 %', 750", "7.25%, 725", "%20, 2000", "100%, 10000", "0.01%, 1"})
    void a_percentage(String typed, int basisPoints) {
        assertEquals(Optional.of(new DiscountValue.Percent(basisPoints)), ValueReader.read(typed, RUB));
    }

    @ParameterizedTest
    @CsvSource({"500, 50000", "1 500 ₽, 150000", "'99,90', 9990"})
    void an_amount(String typed, long minor) {
        assertEquals(Optional.of(new DiscountValue.Amount(Money.of(minor, "RUB"))), ValueReader.read(typed, RUB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "101%", "100.01%", "0", "много", "%", "5%%", "-5%", "15% от всего", "1e3"})
    void neither(String typed) {
        assertEquals(Optional.empty(), ValueReader.read(typed, RUB));
    }
}
