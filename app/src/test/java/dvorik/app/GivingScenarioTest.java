package dvorik.app;

import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.HAND_GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.consent.ConsentService.Revocation;
import dvorik.core.discount.HandGrants.DecideResult;
import dvorik.core.id.HandGrantId;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A town of its own: those who may say yes are all who lead the business. Each test clears the team but for the owner. */
class GivingScenarioTest {
    private static Town town;

    @BeforeAll
    static void found() {
        town = Town.found("town_giving", Map.of());
        town.owner().chat().starts();
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
    void a_manager_gives_an_offer_by_hand_and_the_customer_uses_it(Language language) {
        var boss = boss("Управ", language);
        var ann = joined(language);
        var card = town.features().cardNumbers.of(ann.kept().id());

        boss.presses("cashier.menu.give");
        boss.sees("giving.ask-who");
        boss.chat().sends(card.grouped());
        boss.sees("giving.ask-what");
        boss.chat().taps(offer(boss));
        boss.sees("giving.ask-why");
        boss.chat().sends("Ждала <долго> & терпеливо");
        var sure = boss.chat().sees("Ждала <долго> & терпеливо");
        assertFalse(sure.buttons().contains(boss.label("giving.ask")));
        boss.taps("giving.give");
        boss.chat().sees("✅");

        var given = ann.card();
        assertTrue(given.text().contains("10"), given.text());
        boss.redeems(Customer.code(given), "1000");
        ann.chat().sees("−100");
        assertEquals(
                List.of("staff.accept", "discount.give", "discount.redeem"),
                town.db()
                        .fetch("select action from audit_entry where actor_id = ? order by id", id(boss))
                        .getValues("action"));
        assertFalse(
                town.db()
                        .fetch("select details from audit_entry where actor_id = ?", id(boss))
                        .toString()
                        .contains("Ждала"),
                "a reason may name people");
    }

    @ParameterizedTest
    @CsvSource({"15%, 1500, percent", "'7,5 %', 750, percent", "500 руб, 50000, amount", "%20, 2000, percent"})
    void another_value_is_typed_and_has_the_terms_of_the_offer(String typed, long value, String type) {
        var boss = boss("Управ", Language.RU);
        var ann = joined(Language.RU);
        gives(boss, code(ann), typed);
        boss.taps("giving.give");
        boss.chat().sees("Скидка дана");
        ann.card();
        var row = town.db()
                .selectFrom(DISCOUNT)
                .orderBy(DISCOUNT.ID.desc())
                .limit(1)
                .fetchSingle();
        assertEquals(value, row.getValue());
        assertEquals(type, row.getValueType());
        assertEquals(id(boss), row.getIssuedBy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "8%s", "+7 %s"})
    void a_customer_is_found_by_the_whole_phone_as_people_type_it(String way) {
        var boss = boss("Управ", Language.RU);
        var ann = town.customer("Ann");
        ann.accepts();
        ann.chat().sharesContact();
        ann.sees("client.name.ask");
        ann.chat().sends("Анна");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.card();
        var ten = "902%07d".formatted(ann.telegramId() % 10_000_000);
        boss.chat().sends("/give");
        boss.sees("giving.ask-who");
        boss.chat().sends(way.formatted(ten));
        var what = boss.sees("giving.ask-what").text();
        assertTrue(what.contains("Анна, +7 •••"), what);
        assertFalse(what.contains(ten.substring(3, 7)), "masked");
    }

    @Test
    void the_customers_qr_opened_by_the_camera_says_who_it_is() {
        var boss = boss("Управ", Language.RU);
        var ann = joined(Language.RU);
        boss.chat().sends("/give");
        boss.sees("giving.ask-who");
        boss.chat()
                .starts("k_" + town.features().cardNumbers.of(ann.kept().id()).value());
        boss.sees("giving.ask-what");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void above_the_set_value_a_second_person_says_yes_and_both_sides_are_told(Language language) {
        var boss = boss("Управ", language);
        var owner = owner(language);
        var ann = joined(Language.RU);
        long before = ann.discounts();
        gives(boss, code(ann), "50%");
        boss.taps("giving.ask");
        boss.chat().sees("⏰");
        var question = owner.chat().sees("a question", m -> m.buttons().contains(owner.label("giving.allow")));
        assertTrue(question.text().contains("Управ") && question.text().contains("за терпение"), question.text());
        assertEquals(before, ann.discounts(), "nothing is given before the yes");

        owner.tapsTwice("giving.allow");
        owner.chat().sees("the answer", m -> m.id() == question.id() && m.text().startsWith("✅"));
        boss.chat().sees("✅");
        assertTrue(ann.card().text().contains("50"));
        owner.settles();
        assertEquals(before + 1, ann.discounts());
        town.features().staff.changeLanguage(member(Town.OWNER).id(), Language.RU);
    }

    @Test
    void a_no_gives_nothing_and_a_yes_that_comes_later_changes_nothing() {
        var boss = boss("Управ", Language.RU);
        var second = boss("Второй", Language.RU);
        var owner = owner(Language.RU);
        var ann = joined(Language.RU);
        long before = ann.discounts();
        gives(boss, code(ann), "5000");
        boss.taps("giving.ask");
        boss.chat().sees("Ждём второго");
        asked(owner);
        asked(second);
        second.taps("giving.deny");
        second.chat().sees("Отказ: Второй");
        boss.chat().sees("Скидку не дали");
        owner.taps("giving.allow");
        owner.chat().sees("Отказ: Второй");
        assertEquals(before, ann.discounts());
    }

    @Test
    void two_who_say_yes_at_once_give_one_discount() {
        var boss = boss("Управ", Language.RU);
        var second = boss("Второй", Language.RU);
        var ann = joined(Language.RU);
        long before = ann.discounts();
        gives(boss, code(ann), "50%");
        boss.taps("giving.ask");
        boss.chat().sees("Ждём второго");
        var id = lastGrant();
        var grants = town.features().handGrants;
        var one = member(second.telegramId());
        var other = member(Town.OWNER);
        var words = List.of(
                CompletableFuture.supplyAsync(() -> grants.decide(one, id, true)),
                CompletableFuture.supplyAsync(() -> grants.decide(other, id, true)));
        words.forEach(word -> assertTrue(word.join() instanceof DecideResult.Decided));
        assertEquals(before + 1, ann.discounts());
    }

    @Test
    void the_one_who_asked_and_those_who_do_not_lead_cannot_say_yes() {
        var boss = boss("Управ", Language.RU);
        var maria = town.cashier("Мария");
        var ann = joined(Language.RU);
        long before = ann.discounts();
        gives(boss, code(ann), "50%");
        boss.taps("giving.ask");
        boss.chat().sees("Ждём второго");
        var forged = "-.AllowGrant:" + lastGrant().value();
        boss.chat().forgesTap(forged);
        boss.seesToast("giving.not-yours");
        maria.chat().forgesTap(forged);
        maria.seesToast("giving.not-yours");
        owner(Language.RU).chat().forgesTap("-.AllowGrant:-1");
        town.owner().seesToast("giving.not-yours");
        assertEquals(before, ann.discounts());
    }

    @Test
    void a_yes_after_a_day_is_too_late() {
        var boss = boss("Управ", Language.RU);
        var owner = owner(Language.RU);
        var ann = joined(Language.RU);
        long before = ann.discounts();
        gives(boss, code(ann), "50%");
        boss.taps("giving.ask");
        asked(owner);
        try {
            town.chat().clock().setOffset(Duration.ofHours(25));
            owner.taps("giving.allow");
            owner.seesToast("giving.too-late");
            assertEquals(before, ann.discounts());
        } finally {
            town.chat().clock().setOffset(Duration.ZERO);
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_asked_is_told_when_nobody_answered_in_time(Language language) {
        var boss = boss("Управ", language);
        var owner = owner(language);
        var ann = joined(language);
        long before = ann.discounts();
        gives(boss, code(ann), "50%");
        boss.taps("giving.ask");
        asked(owner);
        try {
            town.chat().clock().setOffset(Duration.ofHours(25));
            town.runDueJobs();
            boss.chat().sees("⌛");
            owner.taps("giving.allow");
            owner.seesToast("giving.too-late");
            assertEquals(before, ann.discounts());
            town.runDueJobs();
            assertEquals(
                    1,
                    boss.chat().messages().stream()
                            .filter(message -> message.text().contains("⌛"))
                            .count());
        } finally {
            town.chat().clock().setOffset(Duration.ZERO);
        }
    }

    @Test
    void where_there_is_nobody_to_ask_nothing_is_given() {
        var owner = owner(Language.RU);
        var ann = joined(Language.RU);
        long before = ann.discounts();
        gives(owner, code(ann), "50%");
        owner.taps("giving.ask");
        owner.sees("giving.nobody-to-ask");
        assertEquals(before, ann.discounts());
    }

    @Test
    void a_discount_to_oneself_takes_another_persons_yes_however_small() {
        var ann = joined(Language.RU);
        var boss = new Cashier(town, town.chat().person(ann.telegramId()), Language.RU);
        town.hire(ann.telegramId(), "Анна", Language.RU, Role.MANAGER);
        boss.chat().starts();
        boss.sees("cashier.hello");
        gives(boss, code(ann), "1%");
        boss.taps("giving.ask");
        boss.chat().sees("Ждём второго");
        asked(owner(Language.RU));
    }

    @Test
    void a_customer_who_left_before_the_yes_gets_nothing_and_the_reason_is_forgotten() {
        var boss = boss("Управ", Language.RU);
        var owner = owner(Language.RU);
        var ann = joined(Language.RU);
        gives(boss, code(ann), "50%");
        boss.taps("giving.ask");
        asked(owner);
        town.features()
                .deletion
                .erase(ann.telegramId(), new Revocation(Language.RU, "delete", "test:left:" + ann.telegramId()));
        owner.taps("giving.allow");
        owner.seesToast("giving.too-late");
        assertEquals(
                "-",
                town.db()
                        .fetchSingle(
                                "select reason from hand_grant where id = ?",
                                lastGrant().value())
                        .get(0, String.class));
    }

    @Test
    void a_customer_who_became_one_with_another_before_the_yes_gets_it_there() {
        var boss = boss("Управ", Language.RU);
        var owner = owner(Language.RU);
        var ann = town.customer("Ann");
        var number = "+7902%07d".formatted(ann.telegramId() % 10_000_000);
        var db = town.db();
        db.execute("insert into customer (language, first_name) values ('ru', 'Прохожая')");
        db.execute(
                "insert into customer_identity (customer_id, kind, value, verified_at) values (?, 'phone', ?, now(6))",
                db.fetchSingle("select max(id) from customer").get(0),
                number);
        gives(boss, number, "50%");
        boss.taps("giving.ask");
        asked(owner);
        ann.accepts();
        ann.chat().sharesContact();
        ann.sees("client.name.ask");
        ann.chat().sends("Анна");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.card();
        long before = ann.discounts();

        owner.taps("giving.allow");

        ann.chat().sees("скидка 50\u00a0%");
        assertEquals(before + 1, ann.discounts());
    }

    @Test
    void a_discount_to_oneself_is_known_by_every_telegram_of_that_person() {
        var owner = owner(Language.RU);
        var own = new Customer(town, town.chat().person(Town.OWNER), Language.EN);
        own.joins("Олег");
        var second = town.customer("Second");
        second.joins("Олег");
        OnePerson.of(town, own, second);
        gives(owner, code(second), "5%");
        owner.taps("giving.ask");
        owner.sees("giving.nobody-to-ask");
    }

    @Test
    void a_double_tap_gives_once() {
        var boss = boss("Управ", Language.RU);
        var ann = joined(Language.RU);
        long before = ann.discounts();
        gives(boss, code(ann), "5%");
        boss.tapsTwice("giving.give");
        boss.chat().sees("Скидка дана");
        boss.settles();
        assertEquals(before + 1, ann.discounts());
    }

    @Test
    void unreadable_words_bring_the_question_again_and_cancel_gives_nothing() {
        var boss = boss("Управ", Language.RU);
        var ann = joined(Language.RU);
        int before = town.db().fetchCount(HAND_GRANT);
        boss.chat().sends("/give");
        boss.sees("giving.ask-who");
        boss.chat().sends("Анна");
        boss.sees("giving.ask-who");
        boss.chat().sends("+7 902 000 00 00");
        boss.sees("giving.nobody");
        boss.chat().sendsSticker();
        boss.sees("giving.ask-who");
        boss.chat().sends(code(ann));
        boss.sees("giving.ask-what");
        for (var typed : List.of("много", "0", "101%", "0%", "-5")) {
            boss.chat().sends(typed);
            boss.sees("giving.value-unreadable");
        }
        boss.chat().sends("5%");
        boss.sees("giving.ask-why");
        boss.chat().sends("123");
        boss.sees("giving.ask-why");
        boss.chat().sends("я".repeat(251));
        boss.sees("giving.why-too-long");
        boss.chat().sends("за терпение");
        boss.chat().sees("за терпение");
        boss.chat().sends("да");
        boss.chat().sees("за терпение");
        boss.taps("cashier.till.cancel");
        boss.sees("giving.cancelled");
        assertEquals(before, town.db().fetchCount(HAND_GRANT));
    }

    @Test
    void the_next_customers_code_goes_to_the_till_even_in_between() {
        var boss = boss("Управ", Language.RU);
        var ann = joined(Language.RU);
        boss.chat().sends("/give");
        boss.sees("giving.ask-who");
        boss.chat().sends(code(ann));
        boss.sees("giving.ask-what");
        boss.chat().sends("5%");
        boss.sees("giving.ask-why");
        boss.checks(code(ann));
    }

    @Test
    void a_cashier_gives_nothing() {
        var maria = town.cashier("Мария");
        maria.chat().sends("/give");
        maria.sees("giving.not-allowed");
        maria.chat().sends(maria.label("cashier.menu.give"));
        maria.sees("giving.not-allowed");
    }

    /** As far as the confirmation. */
    private static ChatMessage gives(Cashier by, String to, String value) {
        by.chat().sends("/give");
        by.sees("giving.ask-who");
        by.chat().sends(to);
        by.sees("giving.ask-what");
        by.chat().sends(value);
        by.sees("giving.ask-why");
        by.chat().sends("за терпение");
        return by.chat().sees("за терпение");
    }

    private static void asked(Cashier second) {
        second.chat().sees("a question", m -> m.buttons().contains(second.label("giving.allow")));
    }

    private static String offer(Cashier by) {
        return by.answers().getLast().buttons().getFirst();
    }

    private static Customer joined(Language language) {
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        return ann;
    }

    private static String code(Customer ann) {
        return Customer.code(ann.chat().messages().stream()
                .filter(m -> m.isFromBot() && m.text().contains("-") && m.text().contains("🎁"))
                .findFirst()
                .orElseThrow());
    }

    private static Cashier boss(String name, Language language) {
        var boss = town.stranger(name, language);
        town.hire(boss.telegramId(), name, language, Role.MANAGER);
        boss.chat().starts();
        boss.sees("cashier.hello");
        return boss;
    }

    private static Cashier owner(Language language) {
        town.features().staff.changeLanguage(member(Town.OWNER).id(), language);
        return new Cashier(town, town.chat().person(Town.OWNER), language);
    }

    private static HandGrantId lastGrant() {
        return new HandGrantId(
                town.db().fetchSingle("select max(id) from hand_grant").get(0, Long.class));
    }

    private static long id(Cashier person) {
        return member(person.telegramId()).id().value();
    }

    private static StaffMember member(long telegramId) {
        return town.features().staff.findByTelegram(telegramId).orElseThrow();
    }
}
