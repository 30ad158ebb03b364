package dvorik.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.InlineButton;
import dvorik.core.telegram.Keyboard;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationRuntimeTest {
    private static final String ANN = "'from':{'id':7,'first_name':'Ann','language_code':'en'}";

    sealed interface State extends Dialog {
        record Asking() implements State {}
    }

    sealed interface Tap extends Choice {
        record Go() implements Tap {}

        record Stay() implements Tap {}

        record Always() implements Tap, Choice.Anytime {}
    }

    /** Answers every input; asks with three buttons. */
    private static final class Asker implements Conversation<State> {
        private final List<Input> heard = new ArrayList<>();
        private final List<Visitor> visitors = new ArrayList<>();

        @Override
        public Turn<State> answer(Visitor visitor, State state, Input input) {
            heard.add(input);
            visitors.add(visitor);
            return switch (input) {
                case Input.Tap(Tap.Go go, var message) -> Turn.<State>rest().say("common.back");
                case Input.Tap(Tap.Stay stay, var message) -> Turn.stay(state).say("common.back");
                case Input.Tap(Tap.Always always, var message) ->
                    Turn.stay(state).say("common.back");
                default ->
                    Turn.<State>to(new State.Asking())
                            .say(Message.of("common.back")
                                    .with(Buttons.inline(List.of(
                                            Button.choose("common.back", new Tap.Go()),
                                            Button.choose("common.back", new Tap.Stay()),
                                            Button.choose("common.back", new Tap.Always())))));
            };
        }

        @Override
        public Turn<State> apologise(Visitor visitor, State state) {
            return Turn.stay(state).say("common.our-fault");
        }

        @Override
        public void reachable(long telegramId, boolean reachable) {}
    }

    private final Texts texts = new Texts(Clock.systemUTC(), List.of("common"));
    private final Asker asker = new Asker();
    private final List<String> buttons = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T04:30:00Z");
    private String state;
    private long update = 100;

    @Test
    void a_button_counts_for_the_turn_that_made_it_and_then_no_more() {
        say("hi");
        var old = button(0);
        tap(old);
        assertEquals(2, asker.heard.size());
        passes(Duration.ofMinutes(1));
        assertStale(tap(old));
    }

    @Test
    void a_newer_question_makes_the_buttons_of_the_older_stale() {
        say("hi");
        var old = button(0);
        say("hi again");
        assertStale(tap(old));
        tap(button(0));
        assertEquals(3, asker.heard.size());
    }

    @Test
    void a_double_tap_is_acknowledged_and_nothing_else() {
        say("hi");
        for (int i = 0; i < 3; i++) {
            var data = button(i);
            int before = asker.heard.size();
            tap(data);
            passes(Duration.ofMillis(2_900));
            var second = tap(data);
            assertEquals(before + 1, asker.heard.size());
            assertEquals(1, second.calls().size());
            assertNull(assertInstanceOf(BotCall.AnswerTap.class, second.calls().getFirst())
                    .text());
            say("hi");
        }
    }

    @Test
    void the_same_button_later_is_meant_again_where_it_still_counts() {
        say("hi");
        var stays = button(1);
        var always = button(2);
        for (var data : List.of(stays, always)) {
            int before = asker.heard.size();
            tap(data);
            passes(Duration.ofSeconds(4));
            tap(data);
            assertEquals(before + 2, asker.heard.size());
        }
    }

    @Test
    void every_tap_is_acknowledged_first() {
        say("hi");
        assertInstanceOf(BotCall.AnswerTap.class, tap(button(1)).calls().getFirst());
        assertStale(tap("forged"));
        assertStale(tap("zzz.Go"));
        assertStale(tap("-.Go"));
    }

    @Test
    void a_button_for_any_time_counts_without_any_state() {
        state = null;
        tap("-.Always");
        assertEquals(1, asker.heard.size());
    }

    @Test
    void a_state_that_cannot_be_read_is_told_as_lost_and_its_buttons_are_stale() {
        say("hi");
        var old = button(0);
        state = "{\"v\":0}";
        assertStale(tap(old));
        say("hi");
        assertEquals(true, asker.visitors.getLast().lost());
        say("hi");
        assertEquals(false, asker.visitors.getLast().lost());
    }

    @Test
    void an_update_repeated_has_the_same_request_key() {
        say("hi");
        update--;
        say("hi");
        assertEquals(
                asker.visitors.getFirst().requestKey(), asker.visitors.getLast().requestKey());
    }

    @Test
    void an_apology_keeps_the_buttons() {
        say("hi");
        var data = button(0);
        var apology =
                runtime().apologise(incoming("{'message':{" + ANN + ",'chat':{'id':7,'type':'private'},'text':'x'}}"));
        state = apology.state();
        tap(data);
        assertEquals(2, asker.heard.size());
    }

    @Test
    void silence_keeps_the_state_as_it_was() {
        say("hi");
        var before = state;
        var handled = runtime().handle(incoming("{'edited_message':{'text':'x'}}"));
        assertEquals(before, handled.state());
        assertEquals(List.of(), handled.calls());
    }

    private ConversationRuntime<State> runtime() {
        return new ConversationRuntime<>(
                "bot", asker, State.class, Tap.class, List.of(), texts, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private void say(String text) {
        var handled = handle("{'message':{" + ANN + ",'chat':{'id':7,'type':'private'},'text':'" + text + "'}}");
        buttons.clear();
        var sent = assertInstanceOf(BotCall.SendText.class, handled.calls().getLast());
        for (var row : assertInstanceOf(Keyboard.Inline.class, sent.keyboard()).rows()) {
            for (var button : row) {
                buttons.add(
                        assertInstanceOf(InlineButton.Callback.class, button).data());
            }
        }
    }

    /** @return data of a button of the newest question: 0 goes on, 1 stays, 2 counts at any time */
    private String button(int number) {
        return buttons.get(number);
    }

    private Handled tap(String data) {
        return handle("{'callback_query':{'id':'q" + update + "'," + ANN + ",'data':'" + data
                + "','message':{'message_id':1,'chat':{'id':7,'type':'private'}}}}");
    }

    private Handled handle(String json) {
        var handled = runtime().handle(incoming(json));
        state = handled.state();
        return handled;
    }

    private Incoming incoming(String json) {
        try {
            return new Incoming(update++, 7, new ObjectMapper().readTree(json.replace('\'', '"')), state);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private void assertStale(Handled handled) {
        assertEquals(1, handled.calls().size());
        assertEquals(
                texts.plain(dvorik.core.text.Language.EN, "common.stale-button"),
                assertInstanceOf(BotCall.AnswerTap.class, handled.calls().getFirst())
                        .text());
    }
}
