package dvorik.core.report;

import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.id.BusinessId;
import dvorik.core.notification.GivenUp;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.OwedNotification;
import dvorik.core.staff.TeamService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;

/** Owes owners a word when messages are given up on, once an hour at most. */
public final class DeadLetterWord implements GivenUp {
    /** Where one cannot be delivered, others often cannot either: the word waits for them. */
    private static final Duration GATHERING = Duration.ofMinutes(5);

    private final TeamService team;
    private final Notifications notifications;
    private final Clock clock;
    private final BusinessId first;

    /**
     * @param clock business time
     * @param first the business that runs the installation, whose owners hear of customers
     */
    public DeadLetterWord(TeamService team, Notifications notifications, Clock clock, BusinessId first) {
        this.team = team;
        this.notifications = notifications;
        this.clock = clock;
        this.first = first;
    }

    /** @return where the hour of such a word begins */
    public static Instant hour(OwedNotification word) {
        return Instant.EPOCH.plus(Duration.ofHours(word.subject()));
    }

    @Override
    public void on(DSLContext tx, OwedNotification lost) {
        // an owner who cannot be reached is not told so every hour
        if (lost.kind() == NotificationKind.DEAD_LETTERS) {
            return;
        }
        var now = clock.instant();
        long hour = Duration.between(Instant.EPOCH, now).toHours();
        for (var owner : team.owners(tx, business(tx, lost))) {
            notifications.owe(
                    tx,
                    owner,
                    NotificationKind.DEAD_LETTERS,
                    hour,
                    "dead-letters:" + owner.value() + ":" + hour,
                    now.plus(GATHERING));
        }
    }

    private BusinessId business(DSLContext tx, OwedNotification lost) {
        return lost.staff() == null
                ? first
                : tx.select(STAFF.BUSINESS_ID)
                        .from(STAFF)
                        .where(STAFF.ID.eq(lost.staff().value()))
                        .fetchSingle(row -> new BusinessId(row.value1()));
    }
}
