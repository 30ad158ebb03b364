package dvorik.app;

import static dvorik.migrations.jooq.Tables.INVITATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitingScenarioTest extends Scenario {

    @Test
    void the_owner_invites_by_role_and_salon_and_hears_who_came() {
        var owner = town.owner();
        var token = invites(owner, "cashier.role.cashier", Town.SECOND_SALON);

        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts(token);
        eve.sees("cashier.invited-salon");
        assertTrue(eve.answers().getLast().text().contains("Кассир, " + Town.SECOND_SALON));
        assertEquals(eve.label("cashier.menu.check"), eve.chat().keyboard().getFirst());
        owner.chat().sees("Ева теперь в команде");

        var member = town.features().staff.findByTelegram(eve.telegramId()).orElseThrow();
        assertTrue(member.holds(Role.CASHIER, town.salon(Town.SECOND_SALON)));
        assertTrue(!member.mayRedeemIn(town.salon(Town.FIRST_SALON)));
    }

    @Test
    void a_role_of_the_whole_business_needs_no_salon() {
        var owner = town.owner();
        owner.chat().sends("/invite");
        owner.sees("cashier.invite.ask-role");
        owner.taps("cashier.role.marketing");
        var token = token(owner, "Приглашение: Маркетолог");
        var mark = town.stranger("Марк", Language.EN);
        mark.chat().starts(token);
        mark.sees("cashier.invited");
        assertTrue(mark.answers().getLast().text().contains("Marketing"));
        owner.chat().sees("Марк теперь в команде");
    }

    @Test
    void a_link_works_once_and_for_its_finder_it_looks_like_any_wrong_one() {
        var token = "i_" + Invitation.fresh(town, Role.CASHIER);
        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts(token);
        eve.sees("cashier.invited-salon");
        var finder = town.stranger("Finder", Language.RU);
        finder.chat().starts(token);
        finder.sees("cashier.invitation-not-valid");
    }

    @Test
    void the_own_link_opened_again_is_answered_like_the_first_time() {
        var token = "i_" + Invitation.fresh(town, Role.CASHIER);
        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts(token);
        var first = eve.sees("cashier.invited-salon").text();
        eve.chat().starts(token);
        assertEquals(first, eve.sees("cashier.invited-salon").text());
    }

    @Test
    void an_owner_who_opens_a_link_meant_for_another_does_not_use_it_up() {
        var token = "i_" + Invitation.fresh(town, Role.CASHIER);
        var owner = town.owner();
        owner.chat().starts(token);
        owner.sees("cashier.invitation-for-other");
        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts(token);
        eve.sees("cashier.invited-salon");
    }

    @Test
    void an_owner_may_become_a_master_too_and_is_known_by_the_name_in_telegram() {
        var owner = town.owner();
        owner.chat().starts("i_" + Invitation.fresh(town, Role.MASTER));
        assertTrue(owner.sees("cashier.invited-salon-no-till").text().contains("Owner"));
        var member = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        assertEquals("Owner", member.name());
        assertTrue(member.holds(Role.MASTER, town.salon(Town.FIRST_SALON)));
    }

    @Test
    void the_own_link_of_a_role_taken_away_welcomes_nobody() {
        var token = "i_" + Invitation.fresh(town, Role.CASHIER);
        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts(token);
        eve.sees("cashier.invited-salon");
        Dismissal.removeRoles(town, eve);
        eve.chat().starts(token);
        eve.sees("cashier.invitation-not-valid");
    }

    @Test
    void a_link_too_old_is_refused() {
        var token = "i_" + Invitation.fresh(town, Role.CASHIER);
        var eve = town.stranger("Ева", Language.RU);
        try {
            town.chat().clock().setOffset(Duration.ofDays(3).plusMinutes(1));
            eve.chat().starts(token);
            eve.sees("cashier.invitation-not-valid");
        } finally {
            town.chat().clock().setOffset(Duration.ZERO);
        }
        eve.chat().starts(token);
        eve.sees("cashier.invited-salon");
    }

    @Test
    void somebody_who_works_here_hears_that_a_link_no_longer_works() {
        var maria = town.cashier("Мария");
        maria.chat().starts("i_" + Invitation.used(town));
        maria.sees("cashier.invitation-not-valid");
    }

    @Test
    void two_people_opening_one_link_at_once_are_not_both_let_in() {
        var token = "i_" + Invitation.fresh(town, Role.CASHIER);
        var eve = town.stranger("Ева", Language.RU);
        var finder = town.stranger("Finder", Language.RU);
        eve.chat().starts(token);
        finder.chat().starts(token);
        eve.chat().sees("an answer", m -> true);
        finder.chat().sees("an answer", m -> true);
        assertEquals(1, eve.count("cashier.invited-salon") + finder.count("cashier.invited-salon"));
        assertEquals(1, eve.count("cashier.invitation-not-valid") + finder.count("cashier.invitation-not-valid"));
    }

    @ParameterizedTest
    @CsvSource({"RU, уборщица", "EN, 1500"})
    void words_in_between_bring_the_question_again_and_cancel_stops(Language language, String word) {
        var owner = town.owner();
        owner.chat().sends("/invite");
        owner.sees("cashier.invite.ask-role");
        owner.chat().sends(word);
        owner.sees("cashier.invite.ask-role");
        owner.taps("cashier.role.cashier");
        owner.sees("cashier.invite.ask-salon");
        owner.chat().sends(word);
        owner.sees("cashier.invite.ask-salon");
        owner.taps("cashier.till.cancel");
        owner.sees("cashier.invite.cancelled");
    }

    @Test
    void a_double_tap_makes_one_invitation() {
        var owner = town.owner();
        owner.chat().sends("/invite");
        owner.sees("cashier.invite.ask-role");
        owner.taps("cashier.role.master");
        owner.sees("cashier.invite.ask-salon");
        int before = town.db().fetchCount(INVITATION);
        owner.tapsLabelTwice(Town.FIRST_SALON);
        owner.settles();
        assertEquals(before + 1, town.db().fetchCount(INVITATION));
    }

    @Test
    void a_cashier_invites_nobody() {
        var maria = town.cashier("Мария");
        maria.chat().sends("/invite");
        maria.sees("cashier.invite.not-allowed");
        maria.chat().sends(maria.label("cashier.menu.invite"));
        maria.sees("cashier.invite.not-allowed");
        assertEquals(
                List.of(
                        maria.label("cashier.menu.check"),
                        maria.label("cashier.menu.today"),
                        maria.label("cashier.menu.help")),
                maria.chat().keyboard());
    }

    private static String invites(Cashier owner, String role, String salon) {
        owner.chat().sends("/invite");
        owner.sees("cashier.invite.ask-role");
        owner.taps(role);
        owner.sees("cashier.invite.ask-salon");
        owner.chat().taps(salon);
        return token(owner, "Приглашение: " + owner.label(role) + ", " + salon);
    }

    /** @return the payload of the link */
    private static String token(Cashier owner, String title) {
        owner.chat().sees(title);
        var link = owner.chat()
                .tapsAndGets(owner.label("cashier.invite.copy"))
                .path("copied")
                .asText();
        assertTrue(link.startsWith("https://t.me/" + Town.CASHIER_BOT + "?start=i_"), link);
        assertTrue(owner.answers().stream().anyMatch(m -> m.text().contains(link)));
        return link.substring(link.indexOf('=') + 1);
    }
}
