package dvorik.core.account;

import static dvorik.migrations.jooq.Tables.STAFF_MESSAGE;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.CustomerScope;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.template.ContentJson;
import dvorik.core.template.MessageContent;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;

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

    /** What a message is made of. */
    public sealed interface StaffMessage {
        /** @param text as it shall be read, of 1 to {@link #LONGEST} characters */
        record Words(String text) implements StaffMessage {}

        /** @param discount of the customer, fills what the template says of one */
        record OfTemplate(MessageContent content, Optional<DiscountId> discount) implements StaffMessage {}
    }

    /** As {@link #write(StaffId, CustomerScope, CustomerId, StaffMessage, String)}, in plain words. */
    public Written write(StaffId author, CustomerScope scope, CustomerId to, String text) {
        return write(author, scope, to, new StaffMessage.Words(text), text);
    }

    /** @param text what is shown to staff afterwards */
    public Written write(StaffId author, CustomerScope scope, CustomerId to, StaffMessage message, String text) {
        if (message instanceof StaffMessage.Words && text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a message has 1 to " + LONGEST + " characters");
        }
        var template = message instanceof StaffMessage.OfTemplate of
                ? Optional.of(of)
                : Optional.<StaffMessage.OfTemplate>empty();
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
                    .set(
                            STAFF_MESSAGE.CONTENT,
                            template.map(of -> JSON.valueOf(ContentJson.write(of.content())))
                                    .orElse(null))
                    .set(
                            STAFF_MESSAGE.DISCOUNT_ID,
                            template.flatMap(StaffMessage.OfTemplate::discount)
                                    .map(DiscountId::value)
                                    .orElse(null))
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
    public Optional<StaffMessage> find(long id) {
        return db.select(STAFF_MESSAGE.BODY, STAFF_MESSAGE.CONTENT, STAFF_MESSAGE.DISCOUNT_ID)
                .from(STAFF_MESSAGE)
                .where(STAFF_MESSAGE.ID.eq(id))
                .fetchOptional(row -> row.value2() == null
                        ? new StaffMessage.Words(row.value1())
                        : new StaffMessage.OfTemplate(
                                ContentJson.read(row.value2().data()),
                                Optional.ofNullable(row.value3()).map(DiscountId::new)));
    }
}
