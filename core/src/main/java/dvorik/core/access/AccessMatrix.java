package dvorik.core.access;

import static dvorik.core.access.Permission.*;

import dvorik.core.staff.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Who may do what through the API: the only place that says so. Managers, masters and cashiers in their salons only. */
public final class AccessMatrix {
    private static final Map<Role, Set<Permission>> ALLOWED = new EnumMap<>(Map.of(
            Role.OWNER,
            EnumSet.allOf(Permission.class),
            Role.MARKETING,
            EnumSet.of(
                    CUSTOMERS_READ,
                    CUSTOMERS_WRITE,
                    CUSTOMERS_MESSAGE,
                    CUSTOMERS_IMPORT,
                    CUSTOMERS_EXPORT,
                    OFFERS_READ,
                    OFFERS_WRITE,
                    DISCOUNTS_READ,
                    DISCOUNTS_ISSUE,
                    DISCOUNTS_CANCEL,
                    SEGMENTS_READ,
                    SEGMENTS_WRITE,
                    TEMPLATES_READ,
                    TEMPLATES_WRITE,
                    BROADCASTS_READ,
                    BROADCASTS_WRITE,
                    BROADCASTS_SEND,
                    DEAD_LETTERS,
                    JOBS_READ,
                    STATS_READ,
                    SALONS_READ,
                    SERVICES_READ,
                    SCHEDULES_READ,
                    BOOKINGS_READ,
                    BOOKINGS_OTHERS,
                    REVIEWS_READ,
                    REVIEWS_WRITE,
                    BUSINESSES_READ,
                    OWN_ACCOUNT),
            Role.READONLY,
            EnumSet.of(
                    CUSTOMERS_READ,
                    OFFERS_READ,
                    DISCOUNTS_READ,
                    SEGMENTS_READ,
                    TEMPLATES_READ,
                    BROADCASTS_READ,
                    JOBS_READ,
                    STATS_READ,
                    SALONS_READ,
                    SERVICES_READ,
                    SCHEDULES_READ,
                    BOOKINGS_READ,
                    BOOKINGS_OTHERS,
                    REVIEWS_READ,
                    STAFF_READ,
                    BUSINESSES_READ,
                    SETTINGS_READ,
                    OWN_ACCOUNT),
            Role.MANAGER,
            EnumSet.of(
                    CUSTOMERS_READ,
                    OFFERS_READ,
                    DISCOUNTS_READ,
                    DISCOUNTS_REDEEM,
                    REDEMPTIONS_REVERT,
                    STATS_READ,
                    SALONS_READ,
                    SALONS_WRITE,
                    SERVICES_READ,
                    MASTERS_WRITE,
                    SCHEDULES_READ,
                    SCHEDULES_WRITE,
                    TIME_OFF,
                    BOOKINGS_READ,
                    BOOKINGS_OTHERS,
                    BOOKINGS_WRITE,
                    VISITS_WORK,
                    REVIEWS_READ,
                    REVIEWS_WRITE,
                    STAFF_READ,
                    STAFF_LEAD,
                    OWN_ACCOUNT),
            Role.MASTER,
            EnumSet.of(
                    SALONS_READ,
                    SERVICES_READ,
                    SCHEDULES_READ,
                    TIME_OFF,
                    BOOKINGS_READ,
                    VISITS_WORK,
                    REVIEWS_READ,
                    OWN_ACCOUNT),
            Role.CASHIER,
            EnumSet.of(OFFERS_READ, DISCOUNTS_REDEEM, REDEMPTIONS_REVERT, SALONS_READ, SERVICES_READ, OWN_ACCOUNT)));

    private AccessMatrix() {}

    public static Set<Permission> of(Role role) {
        return Collections.unmodifiableSet(ALLOWED.get(role));
    }
}
