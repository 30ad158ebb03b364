package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

/**
 * What waits for one bot, in order of ids, until it is confirmed or too old. Guarded by the world's lock; waiting
 * releases it.
 */
public final class UpdateQueue {
    /** Not delivered unless a bot asks for them by name. */
    private static final Set<String> ON_DEMAND = Set.of("chat_member", "message_reaction", "message_reaction_count");

    private static final int CAPACITY = 200_000;
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);
    private static final Duration QUERY_LIFE = Duration.ofSeconds(150);

    private final World world;
    private final Bot bot;
    private final TreeMap<Integer, Update> waiting = new TreeMap<>();
    private final Condition changed;
    private Set<String> allowed = Set.of();
    private int nextId;
    private Poll longPoll;

    /** A waiting getUpdates call; another one or a webhook ends it. */
    private static final class Poll {
        private String endedBecause;
    }

    /** What a getUpdates call got: updates, or the reason why it was ended by another call. */
    public record Polled(List<Update> updates, String conflict) {}

    UpdateQueue(World world, Bot bot, int firstId) {
        this.world = world;
        this.bot = bot;
        this.changed = world.newCondition();
        this.nextId = firstId;
    }

    /**
     * Queues an update, unless the bot does not want its type.
     *
     * @return its id; empty when the type is not wanted
     * @throws IllegalStateException when too many wait already: the bot is not reading
     */
    public OptionalInt add(String type, ObjectNode content, long lane) {
        world.checkHeld();
        if (!wants(type)) {
            return OptionalInt.empty();
        }
        if (waiting.size() >= CAPACITY) {
            throw new IllegalStateException(CAPACITY + " updates wait for this bot: is it running?");
        }
        int id = nextId++;
        ObjectNode body = Json.object().put("update_id", id);
        body.set(type, content);
        world.showUpdate(bot, body);
        Duration life = type.endsWith("_query") ? QUERY_LIFE : MESSAGE_LIFE;
        waiting.put(id, new Update(id, type, body, lane, world.clock().realMillis() + life.toMillis()));
        world.journal().noteChange();
        changed.signalAll();
        return OptionalInt.of(id);
    }

    public boolean wants(String type) {
        return allowed.isEmpty() ? !ON_DEMAND.contains(type) : allowed.contains(type);
    }

    /** @param types empty: everything but the types sent on demand */
    public void allow(Collection<String> types) {
        world.checkHeld();
        allowed = Set.copyOf(types);
    }

    public Set<String> allowed() {
        return allowed;
    }

    /**
     * One getUpdates call.
     *
     * @param offset positive: confirms everything below; negative: keeps the last {@code -offset} only; 0: from the head
     * @param wait how long to wait for a first update
     */
    public Polled poll(int offset, int limit, Duration wait) {
        world.checkHeld();
        confirm(offset);
        List<Update> ready = peek(limit);
        if (!ready.isEmpty() || wait.isZero()) {
            return new Polled(ready, "");
        }
        endLongPoll("Conflict: terminated by other getUpdates request;"
                + " make sure that only one bot instance is running");
        var poll = new Poll();
        longPoll = poll;
        long remaining = wait.toNanos();
        try {
            while (ready.isEmpty() && remaining > 0 && poll.endedBecause == null) {
                remaining = changed.awaitNanos(remaining);
                ready = peek(limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (longPoll == poll) {
                longPoll = null;
            }
        }
        return poll.endedBecause == null ? new Polled(ready, "") : new Polled(List.of(), poll.endedBecause);
    }

    /** Ends a waiting getUpdates call with a 409 of this text. */
    public void endLongPoll(String reason) {
        if (longPoll != null) {
            longPoll.endedBecause = reason;
            longPoll = null;
            changed.signalAll();
        }
    }

    private void confirm(int offset) {
        int before = waiting.size();
        if (offset > 0) {
            // an offset beyond the newest falls back to the head, as on the real server
            if (offset <= nextId) {
                removeBelow(offset);
            }
        } else if (offset < 0) {
            while (waiting.size() > -(long) offset) {
                waiting.pollFirstEntry();
            }
        }
        if (waiting.size() < before) {
            world.journal().noteChange();
        }
        signalWhenEmpty();
    }

    private void removeBelow(int offset) {
        Map<Integer, Update> confirmed = waiting.headMap(offset, false);
        confirmed.clear();
    }

    /** At most {@code limit} living updates from the head, without confirming them. */
    private List<Update> peek(int limit) {
        List<Update> ready = new ArrayList<>(Math.min(limit, waiting.size()));
        long now = world.clock().realMillis();
        Iterator<Update> all = waiting.values().iterator();
        while (all.hasNext() && ready.size() < limit) {
            Update next = all.next();
            if (next.expiresAtMillis() <= now) {
                all.remove();
            } else {
                ready.add(next);
            }
        }
        return ready;
    }

    /** The first living update above the id, for the webhook sender; waits for it. Null when interrupted or closed. */
    public Update awaitAbove(int id, BooleanSupplier closed) throws InterruptedException {
        world.checkHeld();
        while (!closed.getAsBoolean()) {
            Map.Entry<Integer, Update> next = waiting.higherEntry(id);
            if (next != null) {
                return next.getValue();
            }
            changed.await();
        }
        return null;
    }

    /** Waits before a repeated delivery, no longer than until the webhook is closed. */
    public void pause(Duration wait, BooleanSupplier closed) {
        world.checkHeld();
        long remaining = wait.toNanos();
        try {
            while (remaining > 0 && !closed.getAsBoolean()) {
                remaining = changed.awaitNanos(remaining);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes those who wait, to look at the world again. */
    public void wake() {
        changed.signalAll();
    }

    /** Delivered by webhook, or dropped as too old. */
    public void remove(int id) {
        world.checkHeld();
        if (waiting.remove(id) != null) {
            world.journal().noteChange();
        }
        signalWhenEmpty();
    }

    public int pending() {
        world.checkHeld();
        return waiting.size();
    }

    /**
     * Waits until the bot has taken and confirmed everything.
     *
     * @return whether it did in time
     */
    public boolean awaitEmpty(Duration wait) throws InterruptedException {
        world.checkHeld();
        long remaining = wait.toNanos();
        while (!waiting.isEmpty() && remaining > 0) {
            remaining = changed.awaitNanos(remaining);
        }
        return waiting.isEmpty();
    }

    public void clear() {
        waiting.clear();
        signalWhenEmpty();
    }

    private void signalWhenEmpty() {
        if (waiting.isEmpty()) {
            changed.signalAll();
        }
    }

    List<Update> all() {
        return List.copyOf(waiting.values());
    }

    /** Queues an update of an earlier life again, as it was. */
    void restore(Update update) {
        waiting.put(update.id(), update);
    }

    int peekNextId() {
        return nextId;
    }

    void raiseNextId(int atLeast) {
        nextId = Math.max(nextId, atLeast);
    }
}
