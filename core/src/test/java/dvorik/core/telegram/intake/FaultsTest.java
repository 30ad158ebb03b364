package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.ScriptedTelegram.Answer;
import dvorik.core.telegram.UpdateHandler;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Outages wait, faults of ours are parked, refusals of Telegram are final. */
class FaultsTest extends IntakeTest {
    private static final long ANN = 71;
    private static final long BOB = 72;

    @Test
    void an_update_waits_for_the_end_of_an_outage_while_other_chats_go_on() {
        var isAway = new AtomicBoolean(true);
        var bot = new EchoBot(incoming -> {
            if (incoming.chatId() == ANN && isAway.get()) {
                throw new BotProcess.DatabaseAway();
            }
        });
        var process = start(bot);

        says(process, ANN, "first");
        says(process, ANN, "second");
        says(process, BOB, "hello");
        until("the other chat is answered", () -> telegram.textsTo(BOB).equals(List.of("hello")));
        until("it was tried more than three times", () -> bot.seenFrom(ANN).size() > 3);
        assertEquals(List.of(), telegram.textsTo(ANN));

        isAway.set(false);
        until("answered in order", () -> telegram.textsTo(ANN).equals(List.of("first", "second")));
        assertEquals(List.of(), process.intake.parked(10));
    }

    @Test
    void a_poison_update_is_parked_after_three_tries_with_an_apology_and_the_lane_goes_on() {
        var bot = new EchoBot(incoming -> {
            if (EchoBot.textOf(incoming).equals("poison")) {
                throw new ArithmeticException("ours");
            }
        });
        var process = start(bot);

        says(process, ANN, "before");
        says(process, ANN, "poison");
        says(process, ANN, "after");

        until("all answered", () -> telegram.textsTo(ANN).equals(List.of("before", "sorry", "after")));
        assertEquals(3, Collections.frequency(bot.seenFrom(ANN), "poison"));
        assertEquals("before,after", committedState(ANN));
        List<ParkedUpdate> parked = process.intake.parked(10);
        assertEquals(1, parked.size());
        assertEquals("java.lang.ArithmeticException", parked.getFirst().fault());
        assertEquals(ANN, parked.getFirst().chatId());
        assertTrue(parked.getFirst().update().contains("poison"));
        until("nothing waits", () -> process.intake.waiting() == 0);
    }

    @Test
    void a_failing_apology_parks_the_update_all_the_same() {
        var process = start(new UpdateHandler() {
            @Override
            public Handled handle(Incoming incoming) {
                throw new StackOverflowError();
            }

            @Override
            public Handled apologise(Incoming incoming) {
                throw new IllegalStateException("neither this");
            }
        });

        says(process, ANN, "poison");

        until("parked", () -> process.intake.parked(10).size() == 1);
        until("nothing waits", () -> process.intake.waiting() == 0);
    }

    @Test
    void replies_wait_while_telegram_is_away_behind_an_html_page() {
        var isAway = new AtomicBoolean(true);
        telegram.answers(call -> isAway.get() ? new Answer(502, "<html>Bad Gateway</html>") : null);
        var process = start(new EchoBot());

        says(process, ANN, "one");
        says(process, ANN, "two");
        until("it was tried twice", () -> telegram.calls("sendMessage").size() >= 2);
        assertTrue(outboxSize(ANN) > 0, "the reply is kept");

        isAway.set(false);
        until("both arrived", () -> telegram.textsTo(ANN).stream()
                .filter("two"::equals)
                .findAny()
                .isPresent());
        until("the outbox is empty", () -> outboxSize(ANN) == 0);
    }

    @Test
    void a_refused_reply_is_given_up_and_the_next_is_sent() {
        telegram.answers(
                call -> call.text().equals("bad") ? Answer.refusal(400, "Bad Request: can't parse entities") : null);
        var process = start(new EchoBot());

        says(process, ANN, "bad");
        says(process, ANN, "good");

        until("the next is sent", () -> telegram.textsTo(ANN).equals(List.of("bad", "good")));
        until("the outbox is empty", () -> outboxSize(ANN) == 0);
    }

    @Test
    void a_person_who_blocked_the_bot_gets_no_further_call_of_that_reply() {
        telegram.answers(
                call -> call.chat() == ANN ? Answer.refusal(403, "Forbidden: bot was blocked by the user") : null);
        var process = start(new TwoRepliesBot());

        says(process, ANN, "hello");
        says(process, BOB, "hello");

        until("the other gets both", () -> telegram.textsTo(BOB).equals(List.of("one", "two")));
        until(
                "the outbox is empty",
                () -> outboxSize(ANN) == 0 && !telegram.textsTo(ANN).isEmpty());
        assertEquals(List.of("one"), telegram.textsTo(ANN));
    }

    @Test
    void a_reply_whose_answer_is_lost_is_repeated_a_few_times_and_not_for_ever() {
        telegram.answers(call -> call.text().equals("lost") ? Answer.cut() : null);
        var process = start(new EchoBot(), BotProcess.webhook().withLostAnswerWait(Duration.ofMillis(20)));

        says(process, ANN, "lost");
        says(process, ANN, "next");

        until("the lane goes on", () -> telegram.textsTo(ANN).contains("next"));
        assertEquals(List.of("lost", "lost", "lost", "lost", "lost", "next"), telegram.textsTo(ANN));
        var calls = telegram.calls("sendMessage");
        double seconds = (calls.get(4).nanos() - calls.get(0).nanos()) / 1e9;
        assertTrue(seconds >= 0.02 + 0.08 + 0.32 + 1.28, "over " + seconds + " s");
    }

    @Test
    void a_flood_wait_in_a_dialogue_is_waited_for_exactly_and_the_reply_then_sent_once() {
        var refusals = new AtomicInteger(1);
        telegram.answers(
                call -> call.text().equals("hello") && refusals.getAndDecrement() > 0 ? Answer.floodWait(2) : null);
        var process = start(new EchoBot());

        says(process, ANN, "hello");

        until("sent again", () -> telegram.calls("sendMessage").size() == 2);
        var calls = telegram.calls("sendMessage");
        double seconds = (calls.get(1).nanos() - calls.get(0).nanos()) / 1e9;
        assertTrue(seconds >= 2.0 && seconds < 2.5, "after " + seconds + " s");
    }

    /** Answers everything with two messages. */
    static final class TwoRepliesBot implements UpdateHandler {
        @Override
        public Handled handle(Incoming incoming) {
            return new Handled(null, null, List.of(EchoBot.say("one"), EchoBot.say("two")));
        }

        @Override
        public Handled apologise(Incoming incoming) {
            throw new IllegalStateException("nothing fails here");
        }
    }
}
