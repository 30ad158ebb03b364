package dvorik.core.event;

import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;

/**
 * One fact.
 *
 * @param dedupKey names the fact where it may be reported twice; null: each report counts
 * @param subject id of what it is about, as the kind says; may be null like the others
 */
public record ProductEvent(
        Kind kind, String dedupKey, CustomerId customer, StaffId staff, SalonId salon, Long subject, String source) {

    /** Stored by name in lower case; a name never changes its meaning. */
    public enum Kind {
        /** Accepted the terms for the first time; subject: none. */
        CUSTOMER_ADMITTED,
        /** Finished joining; subject: none. */
        CUSTOMER_JOINED,
        /** Two became one; subject: the customer that is no more. */
        CUSTOMERS_MERGED,
        /** Had all data deleted; subject: none. */
        CUSTOMER_DELETED,
        /** Subject: the discount. */
        DISCOUNT_GRANTED,
        /** Subject: the redemption. */
        DISCOUNT_REDEEMED,
        /** Subject: the redemption that was taken back. */
        REDEMPTION_UNDONE,
        /** By the friend who got it; subject: the giver's discount. */
        GIFT_CLAIMED,
        /** Subject: the new member of staff's id. */
        STAFF_JOINED,
        /** Tapped a button below a broadcast for the first time; subject: the broadcast. */
        BROADCAST_TAPPED,
        /** A hold became a booking, or staff booked; subject: the booking. */
        VISIT_BOOKED,
        /** By either side; subject: the booking. */
        VISIT_CANCELLED,
        /** Subject: the booking. */
        VISIT_COMPLETED,
        /** Subject: the booking. */
        VISIT_MISSED,
        /** Subject: the review. */
        VISIT_RATED
    }

    public static ProductEvent ofCustomer(Kind kind, CustomerId customer, String source) {
        return new ProductEvent(
                kind,
                kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + customer.value(),
                customer,
                null,
                null,
                null,
                source);
    }
}
