package dvorik.core.segment;

import java.util.List;

/** What became of making or changing a segment. Each refusal has written nothing. */
public sealed interface SegmentResult {
    record Stands(Segment segment) implements SegmentResult {}

    record BadRule(List<RuleProblem> problems) implements SegmentResult {}

    record Unknown() implements SegmentResult {}
}
