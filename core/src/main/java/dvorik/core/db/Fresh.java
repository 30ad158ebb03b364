package dvorik.core.db;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/** A {@link FreshValue} of each key. For few keys, such as businesses and salons: none is ever put away. */
public final class Fresh<K, V> {
    private final Duration kept;
    private final BiFunction<DSLContext, K, V> read;
    private final Map<K, FreshValue<V>> values = new ConcurrentHashMap<>();

    /** @param read gives the value of a key, never null */
    public Fresh(Duration kept, BiFunction<DSLContext, K, V> read) {
        this.kept = kept;
        this.read = read;
    }

    /** @param db where it is read when it must be, see {@link FreshValue#get} */
    public V get(DSLContext db, K key) {
        return values.computeIfAbsent(key, k -> new FreshValue<>(kept, context -> read.apply(context, k)))
                .get(db);
    }

    /** It was changed here: whoever asks next reads it again. */
    public void forget(K key) {
        values.remove(key);
    }
}
