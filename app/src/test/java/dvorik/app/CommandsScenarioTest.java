package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsScenarioTest extends Scenario {

    /** Where a person who accepted the terms may be on the way in. */
    enum Step {
        PHONE(Customer::accepts, "client.phone.ask"),
        NAME(Customer::isAskedForName, "client.name.ask"),
        BIRTHDAY(Customer::isAskedForBirthday, "client.birthday.ask");

        private final Consumer<Customer> way;
        private final String question;

        Step(Consumer<Customer> way, String question) {
            this.way = way;
            this.question = question;
        }
    }

    private Customer at(Step step) {
        var ann = town.customer("Ann");
        step.way.accept(ann);
        return ann;
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_asked_on_the_way_in_the_question_of_the_step_comes_again_and_nothing_told_is_lost(Step step) {
        for (var command :
                List.of("/start", "/menu", "/discounts", "/nonsense", "/start src_other", "/cancel", "/help")) {
            var ann = at(step);
            ann.chat().sends(command);
            ann.sees(step.question);
            switch (command) {
                case "/help" -> ann.sees("client.help-stranger");
                case "/cancel" -> ann.sees("client.joining.no-hurry");
                case "/start", "/start src_other" -> {}
                default -> ann.sees("client.joining.first");
            }
            finishes(ann, step);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_language_chosen_on_the_way_in_puts_the_question_of_the_step_in_it(Step step) {
        var ann = at(step);
        ann.settles();
        ann.taps("common.language.uz");
        ann.speaks(Language.UZ);
        ann.sees("client.language.changed");
        ann.sees(step.question);
        finishes(ann, step);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_of_the_menu_on_the_way_in_puts_the_question_again(Step step) {
        var ann = at(step);
        ann.chat().sends(ann.label("client.menu.discounts"));
        ann.sees(step.question);
        finishes(ann, step);
    }

    @Test
    void a_joined_customer_finds_everything_by_commands_in_any_writing() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        for (var hello : List.of("/start", "/menu", "/START", "/start@" + Town.CLIENT_BOT, "/start src_again")) {
            ann.chat().sends(hello);
            ann.sees("client.menu.hello");
        }
        ann.chat().sends("/help");
        ann.sees("client.help");
        ann.presses("client.menu.help");
        ann.sees("client.help");
        ann.chat().sends("/cancel");
        ann.sees("client.menu.cancelled");
        ann.chat().sends("/nonsense with words");
        ann.sees("common.unknown-command");
        assertEquals(ann.label("client.menu.discounts"), ann.chat().keyboard().getFirst());
        assertEquals(ann.label("client.menu.help"), ann.chat().keyboard().getLast());
        assertEquals(1, ann.discounts());
    }

    @Test
    void whatever_else_a_joined_customer_sends_is_answered_with_the_menu() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        ann.chat().sends("у вас есть кофе?");
        ann.sees("client.menu.use-buttons");
        ann.chat().sendsSticker();
        ann.sees("client.menu.use-buttons");
        ann.chat().sendsVoice(new byte[] {1, 2, 3});
        ann.sees("client.menu.use-buttons");
        ann.chat().sharesLocation(43.1, 131.9);
        ann.sees("client.menu.use-buttons");
        ann.chat().sharesContact();
        ann.sees("client.menu.use-buttons");
        ann.chat().sends(ann.label("client.phone.skip"));
        ann.sees("client.menu.use-buttons");
    }

    @Test
    void edits_and_reactions_meet_silence() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        var own = ann.chat().messages().getFirst();
        ann.chat().edits(own, "/help");
        ann.chat().reactsTo(own, "👍");
        ann.chat().seesNothingNew();
    }

    @Test
    void who_blocks_the_bot_is_marked_and_finds_everything_on_coming_back() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        ann.chat().blocks();
        assertTrue(town.chat().bot(Town.CLIENT_BOT).isIdleWithin(java.time.Duration.ofSeconds(30)));
        Eventually.holds(() -> unreachable(ann));
        ann.chat().starts();
        ann.sees("client.menu.hello");
        Eventually.holds(() -> !unreachable(ann));
        ann.chat().sends("/discounts");
        ann.card();
    }

    private boolean unreachable(Customer person) {
        return town.db()
                .fetchExists(
                        dvorik.migrations.jooq.Tables.CUSTOMER,
                        dvorik.migrations.jooq.Tables.CUSTOMER
                                .ID
                                .eq(person.kept().id().value())
                                .and(dvorik.migrations.jooq.Tables.CUSTOMER.UNREACHABLE_SINCE.isNotNull()));
    }

    private static void finishes(Customer ann, Step from) {
        if (from == Step.PHONE) {
            ann.presses("client.phone.skip");
            ann.sees("client.name.ask");
        }
        if (from != Step.BIRTHDAY) {
            ann.chat().sends("Анна");
            ann.sees("client.birthday.ask");
        }
        ann.taps("client.birthday.skip");
        ann.card();
        assertEquals(1, ann.discounts());
        assertEquals("Анна", ann.kept().firstName());
    }
}
