package dvorik.core.customer;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import dvorik.core.id.StaffId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Gives each of many customers a discount; the part of a {@link CustomerBulk} that belongs to another feature. */
public interface BulkGiving {
    /**
     * In the transaction that keeps the progress: once for each customer and job, however often it is begun.
     *
     * @param bulk names the job for ever
     * @param customers living ones, locked
     */
    Given give(DSLContext tx, long bulk, BusinessId business, StaffId by, OfferId offer, List<CustomerId> customers);

    /** A transaction in which something was given was committed. */
    void committed();

    /** @param refused customers by reason, a word of lower-case letters and underscores */
    record Given(long given, Map<String, Long> refused) {}
}
