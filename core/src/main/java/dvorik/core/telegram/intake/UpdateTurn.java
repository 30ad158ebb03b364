package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.keys;
import static dvorik.core.redis.Replies.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.redis.Replies;
import dvorik.core.telegram.BotAccount;
import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.TelegramUnavailable;
import dvorik.core.telegram.UpdateHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * One update from state to committed result: handled as often as an outage makes necessary, given up and parked after
 * a few faults of ours, ended by one script that writes state and calls and takes the update out of the inbox.
 */
final class UpdateTurn {
    private static final Logger log = LoggerFactory.getLogger(UpdateTurn.class);
    private static final int MOST_FAULTS = 3;
    private static final int MOST_PARKED = 1000;
    private static final Duration SHORTEST_STATE = Duration.ofSeconds(1);
    private static final byte[] EMPTY = {};

    private final BotAccount account;
    private final RedisPipe redis;
    private final UpdateHandler handler;
    private final Predicate<Throwable> outage;
    private final Outbox outbox;
    private final OutageLog outages;
    private final ObjectMapper json;
    private final CallCodec codec;
    private final RedisScript commit = RedisScript.named("inbox-commit");

    UpdateTurn(
            BotAccount account,
            RedisPipe redis,
            UpdateHandler handler,
            Predicate<Throwable> outage,
            Outbox outbox,
            OutageLog outages,
            ObjectMapper json,
            CallCodec codec) {
        this.account = account;
        this.redis = redis;
        this.handler = handler;
        this.outage = outage;
        this.outbox = outbox;
        this.outages = outages;
        this.json = json;
        this.codec = codec;
    }

    /**
     * What shall be committed.
     *
     * @param handled null: nothing to say, the state stays
     * @param fault why the update is parked; null: it is not
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Decision(Handled handled, byte[] calls, String fault) {}

    /** @return the removal of the calls that were sent; null when there were none or the tenure ended */
    Outbox.Removal take(Tenure tenure, InboxEntry entry) {
        JsonNode update = treeOf(entry);
        MDC.put("bot", account.id());
        MDC.put(
                "update_id",
                update == null ? "unreadable" : update.path("update_id").asText());
        try {
            Decision decision =
                    update == null ? new Decision(null, EMPTY, "unreadable") : decide(tenure, entry.chatId(), update);
            if (decision == null || !commit(tenure, entry, decision)) {
                return null;
            }
            log.debug("handled");
            if (decision.calls().length == 0) {
                return null;
            }
            return outbox.send(
                    tenure,
                    entry.chatId(),
                    new UnsentCalls(entry.id(), decision.handled().calls(), 0));
        } finally {
            MDC.remove("update_id");
            MDC.remove("bot");
        }
    }

    private JsonNode treeOf(InboxEntry entry) {
        try {
            return json.readTree(entry.update());
        } catch (IOException e) {
            log.warn("an update cannot be read: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    /** @return null when the tenure ended */
    private Decision decide(Tenure tenure, long chatId, JsonNode update) {
        Backoff backoff = Backoff.ofOutage();
        int faults = 0;
        while (tenure.isHeld()) {
            Incoming incoming = null;
            try {
                incoming = incoming(tenure, chatId, update);
                return decision(handler.handle(incoming), null);
            } catch (Throwable e) {
                if (isOutage(e)) {
                    outages.note("handling", e);
                    tenure.pause(backoff.next());
                } else if (incoming == null || ++faults >= MOST_FAULTS) {
                    log.error("the update is parked after {} tries", MOST_FAULTS, e);
                    return apology(tenure, new Incoming(updateId(update), chatId, update, null), e);
                } else {
                    log.warn("handling failed, once more: {}", e.toString());
                }
            }
        }
        return null;
    }

    private Decision apology(Tenure tenure, Incoming parked, Throwable fault) {
        String why = fault.getClass().getName();
        Backoff backoff = Backoff.ofOutage();
        while (tenure.isHeld()) {
            try {
                Incoming incoming = incoming(tenure, parked.chatId(), parked.update());
                return decision(handler.apologise(incoming), why);
            } catch (Throwable e) {
                if (!isOutage(e)) {
                    log.error("the apology failed too", e);
                    return new Decision(null, EMPTY, why);
                }
                outages.note("apologising", e);
                tenure.pause(backoff.next());
            }
        }
        return null;
    }

    private Decision decision(Handled handled, String fault) {
        return new Decision(handled, codec.encode(handled.calls()), fault);
    }

    private boolean isOutage(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisUnavailable || cause instanceof TelegramUnavailable) {
                return true;
            }
        }
        return outage.test(fault);
    }

    private Incoming incoming(Tenure tenure, long chatId, JsonNode update) {
        return new Incoming(updateId(update), chatId, update, stateOf(tenure, chatId));
    }

    private static long updateId(JsonNode update) {
        return update.path("update_id").asLong();
    }

    private String stateOf(Tenure tenure, long chatId) {
        ChatStates.Kept kept = tenure.states.find(chatId);
        if (kept != null) {
            return kept.current();
        }
        byte[] key = tenure.keys.state(chatId);
        var state = redis.send(new CommandArguments(Command.GET).key(key));
        var life = redis.send(new CommandArguments(Command.PTTL).key(key));
        String text = Replies.text(Replies.await(state));
        tenure.states.put(chatId, text, Duration.ofMillis(Math.max(0, number(Replies.await(life)))));
        return text;
    }

    /** @return false: nothing was written, the partition has a new owner, or will have */
    private boolean commit(Tenure tenure, InboxEntry entry, Decision decision) {
        Handled handled = decision.handled();
        boolean hasState = handled != null && handled.state() != null;
        Duration life = !hasState || handled.ttl().compareTo(SHORTEST_STATE) < 0 ? SHORTEST_STATE : handled.ttl();
        byte[][] keys = keys(
                tenure.keys.fence,
                tenure.keys.inbox,
                tenure.keys.outbox,
                tenure.keys.state(entry.chatId()),
                tenure.keys.parked);
        byte[][] arguments = {
            tenure.fence,
            entry.id().bytes(),
            bytes(entry.chatId()),
            hasState ? bytes(handled.state()) : EMPTY,
            bytes(handled == null ? 0 : life.toMillis()),
            decision.calls(),
            decision.fault() == null ? EMPTY : bytes(decision.fault()),
            decision.fault() == null ? EMPTY : entry.update(),
            bytes(MOST_PARKED)
        };
        Backoff backoff = Backoff.ofOutage();
        while (tenure.isHeld()) {
            try {
                if (number(redis.run(commit, keys, arguments)) == 0) {
                    tenure.end();
                    return false;
                }
                if (handled != null) {
                    tenure.states.put(entry.chatId(), handled.state(), life);
                }
                return true;
            } catch (RedisUnavailable e) {
                outages.note("committing", e);
                tenure.pause(backoff.next());
            }
        }
        return false;
    }
}
