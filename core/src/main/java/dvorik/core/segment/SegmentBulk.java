package dvorik.core.segment;

import dvorik.core.customer.CustomerBulk;
import dvorik.core.id.SegmentId;
import java.util.List;

/** One change of all who are in a segment. */
public final class SegmentBulk {
    private final Segments segments;
    private final CustomerBulk bulk;

    public SegmentBulk(Segments segments, CustomerBulk bulk) {
        this.segments = segments;
        this.bulk = bulk;
    }

    /**
     * Whom it concerns is settled now, whoever comes into the segment later.
     *
     * @throws UnknownSegment for one that was deleted too
     */
    public CustomerBulk.Started change(CustomerBulk.Asker asker, SegmentId segment, CustomerBulk.Change change) {
        if (segments.findLiving(asker.business(), segment).isEmpty()) {
            throw new UnknownSegment(segment);
        }
        return bulk.change(asker, segments.audience(asker.business(), List.of(segment), List.of()), change);
    }
}
