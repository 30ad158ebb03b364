package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Counts what happens and tells those who watch. Guarded by the world's lock. */
public final class Journal {
    private static final int SUBSCRIBER_CAPACITY = 10_000;

    private final World world;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private long seq;
    private long changes;

    /** A watcher's own queue; one that falls far behind is ended rather than slowing the world down. */
    public final class Subscription implements AutoCloseable {
        private final BlockingQueue<ObjectNode> events = new ArrayBlockingQueue<>(SUBSCRIBER_CAPACITY);
        private volatile boolean overrun;

        private Subscription() {}

        public BlockingQueue<ObjectNode> events() {
            return events;
        }

        /** Whether events were lost because they were not taken in time. */
        public boolean overrun() {
            return overrun;
        }

        @Override
        public void close() {
            world.run(() -> subscriptions.remove(this));
        }
    }

    Journal(World world) {
        this.world = world;
        // later lives count on, so that a page that stayed open does not miss the new one's events
        this.seq = world.clock().realMillis();
    }

    /** The number of the latest event. */
    public long seq() {
        world.checkHeld();
        return seq;
    }

    /** Grows with everything that a saved world must hold, whether watchers hear of it or not. */
    public long changes() {
        world.checkHeld();
        return changes;
    }

    /** Notes a change that is no event: an update that came to wait or was confirmed. */
    void noteChange() {
        changes++;
    }

    /** Watches everything from now on. Takes the lock itself. */
    public Subscription subscribe() {
        var subscription = new Subscription();
        world.run(() -> subscriptions.add(subscription));
        return subscription;
    }

    /**
     * Counts an event.
     *
     * @param bot null when it concerns no bot
     * @param personId 0 when it concerns nobody
     * @param detail further fields; becomes part of the event
     */
    public long record(String type, Bot bot, long personId, ObjectNode detail) {
        world.checkHeld();
        seq++;
        changes++;
        if (!subscriptions.isEmpty()) {
            ObjectNode event = Json.object().put("seq", seq).put("type", type);
            if (bot != null) {
                event.put("bot", bot.username());
            }
            if (personId != 0) {
                event.put("person_id", personId);
            }
            event.setAll(detail);
            subscriptions.removeIf(subscription -> {
                subscription.overrun |= !subscription.events.offer(event);
                return subscription.overrun;
            });
        }
        return seq;
    }
}
