package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageScenarioTest extends Scenario {

    @ParameterizedTest
    @CsvSource({"ru, RU", "uz, UZ", "en, EN", "en-GB, EN", "be, RU", "kk, RU", "de, EN", "'', RU"})
    void the_language_is_guessed_from_telegram(String code, Language guessed) {
        var ann = town.customer("Ann", guessed);
        ann.person().changesLanguage(code);
        ann.chat().starts();
        ann.sees("client.consent.ask");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_language_chosen_on_the_consent_message_changes_it_at_once_and_stays(Language language) {
        var ann = town.customer("Ann", language == Language.RU ? Language.EN : Language.RU);
        ann.chat().starts();
        var question = ann.sees("client.consent.ask");

        ann.taps("common.language." + language.code());
        ann.speaks(language);

        assertEquals(question.id(), ann.sees("client.consent.ask").id(), "the same message changes");
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        ann.settles();
        assertEquals(language, ann.kept().language());
    }

    @Test
    void the_language_is_changed_later_by_command() {
        var ann = town.customer("Ann", Language.RU);
        ann.joins("Анна");
        ann.chat().sends("/language");
        ann.sees("client.language.ask");
        ann.taps("common.language.uz");
        ann.speaks(Language.UZ);
        ann.sees("client.language.changed");
        assertEquals(Language.UZ, ann.kept().language());
        ann.chat().sends("/discounts");
        assertTrue(ann.card().text().contains("chegirma"), "the card speaks the new language");
    }

    @Test
    void the_language_is_changed_later_from_the_profile_and_the_menu_changes_with_it() {
        var ann = town.customer("Ann", Language.RU);
        ann.joins("Анна");
        ann.presses("client.menu.profile");
        ann.chat().sees("the profile", m -> m.buttons().contains(ann.label("client.profile.language")));
        ann.taps("client.profile.language");
        ann.sees("client.language.ask");
        ann.taps("common.language.en");
        ann.speaks(Language.EN);
        ann.sees("client.language.changed");
        assertEquals(ann.label("client.menu.discounts"), ann.chat().keyboard().getFirst());
    }

    @Test
    void the_key_of_earlier_menus_still_asks_for_the_language() {
        var ann = town.customer("Ann", Language.RU);
        ann.joins("Анна");
        ann.chat().sends(ann.label("client.menu.language"));
        ann.sees("client.language.ask");
    }

    @Test
    void a_key_of_the_menu_in_another_language_still_works() {
        var ann = town.customer("Ann", Language.RU);
        ann.joins("Анна");
        ann.speaks(Language.UZ);
        var uzbekKey = ann.label("client.menu.discounts");
        ann.speaks(Language.RU);
        ann.chat().sends(uzbekKey);
        ann.card();
    }

    @Test
    void a_stranger_chooses_the_language_by_command_before_the_consent() {
        var ann = town.customer("Ann", Language.RU);
        ann.chat().sends("/language");
        ann.sees("client.language.ask");
        ann.taps("common.language.uz");
        ann.speaks(Language.UZ);
        ann.sees("client.consent.ask");
        assertTrue(ann.isStranger());
    }

    @Test
    void the_language_is_changed_in_the_middle_of_joining_and_the_step_goes_on() {
        var ann = town.customer("Ann", Language.RU).isAskedForName();
        ann.settles();
        ann.taps("common.language.en");
        ann.speaks(Language.EN);
        ann.sees("client.language.changed");
        ann.chat().sends("Ann");
        ann.sees("client.birthday.ask");
    }

    @Test
    void staff_change_the_language_too() {
        var maria = town.cashier("Мария", Language.RU);
        maria.settles();
        maria.taps("common.language.uz");
        maria.speaks(Language.UZ);
        maria.sees("cashier.language.changed");
        assertEquals(maria.label("cashier.menu.check"), maria.chat().keyboard().getFirst());
        maria.chat().sends("???");
        maria.sees("cashier.code.not-a-code");
    }
}
