package dvorik.core.customer;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.id.StaffId;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Hands out all customers of a list, however many there are. */
public final class CustomerExport {
    private static final int BATCH = 500;

    private final DSLContext db;
    private final CustomerDirectory directory;
    private final AuditLog audit;

    public CustomerExport(DSLContext db, CustomerDirectory directory, AuditLog audit) {
        this.db = db;
        this.directory = directory;
        this.audit = audit;
    }

    /** Goes over the customers once, those known last first; holds a few hundred of them at a time. */
    @FunctionalInterface
    public interface Walk {
        void each(Consumer<CustomerEntry> taker);
    }

    /** Notes who takes the list with them, and as what. */
    public Walk begin(StaffId actor, CustomerScope scope, CustomerFilter filter, String format) {
        db.transaction(trx -> audit.record(
                trx.dsl(),
                actor,
                new Act(
                        "customer.export",
                        "customer",
                        null,
                        null,
                        "done",
                        Map.of("format", format, "deleted", filter.deleted()))));
        return taker -> walk(scope, filter, taker);
    }

    private void walk(CustomerScope scope, CustomerFilter filter, Consumer<CustomerEntry> taker) {
        var part = directory.from(scope, filter, CustomerSort.NEWEST, 0, BATCH);
        part.entries().forEach(taker);
        while (part.next().isPresent()) {
            part = directory.behind(
                    scope, filter, CustomerSort.NEWEST, part.next().get(), BATCH);
            part.entries().forEach(taker);
        }
    }
}
