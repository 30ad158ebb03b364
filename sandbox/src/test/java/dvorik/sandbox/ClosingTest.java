package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Starting and stopping. */
class ClosingTest {

    @Test
    void closing_does_not_wait_for_those_who_wait() {
        Sandbox sandbox = Sandbox.start(SandboxOptions.builder()
                .bot("111111:AAAA", "dvorik_bot", "Dvorik")
                .build());
        var bot = new TestBot(sandbox, "111111:AAAA");
        var poll = CompletableFuture.runAsync(() -> bot.call("getUpdates", "{\"timeout\": 50}"));
        var client = new dvorik.sandbox.client.SandboxClient(sandbox.url());
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (client.bot("dvorik_bot").calls("getUpdates") == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        sandbox.close();
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(40).toNanos(), "closing waited for the poll");
        assertThrows(Exception.class, poll::join);
    }

    @Test
    void a_taken_port_fails_the_start() {
        try (Sandbox first = Sandbox.start(SandboxOptions.builder().build())) {
            var second = SandboxOptions.builder().port(first.port()).build();
            assertThrows(RuntimeException.class, () -> Sandbox.start(second));
        }
    }

    @Test
    void options_are_checked() {
        var builder = SandboxOptions.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.bot("no token", "dvorik_bot", "Dvorik"));
        assertThrows(IllegalArgumentException.class, () -> builder.bot("1:A", "@dvorik", "Dvorik"));
        assertThrows(IllegalArgumentException.class, () -> builder.channel(5, "news", "News"));
    }
}
