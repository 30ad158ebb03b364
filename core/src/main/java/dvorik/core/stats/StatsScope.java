package dvorik.core.stats;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import java.util.Optional;
import java.util.Set;

/**
 * What the figures are about.
 *
 * @param salons empty: the whole business; else what happened in these, and customers who redeemed there
 */
public record StatsScope(BusinessId business, Optional<Set<SalonId>> salons) {}
