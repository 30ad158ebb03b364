package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a discount is refused at the till, and what would help. */
class RefusalsScenarioTest extends Scenario {

    @Test
    void a_used_one_says_when_where_and_by_whom() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        town.cashier("Мария").redeems(code, "1000");
        var refusal = town.cashier("Пётр").isRefused(code);
        assertTrue(refusal.text().startsWith("⚠️ Эта скидка уже применена"), refusal.text());
        assertTrue(
                refusal.text().matches("(?s).*Уже применена: сегодня, \\d\\d:\\d\\d, Центр, кассир Мария\\..*"),
                refusal.text());
        assertEquals(List.of(), refusal.buttons());
    }

    @Test
    void an_expired_one_says_since_when_and_its_card_tells_the_customer() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var lastDay = LocalDate.now(town.clock()).plusDays(30);
        var maria = town.cashier("Мария");
        try {
            town.chat().clock().setOffset(Duration.ofDays(30));
            maria.checks(code);
            town.chat().clock().setOffset(Duration.ofDays(31));
            var refusal = maria.isRefused(code);
            var date = town.texts().formats(Language.RU).date(lastDay);
            assertTrue(refusal.text().contains("Срок истёк " + date + "."), refusal.text());
            ann.chat().sends("/discounts");
            ann.sees("client.discounts.none");
        } finally {
            town.chat().clock().setOffset(Duration.ZERO);
        }
        maria.checks(code);
    }

    @Test
    void what_expires_between_quote_and_confirmation_is_refused() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.quotes(code, "1000");
        try {
            town.chat().clock().setOffset(Duration.ofDays(31));
            maria.taps("cashier.till.confirm");
            maria.chat().sees("Срок истёк");
        } finally {
            town.chat().clock().setOffset(Duration.ZERO);
        }
        maria.quotes(code, "1000");
    }

    @Test
    void one_that_has_not_begun_says_when_it_will() {
        var ann = joined();
        var code = Gift.percent(town, 20).beginningIn(Duration.ofDays(1)).to(ann);
        assertReason(code, "Начнёт действовать: завтра, ");
    }

    @Test
    void in_another_salon_it_names_those_where_it_counts() {
        var code = Gift.percent(town, 20).onlyIn(town.salon(Town.SECOND_SALON)).to(joined());
        assertReason(code, "Действует только здесь: Гавань.");
        var there = town.stranger("Там", Language.RU);
        town.hire(there.telegramId(), "Там", Language.RU, Role.CASHIER, Town.SECOND_SALON);
        there.checks(code);
    }

    @Test
    void on_another_weekday_it_names_its_days() {
        var today = LocalDate.now(town.clock()).getDayOfWeek();
        // not tomorrow's either: midnight may pass during the test
        var other = EnumSet.of(today.plus(2), today.plus(4));
        var code = Gift.percent(town, 20).on(other).to(joined());
        var days = other.stream().map(this::shortName).toList();
        assertReason(code, "Действует по дням: " + String.join(", ", days) + ".");
    }

    @Test
    void a_purchase_too_small_says_what_is_missing_and_a_larger_amount_passes() {
        var code = Customer.code(town.customer("Ann").joins("Анна"));
        var maria = town.cashier("Мария");
        maria.checks(code);
        maria.chat().sends("380");
        var refusal = maria.chat().sees("⚠️");
        assertTrue(
                refusal.text().contains("Не хватает 120\u00a0₽: скидка действует на покупку от 500\u00a0₽."),
                refusal.text());
        maria.chat().sends("499,99");
        assertTrue(maria.chat().sees("⚠️").text().contains("Не хватает 0,01\u00a0₽"));
        maria.chat().sends("500");
        maria.chat().sees("К оплате: 450\u00a0₽");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("−50");
    }

    @Test
    void frozen_cancelled_and_promised_ones_say_so() {
        var ann = joined();
        assertReason(Gift.percent(town, 20).as("frozen").to(ann), "Приостановлена.");
        assertReason(Gift.percent(town, 20).as("cancelled").to(ann), "Отменена.");
        assertReason(Gift.percent(town, 20).promisedToVisit().to(ann), "Обещана записи клиента на визит");
    }

    @Test
    void every_failed_rule_is_named() {
        var today = LocalDate.now(town.clock()).getDayOfWeek();
        var code = Gift.percent(town, 20)
                .as("frozen")
                .onlyIn(town.salon(Town.SECOND_SALON))
                .on(EnumSet.of(today.plus(3)))
                .to(joined());
        var text = town.cashier("Мария").isRefused(code).text();
        assertTrue(text.contains("Приостановлена."), text);
        assertTrue(text.contains("Действует только здесь"), text);
        assertTrue(text.contains("Действует по дням"), text);
    }

    @Test
    void another_discount_of_the_customer_that_would_do_is_proposed_and_opened_by_its_button() {
        var ann = town.customer("Ann");
        var joining = Customer.code(ann.joins("Анна"));
        Gift.percent(town, 5).onlyIn(town.salon(Town.SECOND_SALON)).to(ann);
        Gift.percent(town, 7).promisedToVisit().to(ann);
        Gift.percent(town, 15).to(ann);
        var maria = town.cashier("Мария");
        maria.redeems(joining, "1000");
        var refusal = maria.isRefused(joining);
        assertTrue(refusal.text().contains("У клиента есть другая: Подарок 15\u00a0%"), refusal.text());
        maria.taps("cashier.till.check-other");
        assertTrue(maria.chat().sees("Скидка действует").text().contains("Подарок 15\u00a0%"));
        maria.chat().sends("1000");
        maria.chat().sees("К оплате: 850\u00a0₽");
    }

    @Test
    void another_discount_that_would_be_refused_too_is_not_proposed() {
        var ann = town.customer("Ann");
        var joining = Customer.code(ann.joins("Анна"));
        Gift.percent(town, 50).from(10_000).to(ann);
        var maria = town.cashier("Мария");
        maria.checks(joining);
        maria.chat().sends("100");
        assertFalse(maria.chat().sees("Не хватает 400").text().contains("другая"));
    }

    private Customer joined() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        return ann;
    }

    private void assertReason(String code, String reason) {
        var refusal = town.cashier("Мария").isRefused(code);
        assertTrue(refusal.text().startsWith("⚠️ Скидку нельзя применить"), refusal.text());
        assertTrue(refusal.text().contains(reason), refusal.text());
    }

    private String shortName(DayOfWeek day) {
        return town.texts().plain(Language.RU, "format.weekday." + day.getValue());
    }
}
