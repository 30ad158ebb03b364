package dvorik.core.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SegmentId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A saved condition over the customers of a business.
 *
 * @param tree the rule as it was sent
 * @param frozenAt when the list of a static segment was made; empty: a live one
 * @param version goes up with every change
 */
public record Segment(
        SegmentId id,
        BusinessId business,
        String name,
        Kind kind,
        Rule rule,
        JsonNode tree,
        List<Reference> references,
        Optional<Instant> frozenAt,
        StaffId createdBy,
        Instant createdAt,
        int version) {

    public enum Kind {
        /** Whoever fits when it is asked. */
        LIVE,
        /** Those who fitted when it was frozen, as long as they are there. */
        STATIC
    }
}
