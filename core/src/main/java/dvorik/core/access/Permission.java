package dvorik.core.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller of the API may be allowed. Who is allowed what stands in {@link AccessMatrix}. */
public enum Permission {
    CUSTOMERS_READ,
    CUSTOMERS_WRITE,
    CUSTOMERS_MESSAGE,
    CUSTOMERS_IMPORT,
    CUSTOMERS_EXPORT,
    /** Delete, restore, erase for good, make one person of two. */
    CUSTOMERS_ERASE,
    OFFERS_READ,
    OFFERS_WRITE,
    DISCOUNTS_READ,
    DISCOUNTS_ISSUE,
    DISCOUNTS_CANCEL,
    /** Look up a code at the till and redeem it. */
    DISCOUNTS_REDEEM,
    REDEMPTIONS_REVERT,
    SEGMENTS_READ,
    SEGMENTS_WRITE,
    TEMPLATES_READ,
    TEMPLATES_WRITE,
    BROADCASTS_READ,
    /** Write drafts, look at what they would do, send them to oneself. */
    BROADCASTS_WRITE,
    /** Send to customers, pause, go on, cancel, recall. */
    BROADCASTS_SEND,
    /** Messages that were given up on: look at them, send them again. */
    DEAD_LETTERS,
    JOBS_READ,
    JOBS_RUN,
    STATS_READ,
    SALONS_READ,
    SALONS_WRITE,
    /** Services, masters and free times. */
    SERVICES_READ,
    SERVICES_WRITE,
    /** What is said of masters, and what they perform in a salon. */
    MASTERS_WRITE,
    SCHEDULES_READ,
    SCHEDULES_WRITE,
    /** Time off: of oneself, or of others by whoever writes their schedules. */
    TIME_OFF,
    BOOKINGS_READ,
    /** Bookings of all masters of a salon; without it one's own only. */
    BOOKINGS_OTHERS,
    /** Book for customers, confirm, move, cancel. */
    BOOKINGS_WRITE,
    /** What happens on the day: start, complete, decline, arrived, no-show. */
    VISITS_WORK,
    REVIEWS_READ,
    /** Answer, hide, show again. */
    REVIEWS_WRITE,
    STAFF_READ,
    /** Invite, suspend, let go, as far as one's own role leads others. */
    STAFF_LEAD,
    /** Business-wide roles, e-mail addresses, people made without an invitation. */
    STAFF_WRITE,
    BUSINESSES_READ,
    BUSINESSES_WRITE,
    SETTINGS_READ,
    SETTINGS_WRITE,
    AUDIT_READ,
    API_KEYS,
    /** One's own sessions, password and second factor. */
    OWN_ACCOUNT;

    /** @return as scopes of keys name it, such as {@code customers:read} */
    public String scope() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** @return false for what only a person may do */
    public boolean isForPrograms() {
        return switch (this) {
            case STAFF_LEAD, STAFF_WRITE, BUSINESSES_WRITE, SETTINGS_WRITE, API_KEYS, OWN_ACCOUNT -> false;
            default -> true;
        };
    }

    public static Optional<Permission> ofScope(String scope) {
        return Arrays.stream(values())
                .filter(p -> p.isForPrograms() && p.scope().equals(scope))
                .findFirst();
    }
}
