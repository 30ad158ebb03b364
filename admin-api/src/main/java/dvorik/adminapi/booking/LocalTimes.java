package dvorik.adminapi.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the clock on the salon's wall shows them, with their offset. */
final class LocalTimes {
    private LocalTimes() {}

    static String of(Instant time, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(time, zone));
    }
}
