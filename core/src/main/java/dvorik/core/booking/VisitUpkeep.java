package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.OCCUPANCY;
import static dvorik.migrations.jooq.Tables.OCCUPANCY_SPAN;
import static dvorik.migrations.jooq.Tables.RESOURCE;

import dvorik.core.booking.Changes.Deed;
import dvorik.core.booking.Reminders.Reminder;
import dvorik.core.db.Transactions;
import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What time does to visits. Each may be run twice and on two machines. */
public final class VisitUpkeep {
    private static final int BATCH = 200;
    /** How far back a job looks that stood still. */
    private static final Duration LOOKED_BACK = Duration.ofDays(3);

    private static final int CELLS_A_STATEMENT = 5000;
    private final BookingParts parts;
    private final VisitWork work;
    private final BookingService service;
    private final BusinessSettings settings;
    private final BusinessId business;
    private final BookingRepository bookings = new BookingRepository();

    VisitUpkeep(
            BookingParts parts,
            VisitWork work,
            BookingService service,
            BusinessSettings settings,
            BusinessId business) {
        this.parts = parts;
        this.work = work;
        this.service = service;
        this.settings = settings;
        this.business = business;
    }

    /** Ends holds that are over. */
    public void endHolds() {
        parts.holds().endDue();
        parts.notifications().committed();
    }

    /** Reminds customers of visits that are near; never after the start, and anew when a visit was moved. */
    public void remind() {
        new Reminders(parts)
                .owe(
                        new Reminder("first", settings.number(business, Setting.BOOKING_FIRST_REMINDER)),
                        new Reminder("second", settings.number(business, Setting.BOOKING_SECOND_REMINDER)));
        parts.notifications().committed();
    }

    /** Asks for reviews some time after visits. */
    public void askReviews() {
        int hours = settings.number(business, Setting.REVIEW_AFTER_HOURS);
        var until = parts.clock().instant().minus(Duration.ofHours(hours));
        var from = until.minus(LOOKED_BACK);
        long behind = 0;
        List<Long> ids;
        do {
            ids = parts.db()
                    .select(BOOKING.ID)
                    .from(BOOKING)
                    .where(
                            BOOKING.STATUS.eq(BookingStatus.COMPLETED.code()),
                            BOOKING.FINISHED_AT.gt(from),
                            BOOKING.FINISHED_AT.le(until),
                            BOOKING.CUSTOMER_ID.isNotNull(),
                            BOOKING.ID.gt(behind))
                    .orderBy(BOOKING.ID)
                    .limit(BATCH)
                    .fetch(BOOKING.ID);
            var some = ids;
            parts.db().transaction(trx -> bookings.findAll(
                            trx.dsl(), some.stream().map(BookingId::new).toList())
                    .forEach(visit -> parts.notices()
                            .askReview(trx.dsl(), visit.id(), visit.customer().orElseThrow())));
            behind = ids.isEmpty() ? behind : ids.getLast();
        } while (ids.size() == BATCH);
        parts.notifications().committed();
    }

    /** Asks about visits that nobody began; those asked about an hour ago without an answer were missed. */
    public void markMissed() {
        var grace = Duration.ofMinutes(settings.number(business, Setting.NO_SHOW_GRACE_MINUTES));
        var until = parts.clock().instant().minus(grace);
        var asked = parts.clock().instant().minus(Duration.ofMinutes(55));
        var waiting = BookingStatus.codes(BookingStatus.CONFIRMED, BookingStatus.PENDING);
        var system = new Actor.System();
        each(
                BOOKING.STATUS
                        .in(waiting)
                        .and(BOOKING.STARTS_AT.le(until))
                        .and(BOOKING.ARRIVED_AT.isNull())
                        .and(BOOKING.DISPUTED_AT.isNull())
                        .and(BOOKING.NO_SHOW_ASKED_AT.le(asked)),
                (tx, booking) -> work.missed(tx, system, booking));
        each(
                BOOKING.STATUS
                        .in(waiting)
                        .and(BOOKING.STARTS_AT.le(until))
                        .and(BOOKING.ARRIVED_AT.isNull())
                        .and(BOOKING.NO_SHOW_ASKED_AT.isNull()),
                (tx, booking) -> parts.notices()
                        .askMissed(
                                tx,
                                parts.changes()
                                        .change(
                                                tx,
                                                booking,
                                                Deed.of("ask", system),
                                                row -> row.setNoShowAskedAt(
                                                        parts.clock().instant()))));
        // nobody took it in time
        each(
                BOOKING.STATUS.eq(BookingStatus.UNASSIGNED.code()).and(BOOKING.STARTS_AT.le(until)),
                (tx, booking) -> service.cancelLocked(tx, system, booking, Why.of("nobody_free")));
        parts.notifications().committed();
    }

    private void each(Condition which, BiConsumer<DSLContext, Booking> action) {
        long behind = 0;
        List<Long> ids;
        do {
            ids = parts.db()
                    .select(BOOKING.ID)
                    .from(BOOKING)
                    .where(which, BOOKING.ID.gt(behind))
                    .orderBy(BOOKING.ID)
                    .limit(BATCH)
                    .fetch(BOOKING.ID);
            for (long id : ids) {
                Transactions.repeated(parts.db(), tx -> {
                    var locked = bookings.lock(tx, new BookingId(id));
                    if (tx.fetchExists(BOOKING, BOOKING.ID.eq(id).and(which))) {
                        action.accept(tx, locked.orElseThrow());
                    }
                    return null;
                });
            }
            behind = ids.isEmpty() ? behind : ids.getLast();
        } while (ids.size() == BATCH);
    }

    /** Forgets what was taken before yesterday: nobody will ask for that time again. */
    public void forgetPast(LocalDate day) {
        var until = parts.clock().instant().minus(Duration.ofDays(2));
        for (long resource : parts.db().select(RESOURCE.ID).from(RESOURCE).fetch(RESOURCE.ID)) {
            int gone;
            do {
                gone = parts.db()
                        .deleteFrom(OCCUPANCY)
                        .where(OCCUPANCY.RESOURCE_ID.eq(resource), OCCUPANCY.CELL_START.lt(until))
                        .limit(CELLS_A_STATEMENT)
                        .execute();
            } while (gone == CELLS_A_STATEMENT);
            do {
                gone = parts.db()
                        .deleteFrom(OCCUPANCY_SPAN)
                        .where(
                                OCCUPANCY_SPAN.RESOURCE_ID.eq(resource),
                                OCCUPANCY_SPAN.BUSY_FROM.lt(until),
                                OCCUPANCY_SPAN.BUSY_UNTIL.le(until))
                        .limit(CELLS_A_STATEMENT)
                        .execute();
            } while (gone == CELLS_A_STATEMENT);
        }
    }
}
