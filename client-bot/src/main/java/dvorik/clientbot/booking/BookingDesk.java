package dvorik.clientbot.booking;

import dvorik.core.booking.BookingCards;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingService;
import dvorik.core.booking.Bookings;
import dvorik.core.booking.Calendars;
import dvorik.core.booking.Reviews;
import dvorik.core.booking.Slots;
import dvorik.core.booking.VisitMessages;
import dvorik.core.booking.VisitWork;
import dvorik.core.booking.Waitlist;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.id.BusinessId;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.SalonProfiles;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.text.Texts;
import java.time.Clock;

/**
 * What visits stand on.
 *
 * @param clock business time
 */
public record BookingDesk(
        BusinessId business,
        Bookings all,
        VisitMessages messages,
        SalonProfiles salons,
        BookingPolicies policies,
        ServiceCatalog services,
        MasterDirectory masters,
        DiscountService discounts,
        Texts texts,
        Clock clock) {

    Slots slots() {
        return all.slots();
    }

    BookingService bookings() {
        return all.service();
    }

    VisitWork work() {
        return all.work();
    }

    BookingLists lists() {
        return all.lists();
    }

    public BookingCards cards() {
        return all.cards();
    }

    Waitlist waitlist() {
        return all.waitlist();
    }

    Reviews reviews() {
        return all.reviews();
    }

    Calendars calendars() {
        return all.calendars();
    }

    DiscountWords discountWords() {
        return new DiscountWords(texts, clock);
    }
}
