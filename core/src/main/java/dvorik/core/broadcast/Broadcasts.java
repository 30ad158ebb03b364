package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.BROADCAST;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.broadcast.Broadcast.Pause;
import dvorik.core.broadcast.Broadcast.Status;
import dvorik.core.db.Transactions;
import dvorik.core.db.UnitOfWork;
import dvorik.core.discount.BulkGrants;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.segment.Segments;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What marketing does with broadcasts. A transition is made with the row locked, and told once. */
public final class Broadcasts {
    /** Telegram lets a bot delete what it sent for so long. */
    static final Duration RECALLABLE = Duration.ofHours(48);

    private static final int BATCH = 20;

    private final DSLContext db;
    private final Clock clock;
    private final Segments segments;
    private final BulkGrants grants;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final AuditLog audit;
    private final TemplateContents contents = new TemplateContents();
    private final BroadcastRepository broadcasts = new BroadcastRepository();
    private volatile Runnable onStart = () -> {};

    /** @param clock business time */
    public Broadcasts(
            DSLContext db,
            Clock clock,
            Segments segments,
            BulkGrants grants,
            BusinessSettings settings,
            Notifications notifications,
            AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.segments = segments;
        this.grants = grants;
        this.settings = settings;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** What became of a wish. */
    public sealed interface Result {
        record Done(Broadcast broadcast) implements Result {}

        record Unknown() implements Result {}

        /** Not in the state in which it now is. Nothing was written. */
        record NotNow(Status status) implements Result {}

        /** A segment, a template or the offer is not there or cannot be used. Nothing was written. */
        record Missing(String what) implements Result {}

        /** The audience is empty. Nothing was written. */
        record Nobody() implements Result {}
    }

    public Optional<Broadcast> find(BusinessId business, BroadcastId id) {
        return contents.fresh(db, broadcasts.find(db, business, id));
    }

    /** For the system's own messages, whose it is. */
    public Optional<Broadcast> find(BroadcastId id) {
        return contents.fresh(db, broadcasts.find(db, id));
    }

    /** @param before only those older than this one. @return newest first */
    public List<Broadcast> page(
            BusinessId business, Optional<Status> status, Optional<Long> before, int from, int count) {
        return contents.fresh(db, broadcasts.page(db, business, status, before, from, count));
    }

    public int count(BusinessId business, Optional<Status> status) {
        return broadcasts.count(db, business, status);
    }

    public Result create(StaffMember by, BroadcastPlan plan) {
        var missing = missing(db, by.business(), plan);
        if (missing.isPresent()) {
            return missing.get();
        }
        return Transactions.repeated(db, tx -> {
            var id = broadcasts.insert(tx, by.business(), plan, by.id(), clock.instant());
            record(tx, by.id(), "broadcast.create", id, Map.of());
            return new Result.Done(now(tx, id));
        });
    }

    /**
     * Changes a draft or what is scheduled; of one that is paused, only how fast, when and how many errors.
     *
     * @param plan is given what it is, and answers what it shall be
     * @param seen is asked, the row locked, whether the change is built on this version; it throws if not
     */
    public Result change(StaffMember by, BroadcastId id, UnaryOperator<BroadcastPlan> plan, IntConsumer seen) {
        // what is asked may read on its own: it must not need a second connection for that
        return UnitOfWork.isOpen()
                ? changeWithin(by, id, plan, seen)
                : UnitOfWork.run(db, () -> changeWithin(by, id, plan, seen));
    }

    private Result changeWithin(StaffMember by, BroadcastId id, UnaryOperator<BroadcastPlan> plan, IntConsumer seen) {
        return Transactions.repeated(db, tx -> {
            var before = broadcasts.lock(tx, by.business(), id);
            if (before.isEmpty()) {
                return new Result.Unknown();
            }
            seen.accept(before.get().version());
            var wanted = plan.apply(before.get().plan());
            if (!before.get().status().isOpen()
                    && !(before.get().status() == Status.PAUSED
                            && sameAudience(before.get().plan(), wanted))) {
                return new Result.NotNow(before.get().status());
            }
            // a paused one keeps its audience, whatever became of its segments and its offer since it began
            var missing =
                    before.get().status().isOpen() ? missing(tx, by.business(), wanted) : Optional.<Result>empty();
            if (missing.isPresent()) {
                return missing.get();
            }
            broadcasts.change(tx, id, wanted);
            record(tx, by.id(), "broadcast.change", id, Map.of());
            return new Result.Done(now(tx, id));
        });
    }

    private static boolean sameAudience(BroadcastPlan a, BroadcastPlan b) {
        return a.segments().equals(b.segments())
                && a.excluded().equals(b.excluded())
                && a.variants().equals(b.variants())
                && a.offer().equals(b.offer())
                && a.holdout() == b.holdout();
    }

    /** Begins by itself then; again changes the time. */
    public Result schedule(StaffMember by, BroadcastId id, Instant at) {
        return moved(by, id, "broadcast.schedule", (tx, broadcast) -> {
            if (!broadcast.status().isOpen()) {
                return Optional.of(new Result.NotNow(broadcast.status()));
            }
            var missing = missing(tx, by.business(), broadcast.plan());
            if (missing.isPresent()) {
                return missing;
            }
            broadcasts.set(
                    tx,
                    id,
                    values(
                            BROADCAST.STATUS,
                            Status.SCHEDULED.code(),
                            BROADCAST.SCHEDULED_AT,
                            at,
                            BROADCAST.STARTED_BY,
                            by.id().value()));
            return Optional.empty();
        });
    }

    /** Freezes the audience and begins, after the time in which it can be taken back. */
    public Result sendNow(StaffMember by, BroadcastId id) {
        var result = moved(by, id, "broadcast.send", (tx, broadcast) -> {
            if (!broadcast.status().isOpen()) {
                return Optional.of(new Result.NotNow(broadcast.status()));
            }
            var missing = missing(tx, by.business(), broadcast.plan());
            if (missing.isPresent()) {
                return missing;
            }
            var undo = Duration.ofSeconds(settings.number(tx, by.business(), Setting.MARKETING_UNDO));
            int audience = begin(tx, broadcast, by.id(), clock.instant().plus(undo));
            return audience == 0 ? Optional.of(new Result.Nobody()) : Optional.empty();
        });
        started();
        return result;
    }

    /** Begins what is due; may be run twice and on two machines. */
    public void startDue() {
        for (var id : broadcasts.findDue(db, clock.instant(), BATCH)) {
            Transactions.repeated(db, tx -> {
                var found = broadcasts.find(tx, id).flatMap(b -> broadcasts.lock(tx, b.business(), id));
                found.filter(b -> b.status() == Status.SCHEDULED
                                && !b.scheduledAt().orElseThrow().isAfter(clock.instant()))
                        .ifPresent(broadcast -> {
                            int audience =
                                    begin(tx, broadcast, broadcast.startedBy().orElseThrow(), clock.instant());
                            if (audience == 0) {
                                broadcasts.move(tx, id, Status.SENDING, Status.FINISHED, clock.instant());
                            }
                            audit.recordSystem(
                                    tx,
                                    new Act(
                                            "broadcast.begin",
                                            "broadcast",
                                            id.value(),
                                            null,
                                            "done",
                                            Map.of("audience", audience)));
                        });
                return null;
            });
        }
        started();
    }

    private int begin(DSLContext tx, Broadcast broadcast, StaffId by, Instant firstSendAt) {
        var id = broadcast.id();
        broadcasts.set(
                tx,
                id,
                values(
                        BROADCAST.STATUS,
                        Status.SENDING.code(),
                        BROADCAST.STARTED_AT,
                        clock.instant(),
                        BROADCAST.FIRST_SEND_AT,
                        firstSendAt,
                        BROADCAST.STARTED_BY,
                        by.value()));
        if (TemplateContents.keys(broadcast.plan()).findAny().isPresent()) {
            broadcasts.freeze(
                    tx,
                    id,
                    contents.fresh(tx, broadcast.business(), broadcast.plan()).variants());
        }
        int audience = RecipientQueue.freeze(tx, id, audience(tx, broadcast), broadcast.plan(), firstSendAt);
        if (audience > 0) {
            notifications.owe(tx, by, NotificationKind.BROADCAST_STARTED, id.value(), cardKey(id));
        }
        return audience;
    }

    Condition audience(Broadcast broadcast) {
        return audience(db, broadcast);
    }

    private Condition audience(DSLContext tx, Broadcast broadcast) {
        return segments.audience(
                tx,
                broadcast.business(),
                broadcast.plan().segments(),
                broadcast.plan().excluded());
    }

    /** @return names the message with the card that shows how it goes */
    public static String cardKey(BroadcastId id) {
        return "broadcast:" + id.value() + ":card";
    }

    public Result pause(StaffMember by, BroadcastId id) {
        return moved(
                by,
                id,
                "broadcast.pause",
                (tx, broadcast) -> broadcasts.pause(tx, id, Pause.BY_STAFF)
                        ? Optional.empty()
                        : Optional.of(new Result.NotNow(broadcast.status())));
    }

    /** The system's own pause. */
    void pauseAfterErrors(BroadcastId id) {
        Transactions.repeated(db, tx -> {
            if (broadcasts.pause(tx, id, Pause.ERRORS)) {
                audit.recordSystem(
                        tx, new Act("broadcast.pause", "broadcast", id.value(), null, "done", Map.of("why", "errors")));
                tellOfChange(tx, broadcasts.find(tx, id).orElseThrow());
            }
            return null;
        });
        notifications.committed();
    }

    public Result resume(StaffMember by, BroadcastId id) {
        var result = moved(
                by,
                id,
                "broadcast.resume",
                (tx, broadcast) -> broadcasts.move(tx, id, Status.PAUSED, Status.SENDING, null)
                        ? Optional.empty()
                        : Optional.of(new Result.NotNow(broadcast.status())));
        started();
        return result;
    }

    /** Whoever has not got it will not. What is scheduled does not begin. */
    public Result cancel(StaffMember by, BroadcastId id) {
        return moved(by, id, "broadcast.cancel", (tx, broadcast) -> {
            var status = broadcast.status();
            if (!status.isOpen() && !status.isUnderWay()) {
                return Optional.of(new Result.NotNow(status));
            }
            // one that was begun ends when nobody is planned any more
            broadcasts.move(tx, id, status, Status.CANCELLED, status.isOpen() ? clock.instant() : null);
            return Optional.empty();
        });
    }

    /** Takes back what was delivered within Telegram's 48 hours; what is still planned is cancelled first by the caller. */
    public Result recall(StaffMember by, BroadcastId id) {
        var result = moved(by, id, "broadcast.recall", (tx, broadcast) -> {
            var status = broadcast.status();
            if ((status != Status.FINISHED && status != Status.CANCELLED)
                    || broadcast.startedAt().isEmpty()) {
                return Optional.of(new Result.NotNow(status));
            }
            if (broadcast.recallAskedAt().isEmpty()) {
                broadcasts.set(tx, id, values(BROADCAST.RECALL_ASKED_AT, clock.instant()));
            }
            return Optional.empty();
        });
        started();
        return result;
    }

    /** Sends each variant to the one who asks, through the bot of the customers. */
    public Result test(StaffMember by, BroadcastId id, String requestKey) {
        var result = moved(by, id, "broadcast.test", (tx, broadcast) -> {
            notifications.owe(
                    tx,
                    by.id(),
                    NotificationKind.BROADCAST_TEST,
                    id.value(),
                    "broadcast:" + id.value() + ":test:" + requestKey);
            return Optional.empty();
        });
        notifications.committed();
        return result;
    }

    /** Everybody was served. */
    void finish(BroadcastId id) {
        Transactions.repeated(db, tx -> {
            if (broadcasts.move(tx, id, Status.SENDING, Status.FINISHED, clock.instant())) {
                tellOfChange(tx, broadcasts.find(tx, id).orElseThrow());
            }
            return null;
        });
        notifications.committed();
    }

    /** Of a cancelled one nobody is planned any more. */
    void emptied(BroadcastId id) {
        Transactions.repeated(db, tx -> {
            if (broadcasts.end(tx, id, clock.instant())) {
                tellOfChange(tx, broadcasts.find(tx, id).orElseThrow());
            }
            return null;
        });
        notifications.committed();
    }

    /** Everything that could be taken back was. */
    void recalled(BroadcastId id) {
        Transactions.repeated(db, tx -> {
            broadcasts.set(tx, id, values(BROADCAST.RECALLED_AT, clock.instant()));
            tellOfChange(tx, broadcasts.find(tx, id).orElseThrow());
            return null;
        });
        notifications.committed();
    }

    /** Owes the card of the one who began it an edit. */
    private void tellOfChange(DSLContext tx, Broadcast broadcast) {
        broadcast
                .startedBy()
                .ifPresent(starter -> notifications.owe(
                        tx,
                        starter,
                        NotificationKind.BROADCAST_CHANGED,
                        broadcast.id().value(),
                        "broadcast:" + broadcast.id().value() + ":version:" + broadcast.version()));
    }

    /** As the change of a state, for figures that moved on. @param tick names the moment */
    void tellOfProgress(Broadcast broadcast, long tick) {
        Transactions.repeated(db, tx -> {
            broadcast
                    .startedBy()
                    .ifPresent(starter -> notifications.owe(
                            tx,
                            starter,
                            NotificationKind.BROADCAST_CHANGED,
                            broadcast.id().value(),
                            "broadcast:" + broadcast.id().value() + ":tick:" + tick));
            return null;
        });
        notifications.committed();
    }

    /** Is told that there is something to send. */
    void onStart(Runnable listener) {
        onStart = listener;
    }

    private void started() {
        notifications.committed();
        UnitOfWork.whenCommitted(() -> onStart.run());
    }

    /** Makes the transition, or tells why not. */
    private interface Move {
        Optional<Result> on(DSLContext tx, Broadcast broadcast);
    }

    private Result moved(StaffMember by, BroadcastId id, String action, Move move) {
        try {
            return Transactions.repeated(db, tx -> {
                var before = broadcasts.lock(tx, by.business(), id);
                if (before.isEmpty()) {
                    return new Result.Unknown();
                }
                var refused = move.on(tx, before.get());
                if (refused.isPresent()) {
                    throw new Refused(refused.get());
                }
                var after = now(tx, id);
                record(
                        tx,
                        by.id(),
                        action,
                        id,
                        Map.of(
                                "before",
                                before.get().status().code(),
                                "after",
                                after.status().code()));
                if (before.get().status() != after.status()) {
                    tellOfChange(tx, after);
                }
                return new Result.Done(after);
            });
        } catch (Refused refused) {
            return refused.result;
        } finally {
            notifications.committed();
        }
    }

    /** Takes back what the transition may have written. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Result result;

        Refused(Result result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    private Broadcast now(DSLContext tx, BroadcastId id) {
        return contents.fresh(tx, broadcasts.find(tx, id)).orElseThrow();
    }

    private Optional<Result> missing(DSLContext tx, BusinessId business, BroadcastPlan plan) {
        if (!contents.areThere(tx, business, plan)) {
            return Optional.of(new Result.Missing("template"));
        }
        for (var segment : plan.segments()) {
            if (segments.find(tx, business, segment).isEmpty()) {
                return Optional.of(new Result.Missing("segment"));
            }
        }
        for (var segment : plan.excluded()) {
            if (segments.find(tx, business, segment).isEmpty()) {
                return Optional.of(new Result.Missing("segment"));
            }
        }
        return plan.offer()
                .filter(offer -> !grants.isGiven(tx, business, offer))
                .map(offer -> new Result.Missing("offer"));
    }

    private void record(DSLContext tx, StaffId by, String action, BroadcastId id, Map<String, Object> facts) {
        audit.record(tx, by, new Act(action, "broadcast", id.value(), null, "done", facts));
    }

    private static Map<Field<?>, Object> values(Object... fieldsAndValues) {
        var values = new HashMap<Field<?>, Object>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            values.put((Field<?>) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return values;
    }
}
