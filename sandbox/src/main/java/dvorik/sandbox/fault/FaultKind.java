package dvorik.sandbox.fault;

import java.util.Arrays;
import java.util.Optional;

/** What can go wrong with a call. */
public enum FaultKind {
    /** 429 with {@code retry_after}; nothing is done. */
    TOO_MANY_REQUESTS("429"),
    /** 502 with a page of HTML, as proxies before Telegram answer; nothing is done. */
    SERVER_ERROR("5xx"),
    /** The connection is cut without an answer; nothing is done. */
    DROP_BEFORE("drop_before"),
    /** The call has its effect, and then the connection is cut. */
    DROP_AFTER("drop_after"),
    /** The call is done after a pause. */
    DELAY("delay");

    private final String code;

    FaultKind(String code) {
        this.code = code;
    }

    /** The name in the control API. */
    public String code() {
        return code;
    }

    public static Optional<FaultKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
