package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.customer.Phone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneScenarioTest extends Scenario {
    private static final String NUMBER = "+79021112233";

    @Test
    void the_own_number_sent_by_the_button_is_kept_as_verified() {
        var ann = town.customer("Ann").accepts();
        ann.person().changesPhone("79027778899");
        ann.presses("client.phone.share");
        ann.sees("client.name.ask");
        finish(ann);
        assertEquals(Optional.of(new Phone("+79027778899")), phoneOf(ann));
    }

    @Test
    void the_number_can_be_skipped() {
        var ann = town.customer("Ann").accepts();
        ann.presses("client.phone.skip");
        ann.sees("client.name.ask");
        finish(ann);
        assertEquals(Optional.empty(), phoneOf(ann));
    }

    @Test
    void somebody_elses_contact_is_refused() {
        var ann = town.customer("Ann").accepts();
        var bob = town.customer("Bob");
        ann.chat().sharesContact(NUMBER, "Bob", bob.telegramId());
        ann.sees("client.phone.not-own");
        finish(skips(ann));
        assertEquals(Optional.empty(), phoneOf(ann));
    }

    @Test
    void a_contact_of_nobody_on_telegram_is_refused() {
        var ann = town.customer("Ann").accepts();
        ann.chat().sharesContact(NUMBER, "Ann", 0);
        ann.sees("client.phone.not-own");
    }

    @Test
    void a_number_that_cannot_be_one_is_refused() {
        var ann = town.customer("Ann").accepts();
        ann.chat().sharesContact("+7 12", "Ann", ann.telegramId());
        ann.sees("client.phone.unreadable");
        finish(skips(ann));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+79021112233", "8 902 111-22-33", "нет", "/nonsense"})
    void a_typed_number_proves_nothing(String typed) {
        var ann = town.customer("Ann").accepts();
        ann.chat().sends(typed);
        ann.sees(typed.startsWith("/") ? "client.phone.ask" : "client.phone.use-button");
        assertEquals(
                List.of(ann.label("client.phone.share"), ann.label("client.phone.skip")),
                ann.chat().keyboard());
    }

    private static Customer skips(Customer person) {
        person.presses("client.phone.skip");
        person.sees("client.name.ask");
        return person;
    }

    private static void finish(Customer person) {
        person.chat().sends("Анна");
        person.sees("client.birthday.ask");
        person.taps("client.birthday.skip");
        person.card();
    }

    private Optional<Phone> phoneOf(Customer person) {
        return town.features().customers.findPhone(person.kept().id());
    }
}
