package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** A process that was away for long (suspended, swapped out) and does not know that another one has taken over. */
class FencingTest extends IntakeTest {
    private static final long ANN = 71;

    @Test
    void its_late_commit_is_refused_and_it_sends_nothing() {
        var isInside = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var sleeper = new EchoBot(incoming -> {
            isInside.countDown();
            ReceivingTest.await(hold);
        });
        // believes in its leases for nearly a minute and looks after them no sooner
        var first = start(sleeper, BotProcess.webhook().withLease(Duration.ofMinutes(1), Duration.ofSeconds(30)));
        says(first, ANN, "hello");
        ReceivingTest.await(isInside);

        loseLeases();
        var second = start(new EchoBot());
        until("the successor answered", () -> telegram.textsTo(ANN).equals(List.of("hello")));
        says(second, ANN, "next");
        until("and goes on", () -> "hello,next".equals(committedState(ANN)));
        hold.countDown();

        until("the sleeper noticed", () -> first.intake.begun() == 0);
        assertEquals(List.of("hello", "next"), telegram.textsTo(ANN));
        assertEquals("hello,next", committedState(ANN));
    }

    /** As if they had run out. */
    private static void loseLeases() {
        var lost = new CommandArguments(Command.DEL).key("dvorik:{client}:members");
        for (int i = 0; i < 16; i++) {
            lost.key(new PartitionKeys(BotProcess.ACCOUNT.id(), i).lease);
        }
        ask(lost);
    }
}
