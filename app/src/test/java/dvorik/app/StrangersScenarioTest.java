package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who does not work here learns nothing at the cashier bot. */
class StrangersScenarioTest extends Scenario {

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_stranger_hears_the_same_words_whatever_they_send(Language language) {
        var ann = town.customer("Ann", language);
        var code = Customer.code(ann.joins("Анна"));
        var used = Invitation.used(town);
        var eve = town.stranger("Eve", language);
        for (var text : List.of(
                "/start",
                "/help",
                "/menu",
                "/invite",
                "/language",
                "/cancel",
                "/nonsense",
                "привет",
                code,
                Gift.newCode().grouped(),
                "1500",
                "/start c_" + code.replace("-", ""))) {
            eve.chat().sends(text);
            eve.sees("cashier.strangers");
        }
        eve.chat().sendsSticker();
        eve.sees("cashier.strangers");
        eve.chat().sharesContact("+79020001122", "Eve", eve.telegramId());
        eve.sees("cashier.strangers");
        eve.chat().forgesTap("-.CheckOther:" + code.replace("-", ""));
        eve.sees("cashier.strangers");
        assertEquals(
                1,
                eve.answers().stream()
                        .map(m -> m.html() + m.buttons())
                        .distinct()
                        .count(),
                "one and the same message each time");
        for (var link : List.of(used, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "")) {
            eve.chat().sends("/start i_" + link);
            eve.sees("cashier.invitation-not-valid");
        }
        assertEquals(List.of(), eve.chat().keyboard());
    }

    @Test
    void a_customer_is_a_stranger_here_too() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var annHere = new Cashier(town, ann.person(), Language.RU);
        annHere.chat().starts("c_" + code.replace("-", ""));
        annHere.sees("cashier.strangers");
    }

    @Test
    void a_removed_member_of_staff_is_out_at_the_next_tap() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.quotes(code, "1000");
        Dismissal.removeRoles(town, maria);
        maria.taps("cashier.till.confirm");
        maria.sees("cashier.strangers");
        maria.chat().sends(code);
        maria.sees("cashier.strangers");
        assertEquals(List.of(), maria.chat().keyboard());
        town.cashier("Пётр").checks(code);
    }

    @Test
    void a_suspended_member_of_staff_is_out_at_the_next_tap() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.quotes(code, "1000");
        Dismissal.suspend(town, maria);
        maria.taps("cashier.till.confirm");
        maria.sees("cashier.suspended");
        town.cashier("Пётр").checks(code);
    }

    @Test
    void a_suspended_person_does_not_come_back_by_a_fresh_link() {
        var maria = town.cashier("Мария");
        Dismissal.suspend(town, maria);
        maria.chat().starts("i_" + Invitation.fresh(town, Role.CASHIER));
        maria.sees("cashier.suspended");
    }

    @Test
    void a_role_without_till_is_told_so_and_checks_no_codes() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var mark = town.stranger("Марк", Language.RU);
        town.hire(mark.telegramId(), "Марк", Language.RU, Role.MARKETING);
        mark.chat().sends(code);
        mark.sees("cashier.nothing-here");
        mark.chat().starts("c_" + code.replace("-", ""));
        mark.sees("cashier.hello-no-till");
        assertEquals(
                List.of(mark.label("cashier.menu.broadcast"), mark.label("cashier.menu.help")),
                mark.chat().keyboard());
    }
}
