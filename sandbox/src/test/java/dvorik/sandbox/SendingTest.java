package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every way to put something into a chat. */
class SendingTest extends SandboxTest {

    @Test
    void a_message_has_the_fields_of_the_published_type() {
        JsonNode sent = bot.ok(
                "sendMessage",
                toAnn(
                        """
                "text": "Hi t.me/x", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [
                [{"text": "A", "callback_data": "a", "style": "success"}, {"text": "B", "url": "https://b.example"}],
                [{"text": "C", "copy_text": {"text": "CODE"}}, {"text": "D", "web_app": {"url": "https://d.example"}}]]}"""));
        assertIsMessage(sent);
        assertEquals(111111, sent.at("/from/id").asLong());
        assertEquals("private", sent.at("/chat/type").asText());
        var seen = chat.sees("Hi");
        assertEquals(List.of("A", "B", "C", "D"), seen.buttons());
        assertEquals("CODE", chat.tapsAndGets("C").path("copied").asText());
        assertEquals("https://b.example", chat.tapsAndGets("B").path("url").asText());
    }

    @Test
    void keyboards_under_the_input_field_come_and_go() {
        bot.ok(
                "sendMessage",
                toAnn(
                                """
                "text": "Phone?", "reply_markup": {"keyboard": [[{"text": "Share", "request_contact": true}, "Skip"]],
                "resize_keyboard": true, "one_time_keyboard": true}""")
                        .replace("\"Skip\"", "{\"text\": \"Skip\"}"));
        assertEquals(List.of("Share", "Skip"), chat.keyboard());
        chat.presses("Share");
        JsonNode contact = bot.nextUpdate().at("/message/contact");
        assertEquals(ann.id(), contact.path("user_id").asLong());
        assertEquals("+79001234567", contact.path("phone_number").asText());
        assertEquals(List.of(), chat.keyboard());
        bot.ok("sendMessage", toAnn("\"text\": \"Menu\", \"reply_markup\": {\"keyboard\": [[{\"text\": \"M\"}]]}"));
        bot.ok("sendMessage", toAnn("\"text\": \"Gone\", \"reply_markup\": {\"remove_keyboard\": true}"));
        assertEquals(List.of(), chat.keyboard());
    }

    @Test
    void a_reply_shows_what_it_answers() {
        int first = bot.ok("sendMessage", toAnn("\"text\": \"one\""))
                .path("message_id")
                .asInt();
        JsonNode reply = bot.ok(
                "sendMessage", toAnn("\"text\": \"two\", \"reply_parameters\": {\"message_id\": " + first + "}"));
        assertEquals("one", reply.at("/reply_to_message/text").asText());
        assertIsMessage(reply);
    }

    @Test
    void files_can_be_sent_again_by_id_and_downloaded() {
        JsonNode sent = bot.ok(
                "sendPhoto", new Multipart().field("chat_id", ann.id()).file("photo", "a.png", Multipart.PICTURE));
        String id = sent.at("/photo/0/file_id").asText();
        JsonNode again = bot.ok("sendPhoto", toAnn("\"photo\": \"" + id + "\", \"caption\": \"again\""));
        assertEquals(sent.at("/photo/0/file_unique_id"), again.at("/photo/0/file_unique_id"));
        JsonNode file = bot.ok("getFile", "{\"file_id\": \"" + id + "\"}");
        byte[] content = bot.get(
                        "/file/bot" + TOKEN + "/" + file.path("file_path").asText())
                .body();
        assertArrayEquals(Multipart.PICTURE, content);
        assertArrayEquals(Multipart.PICTURE, bot.get(chat.sees("again").photo()).body());
    }

    @Test
    void a_file_id_belongs_to_its_bot() {
        JsonNode sent = bot.ok(
                "sendPhoto", new Multipart().field("chat_id", ann.id()).file("photo", "a.png", Multipart.PICTURE));
        ann.with("till_bot").starts();
        var other = new TestBot(sandbox, "222222:BBBB");
        String id = sent.at("/photo/0/file_id").asText();
        assertEquals(
                "400 Bad Request: wrong file identifier/HTTP URL specified",
                other.refusal("sendPhoto", toAnn("\"photo\": \"" + id + "\"")));
        assertEquals("400 Bad Request: invalid file_id", other.refusal("getFile", "{\"file_id\": \"" + id + "\"}"));
    }

    @Test
    void every_kind_of_file_can_be_sent() {
        for (String kind : List.of("Document", "Video", "Animation", "Audio", "Voice", "VideoNote", "Sticker")) {
            String field = kind.equals("VideoNote") ? "video_note" : kind.toLowerCase(java.util.Locale.ROOT);
            JsonNode sent = bot.ok(
                    "send" + kind,
                    new Multipart().field("chat_id", ann.id()).file(field, "a.bin", new byte[] {1, 2, 3}));
            assertTrue(sent.has(field), sent.toString());
            assertIsMessage(sent);
        }
    }

    @Test
    void an_album_arrives_as_messages_of_one_group() {
        JsonNode album = bot.ok(
                "sendMediaGroup",
                new Multipart()
                        .field("chat_id", ann.id())
                        .field(
                                "media",
                                """
                                [{"type": "photo", "media": "attach://p1", "caption": "both"},
                                 {"type": "photo", "media": "attach://p2"}]""")
                        .file("p1", "1.png", Multipart.PICTURE)
                        .file("p2", "2.png", Multipart.PICTURE));
        assertEquals(2, album.size());
        assertEquals(album.at("/0/media_group_id"), album.at("/1/media_group_id"));
        album.forEach(SandboxTest::assertIsMessage);
    }

    @Test
    void places_contacts_and_typing() {
        assertIsMessage(bot.ok("sendLocation", toAnn("\"latitude\": 43.1, \"longitude\": \"131.9\"")));
        assertIsMessage(bot.ok(
                "sendVenue",
                toAnn("\"latitude\": 43.1, \"longitude\": 131.9, \"title\": \"Shop\", \"address\": \"Street 1\"")));
        assertIsMessage(bot.ok("sendContact", toAnn("\"phone_number\": \"+7\", \"first_name\": \"Bob\"")));
        bot.ok("sendChatAction", toAnn("\"action\": \"typing\""));
        assertTrue(chat.json().path("typing").asBoolean());
        bot.ok("sendMessage", toAnn("\"text\": \"done\""));
        assertFalse(chat.json().path("typing").asBoolean());
    }

    @Test
    void copies_and_forwards() {
        chat.sends("from Ann");
        int id = bot.nextUpdate().at("/message/message_id").asInt();
        JsonNode copy = bot.ok("copyMessage", toAnn("\"from_chat_id\": " + ann.id() + ", \"message_id\": " + id));
        assertNotEquals(id, copy.path("message_id").asInt());
        assertEquals("from Ann", chat.message(copy.path("message_id").asInt()).text());
        JsonNode forward = bot.ok("forwardMessage", toAnn("\"from_chat_id\": " + ann.id() + ", \"message_id\": " + id));
        assertEquals(ann.id(), forward.at("/forward_origin/sender_user/id").asLong());
        assertIsMessage(forward);
        JsonNode copies =
                bot.ok("copyMessages", toAnn("\"from_chat_id\": " + ann.id() + ", \"message_ids\": [" + id + ", 5]"));
        assertEquals(1, copies.size());
        assertEquals(
                1,
                bot.ok("forwardMessages", toAnn("\"from_chat_id\": " + ann.id() + ", \"message_ids\": [" + id + "]"))
                        .size());
    }

    @Test
    void a_bot_posts_into_its_channel() {
        JsonNode post = bot.ok("sendMessage", "{\"chat_id\": \"@dvorik_news\", \"text\": \"News\"}");
        assertEquals("channel", post.at("/chat/type").asText());
        assertIsMessage(post);
        JsonNode edited = bot.ok(
                "editMessageText",
                "{\"chat_id\": -1001234567890, \"text\": \"Newer\", \"message_id\": " + post.path("message_id") + "}");
        assertEquals("Newer", edited.path("text").asText());
    }
}
