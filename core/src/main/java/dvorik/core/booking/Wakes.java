package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.WAITLIST_WAKE;

import dvorik.core.id.SalonId;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Reopening;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Remembers the days on which something has become free, where somebody waits for them. */
public final class Wakes implements Reopening {
    private final Clock clock;
    private final SalonService salons;

    public Wakes(Clock clock, SalonService salons) {
        this.clock = clock;
        this.salons = salons;
    }

    @Override
    public void reopened(DSLContext tx, SalonId salon, LocalDate from, LocalDate until) {
        tx.execute(
                "insert ignore into waitlist_wake (salon_id, day, woken_at)"
                        + " select distinct salon_id, day, ? from waitlist_entry"
                        + " where salon_id = ? and day between ? and ? and status = 'waiting'",
                DSL.val(clock.instant(), WAITLIST_WAKE.WOKEN_AT),
                salon.value(),
                from,
                until);
    }

    /** All days of the salon that the time touches. */
    void wake(DSLContext tx, SalonId salon, Instant from, Instant until) {
        salons.find(tx, salon)
                .ifPresent(found -> reopened(
                        tx,
                        salon,
                        LocalDate.ofInstant(from, found.zone()),
                        LocalDate.ofInstant(until.minusNanos(1), found.zone())));
    }

    /** The time of a booking is free again. */
    void wake(DSLContext tx, Booking booking) {
        wake(tx, booking.salon(), booking.start());
    }

    void wake(DSLContext tx, SalonId salon, Instant freed) {
        salons.find(tx, salon)
                .map(found -> LocalDate.ofInstant(freed, found.zone()))
                .ifPresent(day -> reopened(tx, salon, day, day));
    }
}
