package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.client.PersonChat;
import dvorik.sandbox.client.SandboxException;
import dvorik.sandbox.world.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What tests, load and the page do with the sandbox. */
class ControlApiTest extends SandboxTest {
    private final HttpClient http = HttpClient.newHttpClient();

    private void say(String text) {
        bot.ok("sendMessage", toAnn("\"text\": \"" + text + "\""));
    }

    private JsonNode control(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/api/" + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        JsonNode answer = TestBot.body(response);
        assertEquals(response.statusCode() == 200, !answer.has("error"), answer.toString());
        return answer;
    }

    @Test
    void the_state_tells_who_is_there() {
        JsonNode state = client.state();
        assertEquals(2, state.path("bots").size());
        assertEquals("Ann", state.at("/people/0/first_name").asText());
        assertEquals("+79001234567", state.at("/people/0/phone").asText());
        assertEquals("News", state.at("/channels/0/title").asText());
        assertEquals(0, state.path("findings").asInt());
        ann.changesLanguage("uz");
        chat.blocks();
        ann.joins("@dvorik_news");
        JsonNode changed = client.state().at("/people/0");
        assertEquals("uz", changed.path("language_code").asText());
        assertEquals(BOT, changed.at("/blocked/0").asText());
        assertEquals(-1001234567890L, changed.at("/channels/0").asLong());
    }

    @Test
    void a_button_that_is_not_there_is_named_with_those_that_are() {
        bot.ok(
                "sendMessage",
                toAnn(
                        "\"text\": \"x\", \"reply_markup\": {\"inline_keyboard\": [[{\"text\": \"Yes\", \"callback_data\": \"y\"}]]}"));
        var missing = assertThrows(SandboxException.class, () -> chat.taps("No"));
        assertTrue(missing.getMessage().contains("[\"Yes\"]"), missing.getMessage());
        assertThrows(SandboxException.class, () -> chat.presses("No"));
        chat.tapsData("y");
        assertEquals("y", bot.nextUpdate().at("/callback_query/data").asText());
        chat.forgesTap("evil");
        assertEquals("evil", bot.nextUpdate().at("/callback_query/data").asText());
    }

    @Test
    void the_newest_message_with_the_button_is_tapped_unless_one_is_named() {
        String menu =
                "\"text\": \"%s\", \"reply_markup\": {\"inline_keyboard\": [[{\"text\": \"Go\", \"callback_data\": \"%s\"}]]}";
        int old = bot.ok("sendMessage", toAnn(menu.formatted("old", "1")))
                .path("message_id")
                .asInt();
        bot.ok("sendMessage", toAnn(menu.formatted("new", "2")));
        chat.taps("Go");
        assertEquals("2", bot.nextUpdate().at("/callback_query/data").asText());
        chat.taps(chat.message(old), "Go");
        assertEquals("1", bot.nextUpdate().at("/callback_query/data").asText());
    }

    @Test
    void deep_links_start_the_bot_they_name() throws Exception {
        control("POST", "people/" + ann.id() + "/link", "{\"url\": \"https://t.me/till_bot?start=c_7K\"}");
        var till = new TestBot(sandbox, "222222:BBBB");
        assertEquals("/start c_7K", till.nextUpdate().at("/message/text").asText());
        assertTrue(control("POST", "people/" + ann.id() + "/link", "{\"url\": \"https://a.example\"}")
                .has("error"));
        assertTrue(control("POST", "people/" + ann.id() + "/start", "{\"bot\": \"till_bot\", \"payload\": \"a b\"}")
                .has("error"));
    }

    @Test
    void files_of_people_reach_the_bot() {
        chat.sendsPhoto(Multipart.PICTURE, "my photo");
        JsonNode message = bot.nextUpdate().path("message");
        assertEquals("my photo", message.path("caption").asText());
        JsonNode file = bot.ok(
                "getFile", "{\"file_id\": \"" + message.at("/photo/0/file_id").asText() + "\"}");
        assertEquals(Multipart.PICTURE.length, file.path("file_size").asInt());
        chat.sendsDocument("list.csv", new byte[] {65});
        assertEquals(
                "list.csv", bot.nextUpdate().at("/message/document/file_name").asText());
        chat.sendsVoice(new byte[] {1});
        assertTrue(bot.nextUpdate().path("message").has("voice"));
        chat.sendsSticker();
        assertTrue(bot.nextUpdate().path("message").has("sticker"));
    }

    @Test
    void a_picture_may_be_uploaded_as_multipart() throws Exception {
        var upload = new Multipart().field("bot", BOT).file("file", "a.png", Multipart.PICTURE);
        var request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/api/people/" + ann.id() + "/photo"))
                .header("Content-Type", upload.contentType())
                .POST(BodyPublishers.ofByteArray(upload.content()))
                .build();
        assertEquals(200, http.send(request, BodyHandlers.discarding()).statusCode());
        assertEquals(1, bot.nextUpdate().at("/message/photo/0/width").asInt());
    }

    @Test
    void anything_else_is_sent_as_raw_fields() {
        chat.sendsRaw(Json.object().put("text", "raw").put("media_group_id", "7"));
        assertEquals("7", bot.nextUpdate().at("/message/media_group_id").asText());
    }

    @Test
    void events_are_streamed() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/api/events"))
                .header("Accept", "text/event-stream")
                .build();
        var response = http.send(request, BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertTrue(lines.readLine().startsWith(":"));
            say("streamed");
            bot.refusal("sendMessage", "{\"chat_id\": 5, \"text\": \"x\"}");
            JsonNode message = next(lines);
            assertEquals("message", message.path("type").asText());
            assertEquals(ann.id(), message.path("person_id").asLong());
            assertEquals(BOT, message.path("bot").asText());
            JsonNode error = next(lines);
            assertEquals("request_error", error.path("type").asText());
            assertEquals(
                    "Bad Request: chat not found", error.path("description").asText());
        }
    }

    private static JsonNode next(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
            line = lines.readLine();
        }
        return Json.parse(line.substring("data:".length())).orElseThrow();
    }

    @Test
    void the_clock_moves_dates_and_tells_its_listener() {
        Instant before = client.clock().now();
        client.clock().advance(Duration.ofDays(3));
        assertFalse(client.clock().now().isBefore(before.plus(Duration.ofDays(3))));
        chat.sends("later");
        assertTrue(bot.nextUpdate().at("/message/date").asLong()
                >= before.plus(Duration.ofDays(3)).getEpochSecond());
        client.clock().setOffset(Duration.ZERO);
    }

    @Test
    void a_reset_forgets_people_but_no_bots() {
        client.faults().serverError();
        client.reset();
        assertEquals(0, client.state().path("people").size());
        assertEquals(0, client.state().path("faults").size());
        assertEquals(2, client.state().path("bots").size());
        assertThrows(SandboxException.class, chat::messages);
    }

    @Test
    void seeing_waits_for_what_comes_later_and_counts_from_the_last_action() {
        say("before");
        chat.sends("question");
        Thread.startVirtualThread(() -> say("the answer"));
        assertEquals("the answer", chat.sees(Pattern.compile("^the an")).text());
        var failure = assertThrows(
                AssertionError.class, () -> chat.within(Duration.ofMillis(200)).sees("before"));
        assertTrue(failure.getMessage().contains("bot: before"), failure.getMessage());
    }

    @Test
    void silence_is_known_once_the_bot_took_everything() {
        chat.sends("anything?");
        assertThrows(
                AssertionError.class, () -> chat.within(Duration.ofSeconds(1)).seesNothingNew());
        JsonNode update = bot.nextUpdate();
        bot.ok("getUpdates", "{\"offset\": " + (update.path("update_id").asInt() + 1) + "}");
        chat.seesNothingNew();
        say("noise");
        assertThrows(AssertionError.class, chat::seesNothingNew);
    }

    @Test
    void a_bot_without_administration_does_not_see_members() throws Exception {
        control("POST", "channels/dvorik_news/bots", "{\"bot\": \"dvorik_bot\", \"administrator\": false}");
        assertEquals(
                "400 Bad Request: member list is inaccessible",
                bot.refusal("getChatMember", "{\"chat_id\": \"@dvorik_news\", \"user_id\": " + ann.id() + "}"));
        assertEquals(
                "403 Forbidden: bot is not a member of the channel chat",
                bot.refusal("sendMessage", "{\"chat_id\": \"@dvorik_news\", \"text\": \"x\"}"));
    }

    @Test
    void wrong_calls_are_answered_with_what_is_wrong() throws Exception {
        assertEquals(
                "\"first_name\" is missing",
                control("POST", "people", "{}").path("error").asText());
        assertEquals(
                "the body is not JSON",
                control("POST", "people", "{oops").path("error").asText());
        assertEquals(
                "there is no person 5",
                control("POST", "people/5/say", "{\"bot\": \"dvorik_bot\", \"text\": \"x\"}")
                        .path("error")
                        .asText());
        assertEquals(
                "there is no bot @nobody",
                control("POST", "people/" + ann.id() + "/say", "{\"bot\": \"nobody\", \"text\": \"x\"}")
                        .path("error")
                        .asText());
        assertTrue(control("POST", "clock", "{\"advance\": \"tomorrow\"}").has("error"));
        assertTrue(control("POST", "faults", "{\"kind\": \"earthquake\"}").has("error"));
    }

    @Test
    void the_page_is_served() {
        assertEquals(200, bot.get("/").statusCode());
    }

    @Test
    void two_people_have_chats_of_their_own() {
        PersonChat bob = client.person("Bob").create().with(BOT).starts();
        say("for Ann");
        assertEquals(List.of(1), List.of(bob.messages().size()));
    }
}
