package dvorik.core.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** Compiled templates by their source, those used last. */
final class WordsCache {
    private static final int MOST = 500;
    private final ClosedPebble pebble;
    private final Map<String, CompiledWords> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledWords> eldest) {
            return size() > MOST;
        }
    };

    WordsCache(ClosedPebble pebble) {
        this.pebble = pebble;
    }

    /** @param source that was checked */
    CompiledWords get(String source) {
        synchronized (compiled) {
            var known = compiled.get(source);
            if (known != null) {
                return known;
            }
        }
        // two threads may do this at once, and either result will do
        var made = new CompiledWords(pebble.compile(source));
        synchronized (compiled) {
            compiled.put(source, made);
        }
        return made;
    }
}
