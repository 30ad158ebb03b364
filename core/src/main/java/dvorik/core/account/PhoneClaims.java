package dvorik.core.account;

import dvorik.core.booking.BookingAccounts;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.Phone;
import dvorik.core.db.Transactions;
import dvorik.core.discount.DiscountAccounts;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Whose number is it? One that Telegram has just verified belongs to who verified it. Held by an imported or walk-in
 * customer, the two are one person. Held by a customer with another Telegram, they become one only when both say so;
 * else the number alone moves.
 */
public final class PhoneClaims {
    private final DSLContext db;
    private final Clock clock;
    private final CustomerAccounts customers;
    private final Merging merging;
    private final Notifications notifications;
    private final ClaimRepository claims = new ClaimRepository();

    public PhoneClaims(
            DSLContext db,
            Clock clock,
            CustomerAccounts customers,
            DiscountAccounts discounts,
            BookingAccounts bookings,
            Mailbox mailbox,
            Notifications notifications,
            ProductEvents events) {
        this.db = db;
        this.clock = clock;
        this.customers = customers;
        this.merging = new Merging(customers, discounts, bookings, mailbox, events);
        this.notifications = notifications;
    }

    /** What became of a verified number. */
    public sealed interface Claimed {
        record Kept() implements Claimed {}

        /** An imported or walk-in customer was the same person. @param discounts that came along and can be used */
        record Recognised(int discounts) implements Claimed {}

        /** Another Telegram holds it; the person must say whose it is. */
        record HeldByOther(long claim) implements Claimed {}
    }

    /** What became of an answer. */
    public enum Answered {
        /** The other account is being asked. */
        ASKED,
        MERGED,
        MOVED,
        /** Decided already, or never that person's to decide. */
        OVER
    }

    /** @param customer has just verified the number, in the chat by which it was found */
    public Claimed claim(Customer customer, Phone phone) {
        var claimed = Transactions.repeated(
                db,
                tx -> customers.lock(tx, customer.id()).isEmpty() ? new Claimed.Kept() : claim(tx, customer, phone));
        notifications.committed();
        return claimed;
    }

    /** @param customer whose row this transaction has locked, and who has just verified the number */
    Claimed claim(DSLContext tx, Customer customer, Phone phone) {
        var id = customer.id();
        var holder = customers.lockPhoneHolder(tx, phone);
        if (holder.isPresent() && !holder.get().id().equals(id)) {
            var other = holder.get();
            return other.onTelegram()
                    ? new Claimed.HeldByOther(claims.open(tx, customer, other.id(), phone, clock.instant()))
                    : new Claimed.Recognised(merging.merge(tx, other.id(), id, phone));
        }
        customers.movePhone(tx, phone, id);
        return new Claimed.Kept();
    }

    /** The one who verified the number says whether the other account is theirs too; "no" also later, while it waits. */
    public Answered answer(CustomerId customer, long id, boolean mine) {
        var answered = Transactions.repeated(db, tx -> {
            var claim = claims.lock(tx, id).filter(c -> c.customer().equals(customer));
            if (claim.isEmpty()) {
                return Answered.OVER;
            }
            return mine
                    ? ask(tx, claim.get())
                    : move(tx, claim.get(), claim.get().holder(), Answered.MOVED);
        });
        notifications.committed();
        return answered;
    }

    /** The account that held the number says whether the two are one person. */
    public Answered answerOfHolder(CustomerId holder, long id, boolean same) {
        var answered = Transactions.repeated(db, tx -> {
            var claim = claims.lock(tx, id)
                    .filter(c -> c.holder().equals(holder))
                    .filter(c -> c.status() != Claim.Status.OPEN);
            if (claim.isEmpty()) {
                return Answered.OVER;
            }
            return same
                    ? merge(tx, claim.get())
                    : move(tx, claim.get(), claim.get().customer(), Answered.MOVED);
        });
        notifications.committed();
        return answered;
    }

    /** Whether this customer is the one of the two who held the number. */
    public boolean isHolder(long id, CustomerId customer) {
        return claims.find(db, id).filter(c -> c.holder().equals(customer)).isPresent();
    }

    /** @return the chat in which the number was verified; empty when not known, or the person is gone */
    public Optional<Long> findChat(long id) {
        return claims.findChat(db, id);
    }

    /** @return false when it is decided, or its person is gone */
    public boolean isAsked(long id) {
        return claims.find(db, id).filter(c -> c.status() == Claim.Status.ASKED).isPresent();
    }

    /**
     * Forgets the claims of a person who leaves. A number that another person has verified meanwhile goes to that person,
     * who verified it last where several did.
     *
     * @param leaving still living, and all who became one with it
     */
    void erase(DSLContext tx, List<CustomerId> leaving) {
        claims.erase(tx, leaving);
        for (var claim : claims.lockWaiting(tx, leaving)) {
            var phone = claim.phone().orElseThrow();
            boolean free = customers.lock(tx, claim.customer()).isPresent()
                    && customers
                            .lockPhoneHolder(tx, phone)
                            .filter(holder -> leaving.contains(holder.id()))
                            .isPresent();
            if (free) {
                move(tx, claim, phone, claim.customer());
            } else {
                claims.update(tx, claim.id(), Claim.Status.DROPPED, clock.instant());
            }
        }
    }

    private Answered ask(DSLContext tx, Claim claim) {
        return switch (claim.status()) {
            case OPEN -> {
                claims.update(tx, claim.id(), Claim.Status.ASKED, clock.instant());
                notifications.owe(
                        tx,
                        claim.holder(),
                        NotificationKind.MERGE_ASKED,
                        claim.id(),
                        "phone_claim:" + claim.id() + ":asked");
                yield Answered.ASKED;
            }
            case ASKED -> Answered.ASKED;
            case MERGED -> Answered.MERGED;
            case MOVED, DROPPED -> Answered.OVER;
        };
    }

    /** @param told of the two: the one who did not decide */
    private Answered move(DSLContext tx, Claim claim, CustomerId told, Answered done) {
        if (claim.status() == Claim.Status.MOVED) {
            return done;
        }
        if (claim.status() == Claim.Status.MERGED) {
            return Answered.MERGED;
        }
        if (!stands(tx, claim)) {
            return Answered.OVER;
        }
        move(tx, claim, claim.phone().orElseThrow(), told);
        return done;
    }

    private void move(DSLContext tx, Claim claim, Phone phone, CustomerId told) {
        customers.movePhone(tx, phone, claim.customer());
        claims.update(tx, claim.id(), Claim.Status.MOVED, clock.instant());
        notifications.owe(tx, told, NotificationKind.PHONE_MOVED, claim.id(), "phone_claim:" + claim.id() + ":moved");
    }

    private Answered merge(DSLContext tx, Claim claim) {
        if (claim.status() == Claim.Status.MERGED) {
            return Answered.MERGED;
        }
        if (!stands(tx, claim)) {
            return Answered.OVER;
        }
        merging.merge(tx, claim.holder(), claim.customer(), claim.phone().orElseThrow());
        claims.update(tx, claim.id(), Claim.Status.MERGED, clock.instant());
        notifications.owe(
                tx,
                claim.customer(),
                NotificationKind.ACCOUNTS_MERGED,
                claim.id(),
                "phone_claim:" + claim.id() + ":merged");
        return Answered.MERGED;
    }

    /** Whether both are still there and the number is still where it was; a claim that fell through is put away. */
    private boolean stands(DSLContext tx, Claim claim) {
        if (claim.phone().isEmpty()) {
            return false;
        }
        boolean stands = customers.lock(tx, claim.customer()).isPresent()
                && customers.lock(tx, claim.holder()).isPresent()
                && customers
                        .lockPhoneHolder(tx, claim.phone().get())
                        .map(CustomerAccounts.PhoneHolder::id)
                        .equals(Optional.of(claim.holder()));
        if (!stands) {
            claims.update(tx, claim.id(), Claim.Status.DROPPED, clock.instant());
        }
        return stands;
    }
}
