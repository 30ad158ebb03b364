package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.sandbox.client.SandboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every naughty string as every free text of both bots: answered, nothing parked, nothing of it in the log. */
class HostileTextTest {
    private static final int AT_ONCE = 8;
    private static final List<String> STRINGS = NaughtyStrings.all();
    private static Town town;
    private static LogLines log;

    @BeforeAll
    static void found() {
        town = Town.found("town_hostile", Map.of());
        log = new LogLines();
    }

    @AfterAll
    static void nothing_was_parked_and_nothing_of_it_is_in_the_log() {
        try {
            var all = log.text();
            assertFalse(all.contains("is parked after"), "a fault of ours");
            // shorter ones may stand in a line by chance
            for (var text : STRINGS) {
                assertFalse(text.length() >= 12 && all.contains(text), () -> "in the log: " + text);
            }
            assertEquals(List.of(), town.chat().findings());
        } finally {
            log.close();
            town.close();
        }
    }

    @Test
    void as_a_name_while_joining() throws Exception {
        forAll(texts -> {
            Customer ann = null;
            for (var text : texts) {
                if (text.startsWith("/")) { // a command is answered by two messages
                    continue;
                }
                if (ann == null) {
                    ann = town.customer("Ann").isAskedForName();
                }
                if (says(ann, text) && ann.answers().getLast().buttons().contains(ann.label("client.birthday.skip"))) {
                    ann.taps("client.birthday.skip");
                    ann.card();
                    var kept = ann.kept().firstName();
                    assertTrue(!kept.isBlank() && kept.length() <= 64, kept);
                    ann.chat().sends("/menu");
                    // shown as typed, shortened, not interpreted: the sandbox refuses broken HTML
                    ann.sees("client.menu.hello");
                    ann = null;
                }
            }
        });
    }

    @Test
    void as_a_new_name_and_a_new_number_in_the_profile() throws Exception {
        forAll(texts -> {
            var ann = town.customer("Ann");
            ann.joins("Анна");
            for (var text : texts) {
                if (text.startsWith("/")) { // a command leads away from the question
                    continue;
                }
                asks(ann, "client.profile.name", "client.profile.ask-name");
                says(ann, text);
                asks(ann, "client.profile.phone", "client.profile.ask-phone");
                says(ann, text);
                ann.presses("client.profile.leave-phone");
                ann.sees("client.menu.cancelled");
            }
            var kept = ann.kept().firstName();
            assertTrue(!kept.isBlank() && kept.length() <= 64, kept);
        });
    }

    private static void asks(Customer person, String button, String question) {
        person.chat().sends("/profile");
        person.chat().sees("the profile", m -> m.buttons().contains(person.label(button)));
        person.taps(button);
        person.sees(question);
    }

    @Test
    void as_a_birthday() throws Exception {
        forAll(texts -> {
            var ann = town.customer("Ann").isAskedForBirthday();
            for (var text : texts) {
                if (!text.startsWith("/")) { // a command leads away from the question
                    says(ann, text);
                }
            }
            ann.taps("client.birthday.skip");
            ann.card();
        });
    }

    @Test
    void to_the_client_bot_at_rest_and_with_terms_and_phone_before_one() throws Exception {
        forAll(texts -> {
            var eve = town.customer("Eve");
            eve.chat().starts();
            eve.sees("client.consent.ask");
            var bob = town.customer("Bob");
            bob.accepts();
            var ann = town.customer("Ann");
            ann.joins("Анна");
            for (var text : texts) {
                says(eve, text);
                says(bob, text);
                says(ann, text);
            }
        });
    }

    @Test
    void as_a_code_and_as_an_amount_at_the_till() throws Exception {
        forAll(texts -> {
            var maria = town.cashier("Мария");
            var code = Customer.code(town.customer("Ann").joins("Анна"));
            for (var text : texts) {
                says(maria, text);
            }
            // the till may pause after so many wrong codes
            var nina = town.cashier("Нина", Language.EN);
            for (var text : texts) {
                nina.chat().sends(code);
                nina.chat().sees("an answer", message -> true);
                says(nina, text);
            }
        });
    }

    @Test
    void as_customer_value_and_reason_of_a_discount_given_by_hand() throws Exception {
        forAll(texts -> {
            var boss = town.stranger("Управ", Language.RU);
            town.hire(boss.telegramId(), "Управ", Language.RU, Role.MANAGER);
            var code = Customer.code(town.customer("Ann").joins("Анна"));
            boss.chat().sends("/give");
            boss.sees("giving.ask-who");
            for (var text : texts) {
                says(boss, text);
            }
            for (var text : texts) {
                boss.chat().sends("/give");
                boss.sees("giving.ask-who");
                boss.chat().sends(code);
                boss.sees("giving.ask-what");
                says(boss, text);
                boss.chat().sends("/give");
                boss.sees("giving.ask-who");
                boss.chat().sends(code);
                boss.sees("giving.ask-what");
                boss.chat().sends("5%");
                boss.sees("giving.ask-why");
                says(boss, text);
            }
        });
    }

    @Test
    void to_the_cashier_bot_from_strangers_and_as_payloads_of_links() throws Exception {
        forAll(texts -> {
            var eve = town.stranger("Eve", Language.RU);
            var ann = town.customer("Ann");
            for (var text : texts) {
                says(eve, text);
                says(eve, "/start i_" + text);
                says(ann, "/start " + text);
                says(ann, "/" + text);
            }
        });
    }

    /** @return false where Telegram itself would not send it */
    private static boolean says(Phone phone, String text) {
        try {
            phone.chat().sends(text.length() > 4096 ? text.substring(0, 4096) : text);
        } catch (SandboxException e) {
            return false;
        }
        var answer = phone.chat().sees("an answer to " + text, message -> true);
        assertFalse(answer.text().contains(phone.label("common.our-fault")), () -> "our fault for " + text);
        return true;
    }

    /** Shares the strings out to people who act at once. */
    private static void forAll(Consumer<List<String>> person) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var mine = new ArrayList<String>();
                for (int s = i; s < STRINGS.size(); s += AT_ONCE) {
                    mine.add(STRINGS.get(s));
                }
                running.add(people.submit(() -> person.accept(mine)));
            }
            for (var one : running) {
                one.get();
            }
        }
    }
}
