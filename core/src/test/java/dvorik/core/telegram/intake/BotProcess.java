package dvorik.core.telegram.intake;

import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisAddress;
import dvorik.core.telegram.BotAccount;
import dvorik.core.telegram.SendLimits;
import dvorik.core.telegram.SentListener;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.telegram.TelegramHttp;
import dvorik.core.telegram.UpdateHandler;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** One bot's intake and gateway as a process has them; several stand for several processes. */
final class BotProcess implements AutoCloseable {
    static final BotAccount ACCOUNT = new BotAccount("client", "111111:AAAA");
    private static final Duration LEASE = Duration.ofMillis(1500);
    private static final Duration HEARTBEAT = Duration.ofMillis(100);

    final Redis redis;
    final TelegramHttp http;
    final TelegramGateway gateway;
    final BotIntake intake;

    private BotProcess(RedisAddress address, URI telegram, UpdateHandler handler, IntakeSettings settings) {
        this.redis = new Redis(address);
        this.http = new TelegramHttp(telegram);
        SentListener nobody = (chat, call, messageId) -> {};
        this.gateway = new TelegramGateway(ACCOUNT, http, redis, SendLimits.unlimited(), nobody);
        this.intake = new BotIntake(gateway, http, redis, handler, fault -> fault instanceof DatabaseAway, settings);
    }

    /** What the tests' handlers throw for an outage. */
    static final class DatabaseAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        DatabaseAway() {
            super(new ConnectException("refused"));
        }
    }

    static IntakeSettings webhook() {
        return IntakeSettings.webhook(List.of("message", "callback_query")).withLease(LEASE, HEARTBEAT);
    }

    static IntakeSettings polling() {
        return IntakeSettings.polling(List.of("message", "callback_query")).withLease(LEASE, HEARTBEAT);
    }

    static BotProcess start(RedisAddress address, URI telegram, UpdateHandler handler, IntakeSettings settings) {
        var process = new BotProcess(address, telegram, handler, settings);
        process.intake.start();
        return process;
    }

    /** As SIGKILL would: nothing is finished, nothing given back; its threads may still try, as after a long pause. */
    void abandon() {
        redis.close();
    }

    @Override
    public void close() {
        try {
            intake.close(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        redis.close();
        http.close();
    }
}
