package dvorik.core.account;

import dvorik.core.audit.AuditLog;
import dvorik.core.booking.BookingAccounts;
import dvorik.core.consent.ConsentService;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.Transactions;
import dvorik.core.discount.DiscountAccounts;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.Notifications;
import dvorik.core.segment.SegmentMembers;
import org.jooq.DSLContext;

/** "Delete my data": what is personal goes, numbers stay. */
public final class DeletionService {
    private final DSLContext db;
    private final CustomerService customers;
    private final CustomerAccounts accounts;
    private final ConsentService consents;
    private final DiscountAccounts discounts;
    private final BookingAccounts bookings;
    private final Mailbox mailbox;
    private final ProductEvents events;
    private final PhoneClaims claims;
    private final AddressCodes codes;
    private final Notifications notifications;
    private final AuditLog audit;
    private final SegmentMembers segments = new SegmentMembers();

    public DeletionService(
            DSLContext db,
            CustomerService customers,
            CustomerAccounts accounts,
            ConsentService consents,
            DiscountAccounts discounts,
            BookingAccounts bookings,
            Mailbox mailbox,
            PhoneClaims claims,
            AddressCodes codes,
            Notifications notifications,
            ProductEvents events,
            AuditLog audit) {
        this.db = db;
        this.audit = audit;
        this.customers = customers;
        this.accounts = accounts;
        this.consents = consents;
        this.discounts = discounts;
        this.bookings = bookings;
        this.mailbox = mailbox;
        this.claims = claims;
        this.codes = codes;
        this.notifications = notifications;
        this.events = events;
    }

    /**
     * Forgets the person and those who became one with it; nothing for somebody who is not known any more. A number that
     * somebody else has verified and waits for goes there.
     *
     * @param revocation the words and the tap that asked for it
     */
    public void erase(long telegramId, ConsentService.Revocation revocation) {
        Transactions.repeated(db, tx -> {
            var customer = customers.lockByTelegram(tx, telegramId);
            if (customer.isPresent()) {
                erase(tx, customer.get(), revocation);
            }
            return null;
        });
        notifications.committed();
    }

    /** @param customer whose row this transaction has locked; put away or not, not erased before */
    void erase(DSLContext tx, Customer customer, ConsentService.Revocation revocation) {
        var id = customer.id();
        var all = accounts.withMerged(tx, id);
        consents.revoke(tx, customer, revocation);
        bookings.erase(tx, all);
        discounts.cancelAll(tx, all);
        mailbox.erase(tx, all);
        segments.forget(tx, all);
        claims.erase(tx, all);
        codes.erase(tx, all);
        accounts.erase(tx, all);
        audit.forget(tx, "customer", all.stream().map(CustomerId::value).toList());
        events.record(tx, ProductEvent.ofCustomer(ProductEvent.Kind.CUSTOMER_DELETED, id, null));
    }
}
