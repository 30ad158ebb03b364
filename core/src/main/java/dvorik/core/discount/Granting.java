package dvorik.core.discount;

import dvorik.core.discount.DiscountRepository.NewDiscount;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
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
        return grant(tx, offer, customer, grantKey, validity(offer));
    }

    private Discount grant(
            DSLContext tx, OfferRepository.OfferRow offer, CustomerId customer, String grantKey, Validity validity) {
        for (int i = 0; i < CODE_TRIES; i++) {
            var grant = wanted(offer, customer, grantKey, validity);
            boolean inserted = discounts.insert(tx, grant);
            var discount = discounts.findByGrantKey(tx, grantKey);
            if (inserted) {
                events.record(tx, granted(discount.orElseThrow()));
            }
            if (discount.isPresent()) {
                return discount.get();
            }
        }
        throw new IllegalStateException("no free code in " + CODE_TRIES + " tries");
    }

    /** From when, and until when exclusive. */
    record Validity(Instant from, Instant until) {}

    /** As {@link #grant}, for many customers by few statements. */
    Map<CustomerId, Discount> grantAll(
            DSLContext tx, OfferRepository.OfferRow offer, Map<CustomerId, String> grantKeys) {
        return grantAll(tx, offer, grantKeys, validity(offer));
    }

    /** As {@link #grantAll(DSLContext, OfferRepository.OfferRow, Map)}, good for another time than the offer says. */
    Map<CustomerId, Discount> grantAll(
            DSLContext tx, OfferRepository.OfferRow offer, Map<CustomerId, String> grantKeys, Validity validity) {
        var before = discounts.findByGrantKeys(tx, grantKeys.values());
        var missing = grantKeys.entrySet().stream()
                .filter(wanted -> !before.containsKey(wanted.getValue()))
                .toList();
        discounts.insertAll(
                tx,
                missing.stream()
                        .map(wanted -> wanted(offer, wanted.getKey(), wanted.getValue(), validity))
                        .toList());
        var inserted = missing.isEmpty()
                ? Map.<String, Discount>of()
                : discounts.findByGrantKeys(
                        tx, missing.stream().map(Map.Entry::getValue).toList());
        events.recordAll(tx, inserted.values().stream().map(Granting::granted).toList());
        var all = new HashMap<CustomerId, Discount>();
        grantKeys.forEach((customer, key) -> {
            var discount = before.containsKey(key) ? before.get(key) : inserted.get(key);
            // by bad luck a code was taken
            all.put(customer, discount == null ? grant(tx, offer, customer, key, validity) : discount);
        });
        return all;
    }

    private NewDiscount wanted(
            OfferRepository.OfferRow offer, CustomerId customer, String grantKey, Validity validity) {
        return new NewDiscount(
                offer,
                customer,
                DiscountCode.random(random),
                grantKey,
                currency.getCurrencyCode(),
                validity.from(),
                validity.until());
    }

    /** Until the end of the last day in business time. */
    private Validity validity(OfferRepository.OfferRow offer) {
        var until = LocalDate.now(clock)
                .plusDays(offer.validDays() + 1L)
                .atStartOfDay(clock.getZone())
                .toInstant();
        return new Validity(clock.instant(), until);
    }

    private static ProductEvent granted(Discount discount) {
        return new ProductEvent(
                ProductEvent.Kind.DISCOUNT_GRANTED,
                "discount_granted:" + discount.id().value(),
                discount.customer(),
                null,
                null,
                discount.id().value(),
                discount.kind().code());
    }
}
