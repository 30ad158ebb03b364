package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoiningScenarioTest extends Scenario {
    @ParameterizedTest
    @EnumSource(Language.class)
    void a_stranger_joins_with_phone_name_and_birthday_and_gets_the_joining_discount(Language language) {
        var ann = town.customer("Ann", language);
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        ann.chat().sharesContact();
        ann.sees("client.name.ask");
        ann.chat().sends("Анна-Мария");
        ann.sees("client.birthday.ask");
        ann.chat().sends("14.02.1990");
        ann.sees("client.birthday.kept");
        var card = ann.card();
        assertFalse(card.photo().isEmpty(), "the card carries the QR");
        assertTrue(card.buttons().getFirst().contains(Customer.code(card)));
        assertEquals(1, ann.discounts());
    }
}
