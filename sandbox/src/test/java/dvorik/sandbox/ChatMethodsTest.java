package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Members, commands, menu buttons, and what is done to messages that stand. */
class ChatMethodsTest extends SandboxTest {

    private String status(String channel) {
        return bot.ok("getChatMember", "{\"chat_id\": \"" + channel + "\", \"user_id\": " + ann.id() + "}")
                .path("status")
                .asText();
    }

    @Test
    void membership_of_a_channel_follows_the_person() {
        assertEquals("left", status("@dvorik_news"));
        ann.joins("@dvorik_news");
        assertEquals("member", status("-1001234567890"));
        ann.leaves("dvorik_news");
        assertEquals("left", status("@dvorik_news"));
        ann.isKickedFrom("-1001234567890");
        assertEquals("kicked", status("@dvorik_news"));
        assertEquals(
                "administrator",
                bot.ok("getChatMember", "{\"chat_id\": \"@dvorik_news\", \"user_id\": 111111}")
                        .path("status")
                        .asText());
        assertEquals(
                "400 Bad Request: user not found",
                bot.refusal("getChatMember", "{\"chat_id\": \"@dvorik_news\", \"user_id\": 5}"));
        assertEquals(
                "400 Bad Request: chat not found",
                bot.refusal("getChatMember", "{\"chat_id\": \"@nowhere\", \"user_id\": 5}"));
    }

    @Test
    void a_bot_that_asks_for_it_is_told_of_new_members() {
        bot.ok("getUpdates", "{\"allowed_updates\": [\"chat_member\"], \"offset\": -1}");
        ann.joins("@dvorik_news");
        JsonNode change = bot.nextUpdate();
        if (!change.has("chat_member")) {
            change = bot.nextUpdate();
        }
        assertEquals("member", change.at("/chat_member/new_chat_member/status").asText());
    }

    @Test
    void chats_are_described() {
        JsonNode chat = bot.ok("getChat", toAnn("\"x\": null"));
        assertEquals("Ann", chat.path("first_name").asText());
        assertEquals("private", chat.path("type").asText());
        assertEquals(
                "News",
                bot.ok("getChat", "{\"chat_id\": \"@dvorik_news\"}")
                        .path("title")
                        .asText());
    }

    @Test
    void commands_are_kept_by_scope_and_language() {
        bot.ok("setMyCommands", "{\"commands\": [{\"command\": \"start\", \"description\": \"Begin\"}]}");
        bot.ok(
                "setMyCommands",
                """
                {"commands": [{"command": "/start", "description": "Начать"}], "language_code": "ru",
                 "scope": {"type": "all_private_chats"}}""");
        assertEquals("Begin", bot.ok("getMyCommands", "{}").at("/0/description").asText());
        JsonNode russian = bot.ok(
                "getMyCommands",
                "{\"language_code\": \"ru\", \"scope\": \"{\\\"type\\\": \\\"all_private_chats\\\"}\"}");
        assertEquals("start", russian.at("/0/command").asText());
        assertEquals(0, bot.ok("getMyCommands", "{\"language_code\": \"uz\"}").size());
        bot.ok("deleteMyCommands", "{}");
        assertEquals(0, bot.ok("getMyCommands", "{}").size());
    }

    @Test
    void menu_buttons_are_kept_by_chat() {
        String button =
                "\"menu_button\": {\"type\": \"web_app\", \"text\": \"Book\", \"web_app\": {\"url\": \"https://a.example\"}}";
        bot.ok("setChatMenuButton", toAnn(button));
        assertEquals("web_app", chat.json().at("/menu_button/type").asText());
        assertEquals("commands", bot.ok("getChatMenuButton", "{}").path("type").asText());
        bot.ok("setChatMenuButton", toAnn("\"menu_button\": {\"type\": \"default\"}"));
        assertEquals(
                "commands",
                bot.ok("getChatMenuButton", toAnn("\"x\": null")).path("type").asText());
    }

    @Test
    void messages_are_deleted_pinned_and_reacted_to() {
        int id = bot.ok("sendMessage", toAnn("\"text\": \"x\""))
                .path("message_id")
                .asInt();
        bot.ok("pinChatMessage", toAnn("\"message_id\": " + id));
        assertEquals(id, chat.json().path("pinned").asInt());
        bot.ok(
                "setMessageReaction",
                toAnn("\"message_id\": " + id + ", \"reaction\": [{\"type\": \"emoji\", \"emoji\": \"🎉\"}]"));
        assertEquals("🎉", chat.message(id).json().path("reaction").asText());
        bot.ok("unpinChatMessage", toAnn("\"message_id\": " + id));
        bot.ok("deleteMessage", toAnn("\"message_id\": " + id));
        assertTrue(chat.message(id).isDeleted());
        int next = bot.ok("sendMessage", toAnn("\"text\": \"y\""))
                .path("message_id")
                .asInt();
        bot.ok("deleteMessages", toAnn("\"message_ids\": [" + id + ", " + next + "]"));
        assertTrue(chat.message(next).isDeleted());
    }

    @Test
    void pictures_and_captions_are_edited() {
        JsonNode sent = bot.ok(
                "sendPhoto", new Multipart().field("chat_id", ann.id()).file("photo", "a.png", Multipart.PICTURE));
        int id = sent.path("message_id").asInt();
        bot.ok("editMessageCaption", toAnn("\"message_id\": " + id + ", \"caption\": \"used\""));
        assertEquals("used", chat.sees("used").text());
        JsonNode edited = bot.ok(
                "editMessageMedia",
                new Multipart()
                        .field("chat_id", ann.id())
                        .field("message_id", id)
                        .field("media", "{\"type\": \"document\", \"media\": \"attach://d\", \"caption\": \"list\"}")
                        .file("d", "list.csv", new byte[] {65}));
        assertEquals("list.csv", edited.at("/document/file_name").asText());
        assertIsMessage(edited);
    }
}
