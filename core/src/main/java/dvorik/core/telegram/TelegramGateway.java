package dvorik.core.telegram;

import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.text.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;

/**
 * The one place that sends for a bot: waits for the budget, makes the call, says what became of it. Never repeats a
 * call by itself. Blocks, so it belongs on virtual threads.
 */
public final class TelegramGateway {
    private static final Logger log = LoggerFactory.getLogger(TelegramGateway.class);

    private final BotAccount account;
    private static final int NOTING_TRIES = 60;
    private static final Duration NOTING_WAIT = Duration.ofSeconds(2);

    private final Redis redis;
    private final SendLimits limits;
    private final SendBudget budget;
    private final Semaphore inFlight;
    private final Semaphore bulkInFlight;
    private final SentListener listener;
    private final SendObserver observer;
    private final BotApi api;
    private final BotProfile profile;

    /** @param http shared by the bots of the process, closed by its owner after them */
    public TelegramGateway(
            BotAccount account, TelegramHttp http, Redis redis, SendLimits limits, SentListener listener) {
        this(account, http, redis, limits, listener, (bot, lane, result, nanos) -> {});
    }

    /** With one who hears of every call. */
    public TelegramGateway(
            BotAccount account,
            TelegramHttp http,
            Redis redis,
            SendLimits limits,
            SentListener listener,
            SendObserver observer) {
        this.account = account;
        this.observer = observer;
        this.redis = redis;
        this.limits = limits;
        this.budget = new SendBudget(redis.pipe(), account.id(), limits);
        this.inFlight = new Semaphore(limits.inFlight());
        this.bulkInFlight = new Semaphore(Math.max(1, limits.inFlight() * 3 / 4));
        this.listener = listener;
        var telegram =
                new OkHttpTelegramClient(Json.mapper().build(), http.client(), account.token(), http.libraryUrl());
        this.api = new BotApi(telegram);
        this.profile = new BotProfile(account, telegram, http);
    }

    public BotAccount account() {
        return account;
    }

    /** Questions and settings of the bot itself. */
    public BotProfile profile() {
        return profile;
    }

    /**
     * Makes one call. Waits for its turn at most {@link SendLimits#longestWait()}.
     *
     * @throws InterruptedException while waiting for the turn; nothing was sent
     */
    public SendResult send(long chatId, BotCall call, Lane lane) throws InterruptedException {
        long began = System.nanoTime();
        var result = trySend(chatId, call, lane);
        observer.sent(account, lane, result, System.nanoTime() - began);
        return result;
    }

    /**
     * Waits for turns of the bulk lane, as many as there are, for those who must note something between the turns and
     * {@link #sendInTurn}.
     *
     * @param chats private ones, in the order in which they are written to
     * @return for the first ones of them, one at least: zero: it is its turn; else it is farther away than a send may wait,
     *     ask again then. The others are to be asked for again
     * @throws RedisUnavailable when there is no budget to ask
     */
    public List<Duration> awaitTurns(List<Long> chats) throws InterruptedException {
        var turns = budget.awaitSome(chats);
        return turns.delay().isZero() ? turns.chats() : Collections.nCopies(chats.size(), turns.delay());
    }

    /** Makes one call whose turn was taken by {@link #awaitTurns}. */
    public SendResult sendInTurn(long chatId, BotCall call, Lane lane) throws InterruptedException {
        long began = System.nanoTime();
        var result = make(chatId, call, lane);
        observer.sent(account, lane, result, System.nanoTime() - began);
        return result;
    }

    /**
     * A pace of its own, shared by all processes, within the bot's budget.
     *
     * @param name names it among those of the bot
     */
    public Pace pace(String name, double perSecond) {
        return new Pace(redis.pipe(), account.id() + ":" + name, limits.atMost(perSecond));
    }

    /** @return messages a second of the bot in the long run */
    public double perSecond() {
        return limits.perSecond();
    }

    private SendResult trySend(long chatId, BotCall call, Lane lane) throws InterruptedException {
        try {
            Duration wait = call.isMessage() ? budget.await(chatId, lane) : Duration.ZERO;
            return wait.isZero() ? make(chatId, call, lane) : new SendResult.Unavailable(wait, "no budget");
        } catch (RedisUnavailable e) {
            return new SendResult.Unavailable(Duration.ZERO, "no Redis to ask for the budget");
        }
    }

    private SendResult make(long chatId, BotCall call, Lane lane) throws InterruptedException {
        SendResult result = lane == Lane.BULK ? callInBulk(chatId, call) : call(chatId, call);
        if (result instanceof SendResult.Unavailable not && not.cause().equals(BotApi.FLOOD_WAIT)) {
            try {
                parked(chatId, not.retryAfter());
            } catch (RedisUnavailable e) {
                log.warn("{}: a flood wait could not be noted: {}", account, e.toString());
            }
        }
        if (result instanceof SendResult.Sent sent && call.track() != null) {
            tell(chatId, call, sent.messageId());
        }
        return result;
    }

    /** However slow the answers are, broadcasts leave room for those before them. */
    private SendResult callInBulk(long chatId, BotCall call) throws InterruptedException {
        bulkInFlight.acquire();
        try {
            return call(chatId, call);
        } finally {
            bulkInFlight.release();
        }
    }

    private SendResult call(long chatId, BotCall call) throws InterruptedException {
        inFlight.acquire();
        try {
            return api.call(chatId, call);
        } finally {
            inFlight.release();
        }
    }

    private void parked(long chatId, Duration retryAfter) {
        boolean wholeBot = budget.flooded(chatId, retryAfter);
        log.warn("{}: flood wait of {} s{}", account, retryAfter.toSeconds(), wholeBot ? ", the bot pauses" : "");
    }

    private void tell(long chatId, BotCall call, int messageId) {
        try {
            listener.sent(chatId, call, messageId);
        } catch (RuntimeException e) {
            log.warn("{}: what was sent is noted later: {}", account, e.toString());
            Thread.ofVirtual().name("noting").start(() -> tellLater(chatId, call, messageId));
        }
    }

    /** The database may be away for a while. A crash meanwhile loses the note: that message will not change any more. */
    private void tellLater(long chatId, BotCall call, int messageId) {
        for (int i = 1; i <= NOTING_TRIES; i++) {
            try {
                Thread.sleep(NOTING_WAIT);
                listener.sent(chatId, call, messageId);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (i == NOTING_TRIES) {
                    log.error("{}: the listener of sent messages failed", account, e);
                }
            }
        }
    }
}
