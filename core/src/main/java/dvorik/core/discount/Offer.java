package dvorik.core.discount;

import dvorik.core.id.OfferId;
import java.time.Instant;

/** A rule of what can be granted. */
public record Offer(OfferId id, OfferDetails details, Instant createdAt, int version) {}
