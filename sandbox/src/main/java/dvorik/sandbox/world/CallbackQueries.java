package dvorik.sandbox.world;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Taps that wait for their answer. Guarded by the world's lock. */
public final class CallbackQueries {
    /** After it, on the business clock, an answer is refused as too old. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private static final int CAPACITY = 50_000;

    private final World world;
    private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();
    private long nextId;

    /** A tap without its answer yet. */
    record OpenQuery(String id, long personId, long createdMillis) {}

    private record Pending(PrivateChat chat, long createdMillis) {}

    CallbackQueries(World world) {
        this.world = world;
        this.nextId = world.clock().realMillis() * 1_000_000L;
    }

    /** @return the id of a new query */
    public String open(PrivateChat chat) {
        world.checkHeld();
        String id = Long.toString(nextId++);
        pending.put(id, new Pending(chat, world.clock().businessMillis()));
        if (pending.size() > CAPACITY) {
            Iterator<String> oldest = pending.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return id;
    }

    /** Takes an open query away: it can be answered once. Empty when unknown, answered or too old. */
    public Optional<PrivateChat> close(String id) {
        world.checkHeld();
        Pending query = pending.remove(id);
        if (query == null
                || query.createdMillis() + LIFE.toMillis() < world.clock().businessMillis()) {
            return Optional.empty();
        }
        return Optional.of(query.chat());
    }

    List<OpenQuery> all() {
        return pending.entrySet().stream()
                .map(entry -> new OpenQuery(
                        entry.getKey(),
                        entry.getValue().chat().person().id(),
                        entry.getValue().createdMillis()))
                .toList();
    }

    /** Waits again for the answer to a tap of an earlier life. */
    void restore(String id, PrivateChat chat, long createdMillis) {
        pending.put(id, new Pending(chat, createdMillis));
    }

    void clear() {
        pending.clear();
    }
}
