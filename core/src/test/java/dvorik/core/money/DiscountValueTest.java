package dvorik.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountValueTest {

    @ParameterizedTest
    @CsvSource({
        "1000, 150000, 15000",
        "1000, 5, 1", // 0.5 up
        "1000, 4, 0", // 0.4 down
        "1500, 3333, 500", // 499.95 up
        "333, 100, 3",
        "10000, 777, 777",
        "1, 1, 0",
        "10000, 100000000000, 100000000000",
        "10000, 9223372036854775807, 9223372036854775807"
    })
    void a_percentage_is_rounded_half_up_to_the_minor_unit(int basisPoints, long purchase, long expected) {
        assertEquals(rub(expected), new DiscountValue.Percent(basisPoints).of(rub(purchase)));
    }

    @Test
    void an_amount_takes_off_no_more_than_the_purchase() {
        var value = new DiscountValue.Amount(rub(300_00));
        assertEquals(rub(300_00), value.of(rub(1000_00)));
        assertEquals(rub(100_00), value.of(rub(100_00)));
        assertEquals(rub(0), rub(100_00).minus(rub(300_00)), "never below zero");
    }

    @Test
    void values_that_cannot_be_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new DiscountValue.Percent(0));
        assertThrows(IllegalArgumentException.class, () -> new DiscountValue.Percent(10_001));
        assertThrows(IllegalArgumentException.class, () -> rub(-1));
        assertThrows(IllegalArgumentException.class, () -> rub(1).minus(Money.of(1, "UZS")));
    }

    private static Money rub(long minor) {
        return Money.of(minor, "RUB");
    }
}
