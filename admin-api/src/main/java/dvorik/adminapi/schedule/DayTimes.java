package dvorik.adminapi.schedule;

import java.util.Locale;

/** Times of a day as {@code 09:30}; what ends no later than it begins ends on the next day. */
public final class DayTimes {
    /** Of a time on the wire, to five minutes; 24:00 is an end. */
    public static final String PATTERN = "^(([01]\\d|2[0-3]):[0-5][05]|24:00)$";

    public static final int DAY = 1440;
    private static final int HOUR = 60;

    private DayTimes() {}

    /** @return minutes of the day; 24:00 is 0 */
    public static int begins(String time) {
        return minutes(time) % DAY;
    }

    /** @return minutes of the day on which it begins */
    public static int ends(int begins, String time) {
        int ends = minutes(time);
        return ends <= begins ? ends + DAY : ends;
    }

    public static String text(int minutes) {
        int day = minutes == DAY ? DAY : minutes % DAY;
        return String.format(Locale.ROOT, "%02d:%02d", day / HOUR, day % HOUR);
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * HOUR + Integer.parseInt(time.substring(3));
    }
}
