package dvorik.core.account;

import dvorik.core.booking.BookingAccounts;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.Phone;
import dvorik.core.discount.DiscountAccounts;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.Mailbox;
import dvorik.core.segment.SegmentMembers;
import org.jooq.DSLContext;

/** Makes one customer of two. Sales are never rewritten and stay with the row that goes. */
final class Merging {
    private final CustomerAccounts customers;
    private final DiscountAccounts discounts;
    private final BookingAccounts bookings;
    private final Mailbox mailbox;
    private final ProductEvents events;
    private final SegmentMembers segments = new SegmentMembers();

    Merging(
            CustomerAccounts customers,
            DiscountAccounts discounts,
            BookingAccounts bookings,
            Mailbox mailbox,
            ProductEvents events) {
        this.bookings = bookings;
        this.customers = customers;
        this.discounts = discounts;
        this.mailbox = mailbox;
        this.events = events;
    }

    /** @return how many usable discounts came along */
    int merge(DSLContext tx, CustomerId from, CustomerId into, Phone phone) {
        int usable = discounts.move(tx, from, into);
        bookings.move(tx, from, into);
        mailbox.move(tx, from, into);
        segments.move(tx, from, into);
        customers.merge(tx, from, into, phone);
        told(tx, from, into);
        return usable;
    }

    /** As {@link #merge(DSLContext, CustomerId, CustomerId, Phone)}, by the word of staff. */
    int merge(DSLContext tx, CustomerId from, CustomerId into) {
        int usable = discounts.move(tx, from, into);
        bookings.move(tx, from, into);
        mailbox.move(tx, from, into);
        segments.move(tx, from, into);
        customers.merge(tx, from, into);
        told(tx, from, into);
        return usable;
    }

    private void told(DSLContext tx, CustomerId from, CustomerId into) {
        events.record(
                tx,
                new ProductEvent(
                        ProductEvent.Kind.CUSTOMERS_MERGED,
                        "customers_merged:" + from.value(),
                        into,
                        null,
                        null,
                        from.value(),
                        null));
    }
}
