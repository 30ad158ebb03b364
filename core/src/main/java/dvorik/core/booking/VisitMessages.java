package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.VISIT_MESSAGE;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.migrations.jooq.tables.records.VisitMessageRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What customers write to the salon about a visit: its master and the managers read it, and one of them answers. */
public final class VisitMessages {
    /** Characters. */
    public static final int LONGEST = 1000;

    /** Of one customer. */
    public static final int MOST_AN_HOUR = 10;

    private final DSLContext db;
    private final Clock clock;
    private final Notices notices;
    private final Notifications notifications;
    private final AuditLog audit;
    private final BookingRepository bookings = new BookingRepository();

    public VisitMessages(DSLContext db, Clock clock, Notifications notifications, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.notifications = notifications;
        this.notices = new Notices(notifications);
        this.audit = audit;
    }

    /**
     * @param staff who answers; empty: the customer wrote it
     * @param words empty: the customer's data were deleted
     */
    public record VisitMessage(
            long id, BookingId visit, CustomerId customer, Optional<StaffId> staff, Optional<String> words) {}

    /** Of writing or answering. */
    public sealed interface Written {
        /** The same request gets the same message. */
        record Sent(VisitMessage message) implements Written {}

        /** The salon has neither a master for this visit nor a manager. */
        record Nobody() implements Written {}

        record TooMany() implements Written {}

        /** Not a visit of this customer, or no such message. */
        record Unknown() implements Written {}
    }

    /** @param words 1 to {@link #LONGEST} characters */
    public Written write(CustomerId customer, BookingId visit, String words, String requestKey) {
        var result = Transactions.<Written>repeated(db, tx -> {
            var before = findByRequest(tx, requestKey);
            if (before.isPresent()) {
                return new Written.Sent(before.get());
            }
            var found = bookings.find(tx, visit)
                    .filter(b -> b.customer().equals(Optional.of(customer))
                            && b.booked().isPresent());
            if (found.isEmpty()) {
                return new Written.Unknown();
            }
            var readers = new LinkedHashSet<>(found.get().masters());
            readers.addAll(notices.managers(tx, found.get().salon()));
            if (readers.isEmpty()) {
                return new Written.Nobody();
            }
            if (lastHour(tx, customer) >= MOST_AN_HOUR) {
                return new Written.TooMany();
            }
            long id = insert(tx, new VisitMessage(0, visit, customer, Optional.empty(), Optional.of(words)), null, requestKey);
            for (var reader : readers) {
                notifications.owe(
                        tx, reader, NotificationKind.VISIT_MESSAGE, id, "visit_message:" + id + ":" + reader.value());
            }
            return new Written.Sent(get(tx, id));
        });
        notifications.committed();
        return result;
    }

    /** @param by whose right to answer the caller knows; {@code words} 1 to {@link #LONGEST} characters */
    public Written answer(StaffId by, long message, String words, String requestKey) {
        var result = Transactions.<Written>repeated(db, tx -> {
            var before = findByRequest(tx, requestKey);
            if (before.isPresent()) {
                return new Written.Sent(before.get());
            }
            var asked = find(tx, message).filter(m -> m.staff().isEmpty());
            if (asked.isEmpty()) {
                return new Written.Unknown();
            }
            var visit = bookings.find(tx, asked.get().visit()).orElseThrow();
            long id = insert(
                    tx,
                    new VisitMessage(
                            0, asked.get().visit(), asked.get().customer(), Optional.of(by), Optional.of(words)),
                    message,
                    requestKey);
            notifications.owe(
                    tx, asked.get().customer(), NotificationKind.VISIT_ANSWERED, id, "visit_message:" + id);
            audit.record(
                    tx,
                    by,
                    new Act("visit_message.answer", "booking", visit.id().value(), visit.salon(), "done", Map.of()));
            return new Written.Sent(get(tx, id));
        });
        notifications.committed();
        return result;
    }

    public Optional<VisitMessage> find(long id) {
        return find(db, id);
    }

    /** Hands over what one wrote, and what was answered. */
    static void move(DSLContext tx, CustomerId from, CustomerId into) {
        tx.update(VISIT_MESSAGE)
                .set(VISIT_MESSAGE.CUSTOMER_ID, into.value())
                .where(VISIT_MESSAGE.CUSTOMER_ID.eq(from.value()))
                .execute();
    }

    /** The words of these customers are gone for good. */
    static void erase(DSLContext tx, Collection<CustomerId> customers) {
        tx.update(VISIT_MESSAGE)
                .setNull(VISIT_MESSAGE.WORDS)
                .where(VISIT_MESSAGE.CUSTOMER_ID.in(
                        customers.stream().map(CustomerId::value).toList()))
                .execute();
    }

    private int lastHour(DSLContext tx, CustomerId customer) {
        return tx.fetchCount(
                VISIT_MESSAGE,
                VISIT_MESSAGE.CUSTOMER_ID.eq(customer.value()),
                VISIT_MESSAGE.STAFF_ID.isNull(),
                VISIT_MESSAGE.WRITTEN_AT.gt(clock.instant().minus(Duration.ofHours(1))));
    }

    private long insert(DSLContext tx, VisitMessage message, Long answered, String requestKey) {
        return tx.insertInto(VISIT_MESSAGE)
                .set(VISIT_MESSAGE.BOOKING_ID, message.visit().value())
                .set(VISIT_MESSAGE.CUSTOMER_ID, message.customer().value())
                .set(VISIT_MESSAGE.STAFF_ID, message.staff().map(StaffId::value).orElse(null))
                .set(VISIT_MESSAGE.ANSWERED_ID, answered)
                .set(VISIT_MESSAGE.WORDS, message.words().orElseThrow())
                .set(VISIT_MESSAGE.REQUEST_KEY, requestKey)
                .set(VISIT_MESSAGE.WRITTEN_AT, clock.instant())
                .returningResult(VISIT_MESSAGE.ID)
                .fetchSingle()
                .value1();
    }

    private VisitMessage get(DSLContext context, long id) {
        return find(context, id).orElseThrow();
    }

    private static Optional<VisitMessage> find(DSLContext context, long id) {
        return context.selectFrom(VISIT_MESSAGE)
                .where(VISIT_MESSAGE.ID.eq(id))
                .fetchOptional(VisitMessages::message);
    }

    private static Optional<VisitMessage> findByRequest(DSLContext context, String requestKey) {
        return context.selectFrom(VISIT_MESSAGE)
                .where(VISIT_MESSAGE.REQUEST_KEY.eq(requestKey))
                .fetchOptional(VisitMessages::message);
    }

    private static VisitMessage message(VisitMessageRecord row) {
        return new VisitMessage(
                row.getId(),
                new BookingId(row.getBookingId()),
                new CustomerId(row.getCustomerId()),
                Optional.ofNullable(row.getStaffId()).map(StaffId::new),
                Optional.ofNullable(row.getWords()));
    }
}
