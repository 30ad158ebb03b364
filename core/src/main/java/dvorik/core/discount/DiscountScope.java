package dvorik.core.discount;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import java.util.Optional;
import java.util.Set;

/**
 * Whose offers and discounts are seen.
 *
 * @param salons empty: the whole business; else what counts, or was used, in one of these
 */
public record DiscountScope(BusinessId business, Optional<Set<SalonId>> salons) {}
