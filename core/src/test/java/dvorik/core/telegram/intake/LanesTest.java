package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Updates of a chat in order, chats side by side. */
class LanesTest extends IntakeTest {
    private static final long SLOW = 900;

    @Test
    void the_updates_of_each_chat_are_handled_in_order_while_chats_run_side_by_side() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var bot = new EchoBot(incoming -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
            now.decrementAndGet();
        });
        var process = start(bot);

        int chats = 60;
        int each = 20;
        for (int i = 0; i < each; i++) {
            List<byte[]> batch = new ArrayList<>();
            for (int chat = 1; chat <= chats; chat++) {
                batch.add(bytes(Updates.message(updateIds.incrementAndGet(), chat, "m" + i)));
            }
            process.intake.sink().store(batch);
        }

        List<String> expected = IntStream.range(0, each).mapToObj(i -> "m" + i).toList();
        for (long chat = 1; chat <= chats; chat++) {
            long of = chat;
            until(() -> "chat " + of + " got " + telegram.textsTo(of), () -> telegram.textsTo(of)
                    .equals(expected));
            assertEquals(expected, bot.seenFrom(chat));
            assertEquals(String.join(",", expected), committedState(chat));
        }
        assertTrue(most.get() > 4, "chats run side by side, seen at once: " + most.get());
    }

    @Test
    void a_chat_that_hangs_holds_up_nobody() {
        var hold = new CountDownLatch(1);
        var process = start(new EchoBot(incoming -> {
            if (incoming.chatId() == SLOW) {
                ReceivingTest.await(hold);
            }
        }));

        says(process, SLOW, "hanging");
        for (long chat = 1; chat <= 40; chat++) {
            says(process, chat, "hello");
        }

        for (long chat = 1; chat <= 40; chat++) {
            long of = chat;
            until("chat " + of, () -> telegram.textsTo(of).equals(List.of("hello")));
        }
        assertEquals(List.of(), telegram.textsTo(SLOW));
        hold.countDown();
        until("the slow one too", () -> telegram.textsTo(SLOW).equals(List.of("hanging")));
    }

    @Test
    void a_chat_that_floods_stays_out_of_memory_and_keeps_its_order() {
        var hold = new CountDownLatch(1);
        var bot = new EchoBot(incoming -> {
            if (incoming.chatId() == SLOW) {
                ReceivingTest.await(hold);
            }
        });
        // room for 20 updates in memory in all, 4 of a chat
        var process = start(bot, BotProcess.webhook().withBounds(20, 4, 10_000));

        for (int i = 0; i < 300; i++) {
            says(process, SLOW, "m" + i);
        }
        says(process, 1, "hello");
        until("the other chat is answered", () -> telegram.textsTo(1).equals(List.of("hello")));

        hold.countDown();
        for (int i = 300; i < 400; i++) {
            says(process, SLOW, "m" + i);
        }
        List<String> expected = IntStream.range(0, 400).mapToObj(i -> "m" + i).toList();
        until(
                () -> "400 answers, " + telegram.textsTo(SLOW).size(),
                () -> telegram.textsTo(SLOW).size() >= 400);
        // a reply whose answer got lost on the way is sent again; what was done is done once
        until("the last one", () -> telegram.textsTo(SLOW).contains("m399"));
        assertEquals(expected, telegram.textsTo(SLOW).stream().distinct().toList());
        assertEquals(expected, bot.seenFrom(SLOW));
    }

    @Test
    void the_state_is_there_for_the_next_update_and_gone_when_removed_or_expired() {
        var states = new ArrayList<String>();
        var process = start(new StateBot(states));

        says(process, 5, "keep");
        says(process, 5, "drop");
        says(process, 5, "brief");
        until("three handled", () -> committedState(5) != null && states.size() == 3);
        until("it ran out", () -> committedState(5) == null);
        says(process, 5, "keep");

        until("four handled", () -> states.size() == 4);
        var expected = new ArrayList<String>();
        expected.add(null);
        expected.add("keep");
        expected.add(null);
        expected.add(null);
        assertEquals(expected, states);
    }
}
