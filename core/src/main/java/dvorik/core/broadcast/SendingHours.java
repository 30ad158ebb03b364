package dvorik.core.broadcast;

import dvorik.core.broadcast.BroadcastPlan.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When marketing may reach whom: within the window of the broadcast and outside of the customer's quiet hours. */
final class SendingHours {
    private static final int HOURS_LOOKED_AT = 8 * 24;

    private final Window window;
    private final ZonedDateTime now;
    private final Map<Quiet, Optional<Instant>> known = new HashMap<>();

    SendingHours(Window window, Instant now, ZoneId zone) {
        this.window = window;
        this.now = now.atZone(zone);
    }

    /** Hours of the day, from inclusive, until exclusive, over midnight too; equal: none. */
    record Quiet(int from, int until) {
        boolean covers(int hour) {
            return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
        }
    }

    /** @return now, or the beginning of the next hour in which it may be; empty: there is none */
    Optional<Instant> next(Quiet quiet) {
        return known.computeIfAbsent(quiet, this::find);
    }

    private Optional<Instant> find(Quiet quiet) {
        var hour = now;
        for (int i = 0; i < HOURS_LOOKED_AT; i++) {
            if (isOpen(hour) && !quiet.covers(hour.getHour())) {
                return Optional.of(hour.toInstant());
            }
            hour = hour.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return Optional.empty();
    }

    private boolean isOpen(ZonedDateTime hour) {
        return (window.days().isEmpty() || window.days().contains(hour.getDayOfWeek()))
                && hour.getHour() >= window.from()
                && hour.getHour() < window.until();
    }
}
