package dvorik.core.discount;

import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which discounts are listed; what is empty is no condition.
 *
 * @param state as people see it
 */
public record DiscountFilter(
        Optional<CustomerId> customer,
        Optional<OfferId> offer,
        Optional<OfferKind> kind,
        Optional<Discount.State> state,
        Span created,
        Span ends) {

    /**
     * A span of time.
     *
     * @param from inclusive; empty: since ever
     *
     * @param until exclusive; empty: for ever
     */
    public record Span(Optional<Instant> from, Optional<Instant> until) {}
}
