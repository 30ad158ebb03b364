package dvorik.adminapi.offer;

import dvorik.adminapi.discount.Amounts;
import dvorik.adminapi.discount.ValueType;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.discount.Offer;
import dvorik.core.discount.OfferKind;
import dvorik.core.id.SalonId;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What goes in and out at {@code /offers}. */
final class OfferViews {
    static final int LONGEST_TITLE = 120;
    static final int MOST_DAYS = 3650;
    static final int MOST_USES = 1000;
    static final int MOST_SALONS = 500;
    static final int DAYS = 7;
    static final int FURTHEST = 1000;
    static final String NOT_BLANK = "^[\\s\\S]*\\S[\\s\\S]*$";
    static final String VALUE = "Basis points for percent (1000 is 10 %), minor units for an amount";
    static final String SALONS = "Where its discounts count; empty or null: in all salons";
    static final String WEEKDAYS = "On which its discounts count, in the salon's zone; null: on any day";

    private OfferViews() {}

    record Query(
            Optional<OfferKind> kind,
            Optional<Boolean> active,
            @Min(1) @Max(FURTHEST) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage) {}

    record NewOffer(
            OfferKind kind,
            @Doc(value = "{value} stands for what it gives", example = "{value} off")
                    @Size(min = 1, max = LONGEST_TITLE)
                    @Pattern(regexp = NOT_BLANK)
                    String titleRu,
            @Size(min = 1, max = LONGEST_TITLE) @Pattern(regexp = NOT_BLANK) String titleUz,
            @Size(min = 1, max = LONGEST_TITLE) @Pattern(regexp = NOT_BLANK) String titleEn,
            ValueType valueType,
            @Doc(VALUE) @Min(1) @Max(Amounts.MOST) long value,
            @Min(1) @Max(Amounts.MOST) Optional<Long> minPurchase,
            @Min(1) @Max(Amounts.MOST) Optional<Long> maxDiscount,
            @Doc("From the grant, the last day whole") @Min(1) @Max(MOST_DAYS) int validDays,
            @Doc("Once where left out") @Min(1) @Max(MOST_USES) Optional<Integer> usesAllowed,
            @Doc(WEEKDAYS) @Size(min = 1, max = DAYS) Optional<List<DayOfWeek>> weekdays,
            @Doc(SALONS) @Size(max = MOST_SALONS) Optional<List<Long>> salonIds,
            @Doc("The customer's own yes is needed at the till") Optional<Boolean> customerConfirms,
            @Doc("Customers may give its discounts to friends; where left out, as is usual for the kind")
                    Optional<Boolean> giftable,
            @Doc("True where left out") Optional<Boolean> active) {}

    /** What is left out stays; null clears where there may be none. */
    @SchemaName("OfferChange")
    record Change(
            @Size(min = 1, max = LONGEST_TITLE) @Pattern(regexp = NOT_BLANK) Optional<String> titleRu,
            @Size(min = 1, max = LONGEST_TITLE) @Pattern(regexp = NOT_BLANK) Optional<String> titleUz,
            @Size(min = 1, max = LONGEST_TITLE) @Pattern(regexp = NOT_BLANK) Optional<String> titleEn,
            @Doc("Together with value") Optional<ValueType> valueType,
            @Doc(VALUE) @Min(1) @Max(Amounts.MOST) Optional<Long> value,
            @Min(1) @Max(Amounts.MOST) Optional<Long> minPurchase,
            @Min(1) @Max(Amounts.MOST) Optional<Long> maxDiscount,
            @Min(1) @Max(MOST_DAYS) Optional<Integer> validDays,
            @Min(1) @Max(MOST_USES) Optional<Integer> usesAllowed,
            @Doc(WEEKDAYS) @Size(min = 1, max = DAYS) Optional<List<DayOfWeek>> weekdays,
            @Doc(SALONS) @Size(max = MOST_SALONS) Optional<List<Long>> salonIds,
            @Doc("Counts at once, also for what was granted before") Optional<Boolean> customerConfirms,
            Optional<Boolean> giftable,
            Optional<Boolean> active) {}

    record OfferView(
            long id,
            OfferKind kind,
            String titleRu,
            String titleUz,
            String titleEn,
            ValueType valueType,
            @Doc(VALUE) long value,
            Optional<Long> minPurchase,
            Optional<Long> maxDiscount,
            String currency,
            int validDays,
            int usesAllowed,
            List<DayOfWeek> weekdays,
            @Doc("Empty: in all salons") List<Long> salonIds,
            boolean customerConfirms,
            boolean giftable,
            boolean active,
            Instant createdAt,
            @Doc("As in the ETag") int version) {
        static OfferView of(Offer offer, Currency currency) {
            var details = offer.details();
            var terms = details.terms();
            return new OfferView(
                    offer.id().value(),
                    details.kind(),
                    details.titles().get(Language.RU),
                    details.titles().get(Language.UZ),
                    details.titles().get(Language.EN),
                    ValueType.of(terms.value()),
                    ValueType.number(terms.value()),
                    terms.minPurchase().map(Money::minor),
                    terms.maxDiscount().map(Money::minor),
                    currency.getCurrencyCode(),
                    details.validDays(),
                    details.usesAllowed(),
                    terms.weekdays().stream().sorted().toList(),
                    details.salons().stream().map(SalonId::value).sorted().toList(),
                    details.customerConfirms(),
                    details.giftable(),
                    details.active(),
                    offer.createdAt(),
                    offer.version());
        }
    }
}
