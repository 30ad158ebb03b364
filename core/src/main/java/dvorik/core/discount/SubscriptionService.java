package dvorik.core.discount;

import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.Transactions;
import dvorik.core.db.UnitOfWork;
import dvorik.core.discount.ChannelMembership.Answer;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.money.DiscountValue;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The discount for subscribing to the channel: one for a life. Leaving the channel puts it on hold, coming back brings it
 * back. The carrier is always asked outside of transactions.
 */
public final class SubscriptionService {
    /** While the carrier is away, what it said last counts this long. */
    private static final Duration GOOD = Duration.ofDays(1);

    /** At the till, from the code to the amount, one question is enough. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DSLContext db;
    private final Clock clock;
    private final CustomerService customers;
    private final ChannelMembership channel;
    private final Notifications notifications;
    private final Granting granting;
    private final BusinessId business;
    private final OfferRepository offers = new OfferRepository();
    private final DiscountRepository discounts = new DiscountRepository();
    private final SubscriptionRepository subscriptions = new SubscriptionRepository();

    /** @param business whose channel it is */
    public SubscriptionService(
            DSLContext db,
            Clock clock,
            CustomerService customers,
            ChannelMembership channel,
            Notifications notifications,
            ProductEvents events,
            BusinessId business,
            Currency currency) {
        this.db = db;
        this.clock = clock;
        this.customers = customers;
        this.channel = channel;
        this.notifications = notifications;
        this.granting = new Granting(clock, events, currency);
        this.business = business;
    }

    /** What became of asking for the discount. */
    public sealed interface CheckResult {
        record Granted(Discount discount) implements CheckResult {}

        /** @param discount active again, if it was on hold; empty: it was an earlier account's */
        record HadBefore(Optional<Discount> discount) implements CheckResult {}

        record NotSubscribed() implements CheckResult {}

        /** The carrier does not answer. */
        record Unknown() implements CheckResult {}

        /** The business gives none. */
        record NoOffer() implements CheckResult {}
    }

    /** @return what a subscriber would get; empty when there is no such offer, or the customer had it */
    public Optional<DiscountValue> offeredTo(Customer customer) {
        var offer = offers.findAutomatic(db, business, OfferKind.SUBSCRIPTION);
        return offer.isEmpty()
                        || discounts.findByGrantKey(db, grantKey(customer)).isPresent()
                ? Optional.empty()
                : offer.map(o -> o.given(granting.currency()));
    }

    /** Grants the discount to a subscriber. */
    public CheckResult check(Customer customer, long telegramId) {
        var answer = channel.ask(telegramId);
        if (answer == Answer.UNKNOWN) {
            return new CheckResult.Unknown();
        }
        boolean member = answer == Answer.MEMBER;
        var result = Transactions.repeated(db, tx -> {
            var locked = customers.lockByTelegram(tx, telegramId);
            if (locked.isEmpty()) {
                return new CheckResult.NotSubscribed();
            }
            keep(tx, customer.id(), member);
            var before = discounts.findByGrantKey(tx, grantKey(customer));
            if (before.isPresent()) {
                return new CheckResult.HadBefore(before.filter(d -> d.customer().equals(customer.id())));
            }
            if (!member) {
                return new CheckResult.NotSubscribed();
            }
            return granting.grantOnce(tx, business, OfferKind.SUBSCRIPTION, customer.id(), grantKey(customer))
                    .<CheckResult>map(CheckResult.Granted::new)
                    .orElseGet(CheckResult.NoOffer::new);
        });
        notifications.committed();
        return result;
    }

    /** Telegram told that somebody came or left. */
    public void changed(long telegramId, boolean member) {
        var customer = customers.findByTelegram(telegramId);
        if (customer.isEmpty()) {
            return;
        }
        var id = customer.get().id();
        var others = customers.findTelegramIds(id).stream()
                .filter(other -> other != telegramId)
                .toList();
        // two accounts that became one person are subscribed by either
        remember(id, member || ask(others) == Answer.MEMBER);
    }

    /**
     * Asks once more whether the owner of a subscription discount is still subscribed, unless that is known freshly. For
     * any other discount it does nothing; nor within a unit of work, whose caller has asked before.
     *
     * @return the discount as it is then
     */
    Discount lookAgain(Discount discount) {
        if (discount.kind() != OfferKind.SUBSCRIPTION || UnitOfWork.isOpen() || isKnownWithin(db, discount, FRESH)) {
            return discount;
        }
        var answer = ask(customers.findTelegramIds(discount.customer()));
        if (answer == Answer.UNKNOWN) {
            return discount;
        }
        remember(discount.customer(), answer == Answer.MEMBER);
        return discounts.find(db, discount.id()).orElseThrow();
    }

    /** Whether one of these accounts of a person is subscribed; unknown unless all say no. */
    private Answer ask(List<Long> telegramIds) {
        var answer = telegramIds.isEmpty() ? Answer.UNKNOWN : Answer.NOT_MEMBER;
        for (var telegramId : telegramIds) {
            var one = channel.ask(telegramId);
            if (one == Answer.MEMBER) {
                return one;
            }
            if (one == Answer.UNKNOWN) {
                answer = one;
            }
        }
        return answer;
    }

    /** @return true also for discounts that need no subscription */
    boolean isKnown(DSLContext context, Discount discount) {
        return discount.kind() != OfferKind.SUBSCRIPTION || isKnownWithin(context, discount, GOOD);
    }

    private boolean isKnownWithin(DSLContext context, Discount discount, Duration age) {
        return subscriptions
                .findKnownAt(context, discount.customer())
                .filter(at -> at.isAfter(clock.instant().minus(age)))
                .isPresent();
    }

    private void remember(CustomerId customer, boolean member) {
        Transactions.repeated(db, tx -> {
            keep(tx, customer, member);
            return null;
        });
        notifications.committed();
    }

    private void keep(DSLContext tx, CustomerId customer, boolean member) {
        var moved = subscriptions.lock(tx, customer, member ? "frozen" : "active");
        subscriptions.keep(tx, customer, member, clock.instant());
        for (DiscountId id : moved) {
            subscriptions.move(tx, id, member ? "active" : "frozen");
            notifications.owe(
                    tx,
                    customer,
                    NotificationKind.DISCOUNT_CHANGED,
                    id.value(),
                    "discount:" + id.value() + ":version:" + subscriptions.version(tx, id));
        }
    }

    private static String grantKey(Customer customer) {
        return "subscription:" + customer.personKey();
    }
}
