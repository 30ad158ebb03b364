package dvorik.core.discount;

import dvorik.core.customer.Customer;
import dvorik.core.customer.Friends;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.money.DiscountValue;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.time.Clock;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/**
 * A customer invites friends. A friend who has never joined before gets a discount at joining, and the customer gets one at
 * the friend's first redemption; each once for a friend, by its grant key.
 */
public final class ReferralService {
    /** What an invitation's link carries: this and the code. */
    public static final String PAYLOAD = "ref_";

    private static final Pattern ARRIVAL = Pattern.compile(PAYLOAD + "([0-9a-z]{10})");

    private final DSLContext db;
    private final Clock clock;
    private final Friends friends;
    private final Notifications notifications;
    private final Granting granting;
    private final BusinessId business;
    private final OfferRepository offers = new OfferRepository();

    /** @param business that invites */
    public ReferralService(
            DSLContext db,
            Clock clock,
            Friends friends,
            Notifications notifications,
            ProductEvents events,
            BusinessId business,
            Currency currency) {
        this.db = db;
        this.clock = clock;
        this.friends = friends;
        this.notifications = notifications;
        this.granting = new Granting(clock, events, currency);
        this.business = business;
    }

    /**
     * A customer's standing invitation.
     *
     * @param payload of its link
     * @param value that either side gets
     * @param brought how many have come by it
     */
    public record Invitation(String payload, DiscountValue value, int brought) {}

    /** @return empty while the business rewards no invitations */
    public Optional<Invitation> invitationOf(CustomerId customer) {
        return value().map(value -> new Invitation(PAYLOAD + friends.codeOf(customer), value, friends.count(customer)));
    }

    /** @return what the business gives for invitations now */
    public Optional<DiscountValue> value() {
        return offers.findAutomatic(db, business, OfferKind.REFERRAL).map(offer -> offer.given(granting.currency()));
    }

    /** @return the customer whose invitation this is; empty for anything else */
    public Optional<Customer> inviter(String arrival) {
        return inviter(db, arrival);
    }

    /**
     * Gives the friend who just joined the discount for having been invited.
     *
     * @param friend joined in this transaction, the row locked
     * @return empty for people who came by themselves, or were customers before
     */
    Optional<Discount> welcome(DSLContext tx, Customer friend) {
        var inviter = inviter(tx, friend.arrival());
        if (inviter.isEmpty() || inviter.get().id().equals(friend.id()) || !friends.isNew(tx, friend)) {
            return Optional.empty();
        }
        friends.keepReferrer(tx, friend.id(), inviter.get().id());
        return granting.grantOnce(
                tx, business, OfferKind.REFERRAL, friend.id(), "referral:friend:" + friend.personKey());
    }

    /** Thanks the one who brought the owner of a discount that was just used, the first time only. */
    void thank(DSLContext tx, Discount used) {
        if (used.unthanked().isEmpty() || !friends.markThanked(tx, used.customer(), clock.instant())) {
            return;
        }
        var inviter = friends.findLiving(tx, used.unthanked().get());
        if (inviter.isEmpty()) {
            return;
        }
        var to = inviter.get().id();
        granting.grantOnce(
                        tx,
                        used.business(),
                        OfferKind.REFERRAL,
                        to,
                        "referral:inviter:" + used.customer().value())
                .ifPresent(discount -> notifications.owe(
                        tx,
                        to,
                        NotificationKind.REFERRAL_THANKED,
                        discount.id().value(),
                        "discount:" + discount.id().value() + ":granted"));
    }

    private Optional<Customer> inviter(DSLContext context, String arrival) {
        if (arrival == null) {
            return Optional.empty();
        }
        var m = ARRIVAL.matcher(arrival);
        return m.matches() ? friends.findByCode(context, m.group(1)) : Optional.empty();
    }
}
