package dvorik.core.account;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.booking.BookingAccounts;
import dvorik.core.consent.ConsentService;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.CustomerScope;
import dvorik.core.db.Transactions;
import dvorik.core.discount.DiscountAccounts;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.Notifications;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** What staff do with a customer's account as a whole. */
public final class CustomerCare {
    private final DSLContext db;
    private final CustomerAccounts accounts;
    private final DeletionService deletion;
    private final Merging merging;
    private final Notifications notifications;
    private final AuditLog audit;

    public CustomerCare(
            DSLContext db,
            CustomerAccounts accounts,
            DeletionService deletion,
            DiscountAccounts discounts,
            BookingAccounts bookings,
            Mailbox mailbox,
            Notifications notifications,
            ProductEvents events,
            AuditLog audit) {
        this.db = db;
        this.accounts = accounts;
        this.deletion = deletion;
        this.merging = new Merging(accounts, discounts, bookings, mailbox, events);
        this.notifications = notifications;
        this.audit = audit;
    }

    /** What became of a wish. Done also where it was so before. */
    public enum Outcome {
        DONE,
        UNKNOWN,
        DELETED,
        /** Nothing can bring back what is gone. */
        ERASED,
        /** A way to this customer leads to another one by now. */
        WAY_TAKEN,
        /** One cannot become one with oneself. */
        SAME
    }

    /**
     * Puts a customer away: no way leads there any more, nothing is lost.
     *
     * @param expected is given the version that is deleted; what it throws leaves all as it was
     */
    public Outcome delete(StaffId actor, CustomerScope scope, CustomerId id, IntConsumer expected) {
        return Transactions.repeated(db, tx -> {
            var seen = accounts.lockSeen(tx, scope, id);
            if (seen.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (!seen.get().deleted()) {
                expected.accept(seen.get().version());
                accounts.putAway(tx, id);
                record(tx, actor, "customer.delete", id, Map.of());
            }
            return Outcome.DONE;
        });
    }

    /** Undoes {@link #delete}. */
    public Outcome restore(StaffId actor, CustomerScope scope, CustomerId id) {
        return Transactions.repeated(db, tx -> {
            var seen = accounts.lockSeen(tx, scope, id);
            if (seen.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (seen.get().erased()) {
                return Outcome.ERASED;
            }
            if (!seen.get().deleted()) {
                return Outcome.DONE;
            }
            if (!accounts.bringBack(tx, id)) {
                return Outcome.WAY_TAKEN;
            }
            record(tx, actor, "customer.restore", id, Map.of());
            return Outcome.DONE;
        });
    }

    /** Takes away for good all that is personal; the numbers stay. */
    public Outcome erase(StaffId actor, CustomerScope scope, CustomerId id) {
        var outcome = Transactions.repeated(db, tx -> {
            var seen = accounts.lockSeen(tx, scope, id);
            if (seen.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (!seen.get().erased()) {
                var customer = seen.get().customer();
                var words = new ConsentService.Revocation(
                        customer.language(), "Erased by staff", "api:erase:" + id.value());
                deletion.erase(tx, customer, words);
                record(tx, actor, "customer.erase", id, Map.of());
            }
            return Outcome.DONE;
        });
        notifications.committed();
        return outcome;
    }

    /** Makes one person of two living customers. */
    public Outcome merge(StaffId actor, CustomerScope scope, CustomerId from, CustomerId into) {
        if (from.equals(into)) {
            return Outcome.SAME;
        }
        var outcome = Transactions.repeated(db, tx -> merge(tx, actor, scope, from, into));
        notifications.committed();
        return outcome;
    }

    private Outcome merge(DSLContext tx, StaffId actor, CustomerScope scope, CustomerId from, CustomerId into) {
        // always in the same order, so that two who merge the same ones wait for each other
        boolean upwards = from.value() < into.value();
        var first = accounts.lockSeen(tx, scope, upwards ? from : into);
        var second = accounts.lockSeen(tx, scope, upwards ? into : from);
        var stays = upwards ? second : first;
        if (stays.isPresent() && accounts.withMerged(tx, into).contains(from)) {
            return Outcome.DONE;
        }
        if (first.isEmpty() || second.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (Stream.of(first, second).flatMap(Optional::stream).anyMatch(CustomerAccounts.Seen::deleted)) {
            return Outcome.DELETED;
        }
        int usable = merging.merge(tx, from, into);
        record(tx, actor, "customer.merge", from, Map.of("into", into.value(), "usable_discounts", usable));
        return Outcome.DONE;
    }

    private void record(DSLContext tx, StaffId actor, String action, CustomerId id, Map<String, Object> facts) {
        audit.record(tx, actor, new Act(action, "customer", id.value(), null, "done", facts));
    }
}
