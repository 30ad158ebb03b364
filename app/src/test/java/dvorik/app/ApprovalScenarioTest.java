package dvorik.app;

import static dvorik.migrations.jooq.Tables.APPROVAL;
import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.setting.Setting;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Redemptions with two sides, in a town where every one of them needs the customer's yes. */
class ApprovalScenarioTest {
    private static Town town;

    @BeforeAll
    static void found() {
        town = Town.found("town_approval", Map.of());
        letCustomersConfirm(town, 1);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void only_the_customers_yes_commits(Language language) {
        var ann = town.customer("Ann", language);
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария", language);
        var card = asks(maria, code, "1500");
        assertEquals(0, redemptions(ann));

        var question = ann.chat().sees("Мария");
        assertTrue(question.text().contains(Town.FIRST_SALON), question.text());
        ann.taps("client.approval.approve");

        ann.chat().sees("thanks", m -> m.id() == question.id() && m.buttons().isEmpty());
        maria.chat().sees("done", m -> m.id() == card.id() && m.text().contains("−150"));
        assertEquals(1, redemptions(ann));
        maria.isRefused(code);
    }

    @Test
    void a_no_commits_nothing_and_both_sides_see_it() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        var card = asks(maria, code, "1500");
        ann.chat().sees("Применить вашу скидку?");
        ann.taps("client.approval.decline");
        ann.chat().sees("Хорошо, скидка не применена");
        maria.chat().sees("no", m -> m.id() == card.id() && m.text().contains("Клиент отказался"));
        assertEquals(0, redemptions(ann));
        asks(maria, code, "1500");
    }

    @Test
    void a_yes_tapped_twice_at_once_redeems_once() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        asks(town.cashier("Мария"), code, "1500");
        ann.chat().sees("Применить вашу скидку?");
        var data = ann.data(ann.label("client.approval.approve"));
        ann.tapsTwice("client.approval.approve");
        ann.chat().sees("Спасибо, скидка применена");
        ann.settles();
        ann.chat().forgesTap(data);
        ann.settles();
        assertEquals(1, redemptions(ann));
    }

    @Test
    void nobody_can_answer_for_another_customer() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        asks(town.cashier("Мария"), code, "1500");
        ann.chat().sees("Применить вашу скидку?");
        var mallory = town.customer("Mallory");
        mallory.joins("Мэллори");
        mallory.chat().forgesTap(ann.data(ann.label("client.approval.approve")));
        mallory.seesToast("common.stale-button");
        mallory.chat().forgesTap("-.DeclineRedemption:0");
        mallory.seesToast("common.stale-button");
        assertEquals(0, redemptions(ann));
    }

    @Test
    void a_cashier_can_do_without_it_once_and_the_audit_tells() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        var card = asks(maria, code, "1500");
        var question = ann.chat().sees("Применить вашу скидку?");
        maria.taps("cashier.approval.override");
        maria.sees("cashier.approval.why");
        maria.chat().sendsSticker();
        maria.sees("cashier.undo.say-why");
        maria.taps("cashier.approval.no-phone");
        maria.chat().sees("done", m -> m.id() == card.id() && m.text().contains("Применена: −150"));
        ann.chat().sees("closed", m -> m.id() == question.id() && m.text().contains("без вашего ответа"));
        assertEquals(1, redemptions(ann));
        var asked = town.db().fetchSingle(APPROVAL, APPROVAL.CUSTOMER_ID.eq(id(ann)));
        assertEquals("overridden", asked.getStatus());
        assertEquals("no_phone", asked.getOverrideReason());
        var entry = town.db()
                .fetchSingle(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY.ACTION.eq("approval.override").and(AUDIT_ENTRY.ENTITY_ID.eq(asked.getId())));
        assertTrue(entry.getDetails().data().contains("no_phone"));
        ann.chat().forgesTap("-.ApproveRedemption:" + asked.getId());
        ann.settles();
        assertEquals(1, redemptions(ann));
    }

    @Test
    void the_override_can_be_given_in_own_words_and_thought_better_of() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        asks(maria, code, "1500");
        ann.chat().sees("Применить вашу скидку?");
        maria.taps("cashier.approval.override");
        maria.sees("cashier.approval.why");
        maria.taps("common.back");
        maria.chat().sees("Ждём ответа клиента");
        maria.taps("cashier.approval.override");
        maria.sees("cashier.approval.why");
        maria.chat().sends("у клиента сел телефон");
        maria.chat().sees("Применена: −150");
        assertEquals(
                "у клиента сел телефон",
                town.db()
                        .fetchSingle(APPROVAL, APPROVAL.CUSTOMER_ID.eq(id(ann)))
                        .getOverrideReason());
    }

    @Test
    void a_customer_without_telegram_needs_the_override() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        long customer = id(ann);
        town.db()
                .update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.DELETED_AT, town.clock().instant())
                .where(CUSTOMER_IDENTITY.CUSTOMER_ID.eq(customer))
                .execute();
        var maria = town.cashier("Мария");
        maria.quotes(code, "1500");
        maria.taps("cashier.till.confirm");
        var card = maria.chat().sees("Клиента нельзя спросить");
        assertFalse(card.buttons().contains(maria.label("cashier.approval.refresh")));
        maria.taps("cashier.approval.override");
        maria.sees("cashier.approval.why");
        maria.taps("cashier.approval.agreed-aloud");
        maria.chat().sees("Применена: −150");
        assertEquals(1, town.db().fetchCount(REDEMPTION, REDEMPTION.CUSTOMER_ID.eq(customer)));
    }

    @Test
    void a_customer_who_blocked_the_bot_is_seen_to_be_out_of_reach() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        ann.chat().blocks();
        var maria = town.cashier("Мария");
        maria.quotes(code, "1500");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Клиента нельзя спросить");
    }

    @Test
    void the_cashier_serves_others_meanwhile_and_can_take_the_question_back() {
        var ann = town.customer("Ann");
        var bob = town.customer("Bob");
        var annsCode = Customer.code(ann.joins("Анна"));
        var bobsCode = Customer.code(bob.joins("Боб"));
        var maria = town.cashier("Мария");
        var card = asks(maria, annsCode, "1500");
        var question = ann.chat().sees("Применить вашу скидку?");
        maria.quotes(bobsCode, "1000");
        maria.chat().taps(card, maria.label("cashier.approval.refresh"));
        maria.settles();
        maria.chat().taps(card, maria.label("cashier.till.cancel"));
        maria.chat().sees("taken back", m -> m.id() == card.id() && m.text().contains("Вопрос клиенту снят"));
        ann.chat().sees("closed", m -> m.id() == question.id() && m.text().contains("Кассир снял этот вопрос"));
        maria.taps("cashier.till.confirm");
        maria.chat().sees("Ждём ответа клиента");
        bob.chat().sees("Применить вашу скидку?");
        assertEquals(0, redemptions(ann));
    }

    @Test
    void a_newer_question_about_the_same_discount_takes_the_older_ones_place() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        var card = asks(maria, code, "1500");
        var older = ann.chat().sees("1\u00a0500\u00a0₽");
        var peter = town.cashier("Пётр");
        asks(peter, code, "2000");
        maria.chat().sees("withdrawn", m -> m.id() == card.id() && m.text().contains("Вопрос клиенту снят"));
        ann.chat().sees("closed", m -> m.id() == older.id() && m.text().contains("Кассир снял"));
        ann.chat().sees("2\u00a0000\u00a0₽");
        ann.taps("client.approval.approve");
        peter.chat().sees("Применена: −200");
        assertEquals(1, redemptions(ann));
    }

    @Test
    void what_can_no_longer_be_redeemed_when_the_yes_comes_is_told_to_both() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        asks(maria, code, "1500");
        ann.chat().sees("Применить вашу скидку?");
        town.db()
                .update(DISCOUNT)
                .set(DISCOUNT.STATUS, "frozen")
                .where(DISCOUNT.CUSTOMER_ID.eq(id(ann)))
                .execute();
        ann.taps("client.approval.approve");
        ann.chat().sees("Скидку уже нельзя применить");
        maria.chat().sees("Скидку уже нельзя применить");
        assertEquals(0, redemptions(ann));
    }

    @Test
    void a_cashier_let_go_meanwhile_redeems_nothing() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        asks(maria, code, "1500");
        ann.chat().sees("Применить вашу скидку?");
        Dismissal.removeRoles(town, maria);
        ann.taps("client.approval.approve");
        ann.chat().sees("Скидку уже нельзя применить");
        assertEquals(0, redemptions(ann));
    }

    @Test
    void another_cashier_cannot_touch_the_question_but_the_manager_can() {
        var ann = town.customer("Ann");
        var maria = town.cashier("Мария");
        var card = asks(maria, Customer.code(ann.joins("Анна")), "1500");
        var data = card.button(maria.label("cashier.till.cancel"))
                .path("callback_data")
                .asText();
        var peter = town.cashier("Пётр");
        peter.chat().forgesTap(data);
        peter.seesToast("common.stale-button");
        var olga = town.stranger("Ольга", Language.RU);
        town.hire(olga.telegramId(), "Ольга", Language.RU, Role.MANAGER);
        olga.chat().forgesTap(data);
        maria.chat().sees("Вопрос клиенту снят");
    }

    @Test
    void an_undone_one_is_asked_again() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        asks(maria, code, "1500");
        ann.chat().sees("Применить вашу скидку?");
        ann.taps("client.approval.approve");
        maria.chat().sees("Применена: −150");
        maria.taps("cashier.undo.begin");
        maria.chat().sees("Почему?");
        maria.taps("cashier.undo.wrong-amount");
        maria.chat().sees("Применение отменено");
        asks(maria, code, "1000");
        ann.chat().sees("1\u00a0000\u00a0₽");
        ann.taps("client.approval.approve");
        maria.chat().sees("Применена: −100");
        assertEquals(2, redemptions(ann));
    }

    @Test
    void an_unanswered_question_ends_after_five_minutes_for_both() {
        try (var own = Town.found("town_approval_ends", Map.of())) {
            letCustomersConfirm(own, 1);
            var ann = own.customer("Ann");
            var bob = own.customer("Bob");
            var annsCode = Customer.code(ann.joins("Анна"));
            var bobsCode = Customer.code(bob.joins("Боб"));
            var maria = own.cashier("Мария");
            var card = asks(maria, annsCode, "1500");
            var question = ann.chat().sees("Применить вашу скидку?");
            asks(maria, bobsCode, "1500");
            bob.chat().sees("Применить вашу скидку?");

            own.chat().clock().advance(Duration.ofMinutes(5));
            bob.taps("client.approval.approve");
            bob.chat().sees("Время для ответа вышло");
            own.runDueJobs();

            maria.chat().sees("ended", m -> m.id() == card.id() && m.text().contains("не ответил за 5 минут"));
            ann.chat().sees("ended", m -> m.id() == question.id() && m.text().contains("Время для ответа вышло"));
            assertEquals(0, own.db().fetchCount(REDEMPTION));
            maria.chat().taps(maria.chat().message(card.id()), maria.label("cashier.approval.again"));
            maria.chat().sees("Скидка действует");
        }
    }

    @Test
    void an_offer_can_ask_for_it_where_the_business_does_not() {
        try (var own = Town.found("town_approval_offer", Map.of())) {
            own.db().update(OFFER).set(OFFER.CUSTOMER_CONFIRMS, true).execute();
            var ann = own.customer("Ann");
            var code = Customer.code(ann.joins("Анна"));
            var free = Gift.roubles(own, 200).to(ann);
            var maria = own.cashier("Мария");
            asks(maria, code, "1500");
            ann.chat().sees("Применить вашу скидку?");
            maria.checks(free);
            maria.taps("cashier.till.redeem");
            maria.chat().sees("?");
            maria.taps("cashier.till.confirm");
            maria.chat().sees("Применена: −200");
        }
    }

    /** @return the cashier's card that waits */
    private static ChatMessage asks(Cashier cashier, String code, String amount) {
        cashier.quotes(code, amount);
        cashier.taps("cashier.till.confirm");
        return cashier.chat()
                .sees(
                        "a waiting card",
                        m -> m.text().startsWith("⏰")
                                && m.buttons().contains(cashier.label("cashier.approval.override")));
    }

    private static void letCustomersConfirm(Town somewhere, int yes) {
        var owner = somewhere.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        somewhere
                .features()
                .settings
                .set(somewhere.features().business, Setting.TILL_CUSTOMER_CONFIRMS, yes, owner.id());
    }

    private static long id(Customer person) {
        return person.kept().id().value();
    }

    private static int redemptions(Customer person) {
        return town.db().fetchCount(REDEMPTION, REDEMPTION.CUSTOMER_ID.eq(id(person)));
    }
}
