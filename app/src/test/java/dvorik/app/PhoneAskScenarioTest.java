package dvorik.app;

import static dvorik.migrations.jooq.Tables.PHONE_ASK_CUSTOMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.setting.Setting;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhoneAskScenarioTest extends Scenario {
    private static final Text ASKED = Text.of("cashier.phone.asked").with("minutes", 5);

    @ParameterizedTest
    @EnumSource(Language.class)
    void only_the_customers_yes_shows_the_customer(Language language) {
        var ann = withPhone(town, "Ann", language);
        var maria = town.cashier("Мария", language);
        asks(maria, tail(ann));
        assertKnowsNothing(maria);

        ann.sees("client.phone-ask.ask");
        ann.taps("client.phone-ask.yes");
        ann.sees("client.phone-ask.agreed");
        var list = maria.chat().sees("Анна");
        assertEquals(1, list.buttons().size());
        maria.chat().taps(list, list.buttons().getFirst());
        maria.chat().sees("a good card", m -> m.buttons().contains(maria.label("cashier.till.redeem")));
        maria.chat().sends("1500");
        maria.chat().sees("?");
        maria.taps("cashier.till.confirm");
        maria.chat().sees("−150");
    }

    @Test
    void a_no_shows_nothing_and_buys_peace_for_the_day() {
        var ann = withPhone(town, "Ann", Language.RU);
        var maria = town.cashier("Мария");
        asks(maria, tail(ann));
        ann.sees("client.phone-ask.ask");
        ann.taps("client.phone-ask.no");
        ann.sees("client.phone-ask.declined");
        assertKnowsNothing(maria);
        asks(maria, tail(ann));
        assertEquals(1, asked(ann));
    }

    @Test
    void who_does_not_exist_has_no_discount_or_gave_no_phone_gets_the_cashier_the_same_answer() {
        var maria = town.cashier("Мария");
        asks(maria, "0000");
        var bob = town.customer("Bob");
        bob.joins("Боб");
        asks(maria, tail(bob));
        assertEquals(0, asked(bob));
    }

    @Test
    void nobody_answers_for_another_and_an_answer_counts_once() {
        var ann = withPhone(town, "Ann", Language.RU);
        var maria = town.cashier("Мария");
        asks(maria, tail(ann));
        ann.sees("client.phone-ask.ask");
        var yes = ann.data(ann.label("client.phone-ask.yes"));
        var mallory = town.customer("Mallory");
        mallory.joins("Мэллори");
        mallory.chat().forgesTap(yes);
        mallory.seesToast("common.stale-button");
        ann.tapsTwice("client.phone-ask.yes");
        maria.chat().sees("Клиент: Анна");
        ann.chat().forgesTap(yes.replace("YES", "NO"));
        ann.settles();
        assertTrue(ann.count("client.phone-ask.declined") == 0);
        maria.settles();
        assertEquals(
                1,
                maria.answers().stream()
                        .filter(m -> m.text().contains("Клиент: Анна"))
                        .count());
    }

    @Test
    void what_is_not_four_digits_is_asked_again_and_a_code_is_taken() {
        var maria = town.cashier("Мария");
        maria.chat().sends("/phone");
        maria.sees("cashier.phone.ask");
        for (var typed : List.of("123", "12345", "привет", "12 3a")) {
            maria.chat().sends(typed);
            maria.sees("cashier.phone.four-digits");
        }
        maria.chat().sendsSticker();
        maria.sees("cashier.phone.four-digits");
        maria.checks(Customer.code(town.customer("Ann").joins("Анна")));
        maria.chat().starts();
        maria.sees("cashier.hello");
        maria.presses("cashier.menu.check");
        maria.sees("cashier.till.ready");
        maria.taps("cashier.phone.begin");
        maria.sees("cashier.phone.ask");
        maria.chat().sends("45-67");
        maria.sees(ASKED);
    }

    @Test
    void the_answer_can_come_too_late_and_asking_is_limited() {
        try (var own = Town.found("town_phone_ask", Map.of())) {
            var owner = own.features().staff.findByTelegram(Town.OWNER).orElseThrow();
            own.features().settings.set(own.features().business, Setting.TILL_PHONE_ASKS, 2, owner.id());
            var ann = withPhone(own, "Ann", Language.RU);
            var maria = own.cashier("Мария");
            asks(maria, tail(ann));
            ann.sees("client.phone-ask.ask");
            asks(maria, tail(ann));
            maria.chat().sends("/phone");
            maria.sees("cashier.phone.ask");
            maria.chat().sends(tail(ann));
            maria.sees("cashier.phone.too-often");
            own.chat().clock().advance(Duration.ofMinutes(5));
            ann.taps("client.phone-ask.yes");
            ann.sees("client.phone-ask.expired");
            assertKnowsNothing(maria);
            own.chat().clock().advance(Duration.ofHours(1));
            asks(maria, tail(ann));
            ann.sees("client.phone-ask.ask");
        }
    }

    private static void asks(Cashier cashier, String digits) {
        cashier.chat().sends("/phone");
        cashier.sees("cashier.phone.ask");
        cashier.chat().sends(digits);
        cashier.sees(ASKED);
    }

    private static void assertKnowsNothing(Cashier cashier) {
        cashier.settles();
        assertTrue(cashier.answers().stream().noneMatch(m -> m.text().contains("Анна")));
    }

    private static Customer withPhone(Town somewhere, String name, Language language) {
        var person = somewhere.customer(name, language);
        person.accepts();
        person.chat().sharesContact();
        person.sees("client.name.ask");
        person.chat().sends("Анна");
        person.sees("client.birthday.ask");
        person.taps("client.birthday.skip");
        person.card();
        return person;
    }

    /** As {@link Town#customer} makes the numbers. */
    private static String tail(Customer person) {
        return "%04d".formatted(person.telegramId() % 10_000);
    }

    private int asked(Customer person) {
        return town.db()
                .fetchCount(
                        PHONE_ASK_CUSTOMER,
                        PHONE_ASK_CUSTOMER.CUSTOMER_ID.eq(person.kept().id().value()));
    }
}
