package dvorik.core.notification;

import static dvorik.migrations.jooq.Tables.NOTIFICATION;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Messages that were given up on: to be looked at, and to be owed again. */
public final class DeadLetters {
    private static final long FIRST_BUSINESS = 1;
    private static final String DEAD = "dead";

    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final Notifications notifications;

    /** @param clock business time */
    public DeadLetters(DSLContext db, Clock clock, AuditLog audit, Notifications notifications) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.notifications = notifications;
    }

    /**
     * One of them, to a customer or to a member of staff.
     *
     * @param reason what the channel answered last
     */
    public record Letter(
            long id,
            NotificationKind kind,
            Optional<CustomerId> customer,
            Optional<StaffId> staff,
            int attempts,
            String reason,
            Instant owedAt,
            Instant deadAt) {}

    /** Where a page ended. */
    public record Place(Instant deadAt, long id) {}

    /** What became of a wish to send one again. */
    public enum Requeued {
        DONE,
        UNKNOWN,
        /** It is on its way again already, or was never given up on. */
        NOT_DEAD
    }

    public long count(BusinessId business) {
        return db.fetchCount(db.selectOne().from(NOTIFICATION).where(isOf(business), isDead()));
    }

    /** @return how many were given up on within that while, whoever they were for */
    public int count(Instant from, Instant until) {
        return db.fetchCount(
                db.selectOne().from(NOTIFICATION).where(NOTIFICATION.DEAD_AT.ge(from), NOTIFICATION.DEAD_AT.lt(until)));
    }

    /** @return those given up on last, first */
    public List<Letter> page(BusinessId business, long skip, int limit) {
        return select(isOf(business), skip, limit);
    }

    /** @return those given up on before the place */
    public List<Letter> after(BusinessId business, Place place, int limit) {
        var before = NOTIFICATION
                .DEAD_AT
                .le(place.deadAt())
                .and(NOTIFICATION.DEAD_AT.lt(place.deadAt()).or(NOTIFICATION.ID.lt(place.id())));
        return select(isOf(business).and(before), 0, limit);
    }

    public Optional<Letter> find(BusinessId business, long id) {
        return select(isOf(business).and(NOTIFICATION.ID.eq(id)), 0, 1).stream().findFirst();
    }

    /** Owes it again from the first attempt on, once: of two who ask, one does it. */
    public Requeued requeue(BusinessId business, StaffId by, long id) {
        var outcome = Transactions.repeated(db, tx -> requeue(tx, business, by, id));
        if (outcome == Requeued.DONE) {
            notifications.committed();
        }
        return outcome;
    }

    private Requeued requeue(DSLContext tx, BusinessId business, StaffId by, long id) {
        var row = tx.select(NOTIFICATION.STATUS, NOTIFICATION.KIND, NOTIFICATION.ATTEMPTS, NOTIFICATION.LAST_ERROR)
                .from(NOTIFICATION)
                .where(NOTIFICATION.ID.eq(id), isOf(business))
                .forUpdate()
                .fetchOptional();
        if (row.isEmpty()) {
            return Requeued.UNKNOWN;
        }
        if (!row.get().value1().equals(DEAD)) {
            return Requeued.NOT_DEAD;
        }
        tx.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, "pending")
                .set(NOTIFICATION.ATTEMPTS, 0)
                .set(NOTIFICATION.DUE_AT, clock.instant())
                .setNull(NOTIFICATION.DEAD_AT)
                .setNull(NOTIFICATION.CHANNEL)
                .where(NOTIFICATION.ID.eq(id))
                .execute();
        audit.record(
                tx,
                by,
                new Act(
                        "dead-letter.requeue",
                        "notification",
                        id,
                        null,
                        "done",
                        Map.of(
                                "kind",
                                row.get().value2(),
                                "attempts",
                                row.get().value3(),
                                "reason",
                                Optional.ofNullable(row.get().value4()).orElse(""))));
        return Requeued.DONE;
    }

    private List<Letter> select(Condition which, long skip, int limit) {
        return db.select(
                        NOTIFICATION.ID,
                        NOTIFICATION.KIND,
                        NOTIFICATION.CUSTOMER_ID,
                        NOTIFICATION.STAFF_ID,
                        NOTIFICATION.ATTEMPTS,
                        NOTIFICATION.LAST_ERROR,
                        NOTIFICATION.CREATED_AT,
                        NOTIFICATION.DEAD_AT)
                .from(NOTIFICATION)
                .where(which, isDead())
                .orderBy(NOTIFICATION.DEAD_AT.desc(), NOTIFICATION.ID.desc())
                .limit(limit)
                .offset(skip)
                .fetch(DeadLetters::letter);
    }

    /** By the time alone, which is set for no other: its index knows the order, too. */
    private static Condition isDead() {
        return NOTIFICATION.DEAD_AT.isNotNull();
    }

    /** Customers belong to the installation, which the first business runs; others see what their own people missed. */
    private static Condition isOf(BusinessId business) {
        return business.value() == FIRST_BUSINESS
                ? DSL.noCondition()
                : NOTIFICATION.STAFF_ID.in(
                        DSL.select(STAFF.ID).from(STAFF).where(STAFF.BUSINESS_ID.eq(business.value())));
    }

    private static Letter letter(Record row) {
        return new Letter(
                row.get(NOTIFICATION.ID),
                NotificationKind.of(row.get(NOTIFICATION.KIND)),
                Optional.ofNullable(row.get(NOTIFICATION.CUSTOMER_ID)).map(CustomerId::new),
                Optional.ofNullable(row.get(NOTIFICATION.STAFF_ID)).map(StaffId::new),
                row.get(NOTIFICATION.ATTEMPTS),
                Optional.ofNullable(row.get(NOTIFICATION.LAST_ERROR)).orElse(""),
                row.get(NOTIFICATION.CREATED_AT),
                row.get(NOTIFICATION.DEAD_AT));
    }
}
