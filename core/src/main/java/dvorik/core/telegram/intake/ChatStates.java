package dvorik.core.telegram.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of the chats that spoke last, so that a state is read from Redis once and not at each update. True as
 * long as the partition is held, for only its holder writes states.
 */
final class ChatStates {
    private static final int MOST = 512;

    private final Map<Long, Kept> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param state null: the chat has none
     * @param until {@link System#nanoTime()} at which the state ends
     */
    record Kept(String state, long until) {
        String current() {
            return state != null && System.nanoTime() - until < 0 ? state : null;
        }
    }

    /** @return null: not known, ask Redis */
    synchronized Kept find(long chatId) {
        return kept.get(chatId);
    }

    synchronized void put(long chatId, String state, Duration life) {
        kept.put(chatId, new Kept(state, System.nanoTime() + life.toNanos()));
    }
}
