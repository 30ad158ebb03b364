package dvorik.core.booking;

import dvorik.core.audit.AuditLog;
import dvorik.core.discount.DiscountReservations;
import dvorik.core.event.ProductEvents;
import dvorik.core.notification.Notifications;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.SalonService;
import java.time.Clock;
import org.jooq.DSLContext;

/** What the services of this package are made of. */
record BookingParts(
        DSLContext db,
        Clock clock,
        Slots slots,
        SlotGrounds grounds,
        Placing placing,
        Changes changes,
        Holds holds,
        Wakes wakes,
        BookingPolicies policies,
        SalonService salons,
        DiscountReservations discounts,
        Notices notices,
        Notifications notifications,
        AuditLog audit,
        ProductEvents events) {}
