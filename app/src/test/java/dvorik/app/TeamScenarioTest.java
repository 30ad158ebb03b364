package dvorik.app;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.id.StaffId;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.TeamChange;
import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A town of its own: the team is the whole business's. Each test clears the team but for the owner. */
class TeamScenarioTest {
    private static Town town;

    @BeforeAll
    static void found() {
        town = Town.found("town_team", Map.of());
    }

    @AfterAll
    static void close() {
        assertEquals(List.of(), town.chat().findings());
        town.close();
    }

    @AfterEach
    void everybody_leaves() {
        var owner = member(Town.OWNER);
        town.features().team.list(owner).stream()
                .filter(colleague -> !colleague.id().equals(owner.id()))
                .forEach(colleague -> town.features().team.remove(owner, colleague.id()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_owner_suspends_a_cashier_who_is_out_at_once_and_comes_back(Language language) {
        var owner = owner(language);
        var maria = town.cashier("Мария", language);

        opens(owner, "Мария");
        owner.taps("team.suspend");
        owner.chat().seesToast("Мария");
        maria.chat().sends("1234");
        maria.sees("cashier.suspended");

        owner.taps("team.bring-back");
        owner.chat().sees("a card to suspend", m -> m.buttons().contains(owner.label("team.suspend")));
        maria.chat().starts();
        maria.sees("cashier.hello");
        assertEquals(List.of("staff.suspend", "staff.bring-back"), acts(maria));
    }

    @Test
    void a_second_tap_on_suspend_changes_nothing() {
        var owner = owner(Language.RU);
        var maria = town.cashier("Мария");
        opens(owner, "Мария");
        owner.tapsTwice("team.suspend");
        owner.settles();
        assertEquals(List.of("staff.suspend"), acts(maria));
    }

    @Test
    void removing_is_asked_first_and_a_new_invitation_begins_anew() {
        var owner = owner(Language.RU);
        var maria = town.cashier("Мария");
        var before = member(maria.telegramId());
        opens(owner, "Мария");
        owner.taps("team.remove");
        owner.sees("team.ask-remove");
        owner.taps("team.keep");
        owner.chat().sees("the card again", m -> m.buttons().contains(owner.label("team.remove")));
        owner.taps("team.remove");
        owner.sees("team.ask-remove");
        owner.taps("team.yes-remove");
        owner.chat().sees("Команда: 1 человек");
        maria.chat().sends("1234");
        maria.sees("cashier.strangers");

        maria.chat().starts("i_" + Invitation.fresh(town, Role.CASHIER));
        maria.sees("cashier.invited-salon");
        assertFalse(member(maria.telegramId()).id().equals(before.id()));
    }

    @Test
    void one_role_of_several_is_taken_and_the_others_stay() {
        var owner = owner(Language.RU);
        var maria = town.cashier("Мария");
        town.hire(maria.telegramId(), "Мария", Language.RU, Role.CASHIER, Town.SECOND_SALON);
        opens(owner, "Мария");
        owner.chat().taps("Снять роль: Кассир, " + Town.SECOND_SALON);
        owner.sees("team.ask-take");
        owner.taps("team.yes-take");
        owner.chat().seesToast("Мария");
        var member = member(maria.telegramId());
        assertTrue(member.holds(Role.CASHIER, town.salon(Town.FIRST_SALON)));
        assertFalse(member.holds(Role.CASHIER, town.salon(Town.SECOND_SALON)));
    }

    @Test
    void the_only_owner_stays() {
        var owner = owner(Language.RU);
        opens(owner, "Owner");
        assertFalse(owner.answers().getLast().buttons().contains(owner.label("team.suspend")), "not oneself");
        owner.taps("team.remove");
        owner.sees("team.ask-remove");
        owner.taps("team.yes-remove");
        owner.chat().seesToast("Это единственный владелец");
        assertTrue(member(Town.OWNER).is(Role.OWNER));
    }

    @Test
    void two_owners_who_remove_each_other_at_once_do_not_both_succeed() {
        for (int i = 0; i < 5; i++) {
            var rival = town.stranger("Соперник", Language.RU);
            var second = town.hire(rival.telegramId(), "Соперник", Language.RU, Role.OWNER);
            var first = member(Town.OWNER);
            var team = town.features().team;
            var one = CompletableFuture.supplyAsync(() -> team.suspend(first, second.id()));
            var other = CompletableFuture.supplyAsync(() -> team.suspend(second, first.id()));
            var done = List.of(one.join(), other.join()).stream()
                    .filter(TeamChange.Done.class::isInstance)
                    .count();
            assertEquals(1, done);
            town.db().execute("update staff set suspended_at = null");
            team.remove(member(Town.OWNER), second.id());
        }
    }

    @Test
    void a_manager_leads_the_cashiers_and_masters_of_the_own_salon_only() {
        var boss = manager("Управ", Town.FIRST_SALON);
        town.cashier("Мария");
        var far = town.stranger("Дальний", Language.RU);
        town.hire(far.telegramId(), "Дальний", Language.RU, Role.CASHIER, Town.SECOND_SALON);
        manager("Коллега", Town.FIRST_SALON);

        boss.presses("cashier.menu.team");
        var list = boss.chat().sees("Команда");
        assertTrue(list.text().contains("Мария"), list.text());
        assertFalse(list.text().contains("Дальний"), list.text());
        assertFalse(list.text().contains("Owner"), list.text());

        boss.chat().taps(button(list, "Коллега"));
        var colleague = boss.chat().sees("В команде с");
        assertEquals(List.of(boss.label("team.back")), colleague.buttons(), "another manager is not the manager's");

        boss.taps("team.back");
        boss.chat().taps(button(boss.chat().sees("Команда"), "Мария"));
        boss.chat().sees("В команде с");
        boss.taps("team.suspend");
        boss.chat().sees("a card to bring back", m -> m.buttons().contains(boss.label("team.bring-back")));

        var forged = boss.data(boss.label("team.bring-back"))
                .replaceAll(":\\d+", ":" + member(far.telegramId()).id().value());
        boss.chat().forgesTap(forged.replace("TeamBringBack", "TeamRemove"));
        boss.chat().seesToast("Этого человека нет");
        assertTrue(member(far.telegramId()).redeems());
    }

    @Test
    void a_cashier_who_works_elsewhere_too_loses_only_the_managers_salon() {
        var boss = manager("Управ", Town.FIRST_SALON);
        var maria = town.cashier("Мария");
        town.hire(maria.telegramId(), "Мария", Language.RU, Role.CASHIER, Town.SECOND_SALON);
        boss.chat().sends("/team");
        boss.chat().taps(button(boss.chat().sees("Команда"), "Мария"));
        var card = boss.chat().sees("В команде с");
        assertEquals(List.of("Снять роль: Кассир, " + Town.FIRST_SALON, boss.label("team.back")), card.buttons());
        boss.chat().taps("Снять роль: Кассир, " + Town.FIRST_SALON);
        boss.sees("team.ask-take");
        boss.taps("team.yes-take");
        boss.chat().sees("Команда");
        assertTrue(member(maria.telegramId()).mayRedeemIn(town.salon(Town.SECOND_SALON)));
    }

    @Test
    void a_manager_invites_cashiers_and_masters_of_the_own_salon() {
        var boss = manager("Управ", Town.SECOND_SALON);
        boss.chat().sends("/team");
        boss.chat().sees("Команда");
        boss.taps("team.invite");
        var roles = boss.sees("cashier.invite.ask-role");
        assertEquals(
                List.of(
                        boss.label("cashier.role.cashier"),
                        boss.label("cashier.role.master"),
                        boss.label("cashier.till.cancel")),
                roles.buttons());
        boss.taps("cashier.role.master");
        boss.chat().sees("Приглашение: Мастер, " + Town.SECOND_SALON);
        var link = boss.chat()
                .tapsAndGets(boss.label("cashier.invite.copy"))
                .path("copied")
                .asText();
        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts(link.substring(link.indexOf('=') + 1));
        eve.sees("cashier.invited-salon-no-till");
        eve.chat().starts();
        eve.sees("cashier.hello-master");
    }

    @Test
    void an_open_invitation_is_listed_and_withdrawn() {
        var owner = owner(Language.RU);
        var token = Invitation.fresh(town, Role.CASHIER);
        owner.chat().sends("/team");
        owner.chat().sees("Команда");
        owner.chat().taps("Приглашения: 1");
        var list = owner.chat().sees("Кассир, " + Town.FIRST_SALON + ": пригласил(а) Owner");
        var withdraw = owner.data("Отозвать 1");
        owner.chat().taps(list, "Отозвать 1");
        owner.chat().seesToast("ссылка больше не работает");
        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts("i_" + token);
        eve.sees("cashier.invitation-not-valid");
        owner.settles();
        owner.chat().forgesTap(withdraw);
        owner.chat().seesToast("Это приглашение уже не ждёт");
    }

    @Test
    void what_a_removed_manager_invited_to_is_withdrawn_too() {
        var boss = manager("Управ", Town.FIRST_SALON);
        var manager = member(boss.telegramId());
        var token = town.features()
                .staff
                .invite(manager, Role.CASHIER, town.salon(Town.FIRST_SALON), "test:removed-manager");
        town.features().team.remove(member(Town.OWNER), manager.id());
        var eve = town.stranger("Ева", Language.RU);
        eve.chat().starts("i_" + token);
        eve.sees("cashier.invitation-not-valid");
    }

    @Test
    void a_long_team_has_pages() {
        var owner = owner(Language.RU);
        for (int i = 1; i <= 9; i++) {
            town.cashier("Кассир" + i);
        }
        owner.presses("cashier.menu.team");
        var first = owner.chat().sees("Команда: 10 человек");
        assertTrue(first.text().contains("8. "), first.text());
        assertFalse(first.text().contains("9. "), first.text());
        owner.taps("team.next");
        owner.chat().sees("10. ");
        owner.taps("team.previous");
        owner.chat().sees("1. ");
    }

    @Test
    void the_team_is_none_of_a_cashiers_business() {
        var owner = owner(Language.RU);
        opens(owner, "Owner");
        var forged = owner.data(owner.label("team.remove"));
        var maria = town.cashier("Мария");
        maria.chat().sends("/team");
        maria.sees("team.not-allowed");
        maria.chat().forgesTap(forged);
        maria.chat().seesToast(maria.label("team.not-allowed"));
        maria.chat().forgesTap("-.TeamPerson:-5");
        maria.chat().seesToast(maria.label("team.not-allowed"));
        owner.chat().forgesTap("-.TeamPerson:-5");
        owner.chat().seesToast(owner.label("team.gone"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_person_with_several_roles_sees_them_and_works_in_one_or_in_all(Language language) {
        var boss = town.stranger("Управ", language);
        town.hire(boss.telegramId(), "Управ", language, Role.MANAGER, Town.FIRST_SALON);
        town.hire(boss.telegramId(), "Управ", language, Role.MASTER, Town.SECOND_SALON);
        var master = boss.label("cashier.role.master") + ", " + Town.SECOND_SALON;
        boss.chat().sends("/me");
        assertTrue(boss.chat().sees("Управ").text().contains(master));
        boss.chat().taps(master);
        boss.sees("team.acting");
        assertEquals(
                List.of(
                        boss.label("cashier.menu.my-day"),
                        boss.label("cashier.menu.my-week"),
                        boss.label("cashier.menu.help")),
                boss.chat().keyboard());
        boss.chat().sends("7KQM-2WXF");
        boss.sees("cashier.nothing-here");
        boss.taps("team.all-roles");
        boss.sees("team.acting-all");
        assertTrue(boss.chat().keyboard().contains(boss.label("cashier.menu.team")));
    }

    @Test
    void a_role_taken_away_while_it_was_the_chosen_one_gives_the_others_back() {
        var maria = town.cashier("Мария");
        var member = town.hire(maria.telegramId(), "Мария", Language.RU, Role.MASTER);
        var team = town.features().team;
        var master = team.rolesOf(member).getLast();
        assertTrue(team.actAs(member, master.id()));
        assertFalse(member(maria.telegramId()).redeems());
        team.takeRole(member(Town.OWNER), member.id(), master.id());
        assertTrue(member(maria.telegramId()).redeems());
        assertFalse(team.actAs(member, master.id()), "no longer held");
    }

    private static void opens(Cashier owner, String name) {
        owner.chat().sends("/team");
        var list = owner.chat().sees("the team", m -> m.text().contains("1. "));
        owner.chat().taps(list, button(list, name));
        owner.chat().sees("a card", m -> m.buttons().contains(owner.label("team.back")));
    }

    private static String button(ChatMessage list, String name) {
        return list.buttons().stream()
                .filter(label -> label.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static Cashier owner(Language language) {
        town.features().staff.changeLanguage(member(Town.OWNER).id(), language);
        var owner = new Cashier(town, town.chat().person(Town.OWNER), language);
        owner.chat().starts();
        owner.sees("cashier.hello");
        return owner;
    }

    private static Cashier manager(String name, String salon) {
        var boss = town.stranger(name, Language.RU);
        town.hire(boss.telegramId(), name, Language.RU, Role.MANAGER, salon);
        boss.chat().starts();
        boss.sees("cashier.hello");
        return boss;
    }

    private static StaffMember member(long telegramId) {
        return town.features().staff.findByTelegram(telegramId).orElseThrow();
    }

    private static List<String> acts(Cashier person) {
        StaffId id = staffId(person.telegramId());
        return town.db()
                .select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ENTITY.eq("staff"), AUDIT_ENTRY.ENTITY_ID.eq(id.value()))
                .orderBy(AUDIT_ENTRY.ID)
                .fetch(AUDIT_ENTRY.ACTION);
    }

    /** The suspended, too. */
    private static StaffId staffId(long telegramId) {
        return new StaffId(town.db()
                .fetchSingle("select id from staff where living_telegram_id = ?", telegramId)
                .get(0, Long.class));
    }
}
