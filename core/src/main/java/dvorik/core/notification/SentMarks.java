package dvorik.core.notification;

import dvorik.core.db.Transactions;
import dvorik.core.notification.NotificationQueue.Sent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

    SentMarks(NotificationQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** Comes back when it is written, by whomever. What could not be written stays leased and is delivered again. */
    void add(long id, Integer messageId) {
        waiting.add(new Sent(id, messageId));
        writing.lock();
        try {
            for (var gathered = gathered(); !gathered.isEmpty(); gathered = gathered()) {
                var batch = gathered;
                // the messages are out: a deadlock with a merging or leaving customer must not send them all twice
                Transactions.repeated(() -> queue.markSent(batch, clock.instant()));
            }
        } finally {
            writing.unlock();
        }
    }

    private List<Sent> gathered() {
        var gathered = new ArrayList<Sent>();
        while (gathered.size() < NotificationQueue.MOST_MARKED && !waiting.isEmpty()) {
            gathered.add(waiting.poll());
        }
        return gathered;
    }
}
