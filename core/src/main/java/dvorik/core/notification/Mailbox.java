package dvorik.core.notification;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.MAILBOX_MESSAGE;
import static dvorik.migrations.jooq.Tables.NOTIFICATION;
import static dvorik.migrations.jooq.Tables.SMS_MESSAGE;
import static dvorik.migrations.jooq.Tables.STAFF_MESSAGE;

import dvorik.core.db.KeptStatement;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/** What customers were told, to be read again. */
public final class Mailbox {
    /** Read ones are kept this long after they were read. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int CLEANED_AT_ONCE = 1_000;
    /** Waits for one who is erased at this moment, and then keeps nothing. */
    private static final KeptStatement INSERT = KeptStatement.of(DSL.insertInto(
                    MAILBOX_MESSAGE,
                    MAILBOX_MESSAGE.CUSTOMER_ID,
                    MAILBOX_MESSAGE.NOTIFICATION_ID,
                    MAILBOX_MESSAGE.BODY_HTML,
                    MAILBOX_MESSAGE.CREATED_AT)
            .select(DSL.select(
                            CUSTOMER.ID,
                            KeptStatement.value(MAILBOX_MESSAGE.NOTIFICATION_ID),
                            KeptStatement.value(MAILBOX_MESSAGE.BODY_HTML),
                            KeptStatement.value(MAILBOX_MESSAGE.CREATED_AT))
                    .from(CUSTOMER)
                    .where(CUSTOMER.ID.eq(KeptStatement.value(CUSTOMER.ID)), CUSTOMER.DELETED_AT.isNull())
                    .forShare())
            .onDuplicateKeyIgnore());

    private final DSLContext db;
    private final Clock clock;

    public Mailbox(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param html the words as they were shown */
    public record Mail(long id, String html, Instant at, boolean read) {}

    /** Keeps what was told, once for each notification. */
    public void keep(OwedNotification notification, CustomerId customer, String html) {
        // the message is out: a deadlock with a merging or leaving customer must not send it twice
        Transactions.repeated(() -> INSERT.execute(db, notification.id(), html, clock.instant(), customer.value()));
    }

    /** @return newest first, those older than this one; 0: from the newest on */
    public List<Mail> olderThan(CustomerId customer, long id, int limit) {
        return page(
                customer,
                id == 0 ? MAILBOX_MESSAGE.ID.isNotNull() : MAILBOX_MESSAGE.ID.lt(id),
                MAILBOX_MESSAGE.ID.desc(),
                limit);
    }

    public int count(CustomerId customer) {
        return db.fetchCount(MAILBOX_MESSAGE, MAILBOX_MESSAGE.CUSTOMER_ID.eq(customer.value()));
    }

    /** @return newest first */
    public List<Mail> page(CustomerId customer, int skip, int limit) {
        return page(customer, DSL.noCondition(), MAILBOX_MESSAGE.ID.desc(), skip, limit);
    }

    /** @return newest first, the nearest of those newer than this one */
    public List<Mail> newerThan(CustomerId customer, long id, int limit) {
        return page(customer, MAILBOX_MESSAGE.ID.gt(id), MAILBOX_MESSAGE.ID.asc(), limit)
                .reversed();
    }

    public int unread(CustomerId customer) {
        return db.fetchCount(
                MAILBOX_MESSAGE, MAILBOX_MESSAGE.CUSTOMER_ID.eq(customer.value()), MAILBOX_MESSAGE.READ_AT.isNull());
    }

    public void markRead(CustomerId customer, Collection<Long> ids) {
        db.update(MAILBOX_MESSAGE)
                .set(MAILBOX_MESSAGE.READ_AT, clock.instant())
                .where(
                        MAILBOX_MESSAGE.CUSTOMER_ID.eq(customer.value()),
                        MAILBOX_MESSAGE.ID.in(ids),
                        MAILBOX_MESSAGE.READ_AT.isNull())
                .execute();
    }

    /** Throws away what was read over 30 days ago, in batches; may be run twice. */
    public void clean() {
        int deleted;
        do {
            deleted = db.deleteFrom(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.READ_AT.lt(clock.instant().minus(KEPT)))
                    .orderBy(MAILBOX_MESSAGE.READ_AT)
                    .limit(CLEANED_AT_ONCE)
                    .execute();
        } while (deleted == CLEANED_AT_ONCE);
    }

    /** Hands everything over to the customer with whom this one became one. */
    public void move(DSLContext tx, CustomerId from, CustomerId into) {
        tx.update(NOTIFICATION)
                .set(NOTIFICATION.CUSTOMER_ID, into.value())
                .where(NOTIFICATION.CUSTOMER_ID.eq(from.value()))
                .execute();
        tx.update(MAILBOX_MESSAGE)
                .set(MAILBOX_MESSAGE.CUSTOMER_ID, into.value())
                .where(MAILBOX_MESSAGE.CUSTOMER_ID.eq(from.value()))
                .execute();
        tx.update(STAFF_MESSAGE)
                .set(STAFF_MESSAGE.CUSTOMER_ID, into.value())
                .where(STAFF_MESSAGE.CUSTOMER_ID.eq(from.value()))
                .execute();
    }

    /** Empties the box and owes nothing any more. */
    public void erase(DSLContext tx, List<CustomerId> customers) {
        var ids = customers.stream().map(CustomerId::value).toList();
        tx.deleteFrom(MAILBOX_MESSAGE)
                .where(MAILBOX_MESSAGE.CUSTOMER_ID.in(ids))
                .execute();
        tx.deleteFrom(SMS_MESSAGE)
                .where(SMS_MESSAGE.NOTIFICATION_ID.in(
                        DSL.select(NOTIFICATION.ID).from(NOTIFICATION).where(NOTIFICATION.CUSTOMER_ID.in(ids))))
                .execute();
        tx.deleteFrom(STAFF_MESSAGE).where(STAFF_MESSAGE.CUSTOMER_ID.in(ids)).execute();
        tx.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, "skipped")
                .setNull(NOTIFICATION.LEASED_UNTIL)
                .set(NOTIFICATION.LAST_ERROR, "customer deleted")
                .where(NOTIFICATION.CUSTOMER_ID.in(ids), NOTIFICATION.STATUS.in("pending", "leased"))
                .execute();
    }

    private List<Mail> page(CustomerId customer, Condition which, OrderField<?> order, int limit) {
        return page(customer, which, order, 0, limit);
    }

    private List<Mail> page(CustomerId customer, Condition which, OrderField<?> order, int skip, int limit) {
        return db.select(
                        MAILBOX_MESSAGE.ID,
                        MAILBOX_MESSAGE.BODY_HTML,
                        MAILBOX_MESSAGE.CREATED_AT,
                        MAILBOX_MESSAGE.READ_AT)
                .from(MAILBOX_MESSAGE)
                .where(MAILBOX_MESSAGE.CUSTOMER_ID.eq(customer.value()), which)
                .orderBy(order)
                .limit(limit)
                .offset(skip)
                .fetch(row -> new Mail(row.value1(), row.value2(), row.value3(), row.value4() != null));
    }
}
