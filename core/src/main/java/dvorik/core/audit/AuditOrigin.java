package dvorik.core.audit;

import dvorik.core.id.ApiKeyId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the work of the calling thread comes from, for what it leaves in the audit log. Services are asked by bots and
 * API alike and need not know.
 *
 * @param name such as {@code api}
 * @param key of the program that calls; empty: a person
 * @param requestId as in the log; may be null
 */
public record AuditOrigin(String name, Optional<ApiKeyId> key, String requestId) {
    static final AuditOrigin SYSTEM = new AuditOrigin("system", Optional.empty(), null);
    private static final AuditOrigin CASHIER_BOT = new AuditOrigin("cashier-bot", Optional.empty(), null);
    private static final ThreadLocal<AuditOrigin> CURRENT = ThreadLocal.withInitial(() -> CASHIER_BOT);

    /** A call of the API. */
    public static AuditOrigin api(Optional<ApiKeyId> key, String requestId) {
        return new AuditOrigin("api", key, requestId);
    }

    /** Does the work on this thread, as coming from here. */
    public <T> T during(Supplier<T> work) {
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    static AuditOrigin current() {
        return CURRENT.get();
    }
}
