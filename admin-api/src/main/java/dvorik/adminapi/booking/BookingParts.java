package dvorik.adminapi.booking;

import dvorik.adminapi.master.MasterSight;
import dvorik.adminapi.user.Scopes;
import dvorik.core.booking.Absences;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingService;
import dvorik.core.booking.Reviews;
import dvorik.core.booking.Slots;
import dvorik.core.booking.VisitWork;
import dvorik.core.booking.Waitlist;
import dvorik.core.customer.CustomerDirectory;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Rooms;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.ServiceCatalog;
import java.time.Clock;
import java.util.Currency;

/** What the operations about visits work with. */
public record BookingParts(
        BookingService bookings,
        VisitWork work,
        BookingLists lists,
        Slots slots,
        Absences absences,
        Reviews reviews,
        Waitlist waitlist,
        SalonService salons,
        ServiceCatalog catalog,
        MasterDirectory masters,
        MasterSight masterSight,
        Rooms rooms,
        CustomerDirectory customers,
        Scopes scopes,
        Clock clock,
        Currency currency) {}
