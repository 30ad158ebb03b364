package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several processes of one bot. */
class SharingTest extends IntakeTest {

    @Test
    void processes_share_the_partitions_evenly_and_take_over_from_one_that_leaves() {
        var first = start(new EchoBot());
        until("the first owns all", () -> first.intake.partitionsOwned() == 16);
        var second = start(new EchoBot());
        until("two halves", () -> first.intake.partitionsOwned() == 8 && second.intake.partitionsOwned() == 8);
        var third = start(new EchoBot());
        // who has the odd one depends on the processes' names
        until("three thirds", () -> {
            var shares = IntStream.of(
                            first.intake.partitionsOwned(),
                            second.intake.partitionsOwned(),
                            third.intake.partitionsOwned())
                    .sorted()
                    .boxed()
                    .toList();
            return shares.equals(List.of(5, 5, 6));
        });

        first.close();
        until("two halves again", () -> second.intake.partitionsOwned() == 8 && third.intake.partitionsOwned() == 8);
    }

    @Test
    void chats_keep_their_order_and_get_one_answer_each_time_while_partitions_move() throws InterruptedException {
        int chats = 40;
        int each = 30;
        var first = start(new EchoBot());
        var sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < each; i++) {
                for (long chat = 1; chat <= chats; chat++) {
                    says(first, chat, "m" + i);
                }
            }
        });
        var second = start(new EchoBot());
        until("shared", () -> second.intake.partitionsOwned() == 8);
        second.close();
        start(new EchoBot());
        sender.join();

        List<String> expected = IntStream.range(0, each).mapToObj(i -> "m" + i).toList();
        for (long chat = 1; chat <= chats; chat++) {
            long of = chat;
            until(() -> "chat " + of + " got " + telegram.textsTo(of), () -> telegram.textsTo(of)
                    .containsAll(expected));
            assertEquals(expected, telegram.textsTo(chat));
            until("the state is whole", () -> String.join(",", expected).equals(committedState(of)));
        }
    }

    @Test
    void a_closing_process_finishes_what_it_has_begun_and_takes_no_more() throws InterruptedException {
        var isInside = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var process = start(new EchoBot(incoming -> {
            isInside.countDown();
            ReceivingTest.await(hold);
        }));
        says(process, 1, "begun");
        says(process, 1, "queued");
        ReceivingTest.await(isInside);
        until("both are in the lane", () -> process.intake.begun() == 2);

        var isDrained = new AtomicBoolean();
        var closing = Thread.ofVirtual().start(() -> {
            try {
                isDrained.set(process.intake.close(Duration.ofSeconds(30)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        until("it refuses new ones", () -> refusesNew(process));
        hold.countDown();
        closing.join();

        assertTrue(isDrained.get());
        assertEquals(List.of("begun", "queued"), telegram.textsTo(1));
        assertEquals(0, outboxSize(1));
    }

    private boolean refusesNew(BotProcess process) {
        try {
            process.intake.sink().store(List.of());
            return false;
        } catch (IntakeClosed e) {
            return true;
        }
    }

    @Test
    void a_closing_process_does_not_wait_beyond_its_deadline_and_leaves_the_rest_to_a_successor()
            throws InterruptedException {
        var isInside = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var process = start(new EchoBot(incoming -> {
            isInside.countDown();
            ReceivingTest.await(hold);
        }));
        says(process, 1, "hanging");
        ReceivingTest.await(isInside);

        // comes back although the handler hangs
        boolean isDrained = process.intake.close(Duration.ofMillis(200));
        assertTrue(!isDrained);
        start(new EchoBot());
        until("the successor answers at once", () -> telegram.textsTo(1).equals(List.of("hanging")));
        hold.countDown();
    }

    @Test
    void one_process_polls_and_another_goes_on_where_it_left() {
        var first = start(new EchoBot(), BotProcess.polling());
        until("it polls", () -> telegram.calls("getUpdates").size() == 1);
        var second = start(new EchoBot(), BotProcess.polling());
        until("shared", () -> second.intake.partitionsOwned() == 8);
        telegram.queue(1, Updates.message(1, 5, "one"));
        until("answered", () -> telegram.textsTo(5).equals(List.of("one")));

        first.close();
        telegram.queue(2, Updates.message(2, 5, "two"));
        until("answered by the second", () -> telegram.textsTo(5).equals(List.of("one", "two")));
        assertThrows(IntakeClosed.class, () -> says(first, 5, "late"));
    }
}
