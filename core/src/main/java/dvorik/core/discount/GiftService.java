package dvorik.core.discount;

import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.GiftId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;

/**
 * A customer gives a discount away by a link. Whoever opens it first gets the same terms under a new code; until then the
 * discount is the giver's, who may use it or take the gift back. In each transaction the row of the discount is locked
 * first.
 */
public final class GiftService {
    private static final String TOKEN_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int TOKEN_LENGTH = 16;

    private final DSLContext db;
    private final Clock clock;
    private final Notifications notifications;
    private final ProductEvents events;
    private final DiscountRepository discounts = new DiscountRepository();
    private final GiftRepository gifts = new GiftRepository();
    private final SecureRandom random = new SecureRandom();

    public GiftService(DSLContext db, Clock clock, Notifications notifications, ProductEvents events) {
        this.db = db;
        this.clock = clock;
        this.notifications = notifications;
        this.events = events;
    }

    /** What became of giving away. */
    public sealed interface GiveResult {
        /** Asked again, the same. */
        record Ready(Gift gift, Discount discount) implements GiveResult {}

        /** Not active, used in part, or of an offer that does not allow it. */
        record NotGiftable(Discount discount) implements GiveResult {}

        /** No such discount of this customer. */
        record Unknown() implements GiveResult {}
    }

    /** What became of opening the link of a gift. */
    public sealed interface ClaimResult {
        /** @param discount the friend's, also when the friend opens the link again */
        record Claimed(Discount discount) implements ClaimResult {}

        /** The giver opened the link. */
        record Own(Gift gift, Discount discount) implements ClaimResult {}

        /** Somebody else was faster. */
        record Taken() implements ClaimResult {}

        record TakenBack() implements ClaimResult {}

        /** The giver has used it. */
        record Used() implements ClaimResult {}

        record Expired() implements ClaimResult {}

        /** No such gift, or the discount was put on hold or cancelled. */
        record Gone() implements ClaimResult {}
    }

    /** Offers the discount to whoever opens the link. */
    public GiveResult give(CustomerId giver, DiscountId id) {
        return Transactions.repeated(db, tx -> {
            var locked = discounts.lock(tx, id).filter(d -> d.customer().equals(giver));
            if (locked.isEmpty()) {
                return new GiveResult.Unknown();
            }
            var discount = locked.get();
            if (!discount.givableAt(clock.instant())) {
                return new GiveResult.NotGiftable(discount);
            }
            var open = gifts.findOpen(tx, id);
            if (open.isPresent()) {
                return new GiveResult.Ready(open.get(), discount);
            }
            var token = token(random);
            var gift = gifts.insert(tx, id, giver, token, clock.instant());
            return new GiveResult.Ready(new Gift(gift, id, giver, token, false, Optional.empty()), discount);
        });
    }

    /** @return false when a friend has it already; a second time changes nothing and is true again */
    public boolean takeBack(CustomerId giver, GiftId id) {
        return Transactions.repeated(db, tx -> {
            var gift = gifts.find(tx, id).filter(g -> g.giver().equals(giver));
            if (gift.isEmpty()) {
                return false;
            }
            discounts.lock(tx, gift.get().discount());
            return gifts.withdraw(tx, id, clock.instant())
                    || gifts.find(tx, id).orElseThrow().withdrawn();
        });
    }

    /** What opening the link would bring now; empty: it would bring a discount. Changes nothing. */
    public Optional<ClaimResult> obstacle(String token) {
        var gift = gifts.findByToken(db, token);
        return gift.isEmpty()
                ? Optional.of(new ClaimResult.Gone())
                : obstacle(gift.get(), discounts.find(db, gift.get().discount()).orElseThrow());
    }

    /** Opens the link; the same friend again gets the same answer. */
    public ClaimResult claim(CustomerId friend, String token) {
        var result = Transactions.repeated(db, tx -> claim(tx, friend, token));
        if (result instanceof ClaimResult.Claimed) {
            notifications.committed();
        }
        return result;
    }

    public Optional<Gift> find(GiftId id) {
        return gifts.find(db, id);
    }

    private ClaimResult claim(DSLContext tx, CustomerId friend, String token) {
        var named = gifts.findByToken(tx, token);
        if (named.isEmpty()) {
            return new ClaimResult.Gone();
        }
        var discount = discounts.lock(tx, named.get().discount()).orElseThrow();
        var gift = gifts.findByToken(tx, token).orElseThrow();
        var claim = gift.claim();
        if (claim.isPresent() && claim.get().by().equals(friend)) {
            return new ClaimResult.Claimed(
                    discounts.find(tx, claim.get().became()).orElseThrow());
        }
        var obstacle = obstacle(gift, discount);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (gift.giver().equals(friend)) {
            return new ClaimResult.Own(gift, discount);
        }
        return new ClaimResult.Claimed(hand(tx, gift, discount, friend));
    }

    private Discount hand(DSLContext tx, Gift gift, Discount discount, CustomerId friend) {
        var now = clock.instant();
        long id = gift.id().value();
        var became = gifts.insertCopy(tx, discount.id(), friend, DiscountCode.random(random), "gift:" + id, now);
        if (!gifts.takeFromGiver(tx, discount.id()) || !gifts.claim(tx, gift.id(), friend, became, now)) {
            throw new IllegalStateException("gift " + id + " changed under its discount's lock");
        }
        notifications.owe(tx, gift.giver(), NotificationKind.GIFT_CLAIMED, id, "gift:" + id + ":claimed");
        notifications.owe(
                tx,
                gift.giver(),
                NotificationKind.DISCOUNT_CHANGED,
                discount.id().value(),
                "discount:" + discount.id().value() + ":gift:" + id);
        events.record(
                tx,
                new ProductEvent(
                        ProductEvent.Kind.GIFT_CLAIMED,
                        "gift_claimed:" + id,
                        friend,
                        null,
                        null,
                        discount.id().value(),
                        null));
        return discounts.find(tx, became).orElseThrow();
    }

    private Optional<ClaimResult> obstacle(Gift gift, Discount discount) {
        if (gift.claim().isPresent()) {
            return Optional.of(new ClaimResult.Taken());
        }
        if (gift.withdrawn()) {
            return Optional.of(new ClaimResult.TakenBack());
        }
        return switch (discount.stateAt(clock.instant())) {
            case USED -> Optional.of(new ClaimResult.Used());
            case EXPIRED -> Optional.of(new ClaimResult.Expired());
            case FROZEN, CANCELLED, GIVEN -> Optional.of(new ClaimResult.Gone());
            case ACTIVE ->
                discount.usesMade() > 0 || discount.reserved() ? Optional.of(new ClaimResult.Used()) : Optional.empty();
        };
    }

    private static String token(RandomGenerator random) {
        var token = new StringBuilder();
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            token.append(TOKEN_ALPHABET.charAt(random.nextInt(TOKEN_ALPHABET.length())));
        }
        return token.toString();
    }
}
