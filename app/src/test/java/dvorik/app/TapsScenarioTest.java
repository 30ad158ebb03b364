package dvorik.app;

import static dvorik.migrations.jooq.Tables.CONSENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taps that come late, twice, or from nowhere. */
class TapsScenarioTest extends Scenario {

    @Test
    void a_button_of_an_old_consent_message_says_that_it_no_longer_works() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        var old = ann.sees("client.consent.ask");
        ann.chat().starts();
        ann.chat()
                .sees(
                        "the question again",
                        m -> m.id() > old.id() && !m.buttons().isEmpty());
        ann.chat().taps(old, ann.label("client.consent.accept"));
        ann.seesToast("common.stale-button");
        assertTrue(ann.isStranger());
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
    }

    @Test
    void a_button_of_an_old_picker_says_that_it_no_longer_works() {
        var ann = town.customer("Ann").isAskedForBirthday();
        var old = ann.chat().messages().getLast();
        ann.chat().sends("вчера");
        ann.sees("client.birthday.unreadable");
        ann.chat().taps(old, "1990");
        ann.seesToast("common.stale-button");
        ann.chat().sends("14.02.1990");
        ann.card();
        ann.chat().taps(old, "1990");
        ann.seesToast("common.stale-button");
        assertEquals(1, ann.discounts());
    }

    @Test
    void accepting_twice_at_once_is_one_consent_and_one_answer() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.tapsTwice("client.consent.accept");
        ann.sees("client.phone.ask");
        ann.settles();
        assertEquals(1, ann.count("client.phone.ask"));
        assertEquals(
                2,
                town.db()
                        .fetchCount(
                                CONSENT, CONSENT.CUSTOMER_ID.eq(ann.kept().id().value())));
    }

    @Test
    void reading_a_document_with_a_double_tap_shows_it_once_and_the_other_one_still_opens() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.settles();
        int before = ann.answers().size();
        ann.tapsTwice("client.consent.terms");
        ann.settles();
        assertEquals(before + 2, ann.answers().size(), "the document and the question that settles");
        ann.taps("client.consent.privacy");
        ann.settles();
        assertEquals(before + 4, ann.answers().size());
        ann.taps("client.consent.terms");
        ann.settles();
        assertEquals(before + 6, ann.answers().size(), "opened again on purpose");
    }

    @Test
    void choosing_a_language_twice_at_once_is_answered_once() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        ann.settles();
        ann.tapsTwice("common.language.en");
        ann.speaks(Language.EN);
        ann.settles();
        assertEquals(1, ann.count("client.language.changed"));
    }

    @Test
    void turning_the_pages_of_the_picker_twice_at_once_turns_them_once() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.tapsTwice("common.earlier");
        ann.settles();
        var picker = ann.chat().messages().stream()
                .filter(m -> m.buttons().contains(ann.label("common.later")))
                .toList();
        assertEquals(1, picker.size());
        assertTrue(picker.getFirst().buttons().contains("1980"), picker.toString());
    }

    @Test
    void picking_the_day_twice_at_once_joins_once_with_one_card() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.chat().taps("1990");
        ann.sees("client.birthday.month");
        ann.taps("format.month-name.2");
        ann.sees("client.birthday.day");
        ann.tapsLabelTwice("14");
        ann.card();
        ann.settles();
        assertEquals(1, ann.count("client.welcome"));
        assertEquals(1, ann.discounts());
    }

    @Test
    void skipping_twice_at_once_joins_once() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.tapsTwice("client.birthday.skip");
        ann.card();
        ann.settles();
        assertEquals(1, ann.count("client.welcome"));
        assertEquals(1, ann.discounts());
    }

    @Test
    void skipping_and_typing_a_date_at_once_joins_once() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.taps("client.birthday.skip");
        ann.chat().sends("14.02.1990");
        ann.sees("client.menu.use-buttons");
        assertEquals(1, ann.count("client.welcome"));
        assertEquals(1, ann.discounts());
    }

    @Test
    void opening_one_of_several_discounts_twice_at_once_shows_it_once() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var gift = Gift.percent(town, 20).to(ann);
        ann.chat().sends("/discounts");
        ann.chat().sees("У вас 2 скидки.");
        ann.tapsLabelTwice("Подарок 20\u00a0%");
        ann.settles();
        assertEquals(
                1, ann.answers().stream().filter(m -> m.text().contains(gift)).count());
    }

    @Test
    void every_tap_is_acknowledged_good_stale_doubled_and_forged() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        long before = acknowledged();
        ann.tapsTwice("client.consent.accept");
        ann.chat().forgesTap("zzz.AcceptTerms");
        ann.chat().forgesTap("hello");
        ann.settles();
        assertEquals(before + 4, acknowledged());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-.AcceptTerms",
                "-.ShowDiscount:1",
                "-.ShowDiscount:-1",
                "-.ShowDiscount:99999999999999999999",
                "-.ChangeLanguage:XX",
                "-.Confirm",
                "zz.SkipBirthday",
                ".",
                "-.ShowDiscount:1:2:3",
                "::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::"
            })
    void forged_data_changes_nothing(String data) {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.chat().forgesTap(data);
        ann.settles();
        assertTrue(ann.isStranger());
    }

    @Test
    void values_forged_into_a_living_picker_are_refused_kindly() {
        var ann = town.customer("Ann").isAskedForBirthday();
        for (var forged :
                List.of("ShowMonths:99999", "ShowDays:1990:13", "ShowDays:2147483647:1", "ShowYears:-2147483648")) {
            ann.chat().forgesTap(turn(ann) + "." + forged);
            ann.chat().sees("an answer", m -> !m.buttons().isEmpty());
        }
        ann.chat().forgesTap(turn(ann) + ".PickDay:1990:2:31");
        ann.sees("client.birthday.impossible");
        ann.taps("client.birthday.skip");
        ann.card();
    }

    @Test
    void a_document_that_is_not_asked_for_here_cannot_be_forged() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.chat().forgesTap(turn(ann) + ".ReadDocument:SALON_AGREEMENT");
        ann.settles();
        assertEquals(0, ann.count("common.our-fault"));
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
    }

    private long acknowledged() {
        return town.chat().bot(Town.CLIENT_BOT).calls("answerCallbackQuery");
    }

    /** The turn whose buttons count: that of the newest ones. */
    private static String turn(Phone phone) {
        var newest = phone.chat().messages().reversed().stream()
                .filter(m -> !m.buttons().isEmpty())
                .findFirst()
                .orElseThrow();
        return newest.button(newest.buttons().getFirst())
                .path("callback_data")
                .asText()
                .split("\\.")[0];
    }
}
