package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.db.Transactions;
import dvorik.core.id.BookingId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** Reminds customers of visits that are near; never after the start, and anew when a visit was moved. */
final class Reminders {
    private static final int BATCH = 200;
    private final BookingRepository bookings = new BookingRepository();
    private final BookingParts parts;

    Reminders(BookingParts parts) {
        this.parts = parts;
    }

    /** @param hours before the start; 0: never. One that would fall into quiet hours is sent the evening before them */
    record Reminder(String name, int hours) {}

    private record Behind(Instant start, long id) {}

    private record Due(
            long id,
            Instant start,
            Instant booked,
            int timeRevision,
            boolean reminders,
            int quietFrom,
            int quietUntil,
            ZoneId zone) {}

    private record Timed(Reminder reminder, Instant at) {}

    void owe(Reminder... all) {
        var wanted = Stream.of(all).filter(one -> one.hours() > 0).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var now = parts.clock().instant();
        int longest = wanted.stream().mapToInt(Reminder::hours).max().orElseThrow();
        // quiet hours may bring a reminder forward by a night
        var until = now.plus(Duration.ofHours(longest)).plus(QuietNight.LONGEST);
        var behind = new Behind(now, 0);
        List<Due> due;
        do {
            due = due(behind, until);
            for (var one : due) {
                newest(wanted, one, now).ifPresent(reminder -> owe(one, reminder.name()));
            }
            if (!due.isEmpty()) {
                behind = new Behind(due.getLast().start(), due.getLast().id());
            }
        } while (due.size() == BATCH);
    }

    /** Where two are due at once, as after the job stood still, one says it all. */
    private static Optional<Reminder> newest(List<Reminder> wanted, Due one, Instant now) {
        return wanted.stream()
                .filter(reminder -> one.reminders())
                .map(reminder -> new Timed(
                        reminder,
                        QuietNight.before(
                                one.start().minus(Duration.ofHours(reminder.hours())),
                                one.quietFrom(),
                                one.quietUntil(),
                                one.zone())))
                // who books later than that knows
                .filter(timed -> !timed.at().isAfter(now) && !one.booked().isAfter(timed.at()))
                .max(Comparator.comparing(Timed::at)
                        .thenComparing(timed -> -timed.reminder().hours()))
                .map(Timed::reminder);
    }

    private List<Due> due(Behind behind, Instant until) {
        var business = parts.clock().getZone().getId();
        return parts.db()
                .select(
                        BOOKING.ID,
                        BOOKING.STARTS_AT,
                        BOOKING.BOOKED_AT,
                        BOOKING.TIME_REVISION,
                        CUSTOMER.REMINDERS_ON,
                        CUSTOMER.QUIET_FROM,
                        CUSTOMER.QUIET_UNTIL,
                        DSL.coalesce(CUSTOMER.TIME_ZONE, SALON.TIME_ZONE, DSL.val(business)))
                .from(BOOKING)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(BOOKING.CUSTOMER_ID))
                .join(SALON)
                .on(SALON.ID.eq(BOOKING.SALON_ID))
                .where(
                        BOOKING.STATUS.in(BookingStatus.codes(BookingStatus.CONFIRMED, BookingStatus.PENDING)),
                        BOOKING.STARTS_AT.lt(until),
                        BOOKING.STARTS_AT
                                .gt(behind.start())
                                .or(BOOKING.STARTS_AT.eq(behind.start()).and(BOOKING.ID.gt(behind.id()))),
                        CUSTOMER.DELETED_AT.isNull())
                .orderBy(BOOKING.STARTS_AT, BOOKING.ID)
                .limit(BATCH)
                .fetch(row -> new Due(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        ZoneId.of(row.value8())));
    }

    /** With the booking locked: it may be moved or cancelled just now. */
    private void owe(Due one, String name) {
        Transactions.repeated(parts.db(), tx -> {
            bookings.lock(tx, new BookingId(one.id()))
                    .filter(b -> b.timeRevision() == one.timeRevision()
                            && (b.status() == BookingStatus.CONFIRMED || b.status() == BookingStatus.PENDING)
                            && b.start().isAfter(parts.clock().instant()))
                    .ifPresent(b -> parts.notices().remind(tx, b, name));
            return null;
        });
    }
}
