package dvorik.benchmarks.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Updates that wait for the bot; an id is kept until a poll's offset confirms it. */
final class UpdateQueue {
    private static final int MOST_PER_POLL = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Deque<String> waiting = new ArrayDeque<>();
    private long firstId = 1;

    void add(String update) {
        lock.lock();
        try {
            waiting.add(update);
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Confirms all below the offset and gives what waits then.
     *
     * @return the answer's JSON; empty list when nothing came within the time
     */
    String poll(long offset, long timeoutSeconds) throws InterruptedException {
        lock.lock();
        try {
            while (firstId < offset && !waiting.isEmpty()) {
                waiting.remove();
                firstId++;
            }
            long left = TimeUnit.SECONDS.toNanos(timeoutSeconds);
            while (waiting.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
            }
            var answer = new StringBuilder(64 + 512 * Math.min(waiting.size(), MOST_PER_POLL))
                    .append("{\"ok\":true,\"result\":[");
            long id = firstId;
            for (String update : waiting) {
                if (id == firstId + MOST_PER_POLL) {
                    break;
                }
                answer.append(id == firstId ? "" : ",")
                        .append("{\"update_id\":")
                        .append(id++)
                        .append(',')
                        .append(update)
                        .append('}');
            }
            return answer.append("]}").toString();
        } finally {
            lock.unlock();
        }
    }
}
