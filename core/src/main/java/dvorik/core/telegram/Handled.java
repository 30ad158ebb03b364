package dvorik.core.telegram;

import java.time.Duration;
import java.util.List;

/**
 * What became of an update.
 *
 * @param state the chat's next state, null removes it
 * @param ttl life of the state, at least a second; ignored without state
 * @param calls to make in this order; taps are answered before the others
 */
public record Handled(String state, Duration ttl, List<BotCall> calls) {
    public Handled {
        if (state != null && ttl == null) {
            throw new IllegalArgumentException("a state needs a life");
        }
        calls = List.copyOf(calls);
    }
}
