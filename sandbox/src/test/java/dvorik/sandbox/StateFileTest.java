package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.client.PersonChat;
import dvorik.sandbox.client.SandboxClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is restarted goes on where it was. */
class StateFileTest {
    private static final String TOKEN = "111111:AAAA";

    @TempDir
    private Path folder;

    private final AtomicReference<Duration> clockMoved = new AtomicReference<>();

    private Sandbox start() {
        return Sandbox.start(SandboxOptions.builder()
                .bot(TOKEN, "dvorik_bot", "Dvorik")
                .stateFile(folder.resolve("sub/state.json"))
                .clockMoved(clockMoved::set)
                .build());
    }

    @Test
    void people_chats_files_updates_and_the_clock_survive_a_restart() {
        long annId;
        int photoId;
        int updateId;
        try (Sandbox sandbox = start()) {
            var client = new SandboxClient(sandbox.url());
            var bot = new TestBot(sandbox, TOKEN);
            var ann = client.person("Ann").phone("+7900").create();
            annId = ann.id();
            PersonChat chat = ann.with("dvorik_bot").starts();
            updateId = bot.nextUpdate().path("update_id").asInt();
            ann.joins("@news");
            client.clock().advance(Duration.ofDays(1));
            JsonNode sent = bot.ok(
                    "sendPhoto", new Multipart().field("chat_id", annId).file("photo", "a.png", Multipart.PICTURE));
            photoId = sent.path("message_id").asInt();
            bot.ok(
                    "sendMessage",
                    "{\"chat_id\": " + annId
                            + ", \"text\": \"Menu\", \"reply_markup\": {\"keyboard\": [[{\"text\": \"M\"}]]}}");
            chat.sends("still waiting");
        }
        clockMoved.set(null);
        try (Sandbox sandbox = start()) {
            var client = new SandboxClient(sandbox.url());
            var bot = new TestBot(sandbox, TOKEN);
            assertEquals(Duration.ofDays(1), clockMoved.get());
            PersonChat chat = client.person(annId).with("dvorik_bot");
            assertEquals(4, chat.messages().size());
            assertEquals(List.of("M"), chat.keyboard());
            assertArrayEquals(
                    Multipart.PICTURE, bot.get(chat.message(photoId).photo()).body());
            assertEquals("/start", bot.nextUpdate().at("/message/text").asText());
            assertEquals("still waiting", bot.nextUpdate().at("/message/text").asText());
            chat.sends("new");
            assertTrue(bot.nextUpdate().path("update_id").asInt() > updateId + 1);
            bot.ok(
                    "editMessageCaption",
                    "{\"chat_id\": " + annId + ", \"message_id\": " + photoId + ", \"caption\": \"used\"}");
            assertEquals(
                    "member",
                    bot.ok("getChatMember", "{\"chat_id\": \"@news\", \"user_id\": " + annId + "}")
                            .path("status")
                            .asText());
        }
    }

    @Test
    void a_tap_that_waits_survives_a_restart_though_nothing_else_happened_after_the_last_save() {
        long annId;
        try (Sandbox sandbox = start()) {
            var client = new SandboxClient(sandbox.url());
            var bot = new TestBot(sandbox, TOKEN);
            var ann = client.person("Ann").create();
            annId = ann.id();
            ann.with("dvorik_bot").starts();
            bot.nextUpdate();
            bot.ok(
                    "sendMessage",
                    "{\"chat_id\": " + annId + ", \"text\": \"Menu\", \"reply_markup\":"
                            + " {\"inline_keyboard\": [[{\"text\": \"M\", \"callback_data\": \"m\"}]]}}");
        }
        try (Sandbox sandbox = start()) {
            new SandboxClient(sandbox.url()).person(annId).with("dvorik_bot").taps("M");
        }
        try (Sandbox sandbox = start()) {
            var bot = new TestBot(sandbox, TOKEN);
            JsonNode update = bot.nextUpdate();
            while (!update.has("callback_query")) {
                update = bot.nextUpdate();
            }
            assertEquals("m", update.at("/callback_query/data").asText());
            bot.ok(
                    "answerCallbackQuery",
                    "{\"callback_query_id\": \""
                            + update.at("/callback_query/id").asText() + "\", \"text\": \"late, but here\"}");
            new SandboxClient(sandbox.url()).person(annId).with("dvorik_bot").seesToast("late, but here");
        }
    }

    @Test
    void an_unreadable_file_is_put_aside() throws IOException {
        Path file = folder.resolve("sub/state.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{oops", StandardCharsets.UTF_8);
        start().close();
        assertEquals("{oops", Files.readString(folder.resolve("sub/state.json.broken")));
    }
}
