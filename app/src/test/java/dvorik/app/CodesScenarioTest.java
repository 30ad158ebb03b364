package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.discount.DiscountCode;
import dvorik.core.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesScenarioTest extends Scenario {

    @Test
    void a_code_is_read_in_any_writing() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        for (var written : List.of(
                code,
                code.toLowerCase(Locale.ROOT),
                code.replace("-", ""),
                code.replace("-", " — "),
                " " + String.join(" ", code.replace("-", "").split("")) + " ",
                inCyrillic(code),
                code.replace('0', 'O').replace('1', 'l'))) {
            maria.checks(written);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_card_shows_first_name_masked_phone_what_it_gives_until_when_and_conditions(Language language) {
        var ann = town.customer("Ann", language).accepts();
        ann.person().changesPhone("+79024447%03d".formatted(language.ordinal()));
        ann.chat().sharesContact();
        ann.sees("client.name.ask");
        ann.chat().sends("<Анна>");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        var code = Customer.code(ann.card());
        var card = town.cashier("Мария", language).checks(code).text();
        assertTrue(card.contains("<Анна>, +7 ••• •••-70-0" + language.ordinal()), card);
        assertTrue(card.contains("500\u00a0₽"), card);
        assertTrue(card.contains("10"), card);
        assertEquals(6, card.lines().count(), card);
    }

    @ParameterizedTest
    @ValueSource(strings = {"привет", "7KQM-2WX", "7KQM-2WXFA", "7KQM-2WX!", "UUUU-UUUU", "https://example.com"})
    void what_is_no_code_is_said_so(String typed) {
        var maria = town.cashier("Мария");
        maria.chat().sends(typed);
        maria.sees("cashier.code.not-a-code");
    }

    @Test
    void a_slip_of_the_finger_is_told_from_an_unknown_code() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.chat().sends((code.charAt(0) == 'X' ? 'Z' : 'X') + code.substring(1));
        maria.sees("cashier.code.mistyped");
        maria.chat().sends(Gift.newCode().grouped());
        maria.sees("cashier.code.unknown");
    }

    @Test
    void the_link_of_the_qr_checks_the_code() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.chat().starts("c_" + code.replace("-", ""));
        maria.chat().sees("Скидка действует");
        maria.chat().starts("c_" + code.toLowerCase(Locale.ROOT));
        maria.chat().sees("Скидка действует");
        maria.chat().starts("c_hello");
        maria.sees("cashier.code.not-a-code");
        maria.chat().starts("nonsense");
        maria.sees("cashier.hello");
    }

    @Test
    void another_code_may_be_typed_at_any_point() {
        var ann = Customer.code(town.customer("Ann").joins("Анна"));
        var bob = Customer.code(town.customer("Bob").joins("Боб"));
        var maria = town.cashier("Мария");
        maria.checks(ann);
        assertTrue(maria.checks(bob).text().contains("Боб"));
        maria.chat().sends("1000");
        maria.chat().sees("К оплате: 900");
        assertTrue(maria.checks(ann).text().contains("Анна"));
        maria.taps("cashier.till.redeem");
        maria.sees("cashier.amount.ask");
        assertTrue(maria.checks(bob).text().contains("Боб"));
        maria.chat().sends("2000");
        maria.chat().sees("К оплате: 1\u00a0800");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −200");
    }

    @Test
    void an_amount_with_its_currency_is_never_taken_for_a_code() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        var likeACode = IntStream.range(10_000, 99_999)
                .mapToObj(amount -> amount + "сум")
                .filter(text -> DiscountCode.readUnmistakable(text).isPresent())
                .findFirst()
                .orElseThrow();
        maria.checks(code);
        maria.chat().sends(likeACode);
        maria.chat().sees("Всё верно?");
    }

    @Test
    void stickers_and_contacts_at_the_till_are_answered() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.chat().sendsSticker();
        maria.sees("cashier.till.type-code");
        maria.checks(code);
        maria.chat().sendsVoice(new byte[] {1, 2, 3});
        maria.sees("cashier.amount.ask");
        maria.chat().sends("1000");
        maria.chat().sees("К оплате");
        maria.chat().sendsSticker();
        maria.sees("cashier.till.use-buttons");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("−100");
    }

    private static String inCyrillic(String code) {
        var latin = "ABCEHKMPTXY";
        var cyrillic = "авсенкмртху";
        var out = new StringBuilder();
        for (char c : code.toCharArray()) {
            int i = latin.indexOf(c);
            out.append(i < 0 ? c : cyrillic.charAt(i));
        }
        return out.toString();
    }
}
