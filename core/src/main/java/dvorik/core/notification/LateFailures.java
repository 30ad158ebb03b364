package dvorik.core.notification;

import static dvorik.migrations.jooq.Tables.NOTIFICATION;

import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;

/** What a provider took and could not deliver after all goes on by the next way, where it matters enough to be paid for. */
public final class LateFailures {
    private final DSLContext db;
    private final Clock clock;
    private final FurtherWays further;
    private final Notifications notifications;

    /** @param clock business time */
    public LateFailures(DSLContext db, Clock clock, FurtherWays further, Notifications notifications) {
        this.db = db;
        this.clock = clock;
        this.further = further;
        this.notifications = notifications;
    }

    /** @return empty when it may rest where it is: in the mailbox, or told in another way meanwhile */
    public Optional<Way> next(long id, Way failed) {
        return db.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.ID.eq(id), NOTIFICATION.STATUS.eq("sent"), NOTIFICATION.CHANNEL.eq(failed.code()))
                .fetchOptional(row -> new OwedNotification(
                        row.getId(),
                        NotificationKind.of(row.getKind()),
                        row.getCustomerId() == null ? null : new CustomerId(row.getCustomerId()),
                        row.getStaffId() == null ? null : new StaffId(row.getStaffId()),
                        row.getSubjectId(),
                        row.getAttempts(),
                        failed,
                        row.getCreatedAt()))
                .filter(owed -> owed.kind().reach() == NotificationKind.Reach.PAID)
                .flatMap(owed -> further.next(owed, false));
    }

    /** Once: of two who have heard of the failure, the caller's transaction decides who comes here. */
    public void goOn(DSLContext tx, long id, Way failed, Way next) {
        boolean rests = next == Way.MAILBOX;
        var update = tx.update(NOTIFICATION)
                .set(NOTIFICATION.CHANNEL, next.code())
                .set(NOTIFICATION.LAST_ERROR, failed.code() + " not delivered")
                .set(NOTIFICATION.STATUS, rests ? "sent" : "pending");
        if (!rests) {
            update = update.set(NOTIFICATION.DUE_AT, clock.instant())
                    .set(NOTIFICATION.ATTEMPTS, 0)
                    .setNull(NOTIFICATION.SENT_AT);
        }
        update.where(NOTIFICATION.ID.eq(id), NOTIFICATION.STATUS.eq("sent"), NOTIFICATION.CHANNEL.eq(failed.code()))
                .execute();
    }

    public void committed() {
        notifications.committed();
    }
}
