package dvorik.adminapi.discount;

import dvorik.adminapi.frame.Doc;
import dvorik.core.discount.Discount;
import dvorik.core.discount.OfferKind;
import dvorik.core.money.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A discount as it is told. */
record DiscountView(
        long id,
        @Doc(value = "As people read it", example = "7KQM-2WXF") String code,
        @Doc("As people see it: one whose time is over is expired, whatever is stored") Discount.State status,
        OfferKind kind,
        long offerId,
        long customerId,
        @Doc("Of the offer, with the value, in the caller's language") String title,
        ValueType valueType,
        @Doc("Basis points for percent (1000 is 10 %), minor units for an amount") long value,
        @Doc("From this purchase on") Optional<Long> minPurchase,
        @Doc("It takes off no more") Optional<Long> maxDiscount,
        String currency,
        @Doc("On which it counts, in the salon's zone") List<DayOfWeek> weekdays,
        Instant validFrom,
        @Doc("Exclusive") Instant validUntil,
        int usesAllowed,
        int usesMade,
        @Doc("Promised to a visit") boolean reserved,
        @Doc("The customer may give it to a friend") boolean giftable) {

    static DiscountView of(DiscountParts parts, Discount discount, dvorik.core.text.Language language) {
        var terms = discount.terms();
        return new DiscountView(
                discount.id().value(),
                discount.code().grouped(),
                parts.discounts().state(discount),
                discount.kind(),
                discount.offer().value(),
                discount.customer().value(),
                parts.words().title(discount, language),
                ValueType.of(terms.value()),
                ValueType.number(terms.value()),
                terms.minPurchase().map(Money::minor),
                terms.maxDiscount().map(Money::minor),
                parts.currency().getCurrencyCode(),
                terms.weekdays().stream().sorted().toList(),
                discount.validFrom(),
                discount.validUntil(),
                discount.usesAllowed(),
                discount.usesMade(),
                discount.reserved(),
                discount.giftable());
    }
}
