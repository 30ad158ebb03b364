package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.broadcast.BroadcastPlan.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * When marketing may reach whom: within the window of the broadcast and outside of the customer's quiet hours, both in the
 * zone of the customer, else of the salon of the last redemption, else of the business.
 */
final class SendingHours {
    /** Of a customer joined with the salon of the last redemption; NULL: the zone of the business counts. */
    static final Field<String> ZONE = DSL.coalesce(CUSTOMER.TIME_ZONE, SALON.TIME_ZONE);

    private static final int HOURS_LOOKED_AT = 8 * 24;

    private final Window window;
    private final Instant now;
    private final ZoneId business;
    private final Map<Quiet, Optional<Instant>> known = new HashMap<>();

    SendingHours(Window window, Instant now, ZoneId business) {
        this.window = window;
        this.now = now;
        this.business = business;
    }

    /**
     * Hours of the day, from inclusive, until exclusive, over midnight too; equal: none.
     *
     * @param zone its name; empty: that of the business
     */
    record Quiet(Optional<String> zone, int from, int until) {
        boolean covers(int hour) {
            return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
        }
    }

    /** @return now, or the beginning of the next hour in which it may be; empty: there is none */
    Optional<Instant> next(Quiet quiet) {
        return known.computeIfAbsent(quiet, this::find);
    }

    private Optional<Instant> find(Quiet quiet) {
        var hour = now.atZone(quiet.zone().map(this::zone).orElse(business));
        for (int i = 0; i < HOURS_LOOKED_AT; i++) {
            if (isOpen(hour) && !quiet.covers(hour.getHour())) {
                return Optional.of(hour.toInstant());
            }
            hour = hour.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return Optional.empty();
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            // checked when it was stored, by a Java that knew it
            return business;
        }
    }

    private boolean isOpen(ZonedDateTime hour) {
        return (window.days().isEmpty() || window.days().contains(hour.getDayOfWeek()))
                && hour.getHour() >= window.from()
                && hour.getHour() < window.until();
    }
}
