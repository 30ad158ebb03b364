package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.client.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is refused, and in which words. Without strict mode, which would speak first. */
class RefusalsTest extends SandboxTest {

    @Override
    SandboxOptions.Builder options() {
        return super.options().strict(false);
    }

    private String send(String fields) {
        return bot.refusal("sendMessage", toAnn(fields));
    }

    @Test
    void texts_out_of_limits() {
        assertEquals("400 Bad Request: message text is empty", send("\"text\": \"\""));
        assertEquals("400 Bad Request: text must be non-empty", send("\"text\": \" \\n \""));
        assertEquals(
                "400 Bad Request: text must be non-empty", send("\"text\": \"<b></b>\", \"parse_mode\": \"HTML\""));
        assertEquals("400 Bad Request: message is too long", send("\"text\": \"" + "x".repeat(4097) + "\""));
        assertEquals("400 Bad Request: text is too long", send("\"text\": \"" + "ж".repeat(17000) + "\""));
        assertEquals("400 Bad Request: unsupported parse_mode", send("\"text\": \"x\", \"parse_mode\": \"Wiki\""));
        assertEquals(
                "400 Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 2",
                send("\"text\": \"ж<x>\", \"parse_mode\": \"HTML\""));
        bot.ok("sendMessage", toAnn("\"text\": \"<b>" + "😀".repeat(4096) + "</b>\", \"parse_mode\": \"html\""));
        assertEquals(
                "400 Bad Request: message caption is too long",
                bot.refusal(
                        "sendPhoto",
                        toAnn("\"photo\": \"" + photo() + "\", \"caption\": \"" + "x".repeat(1025) + "\"")));
    }

    private String photo() {
        return bot.ok("sendPhoto", new Multipart().field("chat_id", ann.id()).file("photo", "a.png", Multipart.PICTURE))
                .at("/photo/0/file_id")
                .asText();
    }

    private String button(String button) {
        return send("\"text\": \"x\", \"reply_markup\": {\"inline_keyboard\": [[" + button + "]]}");
    }

    @Test
    void buttons_out_of_limits() {
        assertEquals(
                "400 Bad Request: BUTTON_DATA_INVALID",
                button("{\"text\": \"a\", \"callback_data\": \"" + "ж".repeat(33) + "\"}"));
        assertEquals(
                "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                button("{\"text\": \"a\"}"));
        assertEquals(
                "400 Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object",
                button("\"a\""));
        assertEquals(
                "400 Bad Request: inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
                button("{\"text\": \"a\", \"url\": \"http:// localhost\"}").replace("http:// ", "http://"));
        assertEquals(
                "400 Bad Request: BUTTON_COPY_TEXT_INVALID",
                button("{\"text\": \"a\", \"copy_text\": {\"text\": \"" + "x".repeat(257) + "\"}}"));
        assertEquals(
                "400 Bad Request: can't parse inline keyboard button: invalid button style specified",
                button("{\"text\": \"a\", \"callback_data\": \"a\", \"style\": \"pink\"}"));
        assertEquals(
                "400 Bad Request: can't parse reply keyboard markup JSON object",
                send("\"text\": \"x\", \"reply_markup\": \"{oops\""));
        assertEquals(
                "400 Bad Request: object expected as reply markup", send("\"text\": \"x\", \"reply_markup\": [1]"));
    }

    @Test
    void chats_that_cannot_be_reached() {
        assertEquals("400 Bad Request: chat_id is empty", bot.refusal("sendMessage", "{\"text\": \"x\"}"));
        assertEquals(
                "400 Bad Request: chat not found", bot.refusal("sendMessage", "{\"chat_id\": 1, \"text\": \"x\"}"));
        assertEquals(
                "400 Bad Request: chat not found",
                bot.refusal("sendMessage", "{\"chat_id\": \"@nobody\", \"text\": \"x\"}"));
        Person stranger = client.person("Bob").create();
        assertEquals(
                "400 Bad Request: chat not found",
                bot.refusal("sendMessage", "{\"chat_id\": " + stranger.id() + ", \"text\": \"x\"}"));
        chat.blocks();
        assertEquals("403 Forbidden: bot was blocked by the user", send("\"text\": \"x\""));
        chat.unblocks();
        bot.ok("sendMessage", toAnn("\"text\": \"x\""));
        ann.deletesAccount();
        assertEquals("403 Forbidden: user is deactivated", send("\"text\": \"x\""));
    }

    @Test
    void messages_that_are_not_there() {
        assertEquals(
                "400 Bad Request: message to be replied not found",
                send("\"text\": \"x\", \"reply_parameters\": {\"message_id\": 1}"));
        assertEquals(
                "400 Bad Request: message to edit not found",
                bot.refusal("editMessageText", toAnn("\"message_id\": 1, \"text\": \"x\"")));
        assertEquals(
                "400 Bad Request: message to delete not found",
                bot.refusal("deleteMessage", toAnn("\"message_id\": 1")));
        assertEquals(
                "400 Bad Request: message to copy not found",
                bot.refusal("copyMessage", toAnn("\"message_id\": 1, \"from_chat_id\": " + ann.id())));
        assertEquals(
                "400 Bad Request: message to forward not found",
                bot.refusal("forwardMessage", toAnn("\"message_id\": 1, \"from_chat_id\": " + ann.id())));
        assertEquals(
                "400 Bad Request: message to pin not found", bot.refusal("pinChatMessage", toAnn("\"message_id\": 1")));
        assertEquals(
                "400 Bad Request: parameter \"from_chat_id\" is required",
                bot.refusal("copyMessage", toAnn("\"message_id\": 1")));
    }

    @Test
    void taps_are_answered_once_and_in_time() {
        String late = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";
        assertEquals(late, bot.refusal("answerCallbackQuery", "{\"callback_query_id\": \"1\"}"));
        bot.ok("sendMessage", toAnn("\"text\": \"x\""));
        String id = chat.forgesTap("a") == null
                ? ""
                : bot.nextUpdate().at("/callback_query/id").asText();
        String answer = "{\"callback_query_id\": \"" + id + "\", \"text\": \"%s\"}";
        assertEquals(
                "400 Bad Request: MESSAGE_TOO_LONG",
                bot.refusal("answerCallbackQuery", answer.formatted("x".repeat(201))));
        bot.ok("answerCallbackQuery", answer.formatted("ok"));
        assertEquals(late, bot.refusal("answerCallbackQuery", answer.formatted("again")));
        chat.forgesTap("b");
        id = bot.nextUpdate().at("/callback_query/id").asText();
        client.clock().advance(Duration.ofMinutes(16));
        assertEquals(late, bot.refusal("answerCallbackQuery", "{\"callback_query_id\": \"" + id + "\"}"));
    }

    @Test
    void edits_that_change_nothing_or_fit_not() {
        JsonNode sent = bot.ok("sendMessage", toAnn("\"text\": \"<b>x</b>\", \"parse_mode\": \"HTML\""));
        String id = "\"message_id\": " + sent.path("message_id") + ", ";
        String same = "400 Bad Request: message is not modified: specified new message content and reply markup are"
                + " exactly the same as a current content and reply markup of the message";
        assertEquals(
                same, bot.refusal("editMessageText", toAnn(id + "\"text\": \"<b>x</b> \", \"parse_mode\": \"HTML\"")));
        bot.ok("editMessageText", toAnn(id + "\"text\": \"y\""));
        assertEquals(same, bot.refusal("editMessageText", toAnn(id + "\"text\": \"y\"")));
        assertEquals(
                same, bot.refusal("editMessageReplyMarkup", toAnn(id + "\"reply_markup\": {\"inline_keyboard\": []}")));
        assertEquals(
                "400 Bad Request: there is no caption in the message to edit",
                bot.refusal("editMessageCaption", toAnn(id + "\"caption\": \"y\"")));
        chat.sends("mine");
        int anns = bot.nextUpdate().at("/message/message_id").asInt();
        assertEquals(
                "400 Bad Request: message can't be edited",
                bot.refusal("editMessageText", toAnn("\"text\": \"y\", \"message_id\": " + anns)));
    }

    @Test
    void old_messages_stay() {
        int id = bot.ok("sendMessage", toAnn("\"text\": \"x\""))
                .path("message_id")
                .asInt();
        client.clock().advance(Duration.ofHours(49));
        assertEquals(
                "400 Bad Request: message can't be deleted for everyone",
                bot.refusal("deleteMessage", toAnn("\"message_id\": " + id)));
    }

    @Test
    void protected_messages_are_neither_copied_nor_forwarded() {
        int id = bot.ok("sendMessage", toAnn("\"text\": \"x\", \"protect_content\": true"))
                .path("message_id")
                .asInt();
        String from = toAnn("\"from_chat_id\": " + ann.id() + ", \"message_id\": " + id);
        assertEquals("400 Bad Request: the message can't be copied", bot.refusal("copyMessage", from));
        assertEquals("400 Bad Request: the message can't be forwarded", bot.refusal("forwardMessage", from));
    }

    @Test
    void files_that_are_none() {
        assertEquals("400 Bad Request: there is no photo in the request", bot.refusal("sendPhoto", toAnn("\"x\": 1")));
        assertEquals(
                "400 Bad Request: wrong file identifier/HTTP URL specified",
                bot.refusal("sendDocument", toAnn("\"document\": \"BQAC\"")));
        assertEquals(
                "400 Bad Request: failed to get HTTP URL content",
                bot.refusal("sendPhoto", toAnn("\"photo\": \"https://a.example/b.png\"")));
        var notPicture = new Multipart().field("chat_id", ann.id()).file("photo", "a.png", new byte[] {1, 2, 3});
        assertEquals(
                "Bad Request: IMAGE_PROCESS_FAILED",
                TestBot.body(bot.post("sendPhoto", notPicture.contentType(), notPicture.content()))
                        .path("description")
                        .asText());
        assertEquals("400 Bad Request: file_id not specified", bot.refusal("getFile", "{}"));
        assertEquals(
                "400 Bad Request: can't parse InputMedia: type \"text\" is unsupported",
                bot.refusal("sendMediaGroup", toAnn("\"media\": [{\"type\": \"text\", \"media\": \"x\"}]")));
    }

    @Test
    void commands_reactions_and_actions_out_of_bounds() {
        String command = "{\"commands\": [{\"command\": \"%s\", \"description\": \"%s\"}]}";
        assertEquals(
                "400 Bad Request: BOT_COMMAND_INVALID", bot.refusal("setMyCommands", command.formatted("Старт", "x")));
        assertEquals(
                "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
                bot.refusal("setMyCommands", command.formatted("start", "")));
        assertEquals(
                "400 Bad Request: wrong parameter action in request",
                bot.refusal("sendChatAction", toAnn("\"action\": \"dancing\"")));
        int id = bot.ok("sendMessage", toAnn("\"text\": \"x\""))
                .path("message_id")
                .asInt();
        assertEquals(
                "400 Bad Request: REACTION_INVALID",
                bot.refusal(
                        "setMessageReaction",
                        toAnn("\"message_id\": " + id + ", \"reaction\": [{\"type\": \"emoji\", \"emoji\": \"x\"}]")));
    }
}
