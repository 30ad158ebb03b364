package dvorik.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what was begun, in reverse, once: at the end, after a failure, or when Ctrl-C comes. */
final class Lifetime implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    Lifetime() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // the others still have to be ended
                Report.note("while ending: " + e);
            }
        }
    }
}
