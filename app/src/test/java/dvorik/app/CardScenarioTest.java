package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardScenarioTest extends Scenario {

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_joining_card_names_value_conditions_days_left_and_code(Language language) {
        var ann = town.customer("Ann", language);
        var card = ann.joins("Анна");
        var code = Customer.code(card);
        var until =
                town.texts().formats(language).date(LocalDate.now(town.clock()).plusDays(30));
        var expected =
                switch (language) {
                    case RU ->
                        """
                        🎁 Скидка 10\u00a0% за знакомство
                        Действует до UNTIL, осталось 30 дней
                        На покупку от 500\u00a0₽, один раз
                        Код: CODE
                        Покажите код или QR на кассе.""";
                    case UZ ->
                        """
                        🎁 Tanishuv uchun 10% chegirma
                        UNTILgacha amal qiladi, 30 kun qoldi
                        Kamida 500\u00a0₽ xarid uchun, bir marta
                        Kod: CODE
                        Kassada kodni yoki QRni koʻrsating.""";
                    case EN ->
                        """
                        🎁 10% off for joining
                        Valid until UNTIL, 30 days left
                        On a purchase from 500\u00a0₽, once
                        Code: CODE
                        Show the code or the QR at the till.""";
                };
        assertEquals(expected.replace("UNTIL", until).replace("CODE", code), card.text());
        assertTrue(card.html().contains("<code>" + code + "</code>"), card.html());
    }

    @Test
    void the_code_is_copied_by_a_button() {
        var ann = town.customer("Ann");
        var card = ann.joins("Анна");
        var copied = ann.chat().tapsAndGets(card.buttons().getFirst());
        assertEquals(Customer.code(card), copied.path("copied").asText());
    }

    @Test
    void the_qr_opens_the_cashier_bot_with_the_code() throws Exception {
        var ann = town.customer("Ann");
        var card = ann.joins("Анна");
        var plainCode = Customer.code(card).replace("-", "");
        assertEquals("https://t.me/" + Town.CASHIER_BOT + "?start=c_" + plainCode, qr(card));
    }

    @Test
    void without_discounts_my_discounts_says_so_kindly() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        town.cashier("Мария").redeems(code, "1000");
        ann.chat().sends("/discounts");
        ann.sees("client.discounts.none");
    }

    @Test
    void one_discount_is_shown_at_once_by_menu_and_by_command() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        ann.presses("client.menu.discounts");
        assertEquals(code, Customer.code(ann.card()));
        ann.chat().sends("/discounts");
        assertEquals(code, Customer.code(ann.card()));
    }

    @Test
    void of_several_discounts_one_is_chosen_again_and_again() throws Exception {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var gift = Gift.percent(town, 20).atMost(300).to(ann);
        ann.chat().sends("/discounts");
        var list = ann.chat().sees("У вас 2 скидки.");
        assertEquals(List.of("Подарок 20\u00a0%", "Скидка 10\u00a0% за знакомство"), list.buttons());
        ann.chat().taps("Подарок 20\u00a0%");
        var card = ann.card();
        assertEquals(gift, Customer.code(card));
        assertTrue(card.text().contains("На любую покупку, скидка не больше 300\u00a0₽, один раз"), card.text());
        assertTrue(qr(card).endsWith(gift.replace("-", "")));
        ann.chat().taps("Скидка 10\u00a0% за знакомство");
        ann.chat().sees("за знакомство");
    }

    @Test
    void somebody_elses_discount_is_not_shown() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        Gift.percent(town, 20).to(ann);
        ann.chat().sends("/discounts");
        ann.chat().sees("У вас 2 скидки.");
        var data = ann.data("Подарок 20\u00a0%");
        var bob = town.customer("Bob");
        bob.joins("Боб");
        long before = bob.answers().size();
        bob.chat().forgesTap(data);
        bob.seesToast("common.stale-button");
        assertEquals(before, bob.answers().size());
    }

    @Test
    void a_card_changes_by_itself_when_its_discount_is_used_wherever_it_was_shown() {
        var ann = town.customer("Ann");
        var first = ann.joins("Анна");
        ann.chat().sends("/discounts");
        var second = ann.card();
        town.cashier("Мария").redeems(Customer.code(first), "1500");
        for (var card : List.of(first, second)) {
            var used = ann.chat()
                    .sees(
                            "used " + card.id(),
                            m -> m.id() == card.id() && m.text().contains("Использована"));
            assertEquals(List.of(), used.buttons());
            assertFalse(used.photo().isEmpty());
        }
    }
}
