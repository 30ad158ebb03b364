package dvorik.sandbox.fault;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what bots send against the limits. Guarded by a lock of its own, since every send asks. */
public final class FloodGuard {
    private static final int PAID_PER_SECOND = 1000;
    private static final int CHATS_KEPT = 100_000;
    private static final double NANOS = 1e9;

    private FloodLimits limits;
    private final Map<Long, Bucket> bots = new LinkedHashMap<>();
    private final Map<ChatKey, Bucket> chats = new LinkedHashMap<>();
    private final Map<Long, SendRecord> records = new HashMap<>();

    private record ChatKey(long botId, String chatId) {}

    /** What may be sent at once; it fills up with time. */
    private static final class Bucket {
        private double left;
        private long filledNanos;

        private Bucket(double full, long nowNanos) {
            this.left = full;
            this.filledNanos = nowNanos;
        }

        private void fill(double perSecond, double full, long nowNanos) {
            left = Math.min(full, left + (nowNanos - filledNanos) / NANOS * perSecond);
            filledNanos = nowNanos;
        }
    }

    public FloodGuard(FloodLimits limits) {
        this.limits = limits;
    }

    public synchronized FloodLimits limits() {
        return limits;
    }

    /**
     * How a bot has sent since the limits were last set.
     *
     * @param refused with 429
     * @param nanos from the first to the last that was sent
     */
    public record SendRecord(long sent, long refused, long nanos, long firstAt) {
        private SendRecord sent(long now) {
            return sent == 0
                    ? new SendRecord(1, refused, 0, now)
                    : new SendRecord(sent + 1, refused, now - firstAt, firstAt);
        }
    }

    /** By the id of the bot. */
    public synchronized Map<Long, SendRecord> records() {
        return Map.copyOf(records);
    }

    /** From now on, with full buckets. */
    public synchronized void setLimits(FloodLimits newLimits) {
        limits = newLimits;
        bots.clear();
        chats.clear();
        records.clear();
    }

    /**
     * Asks to send one message.
     *
     * @param paid sent as a paid broadcast, for which the bot's limit is far higher
     * @return seconds after which to try again; 0 when it may be sent
     */
    public synchronized long ask(long botId, String chatId, boolean paid, long nowNanos) {
        long wait = take(botId, chatId, paid, nowNanos);
        records.merge(
                botId,
                wait == 0 ? new SendRecord(1, 0, 0, nowNanos) : new SendRecord(0, 1, 0, nowNanos),
                (before, one) -> wait == 0
                        ? before.sent(nowNanos)
                        : new SendRecord(before.sent(), before.refused() + 1, before.nanos(), before.firstAt()));
        return wait;
    }

    private long take(long botId, String chatId, boolean paid, long nowNanos) {
        Bucket bot = null;
        if (limits.perSecond() > 0) {
            int perSecond = paid ? PAID_PER_SECOND : limits.perSecond();
            bot = bots.computeIfAbsent(botId, id -> new Bucket(perSecond, nowNanos));
            bot.fill(perSecond, perSecond, nowNanos);
            if (bot.left < 1) {
                return 1;
            }
        }
        if (limits.perChatPerSecond() > 0) {
            int full = Math.max(1, limits.chatBurst());
            Bucket chat = chats.computeIfAbsent(new ChatKey(botId, chatId), key -> new Bucket(full, nowNanos));
            chat.fill(limits.perChatPerSecond(), full, nowNanos);
            if (chat.left < 1) {
                return (long) Math.ceil((1 - chat.left) / limits.perChatPerSecond());
            }
            chat.left--;
            dropOldest();
        }
        if (bot != null) {
            bot.left--;
        }
        return 0;
    }

    private void dropOldest() {
        if (chats.size() > CHATS_KEPT) {
            Iterator<ChatKey> oldest = chats.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
