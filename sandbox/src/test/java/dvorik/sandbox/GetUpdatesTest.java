package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Polling for updates. */
class GetUpdatesTest extends SandboxTest {

    private JsonNode poll(int offset, int limit, int timeout) {
        return bot.ok(
                "getUpdates", "{\"offset\": " + offset + ", \"limit\": " + limit + ", \"timeout\": " + timeout + "}");
    }

    @Test
    void updates_stay_until_an_offset_confirms_them() {
        chat.sends("a").sends("b").sends("c");
        int first = bot.offset();
        assertEquals(3, poll(first, 100, 0).size());
        assertEquals("b", poll(first + 1, 100, 0).at("/0/message/text").asText());
        assertEquals(2, poll(0, 100, 0).size());
        assertEquals("c", poll(-1, 100, 0).at("/0/message/text").asText());
        assertEquals(1, client.bot(BOT).pendingUpdates());
    }

    @Test
    void the_same_offset_in_haste_gets_one_update() {
        chat.sends("a").sends("b").sends("c");
        int first = bot.offset();
        assertEquals(3, poll(first, 100, 0).size());
        assertEquals(1, poll(first, 100, 0).size());
    }

    @Test
    void the_limit_is_held_between_1_and_100() {
        for (int i = 0; i < 120; i++) {
            chat.sends("m" + i);
        }
        int first = bot.offset();
        assertEquals(100, poll(first, 1000, 0).size());
        assertEquals(1, poll(first + 1, -5, 0).size());
    }

    @Test
    void a_waiting_poll_wakes_at_once() throws Exception {
        int next = firstIdToCome();
        var waiting = CompletableFuture.supplyAsync(() -> poll(next, 10, 30));
        awaitPolls(2);
        chat.sends("wake up");
        assertEquals(
                "wake up",
                waiting.get(25, TimeUnit.SECONDS).at("/0/message/text").asText());
    }

    private int firstIdToCome() {
        chat.sends("x");
        return bot.nextUpdate().path("update_id").asInt() + 1;
    }

    /** Until so many getUpdates calls have arrived. */
    private void awaitPolls(long more) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (client.bot(BOT).calls("getUpdates") < more + 1 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_second_poll_ends_the_first_with_409() throws Exception {
        int next = firstIdToCome();
        var first = CompletableFuture.supplyAsync(
                () -> bot.call("getUpdates", "{\"timeout\": 30, \"offset\": " + next + "}"));
        awaitPolls(2);
        var second = CompletableFuture.supplyAsync(() -> poll(next, 10, 30));
        JsonNode conflict = first.get(20, TimeUnit.SECONDS);
        assertEquals(409, conflict.path("error_code").asInt());
        assertEquals(
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                conflict.path("description").asText());
        chat.sends("for the second");
        assertEquals(1, second.get(20, TimeUnit.SECONDS).size());
    }

    @Test
    void the_types_allowed_are_remembered() {
        bot.ok("getUpdates", "{\"allowed_updates\": [\"callback_query\", \"message_reaction\"], \"offset\": -1}");
        chat.sends("not wanted");
        int message = bot.ok("sendMessage", toAnn("\"text\": \"x\""))
                .path("message_id")
                .asInt();
        chat.reactsTo(chat.message(message), "👍");
        JsonNode update = bot.nextUpdate();
        assertEquals("👍", update.at("/message_reaction/new_reaction/0/emoji").asText());
        bot.ok(
                "getUpdates",
                "{\"allowed_updates\": [], \"offset\": "
                        + (update.path("update_id").asInt() + 1) + "}");
        chat.sends("wanted again");
        assertEquals("wanted again", bot.nextUpdate().at("/message/text").asText());
    }

    @Test
    void edits_blocks_and_contacts_arrive_as_their_updates() {
        chat.sends("teh");
        int id = bot.nextUpdate().at("/message/message_id").asInt();
        chat.edits(chat.message(id), "the");
        JsonNode edited = bot.nextUpdate().path("edited_message");
        assertEquals("the", edited.path("text").asText());
        assertTrue(edited.has("edit_date"));
        chat.blocks();
        JsonNode blocked = bot.nextUpdate().path("my_chat_member");
        assertEquals("member", blocked.at("/old_chat_member/status").asText());
        assertEquals("kicked", blocked.at("/new_chat_member/status").asText());
        chat.starts();
        assertEquals(
                "member",
                bot.nextUpdate().at("/my_chat_member/new_chat_member/status").asText());
        assertEquals("/start", bot.nextUpdate().at("/message/text").asText());
        chat.sharesContact("+998901112233", "Bob", 77);
        assertEquals(77, bot.nextUpdate().at("/message/contact/user_id").asInt());
        chat.sharesLocation(41.3, 69.2);
        assertEquals(41.3, bot.nextUpdate().at("/message/location/latitude").asDouble());
    }

    @Test
    void ids_of_a_later_start_are_higher() {
        chat.sends("x");
        int before = bot.nextUpdate().path("update_id").asInt();
        try (Sandbox later = Sandbox.start(options().build())) {
            // an hour later, as the counters see it, every id is above those of this start
            var laterBot = new TestBot(later, TOKEN);
            var later_ann = new dvorik.sandbox.client.SandboxClient(later.url())
                    .person("Ann")
                    .create();
            later_ann.with(BOT).starts();
            int after = laterBot.nextUpdate().path("update_id").asInt();
            assertTrue(after > 1_000_000, "ids start at the time, not at one: " + after);
            assertTrue(Math.abs(after - before) < Duration.ofHours(1).toSeconds() * 8);
            assertFalse(later_ann.id() == ann.id());
        }
    }
}
