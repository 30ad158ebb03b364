package dvorik.core.discount;

import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import java.time.Clock;
import java.util.Currency;
import java.util.Optional;
import org.jooq.DSLContext;

/** The end of the joining dialog: what the person told is kept and the joining discount is granted, together or not. */
public final class JoiningService {
    private final DSLContext db;
    private final CustomerService customers;
    private final Granting granting;
    private final ReferralService referrals;
    private final BusinessId business;

    /** @param business whose joining offer is granted */
    public JoiningService(
            DSLContext db,
            Clock clock,
            CustomerService customers,
            ReferralService referrals,
            ProductEvents events,
            BusinessId business,
            Currency currency) {
        this.db = db;
        this.customers = customers;
        this.referrals = referrals;
        this.granting = new Granting(clock, events, currency);
        this.business = business;
    }

    /** What became of joining. */
    public sealed interface JoinResult {
        /**
         * @param discount the joining discount, also when it was granted, and perhaps used, in an earlier life; empty
         *     when the business gives none
         * @param invited the discount for having been invited by a friend
         * @param phoneKept false when the phone belongs to another customer
         */
        record Joined(Customer customer, Optional<Discount> discount, Optional<Discount> invited, boolean phoneKept)
                implements JoinResult {}

        /** The person has not accepted the terms, or was deleted meanwhile. */
        record NotAdmitted() implements JoinResult {}
    }

    /** Repeating it changes nothing and answers like the first time. */
    public JoinResult join(long telegramId, CustomerDetails details) {
        return Transactions.repeated(db, tx -> {
            var customer = customers.lockByTelegram(tx, telegramId);
            if (customer.isEmpty()) {
                return new JoinResult.NotAdmitted();
            }
            var kept = customers.keepDetails(tx, customer.get(), details);
            if (customer.get().blocked()) {
                return new JoinResult.Joined(kept.customer(), Optional.empty(), Optional.empty(), kept.phoneKept());
            }
            var discount = granting.grantOnce(
                    tx,
                    business,
                    OfferKind.JOINING,
                    kept.customer().id(),
                    "joining:" + customer.get().personKey());
            return new JoinResult.Joined(
                    kept.customer(), discount, referrals.welcome(tx, kept.customer()), kept.phoneKept());
        });
    }
}
