package dvorik.core.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisAddress;
import dvorik.core.redis.TestRedis;
import dvorik.core.telegram.ScriptedTelegram.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call may become, and how a budget is kept by several processes. */
class GatewayTest {
    private static final BotAccount ACCOUNT = new BotAccount("client", "111111:AAAA");
    private static final long ANN = 71;
    private static final long BOB = 72;
    private static final long EVE = 73;

    private final ScriptedTelegram telegram = new ScriptedTelegram();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(telegram));
    private final List<String> tracked = new CopyOnWriteArrayList<>();

    GatewayTest() throws IOException {}

    @BeforeEach
    void emptyRedis() {
        TestRedis.empty();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private TelegramGateway gateway(SendLimits limits) {
        return gateway(limits, TestRedis.address(), telegram.url());
    }

    private TelegramGateway gateway(SendLimits limits, RedisAddress address, URI url) {
        var redis = new Redis(address);
        var http = new TelegramHttp(url);
        open.add(redis);
        open.add(http);
        return new TelegramGateway(
                ACCOUNT, http, redis, limits, (chat, call, id) -> tracked.add(chat + " " + call.track() + " " + id));
    }

    private static BotCall text(String text) {
        return new BotCall.SendText(text, null, null, false);
    }

    private static SendLimits limits(double perSecond, int burst, double chatPerSecond, int chatBurst) {
        return new SendLimits(
                perSecond, burst, chatPerSecond, chatBurst, 20, Duration.ofSeconds(5), Duration.ofSeconds(1), 64);
    }

    private static double seconds(ThrowingRunnable work) throws InterruptedException {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e9;
    }

    private interface ThrowingRunnable {
        void run() throws InterruptedException;
    }

    @Test
    void a_sent_message_gives_its_id_and_tells_the_listener_when_tracked() throws InterruptedException {
        var gateway = gateway(SendLimits.telegram());
        var sent = assertInstanceOf(
                SendResult.Sent.class,
                gateway.send(ANN, new BotCall.SendText("<b>hi</b>", null, "card:5", false), Lane.DIALOGUE));
        gateway.send(ANN, text("untracked"), Lane.DIALOGUE);
        assertEquals(List.of(ANN + " card:5 " + sent.messageId()), tracked);
    }

    @Test
    void a_failing_listener_does_not_change_the_outcome() throws InterruptedException {
        var redis = new Redis(TestRedis.address());
        var http = new TelegramHttp(telegram.url());
        open.add(redis);
        open.add(http);
        var gateway = new TelegramGateway(ACCOUNT, http, redis, SendLimits.telegram(), (chat, call, id) -> {
            throw new IllegalStateException("the listener's own trouble");
        });
        assertInstanceOf(
                SendResult.Sent.class,
                gateway.send(ANN, new BotCall.SendText("hi", null, "card", false), Lane.DIALOGUE));
    }

    @Test
    void a_listener_that_failed_is_told_again_later() throws InterruptedException {
        var redis = new Redis(TestRedis.address());
        var http = new TelegramHttp(telegram.url());
        open.add(redis);
        open.add(http);
        var tries = new AtomicInteger();
        var noted = new CountDownLatch(1);
        var gateway = new TelegramGateway(ACCOUNT, http, redis, SendLimits.telegram(), (chat, call, id) -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
            noted.countDown();
        });
        gateway.send(ANN, new BotCall.SendText("hi", null, "card", false), Lane.DIALOGUE);
        assertTrue(noted.await(45, TimeUnit.SECONDS));
        assertEquals(2, tries.get());
    }

    @Test
    void refusals_are_told_apart() throws InterruptedException {
        var gateway = gateway(SendLimits.unlimited());
        assertEquals(
                new SendResult.Blocked("Forbidden: bot was blocked by the user"),
                outcome(gateway, text("x"), Answer.refusal(403, "Forbidden: bot was blocked by the user")));
        assertInstanceOf(
                SendResult.Blocked.class,
                outcome(gateway, text("x"), Answer.refusal(400, "Bad Request: chat not found")));
        assertEquals(
                new SendResult.Refused(400, "Bad Request: message text is empty"),
                outcome(gateway, text("x"), Answer.refusal(400, "Bad Request: message text is empty")));
        assertInstanceOf(
                SendResult.Unavailable.class,
                outcome(gateway, text("x"), Answer.refusal(500, "Internal Server Error")));
        assertInstanceOf(
                SendResult.Unavailable.class, outcome(gateway, text("x"), new Answer(502, "<html>oops</html>")));
        assertInstanceOf(
                SendResult.Unavailable.class, outcome(gateway, text("x"), new Answer(200, "<html>oops</html>")));
        assertInstanceOf(
                SendResult.Unavailable.class, outcome(gateway, text("x"), Answer.refusal(401, "Unauthorized")));
        assertInstanceOf(SendResult.Unknown.class, outcome(gateway, text("x"), Answer.cut()));
    }

    private SendResult outcome(TelegramGateway gateway, BotCall call, Answer answer) throws InterruptedException {
        telegram.answers(any -> answer);
        return gateway.send(ANN, call, Lane.DIALOGUE);
    }

    @Test
    void what_the_person_sees_already_counts_as_done() throws InterruptedException {
        var gateway = gateway(SendLimits.unlimited());
        var edit = new BotCall.EditText(7, "same", null);
        var done = new SendResult.Sent(7);
        assertEquals(done, outcome(gateway, edit, Answer.refusal(400, "Bad Request: message is not modified: same")));
        assertEquals(done, outcome(gateway, edit, Answer.refusal(400, "Bad Request: message to edit not found")));
        assertEquals(
                done,
                outcome(
                        gateway,
                        new BotCall.DeleteMessage(7),
                        Answer.refusal(400, "Bad Request: message to delete not found")));
        assertEquals(
                new SendResult.Sent(0),
                outcome(
                        gateway,
                        new BotCall.AnswerTap("q", null, false),
                        Answer.refusal(
                                400,
                                "Bad Request: query is too old and response timeout expired or query ID is invalid")));
    }

    @Test
    void nobody_listening_means_not_sent() throws Exception {
        var gone = new ScriptedTelegram();
        URI url = gone.url();
        gone.close();
        var gateway = gateway(SendLimits.telegram(), TestRedis.address(), url);
        assertInstanceOf(SendResult.Unavailable.class, gateway.send(ANN, text("x"), Lane.DIALOGUE));
    }

    @Test
    void without_redis_nothing_is_sent() throws InterruptedException {
        var gateway = gateway(SendLimits.telegram(), new RedisAddress("127.0.0.1", 1, null), telegram.url());
        assertInstanceOf(SendResult.Unavailable.class, gateway.send(ANN, text("x"), Lane.DIALOGUE));
        assertEquals(0, telegram.calls("sendMessage").size());
    }

    @Test
    void all_kinds_of_calls_reach_telegram() throws InterruptedException {
        var gateway = gateway(SendLimits.unlimited());
        var inline = new Keyboard.Inline(List.of(List.of(
                new InlineButton.Callback("a", "b:1", "danger"),
                new InlineButton.Url("site", "https://example.org"),
                new InlineButton.CopyText("copy", "CODE"))));
        var reply = new Keyboard.Reply(
                List.of(List.of(
                        new ReplyButton("phone", ReplyButton.Kind.CONTACT),
                        new ReplyButton("place", ReplyButton.Kind.LOCATION),
                        new ReplyButton("skip", ReplyButton.Kind.TEXT))),
                true,
                "your phone");
        List<BotCall> calls = List.of(
                new BotCall.SendText("x", reply, null, true),
                new BotCall.SendText("x", new Keyboard.Remove(), null, false),
                new BotCall.SendPhoto(new byte[] {1, 2, 3}, "caption", inline, null),
                new BotCall.SendDocument(new byte[] {1}, "a.csv", null, null, null),
                new BotCall.EditText(5, "x", inline),
                new BotCall.EditCaption(5, "x", inline),
                new BotCall.EditKeyboard(5, null),
                new BotCall.DeleteMessage(5),
                new BotCall.AnswerTap("q", "toast", true),
                new BotCall.ChatAction("typing"));
        for (BotCall call : calls) {
            assertInstanceOf(SendResult.Sent.class, gateway.send(ANN, call, Lane.DIALOGUE), call.toString());
        }
        var first = telegram.calls("sendMessage").getFirst().body();
        assertEquals("HTML", first.path("parse_mode").asText().toUpperCase(java.util.Locale.ROOT));
        assertTrue(first.at("/reply_markup/keyboard/0/0/request_contact").asBoolean());
        assertTrue(first.path("disable_notification").asBoolean());
        var edit = telegram.calls("editMessageText").getFirst().body();
        assertEquals(
                "CODE",
                edit.at("/reply_markup/inline_keyboard/0/2/copy_text/text").asText());
        assertEquals(
                "danger", edit.at("/reply_markup/inline_keyboard/0/0/style").asText());
    }

    @Test
    void the_bots_rate_is_shared_by_all_processes() throws Exception {
        var limits = limits(50, 5, 1000, 1000);
        var first = gateway(limits);
        var second = gateway(limits);
        // 5 at once, the other 25 at 50 a second; a limit for each process would take half of that
        double seconds = seconds(() -> sendAll(List.of(first, second), 30, Lane.DIALOGUE));
        assertTrue(seconds > 0.45, "took " + seconds);
        assertEquals(30, telegram.calls("sendMessage").size());
    }

    @Test
    void a_waiting_lane_keeps_the_rate_too_without_asking_for_each_wait() throws Exception {
        var limits = limits(50, 10, 1000, 1000);
        var redis = new Redis(TestRedis.address());
        var http = new TelegramHttp(telegram.url());
        open.add(redis);
        open.add(http);
        var gateway = new TelegramGateway(ACCOUNT, http, redis, limits, (chat, call, id) -> {});
        double seconds = seconds(() -> sendAll(List.of(gateway), 30, Lane.BULK));
        assertTrue(seconds > 0.5, "took " + seconds);
        assertTrue(redis.pipe().commands() < 75, "asked " + redis.pipe().commands());
    }

    private void sendAll(List<TelegramGateway> gateways, int messages, Lane lane) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SendResult>> results = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                long chat = 1000L + i;
                var gateway = gateways.get(i % gateways.size());
                results.add(threads.submit(() -> gateway.send(chat, text("x"), lane)));
            }
            for (Future<SendResult> result : results) {
                assertInstanceOf(SendResult.Sent.class, result.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_broadcast_takes_its_turns_together_and_keeps_the_rate() throws Exception {
        var limits = limits(500, 100, 1000, 1000);
        var redis = new Redis(TestRedis.address());
        var http = new TelegramHttp(telegram.url());
        open.add(redis);
        open.add(http);
        var gateway = new TelegramGateway(ACCOUNT, http, redis, limits, (chat, call, id) -> {});
        double seconds = seconds(() -> takeAll(List.of(gateway), 300));
        // 30 at once, 270 at 500 a second
        assertTrue(seconds > 0.5, "took " + seconds);
        assertTrue(redis.pipe().commands() < 120, "asked " + redis.pipe().commands());
    }

    @Test
    void broadcasts_of_all_processes_share_the_rate() throws Exception {
        var limits = limits(100, 10, 1000, 1000);
        // 3 at once, 57 at 100 a second; a rate for each process would take half of that
        double seconds = seconds(() -> takeAll(List.of(gateway(limits), gateway(limits)), 60));
        assertTrue(seconds > 0.5, "took " + seconds);
    }

    /** Each of them as many as it gets. */
    private static void takeAll(List<TelegramGateway> gateways, int turns) throws InterruptedException {
        var left = new AtomicInteger(turns);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var gateway : gateways) {
                all.add(threads.submit(() -> {
                    for (int there = left.get(); there > 0; there = left.get()) {
                        var chats = java.util.stream.LongStream.range(1000, 1000 + Math.min(there, 50))
                                .boxed()
                                .toList();
                        left.addAndGet(-gateway.awaitTurns(chats).size());
                    }
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void however_late_a_broadcast_is_it_makes_up_for_little_and_leaves_the_reserve_of_the_others() throws Exception {
        // one in twenty seconds: what is not there at once is farther away than a send may wait
        var gateway = gateway(limits(0.05, 10, 1000, 1000));
        var chats = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertEquals(3, gateway.awaitTurns(chats).size());
        assertEquals(8, gateway.awaitTurns(chats).size());
        assertTrue(gateway.awaitTurns(chats).getFirst().isPositive());
        for (int i = 0; i < 7; i++) {
            assertInstanceOf(SendResult.Sent.class, gateway.send(ANN, text("answer"), Lane.DIALOGUE));
        }
        assertInstanceOf(SendResult.Unavailable.class, gateway.send(ANN, text("answer"), Lane.DIALOGUE));
    }

    @Test
    void a_busy_chat_lets_the_others_of_a_broadcast_pass() throws Exception {
        var gateway = gateway(limits(1000, 1000, 1, 1));
        gateway.send(ANN, text("x"), Lane.DIALOGUE);
        var turns = gateway.awaitTurns(List.of(BOB, ANN, EVE));
        assertEquals(3, turns.size());
        assertEquals(Duration.ZERO, turns.get(0));
        assertTrue(turns.get(1).isPositive());
        assertEquals(Duration.ZERO, turns.get(2));
    }

    @Test
    void a_broadcast_waits_for_the_end_of_a_pause_of_the_bot() throws Exception {
        var gateway = gateway(limits(100, 10, 1000, 1000));
        telegram.answers(call -> Answer.floodWait(2));
        gateway.send(ANN, text("x"), Lane.DIALOGUE);
        gateway.send(BOB, text("x"), Lane.DIALOGUE);
        double seconds = seconds(() ->
                assertEquals(Duration.ZERO, gateway.awaitTurns(List.of(EVE)).getFirst()));
        assertTrue(seconds > 1.8, "waited " + seconds);
    }

    @Test
    void a_pace_of_its_own_is_kept_within_the_rate_of_the_bot() throws Exception {
        var pace = gateway(limits(1000, 1000, 1000, 1000)).pace("own", 100);
        double seconds = seconds(() -> {
            // six at once; what is given back is taken again without waiting
            int left = 60;
            while (left > 0) {
                int taken = pace.take(left).turns();
                int used = Math.max(1, taken / 2);
                pace.giveBack(taken - used);
                left -= used;
            }
        });
        assertTrue(seconds > 0.48, "took " + seconds);
    }

    @Test
    void a_broadcast_leaves_room_for_those_who_wait_for_an_answer() throws Exception {
        var gateway = gateway(limits(5, 10, 1000, 1000));
        var running = new CountDownLatch(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // what the longest wait of five seconds lets through are 26 of these
            for (int i = 0; i < 40; i++) {
                long chat = 1000L + i;
                var unused = threads.submit(() -> {
                    running.countDown();
                    return gateway.send(chat, text("bulk"), Lane.BULK);
                });
            }
            running.await();
            for (int i = 0; i < 5; i++) {
                gateway.send(ANN, text("answer"), Lane.DIALOGUE);
            }
            threads.shutdownNow();
            var order = telegram.calls("sendMessage").stream()
                    .map(ScriptedTelegram.Call::chat)
                    .toList();
            assertTrue(order.lastIndexOf(ANN) < 20, () -> "behind the broadcast: " + order);
        }
    }

    @Test
    void one_chat_gets_its_burst_and_then_its_rate() throws Exception {
        var gateway = gateway(limits(1000, 1000, 10, 3));
        double seconds = seconds(() -> {
            for (int i = 0; i < 6; i++) {
                gateway.send(ANN, text("x"), Lane.DIALOGUE);
            }
        });
        assertTrue(seconds > 0.25, "took " + seconds);
    }

    @Test
    void a_group_gets_no_more_than_its_minute_allows() throws Exception {
        var gateway = gateway(limits(1000, 1000, 1000, 1000));
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(SendResult.Sent.class, gateway.send(-100, text("x"), Lane.TRANSACTIONAL));
        }
        long before = System.nanoTime();
        gateway.send(-100, text("x"), Lane.TRANSACTIONAL);
        assertTrue(System.nanoTime() - before > 3_500_000_000L, "one every four seconds behind the first five");
    }

    @Test
    void a_flood_wait_parks_its_chat_for_that_time_and_nobody_else() throws Exception {
        var gateway = gateway(limits(1000, 1000, 1000, 1000));
        var refusals = new AtomicInteger(1);
        telegram.answers(call -> call.chat() == ANN && refusals.getAndDecrement() > 0 ? Answer.floodWait(2) : null);

        long told = System.nanoTime();
        var unavailable = assertInstanceOf(SendResult.Unavailable.class, gateway.send(ANN, text("x"), Lane.DIALOGUE));
        assertEquals(Duration.ofSeconds(2), unavailable.retryAfter());
        assertInstanceOf(SendResult.Sent.class, gateway.send(BOB, text("x"), Lane.BULK));
        double other = (telegram.calls("sendMessage").getLast().nanos() - told) / 1e9;
        assertInstanceOf(SendResult.Sent.class, gateway.send(ANN, text("x"), Lane.DIALOGUE));
        double parked = (telegram.calls("sendMessage").getLast().nanos() - told) / 1e9;
        assertTrue(other < 2.0, "another chat waited " + other);
        assertTrue(parked > 2.0, "parked for " + parked);
    }

    @Test
    void a_second_flooded_chat_pauses_the_bot_in_every_process_and_the_rate_climbs_back() throws Exception {
        var limits = limits(100, 10, 1000, 1000);
        var first = gateway(limits);
        var second = gateway(limits);
        telegram.answers(call -> call.chat() == EVE ? null : Answer.floodWait(2));
        first.send(ANN, text("x"), Lane.DIALOGUE);
        long told = System.nanoTime();
        first.send(BOB, text("x"), Lane.DIALOGUE);

        assertInstanceOf(SendResult.Sent.class, second.send(EVE, text("x"), Lane.DIALOGUE));
        double paused = (telegram.calls("sendMessage").getLast().nanos() - told) / 1e9;
        assertTrue(paused > 1.9, "the other process paused for " + paused);
        telegram.answers(call -> null);
        double ramp = seconds(() -> sendAll(List.of(first, second), 30, Lane.DIALOGUE));
        assertTrue(ramp > 0.3, "20 beyond the burst at 100 a second would take 0.2 s, it took " + ramp);
    }

    @Test
    void a_wait_that_is_too_long_comes_back_to_the_caller() throws Exception {
        var gateway = gateway(limits(1000, 1000, 1000, 1000));
        telegram.answers(call -> Answer.floodWait(30));
        gateway.send(ANN, text("x"), Lane.DIALOGUE);
        var unavailable = assertInstanceOf(SendResult.Unavailable.class, gateway.send(ANN, text("x"), Lane.DIALOGUE));
        assertTrue(unavailable.retryAfter().toSeconds() >= 29, "" + unavailable.retryAfter());
        assertEquals(1, telegram.calls("sendMessage").size());
    }

    @Test
    void the_bot_knows_its_name_and_makes_links_to_itself() {
        var profile = gateway(SendLimits.telegram()).profile();
        assertEquals("https://t.me/dvorik_bot?start=c_7KQM2WXF", profile.deepLink("c_7KQM2WXF"));
        assertEquals("dvorik_bot", profile.username());
        assertEquals(1, telegram.calls("getMe").size());
        profile.setCommands("ru", java.util.Map.of("start", "Начать"));
        assertEquals(
                "start",
                telegram.calls("setMyCommands")
                        .getFirst()
                        .body()
                        .at("/commands/0/command")
                        .asText());
        profile.setWebhook("https://example.org/telegram/client", "secret", List.of("message"));
        profile.deleteWebhook();
    }

    @Test
    void no_failure_tells_the_token() {
        telegram.answers(call -> Answer.cut());
        var profile = gateway(SendLimits.telegram()).profile();
        var failure = org.junit.jupiter.api.Assertions.assertThrows(TelegramUnavailable.class, profile::username);
        assertTrue(!stackTrace(failure).contains("AAAA"));
        assertTrue(!ACCOUNT.toString().contains("AAAA"));
    }

    private static String stackTrace(Throwable failure) {
        var text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
