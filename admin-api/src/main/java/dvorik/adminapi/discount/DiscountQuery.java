package dvorik.adminapi.discount;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Page;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountFilter;
import dvorik.core.discount.DiscountFilter.Span;
import dvorik.core.discount.DiscountOrder;
import dvorik.core.discount.OfferKind;
import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;

/** Which discounts, in which order, and which part of them. */
record DiscountQuery(
        @Min(1) Optional<Long> customerId,
        @Min(1) Optional<Long> offerId,
        Optional<OfferKind> kind,
        @Doc("As people see it") Optional<Discount.State> status,
        Optional<Instant> createdFrom,
        @Doc("Exclusive") Optional<Instant> createdUntil,
        @Doc("Those that end at this time or later") Optional<Instant> validUntilFrom,
        @Doc("Exclusive") Optional<Instant> validUntilUntil,
        @Doc("newest where left out; ends_first: the nearest end first") Optional<DiscountOrder> sort,
        @Doc("For walks further than this follow next_cursor") @Min(1) @Max(FURTHEST) Optional<Integer> page,
        @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
        @Doc("next_cursor of the part before, with the same filters and order; instead of page")
                @Size(min = 1, max = LONGEST_CURSOR)
                Optional<String> cursor) {
    static final int FURTHEST = 1000;
    static final int LONGEST_CURSOR = 200;

    DiscountFilter filter() {
        return new DiscountFilter(
                customerId.map(CustomerId::new),
                offerId.map(OfferId::new),
                kind,
                status,
                new Span(createdFrom, createdUntil),
                new Span(validUntilFrom, validUntilUntil));
    }

    DiscountOrder order() {
        return sort.orElse(DiscountOrder.NEWEST);
    }

    int pageNumber() {
        return page.orElse(1);
    }

    int size() {
        return perPage.orElse(Page.USUAL);
    }
}
