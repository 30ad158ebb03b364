package dvorik.adminapi.discount;

import dvorik.adminapi.discount.TillViews.RedemptionView;
import dvorik.adminapi.frame.Doc;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountHistory;
import dvorik.core.discount.ListedDiscount;
import dvorik.core.discount.OfferKind;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A discount as it is told. */
record DiscountView(
        long id,
        @Doc(
                        value =
                                "As people read it; in lists and details whole for those who may change customers or give discounts, else its last four characters",
                        example = "7KQM-2WXF")
                String code,
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
        @Doc("The customer may give it to a friend") boolean giftable,
        @Doc("Told by lists and details") Optional<Instant> createdAt,
        @Doc("Who gave it by hand") Optional<Long> issuedBy,
        @Doc("Told by details") Optional<CancellationView> cancellation,
        @Doc("Told by details: newest first, at most 100, in the salons that you see")
                Optional<List<UseView>> redemptions) {

    record CancellationView(
            Instant cancelledAt,
            Optional<Long> staffId,
            @Doc("Null once the customer is erased") Optional<String> reason) {
        static CancellationView of(DiscountHistory.Cancellation cancellation) {
            return new CancellationView(
                    cancellation.at(), cancellation.by().map(StaffId::value), cancellation.reason());
        }
    }

    record UseView(
            RedemptionView redemption,
            String salonName,
            String staffName,
            Optional<Instant> revertedAt,
            Optional<Long> revertedBy,
            Optional<String> revertReason) {
        static UseView of(DiscountHistory.Use use) {
            return new UseView(
                    RedemptionView.of(use.redemption()),
                    use.salonName(),
                    use.staffName(),
                    use.takenBack().map(DiscountHistory.TakenBack::at),
                    use.takenBack().map(back -> back.by().value()),
                    use.takenBack().map(DiscountHistory.TakenBack::reason));
        }
    }

    /** As a list tells it. @param whole the code is shown in full */
    static DiscountView of(DiscountParts parts, ListedDiscount listed, Language language, boolean whole) {
        return of(parts, listed.discount(), language).with(listed, whole, Optional.empty(), Optional.empty());
    }

    /** With what became of it. @param whole the code is shown in full */
    static DiscountView of(DiscountParts parts, DiscountHistory history, Language language, boolean whole) {
        return of(parts, history.listed().discount(), language)
                .with(
                        history.listed(),
                        whole,
                        history.cancellation().map(CancellationView::of),
                        Optional.of(history.uses().stream().map(UseView::of).toList()));
    }

    private DiscountView with(
            ListedDiscount listed, boolean whole, Optional<CancellationView> cancelled, Optional<List<UseView>> uses) {
        return new DiscountView(
                id,
                whole ? code : listed.discount().code().masked(),
                status,
                kind,
                offerId,
                customerId,
                title,
                valueType,
                value,
                minPurchase,
                maxDiscount,
                listed.currency(),
                weekdays,
                validFrom,
                validUntil,
                usesAllowed,
                usesMade,
                reserved,
                giftable,
                Optional.of(listed.createdAt()),
                listed.issuedBy().map(StaffId::value),
                cancelled,
                uses);
    }

    static DiscountView of(DiscountParts parts, Discount discount, Language language) {
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
                discount.giftable(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
