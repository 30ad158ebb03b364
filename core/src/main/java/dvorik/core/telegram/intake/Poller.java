package dvorik.core.telegram.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.telegram.BotAccount;
import dvorik.core.telegram.BotProfile;
import dvorik.core.telegram.TelegramHttp;
import dvorik.core.telegram.TelegramRefused;
import dvorik.core.telegram.TelegramUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Telegram for updates and confirms them, by the offset of the next poll, only once they stand in the inbox. No
 * answer and no failure ends the loop.
 */
final class Poller {
    private static final Logger log = LoggerFactory.getLogger(Poller.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int LIMIT = 100;
    private static final Duration REFUSED_WAIT = Duration.ofSeconds(30);
    private static final Duration CONFLICT_WAIT = Duration.ofSeconds(3);
    private static final Duration RIGHT_WAIT = Duration.ofMillis(200);

    /** An empty answer that came sooner than this was no long poll: without a wait the loop would spin. */
    private static final Duration SUSPICIOUSLY_SOON = Duration.ofMillis(100);

    private final BotAccount account;
    private final BotProfile profile;
    private final Inbox inbox;
    private final IntakeSettings settings;
    private final BooleanSupplier mayPoll;
    private final OkHttpClient http;
    private final HttpUrl address;
    private final OutageLog outages;
    private final JsonFactory json = new JsonFactory();
    private final String allowedUpdates;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Call underWay;
    private Thread thread;
    private long offset;

    Poller(
            BotAccount account,
            BotProfile profile,
            TelegramHttp http,
            Inbox inbox,
            IntakeSettings settings,
            BooleanSupplier mayPoll,
            OutageLog outages) {
        this.account = account;
        this.profile = profile;
        this.inbox = inbox;
        this.settings = settings;
        this.mayPoll = mayPoll;
        this.http = http.holding(settings.pollTimeout());
        this.address = http.method(account, "getUpdates");
        this.outages = outages;
        this.allowedUpdates =
                new ObjectMapper().valueToTree(settings.allowedUpdates()).toString();
    }

    void start() {
        thread = Thread.ofVirtual().name("poller-" + account.id()).start(this::run);
    }

    private void run() {
        Backoff backoff = Backoff.ofOutage();
        boolean isPolling = false;
        try {
            while (closed.getCount() > 0) {
                if (!mayPoll.getAsBoolean()) {
                    isPolling = false;
                    pause(RIGHT_WAIT);
                    continue;
                }
                try {
                    if (!isPolling) {
                        // another process confirmed up to an offset that we do not know: begin with what is unconfirmed
                        offset = 0;
                        isPolling = true;
                    }
                    pause(poll(backoff));
                } catch (IOException | TelegramUnavailable | RedisUnavailable | IntakeClosed e) {
                    if (closed.getCount() > 0) {
                        outages.note("polling", e);
                        pause(backoff.next());
                    }
                } catch (TelegramRefused e) {
                    log.error("{}: polling was refused: {}", account, e.getMessage());
                    pause(REFUSED_WAIT);
                } catch (RuntimeException e) {
                    log.error("{}: polling failed", account, e);
                    pause(backoff.next());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to wait before the next poll */
    private Duration poll(Backoff backoff) throws IOException {
        long asked = System.nanoTime();
        PollAnswer answer = ask();
        if (answer.errorCode() != 0) {
            return refused(answer, backoff);
        }
        backoff.reset();
        if (answer.updates().isEmpty()) {
            boolean isSoon = System.nanoTime() - asked < SUSPICIOUSLY_SOON.toNanos();
            return isSoon ? SUSPICIOUSLY_SOON : Duration.ZERO;
        }
        inbox.storeAll(answer.updates());
        offset = answer.nextOffset(offset);
        return Duration.ZERO;
    }

    private PollAnswer ask() throws IOException {
        String body = "{\"offset\":" + offset + ",\"limit\":" + LIMIT + ",\"timeout\":"
                + settings.pollTimeout().toSeconds() + ",\"allowed_updates\":" + allowedUpdates + "}";
        Call call = http.newCall(new Request.Builder()
                .url(address)
                .post(RequestBody.create(body, JSON))
                .build());
        underWay = call;
        if (closed.getCount() == 0) {
            call.cancel();
        }
        try (Response response = call.execute()) {
            return PollAnswer.read(json, response.body().bytes());
        }
    }

    private Duration refused(PollAnswer answer, Backoff backoff) {
        if (answer.retryAfterSeconds() > 0) {
            log.warn("{}: polling must wait {} s", account, answer.retryAfterSeconds());
            return Duration.ofSeconds(answer.retryAfterSeconds());
        }
        log.error("{}: polling was refused: {} {}", account, answer.errorCode(), answer.description());
        if (answer.errorCode() == 409 && answer.description().contains("webhook")) {
            profile.deleteWebhook();
        }
        return switch (answer.errorCode()) {
            case 401, 404 -> REFUSED_WAIT;
            case 409 -> CONFLICT_WAIT;
            default -> backoff.next();
        };
    }

    private void pause(Duration wait) throws InterruptedException {
        if (!wait.isZero()) {
            var unused = closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void close() throws InterruptedException {
        closed.countDown();
        Call call = underWay;
        if (call != null) {
            call.cancel();
        }
        if (thread != null) {
            thread.join();
        }
    }
}
