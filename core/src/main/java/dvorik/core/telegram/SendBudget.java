package dvorik.core.telegram;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.keys;
import static dvorik.core.redis.Replies.number;

import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.Replies;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bot's budget in Redis, shared by all processes; one round trip a send. The dialogue lane books its turn and waits
 * for it. The others ask again when they were early, one asker of a lane at a time, so that a thousand waiting sends
 * do not ask a thousand times. Broadcasts take several turns by one trip.
 */
final class SendBudget {
    private static final long MICROS_PER_SECOND = 1_000_000;
    /** Bulk comes for the turns of so long at once. */
    private static final double BULK_TRIP_SECONDS = 0.02;
    /** Bulk that was late makes up for as much; what it missed beyond that is lost. */
    private static final double BULK_LATE_SECONDS = 0.1;

    private static final int BULK_LATE_MESSAGES = 3;

    private final RedisPipe redis;
    private final SendLimits limits;
    private final RedisScript ask = RedisScript.named("send-budget");
    private final RedisScript askForSome = RedisScript.named("send-turns");
    private final RedisScript flood = RedisScript.named("flood-wait");
    private final byte[] botKey;
    private final String chatPrefix;
    private final Map<Lane, ReentrantLock> turnstiles = new EnumMap<>(Lane.class);

    SendBudget(RedisPipe redis, String bot, SendLimits limits) {
        this.redis = redis;
        this.limits = limits;
        this.botKey = bytes("dvorik:{" + bot + "}:budget");
        this.chatPrefix = "dvorik:{" + bot + "}:budget:";
        for (Lane lane : Lane.values()) {
            turnstiles.put(lane, new ReentrantLock(true));
        }
    }

    private enum Verdict {
        GRANTED,
        BOT_IS_BUSY,
        CHAT_IS_BUSY
    }

    /** What the script said: granted turns are to be waited for, others to be asked for again after the delay. */
    private record Turn(Duration delay, Verdict verdict) {}

    /**
     * Waits for a turn to send to the chat.
     *
     * @return zero: send now; else the turn is farther away than a send may wait, come back then
     * @throws dvorik.core.redis.RedisUnavailable when there is no budget to ask
     */
    Duration await(long chatId, Lane lane) throws InterruptedException {
        long deadline = System.nanoTime() + limits.longestWait().toNanos();
        while (true) {
            Turn turn = lane == Lane.DIALOGUE ? ask(chatId, lane) : inTurn(chatId, lane, deadline);
            if (turn.verdict() != Verdict.GRANTED && isBeyond(deadline, turn.delay())) {
                return turn.delay();
            }
            if (!turn.delay().isZero()) {
                Thread.sleep(turn.delay());
            }
            if (turn.verdict() == Verdict.GRANTED) {
                return Duration.ZERO;
            }
        }
    }

    /** Whoever waits for the bot keeps the others of its lane behind; a busy chat lets them pass. */
    private Turn inTurn(long chatId, Lane lane, long deadline) throws InterruptedException {
        ReentrantLock turnstile = turnstiles.get(lane);
        turnstile.lockInterruptibly();
        try {
            while (true) {
                Turn turn = ask(chatId, lane);
                if (turn.verdict() != Verdict.BOT_IS_BUSY || isBeyond(deadline, turn.delay())) {
                    return turn;
                }
                Thread.sleep(turn.delay());
            }
        } finally {
            turnstile.unlock();
        }
    }

    /**
     * Turns that were taken together.
     *
     * @param turns of the bot that are taken; 0: none comes soon enough, ask again after {@code delay}
     * @param chats for the first ones of the chats that were asked for: zero: send now; else the chat itself is busy for so
     *     long. The others are to be asked for again
     */
    record Turns(int turns, Duration delay, List<Duration> chats) {}

    /**
     * Waits for turns of the bulk lane, as many as there are, one at least.
     *
     * @param chats private ones, in the order in which they are written to
     */
    Turns awaitSome(List<Long> chats) throws InterruptedException {
        var keys = new byte[1 + chats.size()][];
        keys[0] = botKey;
        for (int i = 0; i < chats.size(); i++) {
            keys[1 + i] = bytes(chatPrefix + chats.get(i));
        }
        return awaitSome(keys, chats.size());
    }

    /** As {@link #awaitSome(List)}, of the bot alone. */
    Turns awaitSome(int most) throws InterruptedException {
        return awaitSome(new byte[][] {botKey}, most);
    }

    private Turns awaitSome(byte[][] keys, int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + limits.longestWait().toNanos();
        ReentrantLock turnstile = turnstiles.get(Lane.BULK);
        turnstile.lockInterruptibly();
        try {
            while (true) {
                var turns = askForSome(keys, wanted);
                if (turns.delay().isZero() || isBeyond(deadline, turns.delay())) {
                    return turns;
                }
                Thread.sleep(turns.delay());
            }
        } finally {
            turnstile.unlock();
        }
    }

    private Turns askForSome(byte[][] keys, int wanted) {
        double step = MICROS_PER_SECOND / limits.perSecond();
        List<?> reply = Replies.list(redis.run(
                askForSome,
                keys,
                micros(step),
                micros((laneBurst(Lane.BULK) - 1) * step),
                micros(chatStep(1)),
                micros(chatTolerance(1)),
                micros(limits.rampUp()),
                bytes(wanted),
                bytes(Math.max(1, Math.round(limits.perSecond() * BULK_TRIP_SECONDS)))));
        var wait = Duration.ofNanos(number(reply.getFirst()) * 1000);
        if (!wait.isZero()) {
            return new Turns(0, wait, List.of());
        }
        return new Turns(
                (int) number(reply.get(1)),
                Duration.ZERO,
                reply.stream()
                        .skip(2)
                        .map(micros -> Duration.ofNanos(number(micros) * 1000))
                        .toList());
    }

    private static boolean isBeyond(long deadline, Duration delay) {
        return System.nanoTime() + delay.toNanos() - deadline > 0;
    }

    private Turn ask(long chatId, Lane lane) {
        double step = MICROS_PER_SECOND / limits.perSecond();
        List<?> reply = Replies.list(redis.run(
                ask,
                keys(botKey, bytes(chatPrefix + chatId)),
                micros(step),
                micros((laneBurst(lane) - 1) * step),
                micros(chatStep(chatId)),
                micros(chatTolerance(chatId)),
                micros(limits.rampUp()),
                lane == Lane.DIALOGUE ? micros(limits.longestWait()) : micros(0)));
        Verdict verdict =
                switch ((int) number(reply.get(1))) {
                    case 1 -> Verdict.GRANTED;
                    case 0 -> Verdict.BOT_IS_BUSY;
                    default -> Verdict.CHAT_IS_BUSY;
                };
        return new Turn(Duration.ofNanos(number(reply.get(0)) * 1000), verdict);
    }

    /** @return true: the whole bot pauses */
    boolean flooded(long chatId, Duration retryAfter) {
        return number(redis.run(
                        flood,
                        keys(botKey, bytes(chatPrefix + chatId)),
                        bytes(chatId),
                        micros(retryAfter),
                        micros(chatTolerance(chatId))))
                == 1;
    }

    private int laneBurst(Lane lane) {
        return switch (lane) {
            case DIALOGUE -> limits.burst();
            case TRANSACTIONAL -> Math.max(1, limits.burst() / 2);
            case BULK -> bulkBurst();
        };
    }

    /** As much as keeps the pace when the machine was late; three tenths at most, the rest is for those before it. */
    private int bulkBurst() {
        long late = Math.max(BULK_LATE_MESSAGES, Math.round(limits.perSecond() * BULK_LATE_SECONDS));
        return (int) Math.max(1, Math.min(late, limits.burst() * 3L / 10));
    }

    /** Groups have negative ids. A quarter of a group's minute may go at once, the rest is spread over the minute. */
    private double chatStep(long chatId) {
        return chatId < 0
                ? 60.0 * MICROS_PER_SECOND / (limits.groupPerMinute() - groupBurst())
                : MICROS_PER_SECOND / limits.chatPerSecond();
    }

    private double chatTolerance(long chatId) {
        int burst = chatId < 0 ? groupBurst() : limits.chatBurst();
        return (burst - 1) * chatStep(chatId);
    }

    private int groupBurst() {
        return Math.max(1, limits.groupPerMinute() / 4);
    }

    private static byte[] micros(double value) {
        return bytes(Math.round(value));
    }

    private static byte[] micros(Duration value) {
        return bytes(value.toNanos() / 1000);
    }
}
