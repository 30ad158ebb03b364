package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Nothing is given twice, however often a person begins. */
class RepeatedStartScenarioTest extends Scenario {

    @Test
    void fifty_starts_at_once_are_all_answered_and_end_in_one_discount() {
        var ann = town.customer("Ann").accepts();
        for (int i = 0; i < 50; i++) {
            ann.chat().starts();
        }
        ann.settles();
        assertEquals(51, ann.count("client.phone.ask"));
        ann.presses("client.phone.skip");
        ann.sees("client.name.ask");
        ann.chat().sends("Анна");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.card();
        ann.chat().starts();
        ann.sees("client.menu.hello");
        assertEquals(1, ann.discounts());
    }

    @Test
    void who_finishes_joining_twice_in_a_row_has_one_discount() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.chat().sends("14.02.1990");
        ann.chat().sends("14.02.1990");
        ann.chat().sends("14.02.1990");
        ann.sees("client.menu.use-buttons");
        ann.settles();
        assertEquals(1, ann.count("client.welcome"));
        assertEquals(1, ann.discounts());
    }
}
