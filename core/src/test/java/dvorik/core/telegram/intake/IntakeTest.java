package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dvorik.core.redis.Redis;
import dvorik.core.redis.Replies;
import dvorik.core.redis.TestRedis;
import dvorik.core.telegram.ScriptedTelegram;
import dvorik.core.telegram.UpdateHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** A scripted Telegram, an empty Redis, and processes of a bot that a test starts and loses. */
abstract class IntakeTest {
    final ScriptedTelegram telegram = telegram();
    final AtomicLong updateIds = new AtomicLong(500_000);
    private final Deque<BotProcess> processes = new ArrayDeque<>();

    private static ScriptedTelegram telegram() {
        try {
            return new ScriptedTelegram();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void emptyRedis() {
        TestRedis.empty();
    }

    @AfterEach
    void stopAll() {
        processes.forEach(BotProcess::close);
        telegram.close();
    }

    BotProcess start(UpdateHandler handler) {
        return start(handler, BotProcess.webhook());
    }

    BotProcess start(UpdateHandler handler, IntakeSettings settings) {
        var process = BotProcess.start(TestRedis.address(), telegram.url(), handler, settings);
        processes.push(process);
        return process;
    }

    /** @return the id of the update */
    long says(BotProcess process, long chat, String text) {
        long id = updateIds.incrementAndGet();
        process.intake.sink().store(Updates.one(Updates.message(id, chat, text)));
        return id;
    }

    /** What is committed as the state of the chat, as a new process would find it. */
    static String committedState(long chat) {
        var keys = new PartitionKeys(BotProcess.ACCOUNT.id(), PartitionKeys.partitionOf(chat, 16));
        return text(ask(new CommandArguments(Command.GET).key(keys.state(chat))));
    }

    static long outboxSize(long chat) {
        var keys = new PartitionKeys(BotProcess.ACCOUNT.id(), PartitionKeys.partitionOf(chat, 16));
        return Replies.number(ask(new CommandArguments(Command.HLEN).key(keys.outbox)));
    }

    static Object ask(CommandArguments command) {
        try (var redis = new Redis(TestRedis.address())) {
            return Replies.await(redis.pipe().send(command));
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
