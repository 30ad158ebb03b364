package dvorik.core.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** When a person may be written to who sleeps at night. */
final class QuietNight {
    static final Duration LONGEST = Duration.ofHours(25);

    private QuietNight() {}

    /**
     * @param from first quiet hour of the day, {@code until} exclusive, over midnight too; equal: none
     * @return that time; in quiet hours a quarter of an hour before they began
     */
    static Instant before(Instant time, int from, int until, ZoneId zone) {
        var local = time.atZone(zone);
        if (!covers(from, until, local.getHour())) {
            return time;
        }
        var begun = local.truncatedTo(ChronoUnit.HOURS).withHour(from);
        if (begun.isAfter(local)) {
            begun = begun.minusDays(1);
        }
        return begun.minusMinutes(15).toInstant();
    }

    private static boolean covers(int from, int until, int hour) {
        return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
    }
}
