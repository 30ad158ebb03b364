package dvorik.sandbox.world;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest messages of a chat, oldest first; deleted ones stay visible as such. Guarded by the world's lock. */
public final class MessageLog {
    private final int capacity;
    private final LinkedHashMap<Integer, StoredMessage> messages = new LinkedHashMap<>();

    MessageLog(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a message or replaces the one of the same id in its place. */
    void put(StoredMessage message) {
        messages.put(message.id(), message);
        if (messages.size() > capacity) {
            Iterator<Integer> oldest = messages.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** A message that is there and not deleted. */
    public Optional<StoredMessage> find(int id) {
        return Optional.ofNullable(messages.get(id)).filter(message -> !message.deleted());
    }

    /** All of them, the deleted ones too, oldest first. */
    public List<StoredMessage> all() {
        return new ArrayList<>(messages.values());
    }

    /** At most {@code limit} newest, oldest first. */
    public List<StoredMessage> newest(int limit) {
        List<StoredMessage> newest = new ArrayList<>(Math.min(limit, messages.size()));
        for (Map.Entry<Integer, StoredMessage> entry :
                messages.sequencedEntrySet().reversed()) {
            if (newest.size() == limit) {
                break;
            }
            newest.add(entry.getValue());
        }
        return newest.reversed();
    }
}
