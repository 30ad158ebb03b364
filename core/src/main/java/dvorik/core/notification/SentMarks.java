package dvorik.core.notification;

import dvorik.core.db.Transactions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notes what was delivered, together: while one delivery writes its mark, those of others gather, and the next one writes
 * them all by one statement. A lone one is written at once.
 */
final class SentMarks {
    private final NotificationQueue queue;
    private final Clock clock;
    private final Queue<Sent> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** @param messageId null where the delivery made no message */
    private record Sent(long id, Integer messageId) {}

    SentMarks(NotificationQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** Comes back when it is written, by whomever. What could not be written stays leased and is delivered again. */
    void add(long id, Integer messageId) {
        waiting.add(new Sent(id, messageId));
        writing.lock();
        try {
            var gathered = gathered();
            if (!gathered.isEmpty()) {
                // the messages are out: a deadlock with a merging or leaving customer must not send them all twice
                Transactions.repeated(() -> queue.markSent(gathered, clock.instant()));
            }
        } finally {
            writing.unlock();
        }
    }

    private Map<Long, Integer> gathered() {
        var gathered = new LinkedHashMap<Long, Integer>();
        for (var sent = waiting.poll(); sent != null; sent = waiting.poll()) {
            gathered.put(sent.id(), sent.messageId());
        }
        return gathered;
    }
}
