package dvorik.core.discount;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.customer.Phone;
import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SaleId;
import dvorik.core.money.Money;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.Notifications.ToCustomer;
import dvorik.core.sale.Sales;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;

/** What a cashier does with a code: look at it, work out the amount, redeem it once. */
public final class TillService {
    private final DSLContext db;
    private final Clock clock;
    private final UsableDiscounts usable;
    private final CustomerConfirms confirms;
    private final Sales sales;
    private final Notifications notifications;
    private final AuditLog audit;
    private final ProductEvents events;
    private final ReferralService referrals;
    private final SubscriptionService subscriptions;
    private final OfferSalons salons = new OfferSalons();
    private final DiscountRepository discounts = new DiscountRepository();
    private final RedemptionRepository redemptions = new RedemptionRepository();

    public TillService(
            DSLContext db,
            Clock clock,
            UsableDiscounts usable,
            CustomerConfirms confirms,
            Sales sales,
            Notifications notifications,
            AuditLog audit,
            ProductEvents events,
            ReferralService referrals,
            SubscriptionService subscriptions) {
        this.db = db;
        this.clock = clock;
        this.usable = usable;
        this.confirms = confirms;
        this.sales = sales;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
        this.referrals = referrals;
        this.subscriptions = subscriptions;
    }

    /** Who stands at which till. */
    public record Till(StaffMember cashier, Salon salon) {}

    /**
     * What the cashier sees of a discount.
     *
     *
     * @param customerName and {@code maskedPhone} empty where not told
     */
    public record CheckCard(
            Discount discount, Discount.State state, Optional<String> customerName, Optional<String> maskedPhone) {}

    /** What became of looking at a code. */
    public sealed interface CheckResult {
        /** Good here and now, as far as is known before the amount. */
        record Good(CheckCard card) implements CheckResult {}

        /** @param instead another discount of this customer that would do */
        record Refused(CheckCard card, List<Refusal> refusals, Optional<Discount> instead) implements CheckResult {}

        /** No such code in this business. */
        record Unknown() implements CheckResult {}
    }

    /** What a purchase would cost. */
    public sealed interface Quote {
        record Offered(CheckCard card, Optional<Money> purchase, Money takenOff, Optional<Money> toPay)
                implements Quote {}

        record Refused(CheckCard card, List<Refusal> refusals, Optional<Discount> instead) implements Quote {}

        /** An amount was named, and the discount asks for none. */
        record NoAmountNeeded() implements Quote {}
    }

    /** What became of redeeming. */
    public sealed interface RedeemResult {
        /** @param discount as it was before */
        record Redeemed(Redemption redemption, Discount discount) implements RedeemResult {}

        /** Nothing was written. */
        record Refused(List<Refusal> refusals) implements RedeemResult {}

        /** Nothing was written: the customer must agree first, see {@link ApprovalService}. */
        record NeedsCustomer() implements RedeemResult {}
    }

    /** Looks a code up; changes nothing. */
    public CheckResult check(Till till, DiscountCode code) {
        var found = discounts.findAtTill(db, code);
        if (found.isEmpty()
                || !found.get().discount().business().equals(till.cashier().business())) {
            return new CheckResult.Unknown();
        }
        var card = card(found.get());
        var discount = card.discount();
        var refusals = refusals(db, till, discount, Optional.empty());
        return refusals.isEmpty()
                ? new CheckResult.Good(card)
                : new CheckResult.Refused(card, refusals, instead(till, discount, Optional.empty()));
    }

    /** Asks whether the customer is still subscribed, where the code needs that, so that the next minute need not ask. */
    public void askTheChannel(BusinessId business, DiscountCode code) {
        discounts
                .findAtTill(db, code)
                .map(DiscountRow.AtTill::discount)
                .filter(discount -> discount.business().equals(business))
                .ifPresent(subscriptions::lookAgain);
    }

    /** Works out what a purchase costs with the discount; changes nothing. */
    public Quote quote(Till till, DiscountId id, Optional<Money> purchase) {
        return quote(till, card(discounts.findAtTill(db, id).orElseThrow()), purchase);
    }

    /** The same for a card that was read a moment ago. */
    public Quote quote(Till till, CheckCard card, Optional<Money> purchase) {
        var discount = card.discount();
        if (purchase.isPresent() && !discount.terms().needsAmount()) {
            return new Quote.NoAmountNeeded();
        }
        var refusals = refusals(db, till, discount, purchase);
        return refusals.isEmpty()
                ? offered(card, purchase)
                : new Quote.Refused(card, refusals, instead(till, discount, purchase));
    }

    /**
     * Uses the discount once more, if every rule still holds.
     *
     * @param purchase must be there when the terms need it
     * @param requestKey names the confirmation; the same one twice is one redemption and gets the same answer
     */
    public RedeemResult redeem(Till till, DiscountId id, Optional<Money> purchase, String requestKey) {
        var tap = new Tap(till, purchase, requestKey);
        tap.checkMayRedeem();
        var again = new AtomicBoolean();
        var result = Transactions.repeated(db, tx -> {
            var discount = discounts.lock(tx, id).orElseThrow();
            // after a lost race the same confirmation may stand there already, and even be undone
            boolean mayStand = discount.usesMade() > 0 || again.getAndSet(true);
            return before(tx, tap, discount, mayStand).orElseGet(() -> first(tx, tap, discount));
        });
        if (result instanceof RedeemResult.Redeemed) {
            notifications.committed();
        }
        return result;
    }

    /** As {@link #redeem}, where the customer has agreed; in the caller's transaction, which tells the worker. */
    RedeemResult redeemApproved(DSLContext tx, Till till, DiscountId id, Optional<Money> purchase, String requestKey) {
        var tap = new Tap(till, purchase, requestKey);
        tap.checkMayRedeem();
        var discount = discounts.lock(tx, id).orElseThrow();
        return before(tx, tap, discount, true).orElseGet(() -> agreed(tx, tap, discount));
    }

    /**
     * Uses the discount that was promised to a visit, at its end; in the caller's transaction, which has let go of it and
     * tells the worker. Who ends the visit need not work at a till, and the customer has agreed by choosing it.
     *
     * @param requestKey names the visit
     */
    public RedeemResult redeemForVisit(DSLContext tx, Till till, DiscountId id, Money purchase, String requestKey) {
        var discount = discounts.lock(tx, id).orElseThrow();
        var amount = discount.terms().needsAmount() ? Optional.of(purchase) : Optional.<Money>empty();
        return agreed(tx, new Tap(till, amount, requestKey, true), discount);
    }

    /** @return with its discount, in one statement */
    public Optional<Receipt> findReceipt(RedemptionId id) {
        return redemptions.findReceipt(db, id);
    }

    public Optional<Redemption> findRedemption(RedemptionId id) {
        return redemptions.find(db, id);
    }

    /** A confirmation at a till. */
    private record Tap(Till till, Optional<Money> purchase, String requestKey, boolean visit) {
        Tap(Till till, Optional<Money> purchase, String requestKey) {
            this(till, purchase, requestKey, false);
        }

        void checkMayRedeem() {
            if (!till.cashier().mayRedeemIn(till.salon().id())) {
                throw new IllegalArgumentException(
                        "staff " + till.cashier().id().value() + " may not redeem here");
            }
        }
    }

    /** @return what the same confirmation did before */
    private Optional<RedeemResult> before(DSLContext tx, Tap tap, Discount discount, boolean mayStand) {
        return mayStand
                ? redemptions
                        .findByRequest(tx, tap.requestKey())
                        .map(redemption -> new RedeemResult.Redeemed(redemption, discount))
                : Optional.empty();
    }

    private RedeemResult first(DSLContext tx, Tap tap, Discount discount) {
        var result = refused(tx, tap, discount);
        if (result.isPresent()) {
            return result.get();
        }
        return confirms.needed(tx, discount.business(), discount.offer())
                ? new RedeemResult.NeedsCustomer()
                : new RedeemResult.Redeemed(write(tx, tap, discount), discount);
    }

    private RedeemResult agreed(DSLContext tx, Tap tap, Discount discount) {
        return refused(tx, tap, discount)
                .orElseGet(() -> new RedeemResult.Redeemed(write(tx, tap, discount), discount));
    }

    private Optional<RedeemResult> refused(DSLContext tx, Tap tap, Discount discount) {
        var refusals = refusals(tx, tap.till(), discount, tap.purchase());
        return refusals.isEmpty() ? Optional.empty() : Optional.of(new RedeemResult.Refused(refusals));
    }

    private Redemption write(DSLContext tx, Tap tap, Discount discount) {
        var till = tap.till();
        var purchase = tap.purchase();
        var now = clock.instant();
        var takenOff = discount.terms().takenOff(purchase);
        // a visit writes its sale by itself: there is one without a discount, too
        SaleId sale = purchase.filter(gross -> !tap.visit())
                .map(gross -> sales.recordAtTill(
                        tx,
                        new Sales.TillSale(
                                discount.business(),
                                till.salon().id(),
                                discount.customer(),
                                till.cashier().id(),
                                gross,
                                takenOff,
                                now)))
                .orElse(null);
        var wanted = new Redemption(
                null,
                discount.id(),
                discount.customer(),
                till.cashier().id(),
                till.salon().id(),
                purchase,
                takenOff,
                now);
        var id = redemptions.insert(tx, wanted, discount.usesMade() + 1, sale, tap.requestKey());
        if (!discounts.addUse(tx, discount)) {
            throw new IllegalStateException("discount " + discount.id().value() + " changed under its lock");
        }
        referrals.thank(tx, discount);
        tell(tx, till, discount, id);
        return new Redemption(
                id,
                discount.id(),
                discount.customer(),
                till.cashier().id(),
                till.salon().id(),
                purchase,
                takenOff,
                now);
    }

    private void tell(DSLContext tx, Till till, Discount discount, RedemptionId id) {
        notifications.oweAll(
                tx,
                List.of(
                        new ToCustomer(
                                discount.customer(),
                                NotificationKind.DISCOUNT_REDEEMED,
                                id.value(),
                                "redemption:" + id.value() + ":done"),
                        new ToCustomer(
                                discount.customer(),
                                NotificationKind.DISCOUNT_CHANGED,
                                discount.id().value(),
                                "discount:" + discount.id().value() + ":redemption:" + id.value())));
        audit.record(
                tx,
                till.cashier().id(),
                new Act(
                        "discount.redeem",
                        "redemption",
                        id.value(),
                        till.salon().id(),
                        "done",
                        Map.of("discount", discount.id().value())));
        events.record(
                tx,
                new ProductEvent(
                        ProductEvent.Kind.DISCOUNT_REDEEMED,
                        "discount_redeemed:" + id.value(),
                        discount.customer(),
                        till.cashier().id(),
                        till.salon().id(),
                        id.value(),
                        null));
    }

    private List<Refusal> refusals(DSLContext context, Till till, Discount discount, Optional<Money> purchase) {
        var lastUse = discount.stored() == Discount.Stored.USED
                ? redemptions.findLastUse(context, discount.id())
                : Optional.<Refusal.LastUse>empty();
        return RedemptionRule.refusals(new RedemptionRule.Facts(
                discount,
                till.salon(),
                purchase,
                clock.instant(),
                salons.of(context, discount),
                lastUse,
                subscriptions.isKnown(context, discount)));
    }

    private static Quote offered(CheckCard card, Optional<Money> purchase) {
        var takenOff = card.discount().terms().takenOff(purchase);
        return new Quote.Offered(card, purchase, takenOff, purchase.map(p -> p.minus(takenOff)));
    }

    private CheckCard card(DiscountRow.AtTill found) {
        var discount = subscriptions.lookAgain(found.discount());
        return new CheckCard(
                discount,
                discount.stateAt(clock.instant()),
                found.ownerName(),
                found.ownerPhone().map(Phone::masked));
    }

    /** The one that saves most; the nearest end first where that is not known, or the same. */
    private Optional<Discount> instead(Till till, Discount refused, Optional<Money> purchase) {
        var others = usable.find(till, refused.customer(), purchase).stream()
                .filter(other -> !other.id().equals(refused.id()));
        return purchase.isEmpty()
                ? others.findFirst()
                : others.max(Comparator.comparing(other -> other.terms().takenOff(purchase)));
    }
}
