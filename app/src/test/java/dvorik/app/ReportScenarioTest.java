package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.setting.Setting;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A town of its own, whose clock is moved: each test begins at noon of a day of its own. */
class ReportScenarioTest {
    private static Town town;
    private static LocalDate day;
    private static Duration offset = Duration.ZERO;

    @BeforeAll
    static void found() {
        town = Town.found("town_report", Map.of());
        day = LocalDate.now(town.clock());
        owner().chat().starts();
    }

    @AfterAll
    static void close() {
        assertEquals(List.of(), town.chat().findings());
        town.close();
    }

    @BeforeEach
    void a_new_day_at_noon() {
        // beyond the days over which anything is counted
        day = day.plusDays(40);
        itIs(12, 1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_cashier_sees_the_own_redemptions_of_today_with_their_sum(Language language) {
        var maria = town.cashier("Мария", language);
        var other = town.cashier("Другая");
        maria.redeems(gift(10), "1500");
        maria.redeems(gift(20), "1000");
        other.redeems(gift(10), "700");

        maria.chat().sends("/today");
        var list = maria.sees("report.today");
        var lines = list.text().lines().toList();
        assertTrue(lines.get(1).contains("350"), list.text());
        assertTrue(lines.get(2).startsWith("12:0") && lines.get(2).contains("−200"), list.text());
        assertTrue(lines.get(3).contains("−150") && lines.get(3).contains("Анна"), list.text());
        assertEquals(4, lines.size(), list.text());
        assertFalse(list.buttons().contains(maria.label("report.only-mine")));

        maria.taps("report.day-before");
        maria.chat().sees("an empty day", m -> m.text().lines().count() == 2);
    }

    @Test
    void a_manager_sees_the_own_salon_and_the_owner_all_by_salon() {
        var maria = town.cashier("Мария");
        var far = town.stranger("Дальняя", Language.RU);
        town.hire(far.telegramId(), "Дальняя", Language.RU, Role.CASHIER, Town.SECOND_SALON);
        var boss = town.stranger("Управ", Language.RU);
        town.hire(boss.telegramId(), "Управ", Language.RU, Role.MANAGER, Town.SECOND_SALON);
        maria.redeems(gift(10), "1000");
        far.redeems(gift(10), "2000");

        boss.chat().sends("/today");
        var his = boss.chat().sees("Сегодня").text();
        assertTrue(his.contains("Дальняя") && !his.contains("Мария"), his);
        boss.taps("report.only-mine");
        boss.chat().sees("Пока ничего не применено");
        boss.taps("report.all");
        boss.chat().sees("Дальняя");

        var owner = owner();
        owner.chat().sends("/today");
        var all = owner.chat().sees("Сегодня").text();
        assertTrue(all.contains("2 скидки: −300"), all);
        assertTrue(all.contains(Town.FIRST_SALON + ": 1, −100"), all);
        assertTrue(all.contains(Town.SECOND_SALON + ": 1, −200"), all);
        assertTrue(all.contains("Мария, " + Town.FIRST_SALON), all);
    }

    @Test
    void what_was_taken_back_is_marked_and_in_no_sum() {
        var maria = town.cashier("Мария");
        maria.redeems(gift(10), "1000");
        maria.redeems(gift(10), "2000");
        undoLast(maria);
        maria.chat().sends("/today");
        var list = maria.chat().sees("Сегодня").text();
        assertTrue(list.contains("1 скидка: −100"), list);
        assertTrue(list.contains("Отменено применений: 1"), list);
        assertTrue(list.contains("(отменена)"), list);
    }

    @Test
    void a_long_day_has_pages_and_a_forged_page_is_the_nearest_one() {
        var maria = town.cashier("Мария");
        for (int i = 1; i <= 11; i++) {
            maria.redeems(gift(10), i + "000");
        }
        maria.chat().sends("/today");
        var first = maria.chat().sees("Сегодня");
        assertTrue(first.text().contains("−1\u00a0100") && !first.text().contains("−100\u00a0₽ с"), first.text());
        maria.taps("common.earlier");
        maria.chat().sees("−100\u00a0₽ с");
        maria.taps("common.later");
        maria.chat().sees("−1\u00a0100");
        maria.chat().forgesTap("-.DayPage:ALL:2147483647:99");
        maria.chat().sees("−100\u00a0₽ с");
        maria.chat().forgesTap("-.DayPage:ALL:2147483647:-7");
        maria.chat().sees("−1\u00a0100");
        maria.chat().forgesTap("-.DayPage:ALL:-2147483648:7");
        maria.chat().sees("Пока ничего не применено");
    }

    @Test
    void today_is_nothing_for_a_role_without_till() {
        var mark = town.stranger("Марк", Language.RU);
        town.hire(mark.telegramId(), "Марк", Language.RU, Role.MASTER);
        mark.chat().sends("/today");
        mark.sees("report.not-for-role");
        mark.chat().forgesTap("-.DayPage:ALL:1:0");
        mark.seesToast("report.not-for-role");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void at_the_end_of_the_day_everybody_hears_once_what_concerns_them(Language language) {
        var maria = town.cashier("Мария", language);
        var idle = town.cashier("Праздная");
        var boss = town.stranger("Управ", language);
        town.hire(boss.telegramId(), "Управ", language, Role.MANAGER, Town.FIRST_SALON);
        var elsewhere = town.stranger("Чужой", Language.RU);
        town.hire(elsewhere.telegramId(), "Чужой", Language.RU, Role.MANAGER, Town.SECOND_SALON);
        List.of(boss, elsewhere, idle).forEach(person -> person.chat().starts());
        maria.redeems(gift(10), "1000");
        town.runDueJobs();
        assertEquals(0, maria.count("report.summary"), "the day is not over");

        itIs(21, 1);
        town.runDueJobs();
        town.runDueJobs();
        assertTrue(maria.sees("report.summary").text().contains("100"));
        var his = boss.sees("report.summary").text();
        assertTrue(his.contains("Мария: 1, −100"), his);
        owner().chat().sees("a summary", m -> m.text().contains("Мария: 1, −100"));
        maria.settles();
        assertEquals(1, maria.count("report.summary"));
        idle.settles();
        elsewhere.settles();
        assertEquals(0, idle.count("report.summary") + elsewhere.count("report.summary"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_day_the_owner_sees_the_newest_seal_of_the_record_also_when_nothing_was_sold(Language language) {
        var owner = new Cashier(town, town.chat().person(Town.OWNER), language);
        town.features().staff.changeLanguage(member(Town.OWNER).id(), language);
        var api = ApiClient.owner(town);
        itIs(21, 1);
        town.runDueJobs();
        town.runDueJobs();
        showsSeal(owner, api, language);

        day = day.plusDays(1);
        itIs(12, 0);
        town.cashier("Мария").redeems(gift(10), "1000");
        itIs(21, 1);
        town.runDueJobs();
        town.runDueJobs();
        assertTrue(showsSeal(owner, api, language).contains("100"));
        town.features().staff.changeLanguage(member(Town.OWNER).id(), Language.RU);
    }

    /** @return what the owner reads about this day */
    private static String showsSeal(Cashier owner, ApiClient api, Language language) {
        var title = town.texts().plain(language, Text.of("report.summary").with("day", day));
        var text = owner.chat().sees("a summary", m -> m.text().contains(title)).text();
        owner.settles();
        assertEquals(
                1,
                owner.chat().messages().stream()
                        .filter(m -> m.text().contains(title))
                        .count());
        var shown = Pattern.compile("(\\d+)[^\\d:]*: ([0-9a-f]{16})\\.").matcher(text);
        assertTrue(shown.find(), text);
        var hash = shown.group(2);
        var seal = Text.of("report.seal").with("number", shown.group(1)).with("hash", hash);
        assertTrue(text.contains(town.texts().plain(language, seal)), text);
        var checked = api.get("/api/v1/audit/verify?seal=" + shown.group(1)).is(200);
        assertTrue(checked.at("/intact").asBoolean());
        assertTrue(checked.at("/seal_hash").asText().startsWith(hash), () -> "" + checked.body());
        return text;
    }

    @Test
    void the_hour_of_the_summary_is_a_setting_and_a_missed_day_is_made_good() {
        var maria = town.cashier("Мария");
        maria.redeems(gift(10), "1000");
        set(Setting.SUMMARY_HOUR, 24);
        try {
            itIs(23, 59);
            town.runDueJobs();
            maria.settles();
            assertEquals(0, maria.count("report.summary"));
            day = day.plusDays(2);
            itIs(10, 0);
            town.runDueJobs();
            maria.sees("report.summary");
        } finally {
            set(Setting.SUMMARY_HOUR, 21);
        }
    }

    @Test
    void a_removed_cashier_hears_nothing_of_the_day() {
        var maria = town.cashier("Мария");
        maria.redeems(gift(10), "1000");
        town.features()
                .team
                .remove(member(Town.OWNER), member(maria.telegramId()).id());
        itIs(21, 1);
        town.runDueJobs();
        owner().chat().sees("a summary", m -> m.text().contains("Мария: 1"));
        maria.chat().sends("x");
        maria.sees("cashier.strangers");
        assertEquals(0, maria.count("report.summary"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_same_customer_again_and_again_reaches_the_owner_who_suspends_with_one_button(Language language) {
        town.features().staff.changeLanguage(member(Town.OWNER).id(), language);
        var owner = new Cashier(town, town.chat().person(Town.OWNER), language);
        var maria = town.cashier("Мария");
        var ann = joined();
        maria.redeems(Gift.percent(town, 10).to(ann), "1000");
        maria.redeems(Gift.percent(town, 10).to(ann), "1000");
        town.runDueJobs();
        assertEquals(0, found(maria));
        owner.settles();
        maria.redeems(Gift.percent(town, 10).to(ann), "1000");
        town.runDueJobs();
        town.runDueJobs();
        var card = owner.chat().sees("a word", m -> m.buttons().contains(owner.label("report.suspend")));
        assertTrue(card.text().contains("Мария") && card.text().contains("(Анна)"), card.text());

        owner.tapsTwice("report.suspend");
        owner.chat().sees("a card to bring back", m -> m.buttons().contains(owner.label("team.bring-back")));
        maria.chat().sends("x");
        maria.sees("cashier.suspended");
        owner.settles();
        assertEquals(1, found(maria), "once a day");
        assertEquals(
                1,
                town.db()
                        .fetchSingle(
                                "select count(*) from audit_entry where action = 'staff.suspend' and entity_id = ?",
                                staffId(maria))
                        .get(0, Long.class));
        town.features().staff.changeLanguage(member(Town.OWNER).id(), Language.RU);
    }

    @Test
    void undone_and_different_customers_are_nothing_unusual() {
        var maria = town.cashier("Мария");
        var ann = joined();
        for (int i = 0; i < 3; i++) {
            maria.redeems(Gift.percent(town, 10).to(ann), "1000");
            undoLast(maria);
            maria.redeems(gift(10), "1000");
        }
        town.runDueJobs();
        assertEquals(0, found(maria));
    }

    @Test
    void a_redemption_after_hours_is_found_once_the_hours_are_set() {
        var maria = town.cashier("Мария");
        itIs(23, 30);
        maria.redeems(gift(10), "1000");
        town.runDueJobs();
        assertEquals(0, found(maria), "no hours are set");
        set(Setting.OPEN_HOUR, 9);
        set(Setting.CLOSE_HOUR, 22);
        try {
            // past midnight it is still yesterday's
            day = day.plusDays(1);
            itIs(0, 10);
            town.runDueJobs();
            owner().chat().sees("нерабочее время: 1. По настройкам вы открыты с 9 до 22");
            assertEquals(1, found(maria));
        } finally {
            set(Setting.OPEN_HOUR, 0);
            set(Setting.CLOSE_HOUR, 24);
        }
    }

    @Test
    void one_who_only_redeems_the_highest_while_others_do_not_is_found() {
        var maria = town.cashier("Мария");
        var honest = town.cashier("Честная");
        set(Setting.WATCH_HIGHEST, 3);
        try {
            for (int i = 0; i < 3; i++) {
                maria.redeems(gift(50), "1000");
                honest.redeems(gift(i == 0 ? 50 : 10), "1000");
            }
            town.runDueJobs();
            owner().chat().sees("только самые большие скидки: 3");
            assertEquals(1, found(maria));
            assertEquals(0, found(honest));
        } finally {
            set(Setting.WATCH_HIGHEST, 10);
        }
    }

    @Test
    void the_button_is_the_owners() {
        var maria = town.cashier("Мария");
        var ann = joined();
        for (int i = 0; i < 3; i++) {
            maria.redeems(Gift.percent(town, 10).to(ann), "1000");
        }
        town.runDueJobs();
        owner().chat().sees("Мария");
        var id = town.db()
                .fetchSingle("select id from unusual_pattern where staff_id = ?", staffId(maria))
                .get(0, Long.class);
        var rival = town.cashier("Соперница");
        rival.chat().forgesTap("-.SuspendUnusual:" + id);
        rival.seesToast("team.gone");
        rival.chat().forgesTap("-.SuspendUnusual:999999999");
        rival.seesToast("team.gone");
        assertTrue(member(maria.telegramId()).redeems());
    }

    private static long found(Cashier person) {
        return town.db()
                .fetchSingle("select count(*) from unusual_pattern where staff_id = ?", staffId(person))
                .get(0, Long.class);
    }

    private static long staffId(Cashier person) {
        return town.db()
                .fetchSingle("select id from staff where living_telegram_id = ?", person.telegramId())
                .get(0, Long.class);
    }

    private static void undoLast(Cashier person) {
        town.db()
                .execute(
                        "update redemption set active = null, reverted_at = redeemed_at where staff_id = ?"
                                + " order by id desc limit 1",
                        staffId(person));
    }

    /** @return a code of a new customer */
    private static String gift(int percent) {
        return Gift.percent(town, percent).to(joined());
    }

    private static Customer joined() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        return ann;
    }

    private static void itIs(int hour, int minute) {
        var wanted = day.atTime(LocalTime.of(hour, minute)).atZone(town.clock().getZone());
        var ahead = Duration.between(town.clock().instant(), wanted.toInstant());
        offset = offset.plus(ahead);
        town.chat().clock().setOffset(offset);
    }

    private static void set(Setting setting, int value) {
        var owner = member(Town.OWNER);
        town.features().settings.set(owner.business(), setting, value, owner.id());
    }

    private static Cashier owner() {
        return town.owner();
    }

    private static StaffMember member(long telegramId) {
        return town.features().staff.findByTelegram(telegramId).orElseThrow();
    }
}
