package dvorik.core.booking;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a booking is in its life. Stored by name in lower case. */
public enum BookingStatus {
    /** A time waits for the customer; over without anybody's doing when its hold ends. */
    HELD,
    /** Booked, the salon has yet to confirm. */
    PENDING,
    CONFIRMED,
    /** The master declined; nobody has taken it yet. Its time is no longer kept. */
    UNASSIGNED,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED_BY_CUSTOMER,
    CANCELLED_BY_SALON,
    NO_SHOW;

    /** What still lies ahead, or is under way. */
    static final List<String> OPEN = codes(PENDING, CONFIRMED, UNASSIGNED, IN_PROGRESS);

    /** What a customer or the salon can still move or cancel. */
    static final List<String> CHANGEABLE = codes(PENDING, CONFIRMED, UNASSIGNED);

    public boolean isOpen() {
        return this == PENDING || this == CONFIRMED || this == UNASSIGNED || this == IN_PROGRESS;
    }

    public boolean isChangeable() {
        return this == PENDING || this == CONFIRMED || this == UNASSIGNED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BookingStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    static List<String> codes(BookingStatus... some) {
        return Arrays.stream(some).map(BookingStatus::code).toList();
    }
}
