package dvorik.core.segment;

import dvorik.core.id.SegmentId;

/** There is no such segment in this business. */
public final class UnknownSegment extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SegmentId segment;

    public UnknownSegment(SegmentId segment) {
        super("no segment " + segment.value(), null, false, false);
        this.segment = segment;
    }

    public SegmentId segment() {
        return segment;
    }
}
