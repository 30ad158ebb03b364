package dvorik.core.account;

import static dvorik.migrations.jooq.Tables.STAFF_MESSAGE;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.CustomerScope;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What staff write to a customer. */
public final class StaffMessages {
    /** As Telegram counts. */
    public static final int LONGEST = 4096;

    private final DSLContext db;
    private final Clock clock;
    private final CustomerAccounts accounts;
    private final Notifications notifications;
    private final AuditLog audit;

    public StaffMessages(
            DSLContext db, Clock clock, CustomerAccounts accounts, Notifications notifications, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** What became of a message. */
    public sealed interface Written {
        /** It is owed to the customer. */
        record Owed(long id, Instant at) implements Written {}

        record Unknown() implements Written {}

        record Deleted() implements Written {}
    }

    /** @param text as it shall be read, of 1 to {@link #LONGEST} characters */
    public Written write(StaffId author, CustomerScope scope, CustomerId to, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a message has 1 to " + LONGEST + " characters");
        }
        var written = Transactions.<Written>repeated(db, tx -> {
            var customer = accounts.lockSeen(tx, scope, to);
            if (customer.isEmpty()) {
                return new Written.Unknown();
            }
            if (customer.get().deleted()) {
                return new Written.Deleted();
            }
            var now = clock.instant();
            long id = tx.insertInto(STAFF_MESSAGE)
                    .set(STAFF_MESSAGE.CUSTOMER_ID, to.value())
                    .set(STAFF_MESSAGE.STAFF_ID, author.value())
                    .set(STAFF_MESSAGE.BODY, text)
                    .set(STAFF_MESSAGE.CREATED_AT, now)
                    .returningResult(STAFF_MESSAGE.ID)
                    .fetchSingle(STAFF_MESSAGE.ID);
            notifications.owe(tx, to, NotificationKind.STAFF_MESSAGE, id, "staff_message:" + id);
            audit.record(
                    tx,
                    author,
                    new Act("customer.message", "customer", to.value(), null, "done", Map.of("message", id)));
            return new Written.Owed(id, now);
        });
        notifications.committed();
        return written;
    }

    /** @return empty when the customer was erased meanwhile */
    public Optional<String> find(long id) {
        return db.select(STAFF_MESSAGE.BODY)
                .from(STAFF_MESSAGE)
                .where(STAFF_MESSAGE.ID.eq(id))
                .fetchOptional(STAFF_MESSAGE.BODY);
    }
}
