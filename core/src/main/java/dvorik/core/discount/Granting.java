package dvorik.core.discount;

import dvorik.core.discount.DiscountRepository.NewDiscount;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jooq.DSLContext;

/** Grants discounts of automatic offers, each once by its grant key. */
final class Granting {
    private static final int CODE_TRIES = 5;
    private final Clock clock;
    private final ProductEvents events;
    private final OfferRepository offers = new OfferRepository();
    private final DiscountRepository discounts = new DiscountRepository();
    private final SecureRandom random = new SecureRandom();
    private final Currency currency;

    Granting(Clock clock, ProductEvents events, Currency currency) {
        this.clock = clock;
        this.events = events;
        this.currency = currency;
    }

    Currency currency() {
        return currency;
    }

    /**
     * Grants, or finds what was granted under this key before.
     *
     * @return empty when nothing was granted and the business has no such offer
     */
    Optional<Discount> grantOnce(
            DSLContext tx, BusinessId business, OfferKind kind, CustomerId customer, String grantKey) {
        var offer = offers.findAutomatic(tx, business, kind);
        return offer.isPresent()
                ? Optional.of(grant(tx, offer.get(), customer, grantKey))
                : discounts.findByGrantKey(tx, grantKey);
    }

    /** Grants this offer, or finds what was granted under this key before. */
    Discount grant(DSLContext tx, OfferRepository.OfferRow offer, CustomerId customer, String grantKey) {
        var from = clock.instant();
        // valid to the end of the last day in business time
        var until = LocalDate.now(clock)
                .plusDays(offer.validDays() + 1L)
                .atStartOfDay(clock.getZone())
                .toInstant();
        for (int i = 0; i < CODE_TRIES; i++) {
            var grant = new NewDiscount(
                    offer, customer, DiscountCode.random(random), grantKey, currency.getCurrencyCode(), from, until);
            boolean inserted = discounts.insert(tx, grant);
            var discount = discounts.findByGrantKey(tx, grantKey);
            if (inserted) {
                events.record(
                        tx,
                        new ProductEvent(
                                ProductEvent.Kind.DISCOUNT_GRANTED,
                                "discount_granted:"
                                        + discount.orElseThrow().id().value(),
                                customer,
                                null,
                                null,
                                discount.get().id().value(),
                                offer.kind().code()));
            }
            if (discount.isPresent()) {
                return discount.get();
            }
        }
        throw new IllegalStateException("no free code in " + CODE_TRIES + " tries");
    }
}
