package dvorik.core.till;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.FreshValue;
import dvorik.core.db.Transactions;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.TeamService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Codes cannot be guessed at a till: too many wrong ones within a while, and the person looks none up for a while. The
 * owners are told once a pause. Asking whether somebody pauses costs nothing; another process's pause is seen within two
 * seconds.
 */
public final class WrongCodes {
    private static final Duration KEPT = Duration.ofDays(30);

    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final AuditLog audit;
    private final TeamService team;
    private final WrongCodeRepository repository = new WrongCodeRepository();
    private final FreshValue<Map<StaffId, TillPause>> pauses = new FreshValue<>(Duration.ofSeconds(2), this::lasting);

    public WrongCodes(
            DSLContext db,
            Clock clock,
            BusinessSettings settings,
            Notifications notifications,
            AuditLog audit,
            TeamService team) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.notifications = notifications;
        this.audit = audit;
        this.team = team;
    }

    /** @return how long this person has to wait still; empty: not at all */
    public Optional<Duration> findPause(StaffMember member) {
        var now = clock.instant();
        return Optional.ofNullable(pauses.get(db).get(member.id()))
                .map(pause -> Duration.between(now, pause.until()))
                .filter(Duration::isPositive);
    }

    /** Wrong codes of one person within the while in which they count. */
    public record Counted(int most, int soFar, Duration within) {}

    /** @return how many this person has typed since the last pause */
    public Counted count(StaffMember member) {
        int window = settings.number(member.business(), Setting.TILL_WRONG_CODES_WINDOW);
        var within = Duration.ofMinutes(window);
        return new Counted(
                settings.number(member.business(), Setting.TILL_WRONG_CODES),
                repository.count(db, member.id(), clock.instant().minus(within)),
                within);
    }

    /** @return empty when there was none of that number */
    public Optional<TillPause> find(long id) {
        return repository.find(db, id);
    }

    /**
     * Counts a wrong code.
     *
     * @param requestKey names the message; the same one twice counts once
     * @return how long the pause is, when this one was one too many
     */
    public Optional<Duration> note(StaffMember member, String requestKey) {
        boolean paused = Transactions.repeated(db, tx -> note(tx, member, requestKey));
        if (paused) {
            pauses.forget();
            notifications.committed();
        }
        return findPause(member);
    }

    /** Forgets what was counted long ago. */
    public void forgetOld(LocalDate today) {
        repository.deleteBefore(
                db, today.atStartOfDay(clock.getZone()).toInstant().minus(KEPT));
    }

    /** One after the other for each person: of many guesses at once by the API none is left out of the count. */
    private boolean note(DSLContext tx, StaffMember member, String requestKey) {
        var now = clock.instant();
        repository.lock(tx, member.id());
        if (!repository.insert(tx, member.id(), requestKey, now)) {
            return false;
        }
        int most = settings.number(tx, member.business(), Setting.TILL_WRONG_CODES);
        int window = settings.number(tx, member.business(), Setting.TILL_WRONG_CODES_WINDOW);
        int count = repository.count(tx, member.id(), now.minus(Duration.ofMinutes(window)));
        if (count < most) {
            return false;
        }
        var length = Duration.ofMinutes(settings.number(tx, member.business(), Setting.TILL_PAUSE));
        tell(tx, member, repository.pause(tx, member.id(), count, now, now.plus(length)));
        return true;
    }

    private void tell(DSLContext tx, StaffMember member, TillPause pause) {
        for (var owner : team.owners(tx, member.business())) {
            if (!owner.equals(member.id())) {
                notifications.owe(
                        tx,
                        owner,
                        NotificationKind.TILL_PAUSED,
                        pause.id(),
                        "till_pause:" + pause.id() + ":" + owner.value());
            }
        }
        audit.recordSystem(
                tx, new Act("till.pause", "staff", member.id().value(), null, "done", Map.of("codes", pause.codes())));
    }

    /** @return by person; of two pauses of one person the later counts */
    private Map<StaffId, TillPause> lasting(DSLContext context) {
        return repository.findLasting(context, clock.instant()).stream()
                .collect(Collectors.toUnmodifiableMap(
                        TillPause::staff,
                        Function.identity(),
                        (one, other) -> one.until().isAfter(other.until()) ? one : other));
    }
}
