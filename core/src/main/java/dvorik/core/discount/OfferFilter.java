package dvorik.core.discount;

import java.util.Optional;

/** Which offers are listed; what is empty is no condition. */
public record OfferFilter(Optional<OfferKind> kind, Optional<Boolean> active) {}
