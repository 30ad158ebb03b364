package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A call may come in any shape the real server reads. */
class RequestShapesTest extends SandboxTest {

    @Test
    void method_names_count_in_any_case() {
        assertEquals("dvorik_bot", bot.ok("getme", "{}").path("username").asText());
        assertEquals("dvorik_bot", bot.ok("GETME", "{}").path("username").asText());
    }

    @Test
    void get_with_a_query_string_sends_a_message() {
        var answer = TestBot.body(
                bot.get("/bot" + TOKEN + "/sendMessage?chat_id=" + ann.id() + "&text=caf%C3%A9+au+lait%21"));
        assertEquals("café au lait!", answer.at("/result/text").asText());
    }

    @Test
    void a_form_may_carry_json_and_numbers_as_text() {
        String form = "chat_id=" + ann.id() + "&text=%3Cb%3Ehi%3C%2Fb%3E&parse_mode=HTML&protect_content=true"
                + "&reply_markup=%7B%22inline_keyboard%22%3A%5B%5B%7B%22text%22%3A%22A%22%2C%22callback_data%22%3A%22a%22%7D%5D%5D%7D";
        JsonNode answer = TestBot.body(
                bot.post("sendMessage", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8)));
        assertEquals("bold", answer.at("/result/entities/0/type").asText());
        assertEquals(
                "a",
                answer.at("/result/reply_markup/inline_keyboard/0/0/callback_data")
                        .asText());
        assertTrue(answer.at("/result/has_protected_content").asBoolean());
    }

    @Test
    void json_may_carry_the_method_empty_lists_nulls_and_texts_for_numbers() {
        JsonNode sent = bot.ok(
                "sendmessage",
                """
                {"method": "sendmessage", "chat_id": "%d", "text": "a", "entities": [], "reply_markup": null,
                 "reply_parameters": "{\\"message_id\\": 999, \\"allow_sending_without_reply\\": true}"}"""
                        .formatted(ann.id()));
        assertEquals("a", sent.path("text").asText());
    }

    @Test
    void a_file_comes_as_the_part_itself() {
        JsonNode sent = bot.ok(
                "sendPhoto", new Multipart().field("chat_id", ann.id()).file("photo", "a.png", Multipart.PICTURE));
        assertEquals(1, sent.at("/photo/0/width").asInt());
        assertIsMessage(sent);
    }

    @Test
    void a_file_comes_attached_under_another_name() {
        JsonNode sent = bot.ok(
                "sendPhoto",
                new Multipart()
                        .field("chat_id", ann.id())
                        .field("photo", "attach://card.png")
                        .file("card.png", "card.png", Multipart.PICTURE)
                        .field("caption", "<i>x</i>")
                        .field("parse_mode", "HTML"));
        assertEquals("italic", sent.at("/caption_entities/0/type").asText());
    }

    @Test
    void headers_in_lower_case_without_quotes_and_spaces_are_read() {
        JsonNode sent = bot.ok(
                "sendDocument",
                new Multipart()
                        .part(
                                "content-disposition:form-data;name=\"chat_id\"",
                                Long.toString(ann.id()).getBytes(StandardCharsets.UTF_8))
                        .part(
                                "content-disposition:form-data;name=\"document\"",
                                "attach://rnd42".getBytes(StandardCharsets.UTF_8))
                        .part(
                                "content-type:text/csv\r\ncontent-disposition:form-data;name=\"rnd42\";filename=a b.csv",
                                "x;y\r\n--1".getBytes(StandardCharsets.UTF_8)));
        assertEquals("a b.csv", sent.at("/document/file_name").asText());
        assertEquals("text/csv", sent.at("/document/mime_type").asText());
        assertEquals(8, sent.at("/document/file_size").asInt());
    }

    @Test
    void unreadable_bodies_are_refused() {
        assertEquals("400 Bad Request: can't parse request body as JSON", bot.refusal("sendMessage", "{oops"));
        JsonNode answer = TestBot.body(bot.post("sendPhoto", "multipart/form-data", new byte[] {1}));
        assertEquals(
                "Bad Request: boundary not found", answer.path("description").asText());
        answer = TestBot.body(bot.post(
                "sendPhoto", "multipart/form-data; boundary=x", "--x\r\nno end".getBytes(StandardCharsets.UTF_8)));
        assertEquals(400, answer.path("error_code").asInt());
    }

    @Test
    void an_unknown_method_and_an_unknown_path_are_not_found() {
        assertEquals("404 Not Found: method not found", bot.refusal("sendMesage", "{}"));
        assertEquals(404, bot.get("/bot" + TOKEN).statusCode());
        assertEquals(404, bot.get("/nothing/here").statusCode());
    }

    @Test
    void tokens_are_checked() {
        var stranger = new TestBot(sandbox, "999999:CCCC");
        assertEquals("401 Unauthorized", stranger.refusal("getMe", "{}"));
        var nonsense = new TestBot(sandbox, "nonsense");
        assertEquals("401 Unauthorized: invalid token specified", nonsense.refusal("getMe", "{}"));
    }

    @Test
    void a_new_token_makes_a_bot_where_any_is_welcome() {
        try (Sandbox open =
                Sandbox.start(SandboxOptions.builder().anyToken(true).build())) {
            var stranger = new TestBot(open, "999999:CCCC");
            assertEquals(
                    "bot999999_bot", stranger.ok("getMe", "{}").path("username").asText());
        }
    }
}
