package dvorik.core.db;

import java.time.Duration;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What is read at every update and seldom changes, remembered for a few seconds: how long a process may not notice what
 * another one changed.
 */
public final class FreshValue<V> {
    private final long nanos;
    private final Function<DSLContext, V> read;
    private volatile Read<V> last;

    private record Read<V>(V value, long at) {}

    /** @param read never gives null */
    public FreshValue(Duration kept, Function<DSLContext, V> read) {
        this.nanos = kept.toNanos();
        this.read = read;
    }

    /**
     * @param db where it is read when it must be: in a transaction on its own connection, for many transactions that each
     *     waited for a second one would wait for each other
     */
    public V get(DSLContext db) {
        SecondConnections.mayAsk(db);
        var known = last;
        if (known != null && System.nanoTime() - known.at() <= nanos) {
            return known.value();
        }
        // of the time before the reading: what changes meanwhile is noticed in time as well
        long at = System.nanoTime();
        var value = read.apply(db);
        last = new Read<>(value, at);
        return value;
    }

    /** It was changed here: whoever asks next reads it again. */
    public void forget() {
        last = null;
    }
}
