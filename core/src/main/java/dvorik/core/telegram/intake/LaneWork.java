package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.list;

import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.redis.Replies;
import java.util.List;
import java.util.concurrent.Semaphore;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** What the lanes of a bot work with. */
final class LaneWork {
    private static final int ENTRIES_PER_READ = 256;

    private final RedisPipe redis;
    private final UpdateTurn turn;
    private final Outbox outbox;
    private final OutageLog outages;
    private final Semaphore room;
    private final int mostInMemory;
    private final int mostOfChat;

    LaneWork(RedisPipe redis, UpdateTurn turn, Outbox outbox, OutageLog outages, IntakeSettings settings) {
        this.redis = redis;
        this.turn = turn;
        this.outbox = outbox;
        this.outages = outages;
        this.mostInMemory = settings.mostInMemory();
        this.room = new Semaphore(mostInMemory);
        this.mostOfChat = settings.mostOfChat();
    }

    UpdateTurn turn() {
        return turn;
    }

    Outbox outbox() {
        return outbox;
    }

    int mostOfChat() {
        return mostOfChat;
    }

    /** Waits until the process has room for what it has just taken. */
    void entered(int updates) throws InterruptedException {
        room.acquire(updates);
    }

    /** Updates in memory. */
    int inMemory() {
        return mostInMemory - room.availablePermits();
    }

    void left(int updates) {
        room.release(updates);
    }

    /**
     * Reads the chat's entries of the inbox from one id to another, both included, as many as a lane keeps.
     *
     * @return where to read on, or null: the range has no more
     */
    StreamId readOn(Tenure tenure, long chatId, StreamId from, StreamId to, List<InboxEntry> found) {
        Backoff backoff = Backoff.ofOutage();
        StreamId next = from;
        while (tenure.isHeld()) {
            try {
                List<?> entries = range(tenure, next, to);
                for (Object raw : entries) {
                    InboxEntry entry = InboxEntry.of(raw);
                    next = entry.id().next();
                    if (entry.chatId() == chatId) {
                        found.add(entry);
                    }
                    if (found.size() == mostOfChat) {
                        return next;
                    }
                }
                if (entries.size() < ENTRIES_PER_READ) {
                    return null;
                }
            } catch (RedisUnavailable e) {
                outages.note("reading the inbox", e);
                tenure.pause(backoff.next());
            }
        }
        return next;
    }

    private List<?> range(Tenure tenure, StreamId from, StreamId to) {
        return list(Replies.await(redis.send(new CommandArguments(Command.XRANGE)
                .key(tenure.keys.inbox)
                .add(from.bytes())
                .add(to.bytes())
                .add("COUNT")
                .add(ENTRIES_PER_READ))));
    }
}
