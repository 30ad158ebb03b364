package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Makes calls of bots fail. A fault without {@code times} happens once. */
public final class FaultControl {
    private final ControlApi api;
    private final ObjectNode scope;

    FaultControl(ControlApi api) {
        this(api, api.object());
    }

    private FaultControl(ControlApi api, ObjectNode scope) {
        this.api = api;
        this.scope = scope;
    }

    /** Only for this bot. */
    public FaultControl bot(String username) {
        return new FaultControl(api, scope.deepCopy().put("bot", username));
    }

    /** Only for this method. */
    public FaultControl method(String name) {
        return new FaultControl(api, scope.deepCopy().put("method", name));
    }

    /** Only for calls that name this person's chat. */
    public FaultControl person(Person person) {
        return new FaultControl(api, scope.deepCopy().put("person_id", person.id()));
    }

    /** How often it happens; -1 until cleared. */
    public FaultControl times(int times) {
        return new FaultControl(api, scope.deepCopy().put("times", times));
    }

    public void tooManyRequests(int retryAfterSeconds) {
        add(scope.deepCopy().put("kind", "429").put("retry_after", retryAfterSeconds));
    }

    /** 502 with HTML, as proxies before Telegram answer. */
    public void serverError() {
        add(scope.deepCopy().put("kind", "5xx"));
    }

    /** The connection is cut and nothing was done. */
    public void dropBefore() {
        add(scope.deepCopy().put("kind", "drop_before"));
    }

    /** The connection is cut after the call had its effect. */
    public void dropAfter() {
        add(scope.deepCopy().put("kind", "drop_after"));
    }

    public void delay(Duration by) {
        add(scope.deepCopy().put("kind", "delay").put("delay_ms", by.toMillis()));
    }

    private void add(ObjectNode fault) {
        api.post("faults", fault);
    }

    public void clear() {
        api.delete("faults");
    }
}
