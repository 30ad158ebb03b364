package dvorik.app;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.consent.ConsentService.Revocation;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UndoScenarioTest extends Scenario {

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_redemption_undone_by_its_cashier_makes_the_code_live_again(Language language) {
        var ann = town.customer("Ann", language);
        var card = ann.joins("Анна");
        var code = Customer.code(card);
        var maria = town.cashier("Мария", language);
        var redeemed = maria.redeems(code, "1500");
        ann.chat().sees("changed to used", m -> m.id() == card.id() && !m.text().contains("QR"));

        maria.taps("cashier.undo.begin");
        maria.chat()
                .sees("asks why", m -> m.id() == redeemed.id() && m.buttons().size() == 4);
        maria.taps("cashier.undo.wrong-amount");

        maria.chat().sees("undone", m -> m.id() == redeemed.id() && m.text().startsWith("✅"));
        ann.chat().sees(code);
        ann.chat().sees("good again", m -> m.id() == card.id() && m.text().contains("QR"));
        assertFalse(ann.chat().message(card.id()).buttons().isEmpty(), "the code can be copied again");
        maria.redeems(code, "2000");
    }

    @Test
    void a_sale_that_is_undone_is_reversed_by_a_row_of_its_own_and_the_audit_tells_who_and_why() {
        var ann = town.customer("Ann");
        var maria = town.cashier("Мария");
        maria.redeems(Customer.code(ann.joins("Анна")), "1500");
        undoes(maria);

        var sales = town.db().fetch(SALE, SALE.CUSTOMER_ID.eq(customer(ann)));
        assertEquals(2, sales.size());
        assertEquals(0, sales.stream().mapToLong(s -> s.getNetAmount()).sum());
        assertEquals(sales.get(0).getId(), sales.get(1).getReversesId());
        var redemption = town.db().fetchSingle(REDEMPTION, REDEMPTION.CUSTOMER_ID.eq(customer(ann)));
        assertEquals("wrong_amount", redemption.getRevertReason());
        var entry = town.db()
                .fetchSingle(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY.ACTION.eq("redemption.undo").and(AUDIT_ENTRY.ENTITY_ID.eq(redemption.getId())));
        assertEquals(staff(maria), entry.getActorId());
        assertTrue(
                entry.getDetails().data().contains("wrong_amount"),
                entry.getDetails().data());
    }

    @Test
    void the_reason_can_be_said_in_own_words_and_they_stay_out_of_the_audit() {
        var ann = town.customer("Ann");
        var maria = town.cashier("Мария");
        maria.redeems(Customer.code(ann.joins("Анна")), "1500");
        maria.taps("cashier.undo.begin");
        maria.chat().sees("⚠️");
        maria.chat().sends("1500");
        maria.sees("cashier.undo.say-why");
        maria.chat().sendsSticker();
        maria.sees("cashier.undo.say-why");
        maria.chat().sends("очень ".repeat(60));
        maria.sees("cashier.reason.too-long");
        maria.chat().sends("Вернула <товар>, звать Анна");
        maria.chat().sees("Применение отменено: −150");

        var redemption = town.db().fetchSingle(REDEMPTION, REDEMPTION.CUSTOMER_ID.eq(customer(ann)));
        assertEquals("Вернула <товар>, звать Анна", redemption.getRevertReason());
        assertEquals(
                0,
                town.db()
                        .fetchCount(
                                AUDIT_ENTRY,
                                AUDIT_ENTRY.DETAILS.cast(String.class).contains("товар")));
    }

    @Test
    void thinking_better_of_it_changes_nothing() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        var redeemed = maria.redeems(code, "1500");
        maria.taps("cashier.undo.begin");
        maria.chat().sees("⚠️");
        maria.taps("cashier.undo.keep");
        maria.chat().sees("as before", m -> m.id() == redeemed.id() && m.text().startsWith("✅ Применена: −150"));
        maria.isRefused(code);
        assertEquals(1, active(ann));
    }

    @Test
    void the_next_code_can_be_typed_in_place_of_a_reason() {
        var maria = town.cashier("Мария");
        maria.redeems(Customer.code(town.customer("Ann").joins("Анна")), "1500");
        maria.taps("cashier.undo.begin");
        maria.chat().sees("⚠️");
        maria.checks(Customer.code(town.customer("Bob").joins("Боб")));
        maria.taps("cashier.undo.wrong-amount");
        maria.seesToast("common.stale-button");
    }

    @Test
    void undoing_twice_at_once_undoes_once_and_tells_once() {
        var ann = town.customer("Ann");
        var maria = town.cashier("Мария");
        maria.redeems(Customer.code(ann.joins("Анна")), "1500");
        maria.taps("cashier.undo.begin");
        maria.chat().sees("⚠️");
        maria.tapsTwice("cashier.undo.wrong-customer");
        maria.settles();
        ann.chat().sees("Скидка снова ваша");
        ann.settles();
        assertEquals(
                1,
                ann.answers().stream()
                        .filter(m -> m.text().contains("снова ваша"))
                        .count());
        assertEquals(2, town.db().fetchCount(SALE, SALE.CUSTOMER_ID.eq(customer(ann))));
        assertEquals(0, active(ann));
    }

    @Test
    void a_used_code_typed_again_offers_to_undo_to_its_cashier_and_the_manager_but_not_to_others() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        var maria = town.cashier("Мария");
        var data = undoData(maria, maria.redeems(code, "1500").id());
        assertEquals(
                List.of(maria.label("cashier.undo.begin")),
                maria.isRefused(code).buttons());

        var peter = town.cashier("Пётр");
        assertEquals(List.of(), peter.isRefused(code).buttons());
        peter.chat().forgesTap(data);
        peter.seesToast("cashier.undo.not-yours");

        var elsewhere = manager("Олег", Town.SECOND_SALON);
        assertEquals(List.of(), elsewhere.isRefused(code).buttons());
        elsewhere.chat().forgesTap(data);
        elsewhere.seesToast("cashier.undo.not-yours");
        assertEquals(1, active(ann));

        var here = manager("Ольга", Town.FIRST_SALON);
        here.isRefused(code);
        undoes(here);
        assertEquals(0, active(ann));
        maria.checks(code);
    }

    @Test
    void forged_and_unknown_redemptions_are_nobodys_to_undo() {
        var maria = town.cashier("Мария");
        maria.chat().forgesTap("-.UndoRedemption:999999999");
        maria.seesToast("cashier.undo.not-yours");
        maria.chat().forgesTap("-.UndoRedemption:-1");
        maria.seesToast("common.stale-button");
    }

    @Test
    void after_ten_minutes_only_a_manager_or_the_owner_can_undo() {
        try (var own = Town.found("town_undo", Map.of())) {
            var ann = own.customer("Ann");
            var code = Customer.code(ann.joins("Анна"));
            var maria = own.cashier("Мария");
            maria.redeems(code, "1500");
            own.chat().clock().advance(Duration.ofMinutes(10));
            maria.taps("cashier.undo.begin");
            maria.seesToast("cashier.undo.too-late");
            assertEquals(List.of(), maria.isRefused(code).buttons());

            var owner = own.owner();
            owner.chat().sends(code);
            owner.sees("cashier.till.ask");
            owner.chat().taps(Town.FIRST_SALON);
            owner.chat().sees("Уже применена");
            owner.taps("cashier.undo.begin");
            owner.chat().sees("Почему?");
            owner.taps("cashier.undo.changed-mind");
            owner.chat().sees("Применение отменено: −150");
            maria.checks(code);
        }
    }

    @Test
    void the_time_may_run_out_while_the_reason_is_asked() {
        try (var own = Town.found("town_undo_late", Map.of())) {
            var maria = own.cashier("Мария");
            maria.redeems(Customer.code(own.customer("Ann").joins("Анна")), "1500");
            maria.taps("cashier.undo.begin");
            maria.chat().sees("Почему?");
            own.chat().clock().advance(Duration.ofMinutes(10));
            maria.taps("cashier.undo.changed-mind");
            maria.sees("cashier.undo.too-late");
        }
    }

    @Test
    void of_several_uses_any_can_be_undone_and_the_others_stay() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var code = Gift.percent(town, 20).uses(2).to(ann);
        var maria = town.cashier("Мария");
        var first = maria.redeems(code, "1000");
        maria.redeems(code, "1000");
        maria.isRefused(code);

        maria.chat().taps(maria.chat().message(first.id()), maria.label("cashier.undo.begin"));
        maria.chat().sees("Почему?");
        maria.taps("cashier.undo.wrong-amount");
        maria.chat().sees("Применение отменено: −200");
        assertEquals(1, active(ann));

        maria.redeems(code, "500");
        maria.isRefused(code);
        assertEquals(2, active(ann));
        assertEquals(
                3L,
                town.db()
                        .select(DSL.sum(REDEMPTION.USE_NO))
                        .from(REDEMPTION)
                        .where(REDEMPTION.CUSTOMER_ID.eq(customer(ann)), REDEMPTION.ACTIVE.isNotNull())
                        .fetchSingle(0, Long.class));
    }

    @Test
    void a_discount_that_ended_meanwhile_is_said_to_have_ended() {
        try (var own = Town.found("town_undo_ended", Map.of())) {
            var ann = own.customer("Ann");
            var code = Customer.code(ann.joins("Анна"));
            var manager = own.cashier("Ольга");
            own.hire(manager.telegramId(), "Ольга", Language.RU, Role.MANAGER);
            manager.redeems(code, "1500");
            own.chat().clock().advance(Duration.ofDays(40));
            manager.isRefused(code);
            manager.taps("cashier.undo.begin");
            manager.chat().sees("Почему?");
            manager.taps("cashier.undo.changed-mind");
            manager.chat().sees("Срок скидки уже истёк");
            ann.chat().sees("Её срок истёк");
        }
    }

    @Test
    void what_an_erased_person_used_does_not_live_again() {
        var ann = town.customer("Ann");
        var maria = town.cashier("Мария");
        var code = Customer.code(ann.joins("Анна"));
        maria.redeems(code, "1500");
        town.features()
                .deletion
                .erase(ann.telegramId(), new Revocation(Language.RU, "delete", "test:left:" + ann.telegramId()));
        undoes(maria);
        maria.chat().sees("Сама скидка отменена, код не действует.");
        maria.chat().sends(code);
        maria.chat().sees("Отменена.");
    }

    private void undoes(Cashier person) {
        person.taps("cashier.undo.begin");
        person.chat().sees("Почему?");
        person.taps("cashier.undo.wrong-amount");
        person.chat().sees("Применение отменено: −150");
    }

    private Cashier manager(String name, String salon) {
        var person = town.stranger(name, Language.RU);
        town.hire(person.telegramId(), name, Language.RU, Role.MANAGER, salon);
        return person;
    }

    private static String undoData(Cashier cashier, int message) {
        return cashier.chat()
                .message(message)
                .button(cashier.label("cashier.undo.begin"))
                .path("callback_data")
                .asText();
    }

    private long customer(Customer person) {
        return person.kept().id().value();
    }

    private long staff(Cashier person) {
        return town.features()
                .staff
                .findByTelegram(person.telegramId())
                .orElseThrow()
                .id()
                .value();
    }

    private int active(Customer person) {
        return town.db()
                .fetchCount(
                        REDEMPTION, REDEMPTION.CUSTOMER_ID.eq(customer(person)).and(REDEMPTION.ACTIVE.isNotNull()));
    }
}
