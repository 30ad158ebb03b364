package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.client.ChatMessage;
import dvorik.sandbox.client.SandboxClient;
import org.junit.jupiter.api.Test;

/** The shortest story: a person starts a bot, is answered, taps, is toasted, sees an edit. */
class FirstContactTest {

    @Test
    void a_person_starts_a_bot_taps_its_button_and_sees_the_edit() {
        var options = SandboxOptions.builder()
                .bot("111111:AAAA", "dvorik_bot", "Dvorik")
                .build();
        try (Sandbox sandbox = Sandbox.start(options)) {
            var bot = new TestBot(sandbox, "111111:AAAA");
            var ann = new SandboxClient(sandbox.url())
                    .person("Ann")
                    .language("ru")
                    .create();
            var chat = ann.with("dvorik_bot").starts("c_7KQM2WXF");

            JsonNode update = bot.nextUpdate();
            assertEquals("/start c_7KQM2WXF", update.at("/message/text").asText());
            assertEquals("bot_command", update.at("/message/entities/0/type").asText());
            assertEquals(ann.id(), update.at("/message/from/id").asLong());

            bot.ok(
                    "sendMessage",
                    """
                    {"chat_id": %d, "text": "<b>Hi</b> Ann & co", "parse_mode": "HTML",
                     "reply_markup": {"inline_keyboard": [[{"text": "Book", "callback_data": "b:1"}]]}}"""
                            .formatted(ann.id()));
            ChatMessage seen = chat.sees("Hi Ann");
            assertEquals("<b>Hi</b> Ann &amp; co", seen.html());

            chat.taps("Book");
            JsonNode tap = bot.nextUpdate().path("callback_query");
            assertEquals("b:1", tap.path("data").asText());
            bot.ok(
                    "answerCallbackQuery",
                    "{\"callback_query_id\": \"" + tap.path("id").asText() + "\", \"text\": \"Done\"}");
            chat.seesToast("Done");
            bot.ok(
                    "editMessageText",
                    "{\"chat_id\": \"%d\", \"message_id\": %d, \"text\": \"Booked\"}".formatted(ann.id(), seen.id()));
            ChatMessage edited = chat.sees("Booked");
            assertTrue(edited.isEdited());
            assertTrue(edited.buttons().isEmpty());
        }
    }
}
