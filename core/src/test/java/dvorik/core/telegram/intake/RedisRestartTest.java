package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dvorik.core.redis.RedisUnavailable;
import dvorik.core.redis.TestRedis;
import dvorik.core.telegram.ScriptedTelegram;
import dvorik.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis dies in the midst of it and comes back with its data. */
class RedisRestartTest {
    private static final List<Long> CHATS = List.of(1L, 2L, 3L, 4L, 5L);

    @Test
    void updates_stay_with_telegram_while_redis_is_away_and_all_is_answered_when_it_is_back(@TempDir Path home)
            throws Exception {
        try (var telegram = new ScriptedTelegram()) {
            var server = EmbeddedRedis.start(home, line -> {});
            try (var process = BotProcess.start(
                    TestRedis.addressOf(server), telegram.url(), new EchoBot(), BotProcess.polling())) {
                write(telegram, 0, 10);
                until("some are answered", () -> telegram.textsTo(1).size() > 3);

                ProcessHandle redis = ProcessHandle.of(server.pid()).orElseThrow();
                redis.destroyForcibly();
                redis.onExit().join();
                write(telegram, 10, 20);
                until("the webhook's route would answer 500", () -> isRefused(process));
                assertEquals(50, telegram.unconfirmed());
                server.close();
                server = EmbeddedRedis.start(home, line -> {});

                List<String> all = IntStream.range(0, 20).mapToObj(i -> "m" + i).toList();
                for (long chat : CHATS) {
                    until(() -> chat + " got " + telegram.textsTo(chat), () -> telegram.textsTo(chat)
                            .containsAll(all));
                    assertEquals(all, telegram.textsTo(chat).stream().distinct().toList());
                }
                until("Telegram was told", () -> telegram.unconfirmed() == 0);
            } finally {
                server.close();
            }
        }
    }

    private static boolean isRefused(BotProcess process) {
        try {
            process.intake.sink().store(Updates.one(Updates.message(1, 1, "x")));
            return false;
        } catch (RedisUnavailable e) {
            return true;
        }
    }

    private static void write(ScriptedTelegram telegram, int from, int to) {
        for (int i = from; i < to; i++) {
            for (long chat : CHATS) {
                long id = 1000 + i * 10L + chat;
                telegram.queue(id, Updates.message(id, chat, "m" + i));
            }
        }
    }

    @Test
    void without_redis_nothing_starts(@TempDir Path home) throws Exception {
        try (var telegram = new ScriptedTelegram()) {
            var nobody = new dvorik.core.redis.RedisAddress("127.0.0.1", 1, null);
            assertThrows(
                    RedisUnavailable.class,
                    () -> BotProcess.start(nobody, telegram.url(), new EchoBot(), BotProcess.webhook()));
        }
    }
}
