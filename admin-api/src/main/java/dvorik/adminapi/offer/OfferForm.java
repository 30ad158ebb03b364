package dvorik.adminapi.offer;

import dvorik.adminapi.discount.ValueType;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.offer.OfferViews.Change;
import dvorik.adminapi.offer.OfferViews.NewOffer;
import dvorik.core.discount.OfferDetails;
import dvorik.core.discount.OfferKind;
import dvorik.core.discount.Terms;
import dvorik.core.id.SalonId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns bodies into offers; all that is wrong is told at once. */
final class OfferForm {
    private final Currency currency;
    private final List<BadField> bad = new ArrayList<>();

    OfferForm(Currency currency) {
        this.currency = currency;
    }

    OfferDetails details(NewOffer body) {
        checkValue(body.valueType(), body.value());
        var salons = salons(body.salonIds());
        end();
        return new OfferDetails(
                body.kind(),
                Map.of(Language.RU, body.titleRu(), Language.UZ, body.titleUz(), Language.EN, body.titleEn()),
                new Terms(
                        body.valueType().value(body.value(), currency),
                        body.minPurchase().map(this::money),
                        body.maxDiscount().map(this::money),
                        weekdays(body.weekdays())),
                body.validDays(),
                body.usesAllowed().orElse(1),
                salons,
                body.customerConfirms().orElse(false),
                body.giftable().orElse(body.kind() == OfferKind.MANUAL || body.kind() == OfferKind.REFERRAL),
                body.active().orElse(true));
    }

    OfferDetails changed(OfferDetails now, Change body) {
        var titles = Map.of(
                Language.RU, kept("title_ru", body.titleRu(), now.titles().get(Language.RU)),
                Language.UZ, kept("title_uz", body.titleUz(), now.titles().get(Language.UZ)),
                Language.EN, kept("title_en", body.titleEn(), now.titles().get(Language.EN)));
        var terms = now.terms();
        var details = new OfferDetails(
                now.kind(),
                titles,
                new Terms(
                        value(terms.value(), body),
                        body.minPurchase() == null
                                ? terms.minPurchase()
                                : body.minPurchase().map(this::money),
                        body.maxDiscount() == null
                                ? terms.maxDiscount()
                                : body.maxDiscount().map(this::money),
                        body.weekdays() == null ? terms.weekdays() : weekdays(body.weekdays())),
                kept("valid_days", body.validDays(), now.validDays()),
                kept("uses_allowed", body.usesAllowed(), now.usesAllowed()),
                body.salonIds() == null ? now.salons() : salons(body.salonIds()),
                kept("customer_confirms", body.customerConfirms(), now.customerConfirms()),
                kept("giftable", body.giftable(), now.giftable()),
                kept("active", body.active(), now.active()));
        end();
        return details;
    }

    private DiscountValue value(DiscountValue now, Change body) {
        var type = kept("value_type", body.valueType(), null);
        var number = kept("value", body.value(), null);
        if (type == null && number == null) {
            return now;
        }
        if (type == null || number == null) {
            bad.add(new BadField(type == null ? "value_type" : "value", "required", null));
            return now;
        }
        checkValue(type, number);
        return type.allows(number) ? type.value(number, currency) : now;
    }

    private void checkValue(ValueType type, long number) {
        if (!type.allows(number)) {
            bad.add(new BadField("value", "too_large", Integer.toString(ValueType.WHOLE)));
        }
    }

    /** What cannot be cleared. */
    private <T> T kept(String field, Optional<T> given, T now) {
        if (given != null && given.isEmpty()) {
            bad.add(new BadField(field, "required", null));
        }
        return given == null ? now : given.orElse(now);
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }

    private static Set<DayOfWeek> weekdays(Optional<List<DayOfWeek>> given) {
        return given.<Set<DayOfWeek>>map(EnumSet::copyOf).orElseGet(() -> EnumSet.allOf(DayOfWeek.class));
    }

    private Set<SalonId> salons(Optional<List<Long>> given) {
        var ids = given.orElse(List.of());
        if (ids.stream().anyMatch(id -> id <= 0)) {
            bad.add(new BadField("salon_ids", "not_found", null));
        }
        return ids.stream().filter(id -> id > 0).map(SalonId::new).collect(Collectors.toUnmodifiableSet());
    }

    private void end() {
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
    }
}
