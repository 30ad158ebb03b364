package dvorik.core.db;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices who asks for a second connection while the same thread holds one, as in a transaction that reads past itself:
 * as many of them at once as the pool has connections wait for each other until all fail.
 */
final class SecondConnections {
    private static final Logger log = LoggerFactory.getLogger(SecondConnections.class);
    private static final String OURS = "dvorik.";
    private static final String HERE = SecondConnections.class.getPackageName() + ".";
    private static final int FRAMES = 4;
    /** More would only repeat what is wrong. */
    private static final int MOST_PLACES = 100;

    private final ThreadLocal<int[]> held = ThreadLocal.withInitial(() -> new int[1]);
    private final Set<String> places = ConcurrentHashMap.newKeySet();

    void acquiring() {
        if (held.get()[0] > 0) {
            note();
        }
    }

    void acquired() {
        held.get()[0]++;
    }

    void released() {
        var count = held.get();
        if (--count[0] <= 0) {
            held.remove();
        }
    }

    /** What would ask when the value it remembers gets old has to be noticed before that. */
    static void mayAsk(DSLContext db) {
        if (db.configuration().connectionProvider() instanceof UnitOfWork.Connections pool && !UnitOfWork.isOpen()) {
            pool.seconds().acquiring();
        }
    }

    /** @return the innermost frames of ours, each place once */
    Set<String> places() {
        return Set.copyOf(places);
    }

    private void note() {
        if (places.size() >= MOST_PLACES) {
            return;
        }
        var place = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith(OURS)
                                && !frame.getClassName().startsWith(HERE))
                        .limit(FRAMES)
                        .map(frame -> frame.getClassName().substring(OURS.length()) + "." + frame.getMethodName() + ":"
                                + frame.getLineNumber())
                        .collect(Collectors.joining(" < ")));
        if (places.add(place)) {
            log.warn("a second connection on one thread: {}", place);
        }
    }
}
