package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.WAITLIST_WAKE;

import dvorik.core.id.SalonId;
import dvorik.core.salon.SalonService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Remembers the days on which something has become free, where somebody waits for them. */
final class Wakes {
    private final Clock clock;
    private final SalonService salons;

    Wakes(Clock clock, SalonService salons) {
        this.clock = clock;
        this.salons = salons;
    }

    /** The time of a booking is free again. */
    void wake(DSLContext tx, Booking booking) {
        wake(tx, booking.salon(), booking.start());
    }

    void wake(DSLContext tx, SalonId salon, Instant freed) {
        salons.find(tx, salon)
                .map(found -> LocalDate.ofInstant(freed, found.zone()))
                .ifPresent(day -> wake(tx, salon, day));
    }

    void wake(DSLContext tx, SalonId salon, LocalDate day) {
        tx.execute(
                "insert ignore into waitlist_wake (salon_id, day, woken_at)"
                        + " select salon_id, day, ? from waitlist_entry"
                        + " where salon_id = ? and day = ? and status = 'waiting' limit 1",
                DSL.val(clock.instant(), WAITLIST_WAKE.WOKEN_AT),
                salon.value(),
                day);
    }
}
