package dvorik.app;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.TILL_PAUSE;
import static dvorik.migrations.jooq.Tables.WRONG_CODE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.setting.Setting;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A town where three wrong codes within ten minutes are too many, and the pause is five minutes. */
class WrongCodesScenarioTest {
    private static final Text PAUSED = Text.of("cashier.code.paused").with("minutes", 5);
    private static Town town;

    @BeforeAll
    static void found() {
        town = Town.found("town_wrong_codes", Map.of());
        var owner =
                town.features().staff.findByTelegram(Town.OWNER).orElseThrow().id();
        var settings = town.features().settings;
        settings.set(town.features().business, Setting.TILL_WRONG_CODES, 3, owner);
        settings.set(town.features().business, Setting.TILL_PAUSE, 5, owner);
        // nobody can be written to before
        town.owner().chat().starts().sees("Здравствуйте");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void too_many_wrong_codes_pause_the_person_and_the_owner_hears_it_once(Language language) {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var name = "Мария " + language;
        var maria = town.cashier(name, language);
        wrong(maria);
        maria.chat().sends("7KQM-2WXQ");
        maria.sees("cashier.code.mistyped");
        maria.chat().sends(Gift.newCode().grouped());
        maria.sees(PAUSED);

        maria.chat().sends(code);
        maria.sees(PAUSED);
        maria.chat().sends(Gift.newCode().grouped());
        maria.sees(PAUSED);
        var owner = town.owner();
        var told = name + ": проверка кодов на паузе";
        owner.chat().sees(told);
        assertEquals(
                1, owner.answers().stream().filter(m -> m.text().contains(told)).count());
        assertEquals(1, town.db().fetchCount(TILL_PAUSE, TILL_PAUSE.STAFF_ID.eq(staff(maria))));
        assertEquals(
                1,
                town.db()
                        .fetchCount(
                                AUDIT_ENTRY,
                                AUDIT_ENTRY.ACTION.eq("till.pause").and(AUDIT_ENTRY.ENTITY_ID.eq(staff(maria)))));

        town.cashier("Пётр").checks(code);

        town.chat().clock().advance(Duration.ofMinutes(5));
        maria.checks(code);
        wrong(maria);
        wrong(maria);
        maria.checks(code);
    }

    @Test
    void wrong_codes_far_apart_and_what_is_no_code_do_not_add_up() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        wrong(maria);
        wrong(maria);
        town.chat().clock().advance(Duration.ofMinutes(11));
        wrong(maria);
        wrong(maria);
        for (int i = 0; i < 3; i++) {
            maria.chat().sends("привет");
            maria.sees("cashier.code.not-a-code");
        }
        maria.checks(code);
    }

    @Test
    void card_numbers_that_do_not_exist_count_too() {
        var maria = town.cashier("Мария");
        for (int i = 0; i < 2; i++) {
            maria.chat().sends("1234 5671");
            maria.chat().sees("");
        }
        maria.chat().sends("12345671");
        maria.sees(PAUSED);
    }

    @Test
    void card_numbers_cannot_be_guessed_where_an_amount_is_awaited() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.checks(code);
        for (int i = 0; i < 3; i++) {
            maria.chat().sends("1234 5671");
            maria.chat().sees("К оплате");
        }
        maria.chat().sends(code);
        maria.sees(PAUSED);
    }

    @Test
    void old_ones_are_forgotten() {
        var maria = town.cashier("Мария");
        wrong(maria);
        town.features().wrongCodes.forgetOld(LocalDate.now(town.clock()).plusDays(29));
        assertEquals(1, town.db().fetchCount(WRONG_CODE, WRONG_CODE.STAFF_ID.eq(staff(maria))));
        town.features().wrongCodes.forgetOld(LocalDate.now(town.clock()).plusDays(31));
        assertEquals(0, town.db().fetchCount(WRONG_CODE, WRONG_CODE.STAFF_ID.eq(staff(maria))));
    }

    private static void wrong(Cashier cashier) {
        cashier.chat().sends(Gift.newCode().grouped());
        cashier.sees("cashier.code.unknown");
    }

    private static long staff(Cashier person) {
        return town.features()
                .staff
                .findByTelegram(person.telegramId())
                .orElseThrow()
                .id()
                .value();
    }
}
