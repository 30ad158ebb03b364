package dvorik.clientbot.broadcast;

import dvorik.clientbot.marketing.MarketingCalls;
import dvorik.core.broadcast.BroadcastChannel;
import dvorik.core.id.BroadcastId;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.Pace;
import dvorik.core.telegram.SendResult;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.template.RenderedMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sends broadcasts by the client bot. */
public final class BroadcastSender implements BroadcastChannel {
    private static final Duration NO_REDIS = Duration.ofSeconds(2);

    private final TelegramGateway gateway;
    private final MarketingCalls calls;
    /** A handful: one of each broadcast with a pace of its own. */
    private final Map<Paced, Pace> paces = new ConcurrentHashMap<>();

    public BroadcastSender(TelegramGateway gateway, MarketingCalls calls) {
        this.gateway = gateway;
        this.calls = calls;
    }

    private record Paced(BroadcastId broadcast, int rate) {}

    @Override
    public double perSecond() {
        return gateway.perSecond();
    }

    @Override
    public List<Duration> awaitTurns(BroadcastId broadcast, Optional<Integer> rate, List<Long> chats)
            throws InterruptedException {
        try {
            if (rate.isEmpty()) {
                return gateway.awaitTurns(chats);
            }
            var pace = paces.computeIfAbsent(
                    new Paced(broadcast, rate.get()),
                    paced -> gateway.pace("broadcast:" + broadcast.value(), paced.rate()));
            var taken = pace.take(chats.size());
            if (taken.turns() == 0) {
                return Collections.nCopies(chats.size(), taken.delay());
            }
            var turns = gateway.awaitTurns(chats.subList(0, taken.turns()));
            pace.giveBack(taken.turns() - turns.size());
            return turns;
        } catch (RedisUnavailable e) {
            return Collections.nCopies(chats.size(), NO_REDIS);
        }
    }

    @Override
    public Outcome send(BroadcastId broadcast, long chat, RenderedMessage message) throws InterruptedException {
        return outcome(calls.sendInTurn(chat, message, BroadcastOrigin.of(broadcast), Lane.BULK));
    }

    @Override
    public Outcome delete(long chat, int messageId) throws InterruptedException {
        return outcome(gateway.sendInTurn(chat, new BotCall.DeleteMessage(messageId), Lane.BULK));
    }

    private static Outcome outcome(SendResult result) {
        return switch (result) {
            case SendResult.Sent sent -> new Outcome.Sent(sent.messageId());
            case SendResult.Blocked blocked -> new Outcome.Blocked();
            case SendResult.Refused(var code, var description) -> new Outcome.Refused(code + " " + description);
            case SendResult.Unknown unknown -> new Outcome.Unknown();
            case SendResult.Unavailable not -> new Outcome.Later(not.retryAfter());
        };
    }
}
