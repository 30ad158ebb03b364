package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.customer.Preferences;
import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileScenarioTest extends Scenario {
    private static final Preferences.Ways ALL_WAYS = new Preferences.Ways(true, true, true);

    private static ChatMessage opensProfile(Customer ann) {
        ann.presses("client.menu.profile");
        return seesProfile(ann);
    }

    private static ChatMessage seesProfile(Customer ann) {
        return ann.chat().sees("the profile", m -> m.buttons().contains(ann.label("client.profile.data")));
    }

    private Customer joined(Language language) {
        var ann = town.customer("Ann", language).accepts();
        ann.presses("client.phone.share");
        ann.sees("client.name.ask");
        ann.chat().sends("Анна");
        ann.sees("client.birthday.ask");
        ann.chat().sends("14.02.1990");
        ann.card();
        return ann;
    }

    private Preferences preferences(Customer ann) {
        return town.features().profiles.preferences(ann.kept().id());
    }

    @ParameterizedTest
    @EnumSource
    void the_profile_shows_name_whole_number_birthday_and_language(Language language) {
        var ann = joined(language);
        var profile = opensProfile(ann).text();
        var number = "%07d".formatted(ann.telegramId() % 10_000_000);
        assertTrue(profile.startsWith("Анна"), profile);
        assertTrue(profile.replaceAll("\\D", "").contains("7902" + number), profile);
        assertTrue(profile.contains("1990"), profile);
        assertTrue(profile.contains(ann.label("common.language." + language.code())), profile);
        ann.chat().sends("/profile");
        seesProfile(ann);
    }

    @Test
    void what_was_not_told_is_said_to_be_so() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        assertEquals(2, opensProfile(ann).text().split("не указан", -1).length - 1);
    }

    @ParameterizedTest
    @EnumSource
    void the_name_is_changed_and_unreadable_ones_are_asked_for_again(Language language) {
        var ann = joined(language);
        opensProfile(ann);
        ann.taps("client.profile.name");
        ann.sees("client.profile.ask-name");
        ann.chat().sends("12");
        ann.sees("client.name.no-letters");
        ann.chat().sendsSticker();
        ann.sees("client.name.type-it");
        ann.chat().sends("я".repeat(65));
        ann.sees("client.name.too-long");
        ann.chat().sends("<b>Анюта</b>");
        ann.sees("client.profile.renamed");
        ann.taps("common.back");
        assertTrue(seesProfile(ann).text().startsWith("<b>Анюта</b>"));
        assertEquals("<b>Анюта</b>", ann.kept().firstName());
    }

    @Test
    void a_name_can_be_left_and_what_is_typed_then_is_no_name() {
        var ann = joined(Language.RU);
        opensProfile(ann);
        ann.taps("client.profile.name");
        ann.sees("client.profile.ask-name");
        ann.taps("client.profile.leave");
        seesProfile(ann);
        ann.chat().sends("Зоя");
        ann.sees("client.menu.use-buttons");
        assertEquals("Анна", ann.kept().firstName());
    }

    @Test
    void the_menu_works_while_a_name_is_asked_for() {
        var ann = joined(Language.RU);
        opensProfile(ann);
        ann.taps("client.profile.name");
        ann.sees("client.profile.ask-name");
        ann.presses("client.menu.discounts");
        ann.card();
        ann.chat().sends("/cancel");
        ann.sees("client.menu.cancelled");
        assertEquals("Анна", ann.kept().firstName());
    }

    @Test
    void a_birthday_is_told_later_by_buttons_and_words() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        opensProfile(ann);
        ann.taps("client.profile.birthday");
        ann.sees("client.profile.tell-birthday");
        ann.chat().sends("31 февраля 1990");
        ann.sees("client.birthday.impossible");
        ann.chat().sends("14 февраля 1990");
        ann.sees("client.birthday.kept");
        assertEquals(LocalDate.of(1990, 2, 14), ann.kept().birthday());
    }

    @Test
    void a_birthday_is_changed_once_a_year() {
        try (var own = Town.found("town_birthdays", Map.of())) {
            var ann = own.customer("Ann").isAskedForBirthday();
            ann.chat().sends("14.02.1990");
            ann.card();
            changesBirthday(ann, "15.02.1990");
            ann.sees("client.birthday.kept");
            opensProfile(ann);
            ann.taps("client.profile.birthday");
            ann.sees("client.profile.birthday-too-soon");
            assertEquals(LocalDate.of(1990, 2, 15), ann.kept().birthday());

            own.clock().moveTo(Duration.ofDays(366));
            changesBirthday(ann, "16.02.1990");
            ann.sees("client.birthday.kept");
            assertEquals(LocalDate.of(1990, 2, 16), ann.kept().birthday());
        }
    }

    private static void changesBirthday(Customer ann, String date) {
        opensProfile(ann);
        ann.taps("client.profile.birthday");
        ann.sees("client.profile.change-birthday");
        ann.chat().sends(date);
    }

    @Test
    void a_second_change_asked_in_another_window_is_refused_too() {
        var ann = joined(Language.RU);
        var profiles = town.features().profiles;
        var id = ann.kept().id();
        changesBirthday(ann, "15.02.1990");
        ann.sees("client.birthday.kept");
        assertTrue(
                profiles.changeBirthday(id, LocalDate.of(1991, 1, 1)).toString().contains("TooSoon"));
        assertFalse(
                profiles.changeBirthday(id, LocalDate.of(1990, 2, 15))
                        .toString()
                        .contains("TooSoon"),
                "the same");
    }

    @ParameterizedTest
    @EnumSource
    void notifications_are_turned_off_and_on_and_quiet_hours_chosen(Language language) {
        var ann = joined(language);
        assertEquals(new Preferences(true, true, ALL_WAYS, 22, 9), preferences(ann));
        opensProfile(ann);
        ann.taps("client.profile.notices");
        ann.chat().sees("22:00");
        ann.taps("client.notices.no-marketing");
        ann.chat().sees("off", m -> m.buttons().contains(ann.label("client.notices.marketing")));
        ann.taps("client.notices.no-reminders");
        ann.chat().sees("off", m -> m.buttons().contains(ann.label("client.notices.reminders")));
        assertEquals(new Preferences(false, false, ALL_WAYS, 22, 9), preferences(ann));
        ann.taps("client.notices.reminders");
        ann.chat().sees("on", m -> m.buttons().contains(ann.label("client.notices.no-reminders")));

        ann.taps("client.notices.quiet");
        ann.sees("client.notices.quiet-from");
        ann.chat().taps("21:00");
        ann.sees("client.notices.quiet-until");
        ann.chat().taps("8:00");
        ann.chat().sees("21:00");
        assertEquals(new Preferences(true, false, ALL_WAYS, 21, 8), preferences(ann));

        ann.taps("client.notices.quiet");
        ann.sees("client.notices.quiet-from");
        ann.taps("client.notices.no-quiet");
        ann.chat().sees("back", m -> m.buttons().contains(ann.label("client.notices.quiet")));
        assertFalse(preferences(ann).hasQuietHours());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-.KeepQuiet:24:8", "-.KeepQuiet:-1:8", "-.KeepQuietFrom:99", "-.OpenAccount:NOBODY"})
    void forged_settings_change_nothing(String data) {
        var ann = joined(Language.RU);
        var before = preferences(ann);
        ann.chat().forgesTap(data);
        ann.settles();
        assertEquals(before, preferences(ann));
    }

    @Test
    void the_number_is_told_later_and_changed_by_the_contact_button_only() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        opensProfile(ann);
        ann.taps("client.profile.phone");
        ann.sees("client.profile.ask-phone");
        ann.chat().sends("+79021112233");
        ann.sees("client.profile.use-phone-button");
        ann.chat().sharesContact("+79021112233", "Bob", 1);
        ann.sees("client.profile.phone-not-own");
        ann.presses("client.phone.share");
        ann.sees("client.profile.phone-kept");
        assertEquals(ann.label("client.menu.discounts"), ann.chat().keyboard().getFirst(), "the menu is back");
        var first = town.features().customers.findPhone(ann.kept().id()).orElseThrow();

        ann.person().changesPhone("+79025559901");
        opensProfile(ann);
        ann.taps("client.profile.phone");
        ann.sees("client.profile.ask-phone");
        ann.presses("client.phone.share");
        ann.sees("client.profile.phone-kept");
        var second = town.features().customers.findPhone(ann.kept().id()).orElseThrow();
        assertEquals("+79025559901", second.e164());
        assertFalse(first.equals(second));
    }

    @Test
    void the_number_can_be_left() {
        var ann = joined(Language.RU);
        opensProfile(ann);
        ann.taps("client.profile.phone");
        ann.sees("client.profile.ask-phone");
        ann.presses("client.profile.leave-phone");
        ann.sees("client.menu.cancelled");
        ann.chat().sends("привет");
        ann.sees("client.menu.use-buttons");
    }
}
