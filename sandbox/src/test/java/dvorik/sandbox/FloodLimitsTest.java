package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.client.SandboxException;
import dvorik.sandbox.fault.FloodGuard;
import dvorik.sandbox.fault.FloodLimits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sending too fast. */
class FloodLimitsTest extends SandboxTest {

    @Test
    void a_chat_takes_a_burst_and_then_one_a_second() {
        client.limits(0, 1, 3);
        for (int i = 0; i < 3; i++) {
            bot.ok("sendMessage", toAnn("\"text\": \"x\""));
        }
        JsonNode refused = bot.call("sendMessage", toAnn("\"text\": \"x\""));
        assertEquals(429, refused.path("error_code").asInt());
        assertEquals(1, refused.at("/parameters/retry_after").asInt());
        bot.ok("sendChatAction", toAnn("\"action\": \"typing\""));
        client.limits(0, 0, 0);
        bot.ok("sendMessage", toAnn("\"text\": \"x\""));
        assertThrows(SandboxException.class, () -> client.limits(-1, 0, 0));
    }

    @Test
    void how_a_bot_has_sent_is_on_record() {
        var guard = new FloodGuard(new FloodLimits(2, 0, 0));
        assertEquals(0, guard.ask(1, "chat", false, 0));
        assertEquals(0, guard.ask(1, "chat", false, 100));
        assertEquals(1, guard.ask(1, "chat", false, 200));
        var record = guard.records().get(1L);
        assertEquals(2, record.sent());
        assertEquals(1, record.refused());
        assertEquals(100, record.nanos());
        client.limits(1, 0, 1);
        bot.ok("sendMessage", toAnn("\"text\": \"x\""));
        bot.call("sendMessage", toAnn("\"text\": \"x\""));
        long id = client.state().at("/bots/0/id").asLong();
        assertEquals(1, client.sends(id).sent());
        assertEquals(1, client.sends(id).refused());
        client.limits(0, 0, 0);
        assertEquals(0, client.sends(id).sent());
    }

    @Test
    void a_bot_has_one_limit_for_all_chats_and_a_higher_one_for_money() {
        var guard = new FloodGuard(new FloodLimits(30, 0, 0));
        for (int i = 0; i < 30; i++) {
            assertEquals(0, guard.ask(1, "chat" + i, false, 0));
        }
        assertEquals(1, guard.ask(1, "another", false, 0));
        assertEquals(0, guard.ask(2, "another", false, 0), "another bot has its own");
        assertEquals(0, guard.ask(1, "another", false, TimeUnit.SECONDS.toNanos(1)));
        int sent = 0;
        var paid = new FloodGuard(new FloodLimits(30, 0, 0));
        while (paid.ask(1, "chat" + sent, true, 0) == 0) {
            sent++;
        }
        assertTrue(sent == 1000, "paid: " + sent);
    }
}
