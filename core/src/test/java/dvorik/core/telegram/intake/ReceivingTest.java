package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What happens to updates up to the moment they are handled. */
class ReceivingTest extends IntakeTest {
    private static final long ANN = 71;

    @Test
    void an_update_that_comes_twice_is_handled_once() {
        var bot = new EchoBot();
        var process = start(bot);

        String update = Updates.message(9001, ANN, "hello");
        process.intake.sink().store(Updates.one(update));
        process.intake.sink().store(Updates.one(update));
        says(process, ANN, "end");

        until("the end is answered", () -> telegram.textsTo(ANN).contains("end"));
        assertEquals(List.of("hello", "end"), bot.seenFrom(ANN));
        assertEquals(List.of("hello", "end"), telegram.textsTo(ANN));
    }

    @Test
    void a_repetition_is_known_after_a_restart_and_in_another_process() {
        String update = Updates.message(9001, ANN, "hello");
        var first = start(new EchoBot());
        first.intake.sink().store(Updates.one(update));
        until("answered", () -> telegram.textsTo(ANN).size() == 1);
        first.close();

        var bot = new EchoBot();
        var second = start(bot);
        second.intake.sink().store(Updates.one(update));
        says(second, ANN, "end");

        until("the end is answered", () -> telegram.textsTo(ANN).contains("end"));
        assertEquals(List.of("end"), bot.seenFrom(ANN));
    }

    @Test
    void ids_that_restart_lower_are_new_updates() {
        var process = start(new EchoBot());
        process.intake.sink().store(Updates.one(Updates.message(900_000_000, ANN, "before")));
        process.intake.sink().store(Updates.one(Updates.message(17, ANN, "after a quiet week")));

        until("both answered", () -> telegram.textsTo(ANN).equals(List.of("before", "after a quiet week")));
    }

    @Test
    void what_cannot_be_read_is_parked_and_the_rest_goes_on() {
        var process = start(new EchoBot());
        process.intake
                .sink()
                .store(List.of(
                        bytes("not json"),
                        bytes("{\"message\":{\"text\":\"no id\"}}"),
                        bytes(Updates.message(41, ANN, "good"))));

        until("answered", () -> telegram.textsTo(ANN).equals(List.of("good")));
        List<ParkedUpdate> parked = process.intake.parked(10);
        assertEquals(2, parked.size());
        assertTrue(parked.stream().allMatch(update -> update.fault().equals("unreadable")));
        assertTrue(parked.stream().anyMatch(update -> update.update().equals("not json")));
    }

    @Test
    void a_full_inbox_takes_no_more_and_loses_nothing() {
        var hold = new CountDownLatch(1);
        var process =
                start(new EchoBot(incoming -> await(hold)), BotProcess.webhook().withBounds(4096, 16, 5));

        for (int i = 0; i < 5; i++) {
            says(process, ANN, "m" + i);
        }
        assertThrows(IntakeClosed.class, () -> says(process, ANN, "too much"));
        hold.countDown();

        until("the first five are answered", () -> telegram.textsTo(ANN).size() == 5);
        assertEquals(List.of("m0", "m1", "m2", "m3", "m4"), telegram.textsTo(ANN));
        until("there is room again", () -> process.intake.waiting() == 0);
        says(process, ANN, "again");
        until("answered", () -> telegram.textsTo(ANN).contains("again"));
    }

    @Test
    void another_number_of_partitions_is_refused() {
        start(new EchoBot());
        var eight = new IntakeSettings(
                false,
                List.of("message"),
                BotProcess.webhook().pollTimeout(),
                8,
                BotProcess.webhook().leaseLife(),
                BotProcess.webhook().heartbeat(),
                10,
                10,
                10,
                BotProcess.webhook().seenFor(),
                BotProcess.webhook().lostAnswerWait());
        assertThrows(IllegalStateException.class, () -> start(new EchoBot(), eight));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
