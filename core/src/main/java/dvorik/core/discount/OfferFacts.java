package dvorik.core.discount;

import dvorik.core.id.SalonId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Offers as plain facts, for the audit log. */
final class OfferFacts {
    private OfferFacts() {}

    static Map<String, Object> of(OfferDetails offer) {
        var facts = new LinkedHashMap<String, Object>();
        var terms = offer.terms();
        facts.put("kind", offer.kind().code());
        offer.titles().forEach((language, title) -> facts.put("title_" + language.code(), title));
        switch (terms.value()) {
            case DiscountValue.Percent(var basisPoints) -> facts.put("percent", basisPoints);
            case DiscountValue.Amount(var money) -> facts.put("amount", money.minor());
        }
        facts.put("min_purchase", terms.minPurchase().map(Money::minor).orElse(null));
        facts.put("max_discount", terms.maxDiscount().map(Money::minor).orElse(null));
        facts.put("weekdays", terms.weekdays().stream().sorted().map(Enum::name).toList());
        facts.put("valid_days", offer.validDays());
        facts.put("uses_allowed", offer.usesAllowed());
        facts.put("salons", offer.salons().stream().map(SalonId::value).sorted().toList());
        facts.put("customer_confirms", offer.customerConfirms());
        facts.put("giftable", offer.giftable());
        facts.put("active", offer.active());
        return facts;
    }

    /** @return {@code before} and {@code after} of what differs; empty when nothing does */
    static Map<String, Object> differences(OfferDetails before, OfferDetails after) {
        var was = of(before);
        var is = of(after);
        var differing = new LinkedHashMap<String, Object>(was);
        differing.putAll(is);
        differing.keySet().removeIf(name -> Objects.equals(was.get(name), is.get(name)));
        if (differing.isEmpty()) {
            return Map.of();
        }
        was.keySet().retainAll(differing.keySet());
        is.keySet().retainAll(differing.keySet());
        return Map.of("before", was, "after", is);
    }
}
