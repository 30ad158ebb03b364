package dvorik.core.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Writes what many threads bring together: while one batch is written, the next gathers. A lone one is written at once.
 *
 * @param <T> what is written
 * @param <R> what became of it
 */
public final class Gathering<T, R> {
    private final int most;
    private final Function<List<T>, List<R>> write;
    private final Queue<Brought<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * @param most in one batch
     * @param write answers for each of a batch, in its order; what it throws is told to all of them
     */
    public Gathering(int most, Function<List<T>, List<R>> write) {
        this.most = most;
        this.write = write;
    }

    private record Brought<T, R>(T one, CompletableFuture<R> outcome) {}

    /** Comes back when it is written, by whomever. */
    public R add(T one) {
        var mine = new Brought<T, R>(one, new CompletableFuture<>());
        waiting.add(mine);
        writing.lock();
        try {
            while (!mine.outcome().isDone()) {
                writeBatch();
            }
        } finally {
            writing.unlock();
        }
        try {
            return mine.outcome().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void writeBatch() {
        var batch = new ArrayList<Brought<T, R>>();
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.poll());
        }
        try {
            var outcomes = write.apply(batch.stream().map(Brought::one).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).outcome().complete(outcomes.get(i));
            }
        } catch (RuntimeException e) {
            batch.forEach(brought -> brought.outcome().completeExceptionally(e));
        }
    }
}
