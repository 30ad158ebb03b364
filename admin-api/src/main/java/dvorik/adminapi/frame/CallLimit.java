package dvorik.adminapi.frame;

import dvorik.core.access.Principal;
import java.util.Optional;

/** Counts the calls of each caller, so that one who runs wild does not starve the others. */
@FunctionalInterface
public interface CallLimit {
    /** @return how it stands with this call; empty: nobody counts */
    Optional<RateLimit> count(Principal caller);
}
