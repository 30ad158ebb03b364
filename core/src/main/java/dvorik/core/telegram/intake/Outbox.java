package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.keys;
import static dvorik.core.redis.Replies.number;

import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.redis.Replies;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.SendResult;
import dvorik.core.telegram.TelegramGateway;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that were committed with an update, in order, until each has an outcome, and takes them out of the
 * outbox. Stops where the tenure ends: the successor finds the rest in the outbox.
 */
final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    /** Sendings without an answer before a reply is given up: a doubled reply is better than none, many are not. */
    private static final int MOST_LOST_ANSWERS = 5;

    private static final int ALL = -1;

    private final RedisPipe redis;
    private final TelegramGateway gateway;
    private final OutageLog outages;
    private final Duration lostAnswerWait;
    private final RedisScript script = RedisScript.named("outbox-sent");

    Outbox(RedisPipe redis, TelegramGateway gateway, OutageLog outages, Duration lostAnswerWait) {
        this.redis = redis;
        this.gateway = gateway;
        this.outages = outages;
        this.lostAnswerWait = lostAnswerWait;
    }

    /** That the calls of an update leave the outbox; under way, see {@link #confirm}. */
    record Removal(long chatId, StreamId of, CompletableFuture<Object> reply) {}

    private enum Delivery {
        DONE,
        CHAT_IS_GONE,
        TENURE_ENDED
    }

    /** @return null when the tenure ended before all was sent */
    Removal send(Tenure tenure, long chatId, UnsentCalls unsent) {
        Thread taps = answerBeside(tenure, chatId, unsent.taps());
        List<BotCall> calls = unsent.inOrder();
        for (int i = unsent.sent(); i < calls.size(); i++) {
            Delivery delivery = deliver(tenure, chatId, calls.get(i));
            if (delivery == Delivery.TENURE_ENDED) {
                return null;
            }
            if (delivery == Delivery.CHAT_IS_GONE) {
                break;
            }
            if (i + 1 < calls.size()) {
                // not waited for: lost, it costs a repeated message after a crash and no more
                var unused = mark(tenure, chatId, unsent.of(), i + 1);
            }
        }
        if (!joined(taps) || !tenure.isHeld()) {
            return null;
        }
        return new Removal(chatId, unsent.of(), mark(tenure, chatId, unsent.of(), ALL));
    }

    /** Before a lane ends the sent calls must be out of the outbox, or a successor would send them again one day. */
    void confirm(Tenure tenure, Removal removal) {
        Backoff backoff = Backoff.ofOutage();
        CompletableFuture<Object> reply = removal.reply();
        while (tenure.isHeld()) {
            try {
                if (number(Replies.await(reply)) == 0) {
                    tenure.end();
                }
                return;
            } catch (RedisUnavailable e) {
                outages.note("clearing the outbox", e);
                tenure.pause(backoff.next());
                reply = mark(tenure, removal.chatId(), removal.of(), ALL);
            }
        }
    }

    private CompletableFuture<Object> mark(Tenure tenure, long chatId, StreamId of, int sent) {
        return redis.send(
                script,
                keys(tenure.keys.fence, tenure.keys.outbox),
                tenure.fence,
                bytes(chatId),
                bytes(of + " "),
                bytes(sent));
    }

    /** A spinner on a tapped button waits for nobody. */
    private Thread answerBeside(Tenure tenure, long chatId, List<BotCall.AnswerTap> taps) {
        if (taps.isEmpty()) {
            return null;
        }
        return Thread.ofVirtual().name("tap").start(() -> taps.forEach(tap -> deliver(tenure, chatId, tap)));
    }

    private static boolean joined(Thread taps) {
        try {
            if (taps != null) {
                taps.join();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Delivery deliver(Tenure tenure, long chatId, BotCall call) {
        Backoff backoff = Backoff.ofOutage();
        int lost = 0;
        while (tenure.isHeld()) {
            switch (attempt(chatId, call)) {
                case SendResult.Sent sent -> {
                    return Delivery.DONE;
                }
                case SendResult.Blocked blocked -> {
                    log.info("{}: a chat is closed: {}", gateway.account(), blocked.reason());
                    return Delivery.CHAT_IS_GONE;
                }
                case SendResult.Refused refused -> {
                    log.error(
                            "{}: a reply was refused: {} {}", gateway.account(), refused.code(), refused.description());
                    return Delivery.DONE;
                }
                case SendResult.Unknown unknown -> {
                    if (call.isRepeatable()) {
                        tenure.pause(backoff.next());
                        continue;
                    }
                    if (++lost == MOST_LOST_ANSWERS) {
                        log.warn(
                                "{}: no answer came to a reply, however often it was sent: {}",
                                gateway.account(),
                                unknown.cause());
                        return Delivery.DONE;
                    }
                    // few copies, but over a long time: connections may go on breaking for a while
                    tenure.pause(lostAnswerWait.multipliedBy(1L << 2 * (lost - 1)));
                }
                case SendResult.Unavailable not -> {
                    outages.note("sending", new IllegalStateException(not.cause()));
                    Duration wait = backoff.next();
                    tenure.pause(not.retryAfter().compareTo(wait) > 0 ? not.retryAfter() : wait);
                }
            }
        }
        return Delivery.TENURE_ENDED;
    }

    private SendResult attempt(long chatId, BotCall call) {
        try {
            return gateway.send(chatId, call, Lane.DIALOGUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Unavailable(Duration.ZERO, "interrupted");
        } catch (RuntimeException e) {
            // a call that our own code cannot make will not be made by trying again
            log.error("{}: a reply could not be made", gateway.account(), e);
            return new SendResult.Refused(0, e.getClass().getSimpleName());
        }
    }
}
