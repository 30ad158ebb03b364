package dvorik.app;

import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dvorik.core.customer.CardNumber;
import dvorik.core.text.Language;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MyCardScenarioTest extends Scenario {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4}\u00a0[0-9]{4}");

    @ParameterizedTest
    @CsvSource({
        "RU, 'Ваша карта, Анна\nНомер: NUMBER\nПокажите QR или назовите номер на кассе: кассир найдёт ваши скидки.'",
        "UZ, 'Анна, bu sizning kartangiz\nRaqami: NUMBER\n"
                + "Kassada QRni koʻrsating yoki raqamni ayting: kassir chegirmalaringizni topadi.'",
        "EN, 'Your card, Анна\nNumber: NUMBER\n"
                + "Show the QR or say the number at the till: the cashier will find your discounts.'"
    })
    void the_card_has_a_qr_and_a_number_to_say(Language language, String expected) throws Exception {
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        ann.presses("client.menu.card");
        var card = ann.chat().sees(DIGITS);
        var number = number(ann);
        assertEquals(expected.replace("NUMBER", number.grouped()), card.text());
        assertEquals("https://t.me/" + Town.CASHIER_BOT + "?start=k_" + number.value(), qr(card));
        var copied = ann.chat().tapsAndGets(card.buttons().getFirst());
        assertEquals(number.value(), copied.path("copied").asText());
    }

    @Test
    void the_number_stays_and_is_nobody_elses() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var bob = town.customer("Bob");
        bob.joins("Борис");
        ann.chat().sends("/card");
        var first = ann.chat().sees(DIGITS).text();
        ann.chat().sends("/card");
        assertEquals(first, ann.chat().sees(DIGITS).text());
        assertNotEquals(number(ann), number(bob));
        assertEquals(
                ann.kept().id(),
                town.features().cardNumbers.find(number(ann)).orElseThrow().id());
    }

    @Test
    void the_next_customers_number_is_no_amount() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var bob = town.customer("Bob");
        bob.joins("Боб");
        var maria = town.cashier("Мария");
        maria.checks(code);
        maria.chat().sends(number(bob).grouped());
        maria.chat().sees("Боб");
        maria.quotes(code, "1500");
        maria.chat().sends(number(bob).value());
        maria.chat().sees("Боб");
        assertEquals(
                0,
                town.db()
                        .fetchCount(
                                REDEMPTION,
                                REDEMPTION.CUSTOMER_ID.eq(ann.kept().id().value())));
    }

    private CardNumber number(Customer customer) {
        return town.features().cardNumbers.of(customer.kept().id());
    }
}
