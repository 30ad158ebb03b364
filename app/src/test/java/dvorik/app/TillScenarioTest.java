package dvorik.app;

import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TillScenarioTest extends Scenario {

    @ParameterizedTest
    @CsvSource({
        "1500, 1\u00a0350\u00a0₽",
        "'1 500', 1\u00a0350\u00a0₽",
        "'1500,50', '1\u00a0350,45\u00a0₽'",
        "1500.55, '1\u00a0350,49\u00a0₽'",
        "1500 руб., 1\u00a0350\u00a0₽",
        "1 500 ₽, 1\u00a0350\u00a0₽",
        "'1,500.00', 1\u00a0350\u00a0₽",
        "'12 000', 10\u00a0800\u00a0₽"
    })
    void an_amount_is_read_as_cashiers_type_it(String typed, String toPay) {
        var maria = town.cashier("Мария");
        maria.checks(Customer.code(town.customer("Ann").joins("Анна")));
        maria.chat().sends(typed);
        maria.chat().sees("К оплате: " + toPay);
    }

    @ParameterizedTest
    @ValueSource(strings = {"много", "-500", "1500,505", "12.34.56", "🎁"})
    void what_is_no_amount_is_asked_again(String typed) {
        var maria = town.cashier("Мария");
        maria.checks(Customer.code(town.customer("Ann").joins("Анна")));
        maria.taps("cashier.till.redeem");
        maria.sees("cashier.amount.ask");
        maria.chat().sends(typed);
        maria.sees("cashier.amount.unreadable");
        maria.chat().sends("0");
        maria.sees("cashier.amount.out-of-range");
        maria.chat().sends("999999999999");
        maria.sees("cashier.amount.out-of-range");
        maria.chat().sends("1000");
        maria.chat().sees("К оплате: 900\u00a0₽");
    }

    @Test
    void the_amount_can_be_changed_by_the_button_and_by_typing_another() {
        var maria = town.cashier("Мария");
        maria.quotes(Customer.code(town.customer("Ann").joins("Анна")), "1000");
        maria.taps("cashier.till.change-amount");
        maria.sees("cashier.amount.ask");
        maria.chat().sends("2000");
        maria.chat().sees("К оплате: 1\u00a0800\u00a0₽");
        maria.chat().sends("3000");
        maria.chat().sees("К оплате: 2\u00a0700\u00a0₽");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −300");
    }

    @Test
    void cancelling_redeems_nothing_at_any_point() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.checks(code);
        maria.taps("cashier.till.cancel");
        maria.sees("cashier.till.cancelled");
        var quote = maria.quotes(code, "1000");
        maria.taps("cashier.till.cancel");
        maria.sees("cashier.till.cancelled");
        assertEquals(List.of(), maria.chat().message(quote.id()).buttons());
        maria.quotes(code, "1000");
        maria.chat().sends("/cancel");
        maria.sees("cashier.till.cancelled");
        maria.taps("cashier.till.confirm");
        maria.seesToast("common.stale-button");
        maria.chat().sends("1000");
        maria.sees("cashier.code.not-a-code");
        maria.checks(code);
    }

    @Test
    void help_language_and_menu_do_not_disturb_a_confirmation() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.quotes(code, "1000");
        maria.chat().sends("/help");
        maria.sees("cashier.help");
        maria.chat().sends("/nonsense");
        maria.sees("common.unknown-command");
        maria.settles();
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −100");
    }

    @Test
    void a_percentage_takes_off_at_most_its_limit() {
        var ann = joined();
        var code = Gift.percent(town, 50).from(1000).atMost(700).to(ann);
        var maria = town.cashier("Мария");
        assertTrue(maria.checks(code).text().contains("На покупку от 1\u00a0000\u00a0₽, скидка не больше 700\u00a0₽"));
        maria.chat().sends("5000");
        maria.chat().sees("К оплате: 4\u00a0300\u00a0₽");
    }

    @Test
    void words_in_place_of_another_amount_leave_the_shown_sum_as_it_is() {
        var ann = joined();
        var maria = town.cashier("Мария");
        maria.checks(Customer.code(ann.card()));
        maria.chat().sends("1500");
        maria.chat().sees("К оплате");
        maria.chat().sends("двести");
        maria.sees("cashier.amount.unreadable");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена");
    }

    @Test
    void a_fixed_amount_needs_no_purchase() {
        var ann = joined();
        var code = Gift.roubles(town, 200).to(ann);
        var maria = town.cashier("Мария");
        maria.checks(code);
        maria.chat().sends("1000");
        maria.sees("cashier.till.use-buttons");
        maria.taps("cashier.till.redeem");
        maria.chat().sees("Скидка: 200\u00a0₽");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −200\u00a0₽");
        ann.chat().sees("Скидка применена: −200\u00a0₽");
        assertEquals(
                0,
                town.db().fetchCount(SALE, SALE.CUSTOMER_ID.eq(ann.kept().id().value())));
    }

    @Test
    void a_fixed_amount_with_a_least_purchase_asks_for_it_and_never_goes_below_zero() {
        var code = Gift.roubles(town, 600).from(500).to(joined());
        var maria = town.cashier("Мария");
        maria.checks(code);
        maria.taps("cashier.till.redeem");
        maria.sees("cashier.amount.ask");
        maria.chat().sends("550");
        maria.chat().sees("К оплате: 0\u00a0₽");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −550\u00a0₽");
    }

    @Test
    void an_offer_of_several_uses_is_redeemed_so_often_and_its_card_counts_down() {
        var ann = joined();
        var code = Gift.percent(town, 20).uses(2).to(ann);
        ann.chat().sends("/discounts");
        ann.chat().sees("У вас 2 скидки.");
        ann.chat().taps("Подарок 20\u00a0%");
        var card = ann.card();
        assertTrue(card.text().contains("ещё 2 раза"), card.text());
        var maria = town.cashier("Мария");
        maria.redeems(code, "1000");
        var once = ann.chat()
                .sees("counted down", m -> m.id() == card.id() && m.text().contains("один раз"));
        assertEquals(1, once.buttons().size());
        maria.redeems(code, "1000");
        ann.chat().sees("used", m -> m.id() == card.id() && m.text().contains("Использована"));
        maria.isRefused(code);
    }

    @Test
    void confirming_twice_at_once_redeems_once_and_answers_once() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        maria.quotes(code, "1000");
        maria.tapsTwice("cashier.till.confirm");
        maria.chat().sees("Применена: −100");
        maria.settles();
        assertEquals(1, redemptions(ann));
        assertEquals(
                1,
                maria.answers().stream().filter(m -> m.text().contains("−100")).count());
        ann.chat().sees("Скидка применена");
        ann.settles();
        assertEquals(
                1, ann.answers().stream().filter(m -> m.text().contains("−100")).count());
    }

    @Test
    void redeem_and_cancel_tapped_twice_at_once_answer_once() {
        var maria = town.cashier("Мария");
        maria.checks(Customer.code(town.customer("Ann").joins("Анна")));
        maria.tapsTwice("cashier.till.redeem");
        maria.settles();
        assertEquals(1, maria.count("cashier.amount.ask"));
        maria.tapsTwice("cashier.till.cancel");
        maria.settles();
        assertEquals(1, maria.count("cashier.till.cancelled"));
    }

    @Test
    void of_two_cashiers_confirming_at_once_one_redeems_and_the_other_hears_who() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var both = List.of(town.cashier("Мария"), town.cashier("Пётр"));
        both.forEach(cashier -> cashier.quotes(code, "1000"));
        both.forEach(cashier -> cashier.taps("cashier.till.confirm"));
        var answers = both.stream()
                .map(cashier -> cashier.chat()
                        .sees(
                                "an answer",
                                m -> m.text().contains("Применена: −")
                                        || m.text().contains("⚠️"))
                        .text())
                .toList();
        assertEquals(1, answers.stream().filter(a -> a.contains("Применена: −")).count(), answers.toString());
        assertEquals(
                1,
                answers.stream()
                        .filter(a -> a.contains("Уже применена: сегодня"))
                        .count(),
                answers.toString());
        assertEquals(1, redemptions(ann));
    }

    @Test
    void who_works_at_several_tills_chooses_one_first_and_can_change_it() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = atBothTills();
        maria.chat().starts();
        maria.sees("cashier.hello");
        maria.chat().sends(code);
        maria.sees("cashier.till.ask");
        maria.chat().taps(Town.SECOND_SALON);
        maria.chat().sees("Касса: " + Town.SECOND_SALON);
        maria.chat().sees("Скидка действует");
        maria.presses("cashier.menu.till");
        maria.sees("cashier.till.ask");
        maria.chat().taps(Town.FIRST_SALON);
        maria.chat().sees("Касса: " + Town.FIRST_SALON);
        maria.presses("cashier.menu.check");
        maria.chat().sees("Касса: " + Town.FIRST_SALON);
        maria.redeems(code, "1000");
        assertEquals(town.salon(Town.FIRST_SALON).value(), salonOfRedemption(maria));
    }

    @Test
    void a_till_that_is_not_ones_own_cannot_be_forged() {
        var maria = atBothTills();
        maria.chat().sends(Gift.newCode().grouped());
        maria.sees("cashier.till.ask");
        var own = maria.data(Town.FIRST_SALON);
        maria.chat().forgesTap(own.substring(0, own.lastIndexOf(':')) + ":999999");
        maria.sees("cashier.till.ask");
    }

    @Test
    void a_cashier_moved_to_another_salon_confirms_there_and_not_where_the_quote_was_made() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.quotes(code, "1000");
        Dismissal.removeRoles(town, maria);
        town.hire(maria.telegramId(), "Мария", Language.RU, Role.CASHIER, Town.SECOND_SALON);
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Применена: −100");
        assertEquals(town.salon(Town.SECOND_SALON).value(), salonOfRedemption(maria));
    }

    private long salonOfRedemption(Cashier cashier) {
        var staff = town.features().staff.findByTelegram(cashier.telegramId()).orElseThrow();
        return town.db()
                .fetchSingle(REDEMPTION, REDEMPTION.STAFF_ID.eq(staff.id().value()))
                .getSalonId();
    }

    private Cashier atBothTills() {
        var maria = town.cashier("Мария");
        town.hire(maria.telegramId(), "Мария", Language.RU, Role.CASHIER, Town.SECOND_SALON);
        return maria;
    }

    private Customer joined() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        return ann;
    }

    private int redemptions(Customer person) {
        return town.db()
                .fetchCount(
                        REDEMPTION, REDEMPTION.CUSTOMER_ID.eq(person.kept().id().value()));
    }
}
