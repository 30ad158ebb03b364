package dvorik.core.access;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import java.util.Map;
import org.jooq.DSLContext;

/** Keeps what was refused to whom, in the audit log. */
public final class RefusalLog {
    private final DSLContext db;
    private final AuditLog audit;

    public RefusalLog(DSLContext db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    /**
     * Notes a refusal.
     *
     * @param operation such as {@code POST /api/v1/discounts}
     * @param code of the error
     */
    public void refused(Principal caller, String operation, String code) {
        audit.record(
                db, caller.staff(), new Act("api.refused", "api", null, null, code, Map.of("operation", operation)));
    }
}
