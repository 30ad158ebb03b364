package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsScenarioTest extends Scenario {

    /** Where a person who accepted the terms may be on the way in. */
    enum Step {
        PHONE(Customer::accepts),
        NAME(Customer::isAskedForName),
        BIRTHDAY(Customer::isAskedForBirthday);

        private final Consumer<Customer> way;

        Step(Consumer<Customer> way) {
            this.way = way;
        }
    }

    private Customer at(Step step) {
        var ann = town.customer("Ann");
        step.way.accept(ann);
        return ann;
    }

    @ParameterizedTest
    @EnumSource
    void start_menu_discounts_and_unknown_commands_begin_the_unfinished_dialog_again(Step step) {
        for (var command : List.of("/start", "/menu", "/discounts", "/nonsense", "/start src_other")) {
            var ann = at(step);
            ann.chat().sends(command);
            ann.sees("client.phone.ask");
            finishes(ann);
        }
    }

    @ParameterizedTest
    @EnumSource
    void help_and_language_answer_in_every_step_and_the_step_stays(Step step) {
        var ann = at(step);
        ann.chat().sends("/help");
        ann.sees("client.help-stranger");
        ann.settles();
        switch (step) {
            case PHONE -> {
                ann.chat().sends(ann.label("client.phone.skip"));
                ann.sees("client.name.ask");
            }
            case NAME -> {
                ann.chat().sends("Анна");
                ann.sees("client.birthday.ask");
            }
            case BIRTHDAY -> {
                ann.taps("client.birthday.skip");
                ann.card();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_stops_in_every_step_and_start_goes_on_without_asking_for_consent_twice(Step step) {
        var ann = at(step);
        ann.chat().sends("/cancel");
        ann.sees("client.cancelled-joining");
        assertEquals(List.of(), ann.chat().keyboard());
        ann.chat().starts();
        ann.sees("client.phone.ask");
        finishes(ann);
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
        assertEquals(
                List.of(
                        ann.label("client.menu.discounts"),
                        ann.label("client.menu.language"),
                        ann.label("client.menu.help")),
                ann.chat().keyboard());
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
        assertTrue(town.chat().bot(Town.CLIENT_BOT).isIdleWithin(java.time.Duration.ofSeconds(5)));
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

    private static void finishes(Customer ann) {
        ann.presses("client.phone.skip");
        ann.sees("client.name.ask");
        ann.chat().sends("Анна");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.card();
        assertEquals(1, ann.discounts());
    }
}
