package dvorik.core.notification;

import static dvorik.migrations.jooq.Tables.NOTIFICATION;

import dvorik.core.db.KeptInsert;
import dvorik.core.db.UnitOfWork;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;

/** Where messages are owed. */
public final class Notifications {
    private static final KeptInsert INSERT = KeptInsert.unlessThere(
            NOTIFICATION,
            NOTIFICATION.DEDUP_KEY,
            NOTIFICATION.CUSTOMER_ID,
            NOTIFICATION.STAFF_ID,
            NOTIFICATION.KIND,
            NOTIFICATION.SUBJECT_ID,
            NOTIFICATION.DUE_AT);

    private final DSLContext db;
    private final Clock clock;
    private final Semaphore added = new Semaphore(0);

    public Notifications(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Owes a customer a message, once.
     *
     * @param dedupKey names the fact and its version, at most 150 ASCII characters
     * @param subject the id that the kind speaks of
     */
    public void owe(DSLContext tx, CustomerId to, NotificationKind kind, long subject, String dedupKey) {
        insert(tx, to.value(), null, kind, subject, dedupKey);
    }

    /** Owes a member of staff a message, once. */
    public void owe(DSLContext tx, StaffId to, NotificationKind kind, long subject, String dedupKey) {
        insert(tx, null, to.value(), kind, subject, dedupKey);
    }

    /** Likewise, not before that time. */
    public void owe(DSLContext tx, StaffId to, NotificationKind kind, long subject, String dedupKey, Instant dueAt) {
        INSERT.execute(tx, dedupKey, null, to.value(), kind.code(), subject, dueAt);
    }

    /** @return the id that the channel gave to the message of that name, once it was delivered */
    public Optional<Integer> findMessage(String dedupKey) {
        return db.select(NOTIFICATION.MESSAGE_ID)
                .from(NOTIFICATION)
                .where(NOTIFICATION.DEDUP_KEY.eq(dedupKey), NOTIFICATION.MESSAGE_ID.isNotNull())
                .fetchOptional(NOTIFICATION.MESSAGE_ID);
    }

    /** One of many messages. */
    public record ToCustomer(CustomerId to, NotificationKind kind, long subject, String dedupKey) {}

    /** Owes many customers a message each, or one customer several, once, by one statement. */
    public void oweAll(DSLContext tx, List<ToCustomer> messages) {
        var now = clock.instant();
        INSERT.executeAll(
                tx,
                messages.stream()
                        .map(message -> new Object[] {
                            message.dedupKey(),
                            message.to().value(),
                            null,
                            message.kind().code(),
                            message.subject(),
                            now
                        })
                        .toList());
    }

    /** Tells the worker of this process that a transaction that owed something was committed, so that it need not poll. */
    public void committed() {
        UnitOfWork.whenCommitted(() -> {
            if (added.availablePermits() == 0) {
                added.release();
            }
        });
    }

    /** What was not sent yet, nor is being sent, is owed no longer. */
    public void withdraw(DSLContext tx, CustomerId to, NotificationKind kind, long subject) {
        tx.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, "skipped")
                .set(NOTIFICATION.LAST_ERROR, "withdrawn")
                .where(
                        NOTIFICATION.CUSTOMER_ID.eq(to.value()),
                        NOTIFICATION.KIND.eq(kind.code()),
                        NOTIFICATION.SUBJECT_ID.eq(subject),
                        NOTIFICATION.STATUS.eq("pending"))
                .execute();
    }

    /** Waits until {@link #committed()} or the time is over. */
    void awaitWork(long millis) throws InterruptedException {
        if (added.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            added.drainPermits();
        }
    }

    private void insert(
            DSLContext tx, Long customer, Long staff, NotificationKind kind, long subject, String dedupKey) {
        INSERT.execute(tx, dedupKey, customer, staff, kind.code(), subject, clock.instant());
    }
}
