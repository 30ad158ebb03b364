package dvorik.core.discount;

import dvorik.core.id.SalonId;
import dvorik.core.money.Money;
import dvorik.core.salon.Salon;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One condition of redeeming. Adding a rule is adding one to {@link #ALL}; each is asked, so that all failures are named. */
interface RedemptionRule {
    /**
     * What the rules look at.
     *
     * @param purchase empty while the amount is not known: rules about it pass
     * @param salons where the discount counts, names by id; empty: in all
     * @param lastUse of this discount
     * @param subscriptionKnown true where it is no matter; false: it is not known well enough whether the customer is
     *     still subscribed
     */
    record Facts(
            Discount discount,
            Salon salon,
            Optional<Money> purchase,
            Instant now,
            Map<SalonId, String> salons,
            Optional<Refusal.LastUse> lastUse,
            boolean subscriptionKnown) {}

    Optional<Refusal> check(Facts facts);

    List<RedemptionRule> ALL = List.of(
            RedemptionRule::notUsed,
            RedemptionRule::notCancelled,
            RedemptionRule::notGivenAway,
            RedemptionRule::notFrozen,
            RedemptionRule::subscriptionKnown,
            RedemptionRule::notReserved,
            RedemptionRule::begun,
            RedemptionRule::notOver,
            RedemptionRule::inThisSalon,
            RedemptionRule::onThisDay,
            RedemptionRule::purchaseLargeEnough);

    /** @return every failed rule, the gravest first */
    static List<Refusal> refusals(Facts facts) {
        return ALL.stream()
                .map(rule -> rule.check(facts))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Refusal> notUsed(Facts facts) {
        return when(facts.discount().stored() == Discount.Stored.USED, new Refusal.AlreadyUsed(facts.lastUse()));
    }

    private static Optional<Refusal> notCancelled(Facts facts) {
        return when(facts.discount().stored() == Discount.Stored.CANCELLED, new Refusal.Cancelled());
    }

    private static Optional<Refusal> notGivenAway(Facts facts) {
        return when(facts.discount().stored() == Discount.Stored.GIVEN, new Refusal.GivenAway());
    }

    private static Optional<Refusal> subscriptionKnown(Facts facts) {
        return when(
                facts.discount().stored() == Discount.Stored.ACTIVE && !facts.subscriptionKnown(),
                new Refusal.SubscriptionUnknown());
    }

    private static Optional<Refusal> notFrozen(Facts facts) {
        return when(facts.discount().stored() == Discount.Stored.FROZEN, new Refusal.Frozen());
    }

    private static Optional<Refusal> notReserved(Facts facts) {
        return when(facts.discount().reserved(), new Refusal.Reserved());
    }

    private static Optional<Refusal> begun(Facts facts) {
        var from = facts.discount().validFrom();
        return when(facts.now().isBefore(from), new Refusal.NotYetValid(from));
    }

    private static Optional<Refusal> notOver(Facts facts) {
        return when(
                facts.discount().isOver(facts.now()),
                new Refusal.Expired(facts.discount().validUntil()));
    }

    private static Optional<Refusal> inThisSalon(Facts facts) {
        var salons = facts.salons();
        return when(
                !salons.isEmpty() && !salons.containsKey(facts.salon().id()),
                new Refusal.WrongSalon(salons.values().stream().sorted().toList()));
    }

    private static Optional<Refusal> onThisDay(Facts facts) {
        var days = facts.discount().terms().weekdays();
        var today = facts.now().atZone(facts.salon().zone()).getDayOfWeek();
        return when(!days.contains(today), new Refusal.WrongDay(days));
    }

    private static Optional<Refusal> purchaseLargeEnough(Facts facts) {
        var minimum = facts.discount().terms().minPurchase();
        return facts.purchase().flatMap(purchase -> minimum.filter(least -> purchase.compareTo(least) < 0)
                .map(least -> new Refusal.BelowMinimum(least, least.minus(purchase))));
    }

    private static Optional<Refusal> when(boolean failed, Refusal refusal) {
        return failed ? Optional.of(refusal) : Optional.empty();
    }
}
