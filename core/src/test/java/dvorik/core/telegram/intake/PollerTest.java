package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.telegram.ScriptedTelegram.Answer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No answer of Telegram ends the polling. */
class PollerTest extends IntakeTest {
    private static final long ANN = 71;

    private void refusesTheFirstPoll(Answer refusal) {
        var refusals = new AtomicInteger(1);
        telegram.answers(call -> call.method().equals("getupdates") && refusals.getAndDecrement() > 0 ? refusal : null);
        telegram.queue(5, Updates.message(5, ANN, "hello"));
        start(new EchoBot(), BotProcess.polling());
        until("it polled again", () -> telegram.textsTo(ANN).equals(List.of("hello")));
    }

    private double secondsBetweenFirstPolls() {
        var polls = telegram.calls("getUpdates");
        return (polls.get(1).nanos() - polls.get(0).nanos()) / 1e9;
    }

    @Test
    void a_page_in_place_of_an_answer_is_an_outage() {
        refusesTheFirstPoll(new Answer(200, "<html>maintenance</html>"));
    }

    @Test
    void an_error_of_the_server_is_an_outage() {
        refusesTheFirstPoll(new Answer(502, "<html>bad gateway</html>"));
    }

    @Test
    void a_cut_connection_is_an_outage() {
        refusesTheFirstPoll(Answer.cut());
    }

    @Test
    void a_flood_wait_is_obeyed() {
        refusesTheFirstPoll(Answer.floodWait(1));
        assertTrue(secondsBetweenFirstPolls() >= 1.0);
    }

    @Test
    void a_rival_poller_is_given_time() {
        refusesTheFirstPoll(Answer.refusal(409, "Conflict: terminated by other getUpdates request"));
        assertTrue(secondsBetweenFirstPolls() >= 3.0);
        assertEquals(0, telegram.calls("deleteWebhook").size());
    }

    @Test
    void a_webhook_that_is_still_set_is_removed() {
        refusesTheFirstPoll(Answer.refusal(409, "Conflict: can't use getUpdates method while webhook is active"));
        assertEquals(1, telegram.calls("deleteWebhook").size());
    }

    @Test
    void the_kinds_of_updates_are_named_and_only_what_is_stored_is_confirmed() {
        telegram.queue(5, Updates.message(5, ANN, "hello"));
        start(new EchoBot(), BotProcess.polling());
        until("confirmed", () -> telegram.unconfirmed() == 0);
        var polls = telegram.calls("getUpdates");
        assertEquals(0, polls.getFirst().body().path("offset").asLong());
        assertEquals(6, polls.getLast().body().path("offset").asLong());
        assertEquals(
                "[\"message\",\"callback_query\"]",
                polls.getFirst().body().path("allowed_updates").toString());
    }
}
