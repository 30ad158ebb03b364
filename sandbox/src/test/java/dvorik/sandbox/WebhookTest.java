package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dvorik.sandbox.client.PersonChat;
import dvorik.sandbox.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates pushed to a bot's own server. */
class WebhookTest extends SandboxTest {
    private record Received(String secret, JsonNode update) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final ConcurrentHashMap<Long, AtomicInteger> perChat = new ConcurrentHashMap<>();
    private volatile String answer = "";
    private volatile boolean overlapped;
    private HttpServer server;

    @BeforeEach
    void startReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", exchange -> {
            JsonNode update =
                    Json.parse(exchange.getRequestBody().readAllBytes()).orElseThrow();
            long chatId = update.at("/message/chat/id").asLong();
            var inChat = perChat.computeIfAbsent(chatId, id -> new AtomicInteger());
            overlapped |= inChat.incrementAndGet() > 1;
            received.add(
                    new Received(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"), update));
            int status;
            synchronized (statuses) {
                status = statuses.isEmpty() ? 200 : statuses.remove();
            }
            inChat.decrementAndGet();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        server.start();
    }

    @AfterEach
    void stopReceiver() {
        server.stop(0);
    }

    private String hook() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private Received next() throws InterruptedException {
        Received next = received.poll(30, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was pushed");
        return next;
    }

    private JsonNode setHook() {
        return bot.call("setWebhook", "{\"url\": \"" + hook() + "\", \"secret_token\": \"s3cret\"}");
    }

    @Test
    void updates_are_pushed_with_the_secret_and_leave_the_queue() throws InterruptedException {
        assertEquals("Webhook was set", setHook().path("description").asText());
        chat.sends("pushed");
        Received got = next();
        assertEquals("s3cret", got.secret());
        assertEquals("/start", got.update().at("/message/text").asText());
        assertEquals("pushed", next().update().at("/message/text").asText());
        assertTrue(client.bot(BOT).isIdleWithin(Duration.ofSeconds(20)));
        JsonNode info = bot.ok("getWebhookInfo", "{}");
        assertEquals(hook(), info.path("url").asText());
        assertEquals(40, info.path("max_connections").asInt());
        assertEquals(
                "409 Conflict: can't use getUpdates method while webhook is active;"
                        + " use deleteWebhook to delete the webhook first",
                bot.refusal("getUpdates", "{}"));
        assertEquals(
                "Webhook was deleted",
                bot.call("deleteWebhook", "{}").path("description").asText());
        assertEquals(
                "Webhook is already deleted",
                bot.call("deleteWebhook", "{}").path("description").asText());
        chat.sends("polled");
        assertEquals("polled", bot.nextUpdate().at("/message/text").asText());
    }

    @Test
    void a_failed_push_is_repeated_and_the_order_of_a_chat_holds() throws InterruptedException {
        bot.ok("getUpdates", "{\"offset\": -1}");
        statuses.add(500);
        bot.ok("deleteWebhook", "{\"drop_pending_updates\": true}");
        setHook();
        chat.sends("one").sends("two");
        assertEquals("one", next().update().at("/message/text").asText());
        assertEquals("one", next().update().at("/message/text").asText());
        assertEquals("two", next().update().at("/message/text").asText());
        assertEquals(
                "Wrong response from the webhook: 500",
                bot.ok("getWebhookInfo", "{}").path("last_error_message").asText());
    }

    @Test
    void chats_are_served_in_parallel_each_in_order() throws InterruptedException {
        bot.ok("deleteWebhook", "{\"drop_pending_updates\": true}");
        setHook();
        for (int person = 0; person < 5; person++) {
            PersonChat other = client.person("P" + person).create().with(BOT);
            for (int i = 0; i < 10; i++) {
                other.sends(Integer.toString(i));
            }
        }
        var last = new HashMap<Long, Integer>();
        for (int i = 0; i < 50; i++) {
            JsonNode message = next().update().path("message");
            int number = message.path("text").asInt();
            Integer before = last.put(message.at("/chat/id").asLong(), number);
            assertEquals(before == null ? 0 : before + 1, number);
        }
        assertFalse(overlapped, "two updates of one chat were on their way at once");
    }

    @Test
    void a_call_in_the_answer_is_done() throws InterruptedException {
        answer = "{\"method\": \"sendMessage\", \"chat_id\": " + ann.id() + ", \"text\": \"from the answer\"}";
        setHook();
        chat.sees("from the answer");
    }

    @Test
    void settings_are_checked() {
        assertEquals(
                "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
                bot.refusal("setWebhook", "{\"url\": \"http://a.example/\"}"));
        assertEquals(
                "400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
                bot.refusal("setWebhook", "{\"url\": \"https://a.example:9000/\"}"));
        assertEquals(
                "400 Bad Request: secret token contains unallowed characters",
                bot.refusal("setWebhook", "{\"url\": \"" + hook() + "\", \"secret_token\": \"a b\"}"));
        setHook();
        JsonNode hasty = setHook();
        assertEquals(429, hasty.path("error_code").asInt());
        assertEquals(1, hasty.at("/parameters/retry_after").asInt());
    }

    @Test
    void setting_a_webhook_ends_a_waiting_poll() throws Exception {
        var waiting = CompletableFuture.supplyAsync(
                () -> bot.call("getUpdates", "{\"timeout\": 30, \"offset\": " + bot.offset() + "}"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (client.bot(BOT).calls("getUpdates") < 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        setHook();
        JsonNode ended = waiting.get(30, TimeUnit.SECONDS);
        assertEquals(
                "Conflict: terminated by setWebhook request",
                ended.path("description").asText());
    }
}
