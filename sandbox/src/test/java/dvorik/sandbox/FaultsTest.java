package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Faults that are set on purpose. */
class FaultsTest extends SandboxTest {

    private JsonNode send() {
        return bot.call("sendMessage", toAnn("\"text\": \"x\""));
    }

    @Test
    void too_many_requests_says_when_to_come_back() {
        client.faults().method("sendMessage").person(ann).tooManyRequests(7);
        var response = bot.post(
                "sendMessage", "application/json", toAnn("\"text\": \"x\"").getBytes(StandardCharsets.UTF_8));
        assertEquals(429, response.statusCode());
        assertEquals("7", response.headers().firstValue("Retry-After").orElse(""));
        JsonNode body = TestBot.body(response);
        assertEquals(
                "Too Many Requests: retry after 7", body.path("description").asText());
        assertEquals(7, body.at("/parameters/retry_after").asInt());
        assertTrue(send().path("ok").asBoolean());
    }

    @Test
    void a_server_error_is_a_page_of_html_as_often_as_asked() {
        client.faults().bot(BOT).times(2).serverError();
        for (int i = 0; i < 2; i++) {
            var response = bot.post("getMe", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            assertEquals(502, response.statusCode());
            assertTrue(new String(response.body(), StandardCharsets.UTF_8).contains("Bad Gateway"));
        }
        bot.ok("getMe", "{}");
    }

    @Test
    void a_connection_dropped_before_leaves_nothing_done() {
        client.faults().method("sendMessage").times(-1).dropBefore();
        assertThrows(UncheckedIOException.class, this::send);
        client.faults().clear();
        assertEquals(1, chat.messages().size());
    }

    @Test
    void a_connection_dropped_after_leaves_the_message_sent() {
        client.faults().method("sendMessage").times(-1).dropAfter();
        assertThrows(UncheckedIOException.class, this::send);
        client.faults().clear();
        chat.sees("x");
    }

    @Test
    void a_delay_holds_one_call_back() {
        client.faults().method("sendMessage").delay(Duration.ofMillis(300));
        long start = System.nanoTime();
        send();
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(300).toNanos());
    }

    @Test
    void a_fault_meets_only_the_calls_it_names() {
        client.faults().bot("till_bot").serverError();
        client.faults().method("sendPhoto").serverError();
        assertTrue(send().path("ok").asBoolean());
        assertEquals(2, client.state().path("faults").size());
    }
}
