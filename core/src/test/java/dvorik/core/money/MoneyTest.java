package dvorik.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        // basis points, purchase, taken off, all in minor units
        "1000, 150000, 15000",
        "1000, 5, 1",
        "1000, 4, 0",
        "1500, 10, 2",
        "1500, 9, 1",
        "3333, 100, 33",
        "3350, 100, 34",
        "10000, 99999, 99999",
        "1, 5000, 1",
        "1, 4999, 0",
        "10000, 9223372036854775807, 9223372036854775807"
    })
    void a_percentage_is_rounded_half_up_to_the_minor_unit(int basisPoints, long purchase, long taken) {
        assertEquals(Money.of(taken, "RUB"), new DiscountValue.Percent(basisPoints).of(Money.of(purchase, "RUB")));
    }

    @Test
    void a_percentage_is_more_than_nothing_and_at_most_all() {
        assertThrows(IllegalArgumentException.class, () -> new DiscountValue.Percent(0));
        assertThrows(IllegalArgumentException.class, () -> new DiscountValue.Percent(10_001));
    }

    @Test
    void a_fixed_amount_takes_off_at_most_the_purchase() {
        var gift = new DiscountValue.Amount(Money.of(200_00, "RUB"));
        assertEquals(Money.of(200_00, "RUB"), gift.of(Money.of(500_00, "RUB")));
        assertEquals(Money.of(150_00, "RUB"), gift.of(Money.of(150_00, "RUB")));
    }

    @Test
    void money_never_goes_below_zero() {
        assertEquals(Money.of(0, "RUB"), Money.of(100, "RUB").minus(Money.of(300, "RUB")));
        assertThrows(IllegalArgumentException.class, () -> Money.of(-1, "RUB"));
    }

    @Test
    void currencies_are_never_mixed() {
        var roubles = Money.of(100, "RUB");
        var soms = Money.of(100, "UZS");
        assertThrows(IllegalArgumentException.class, () -> roubles.minus(soms));
        assertThrows(IllegalArgumentException.class, () -> roubles.min(soms));
    }
}
