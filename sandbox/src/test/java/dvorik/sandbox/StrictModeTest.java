package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests against the published schema. */
class StrictModeTest extends SandboxTest {

    private void assertFound(String method, String json, String part) {
        assertTrue(bot.refusal(method, json).startsWith("400 Bad Request: strict mode: "));
        List<String> findings = client.findings();
        assertEquals(1, findings.size(), findings.toString());
        assertTrue(findings.getFirst().contains(part), findings.toString());
        client.forgetFindings();
    }

    @Test
    void what_breaks_the_schema_is_refused_and_kept() {
        assertFound("sendMessage", toAnn("\"text\": \"x\", \"parsemode\": \"HTML\""), "parsemode");
        assertFound("sendMessage", "{\"text\": \"x\"}", "chat_id");
        assertFound(
                "sendmessage", toAnn("\"text\": \"x\", \"disable_notification\": \"perhaps\""), "disable_notification");
        assertFound(
                "sendMessage",
                toAnn(
                        "\"text\": \"x\", \"reply_markup\": {\"inline_keyboard\": [[{\"text\": \"a\", \"callback_data\": \""
                                + "ж".repeat(33) + "\"}]]}"),
                "takes more than 64 bytes");
        assertFound(
                "answerCallbackQuery", "{\"callback_query_id\": \"1\", \"text\": \"" + "x".repeat(201) + "\"}", "200");
    }

    @Test
    void forms_and_files_are_understood_before_they_are_judged() {
        bot.ok(
                "sendPhoto",
                new Multipart()
                        .field("chat_id", ann.id())
                        .field("disable_notification", "true")
                        .field("caption_entities", "[]")
                        .field("photo", "attach://x")
                        .file("x", "x.png", Multipart.PICTURE));
        assertEquals(List.of(), client.findings());
    }
}
