package dvorik.core.discount;

import dvorik.core.id.SalonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * In which salons the discounts of an offer count: where they did when they were granted.
 *
 * @param now names of the salons by id; empty: in all
 * @param past what was before, oldest first
 */
record SalonsOverTime(Map<SalonId, String> now, List<Past> past) {

    /** @param until when it was changed, exclusive */
    record Past(Instant until, Map<SalonId, String> salons) {}

    /** @return for what was granted at this time; empty: in all */
    Map<SalonId, String> at(Instant granted) {
        return past.stream()
                .filter(before -> granted.isBefore(before.until()))
                .findFirst()
                .map(Past::salons)
                .orElse(now);
    }
}
