package dvorik.adminapi.segment;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.segment.SegmentViews.NewSegment;
import dvorik.adminapi.segment.SegmentViews.PreviewView;
import dvorik.adminapi.segment.SegmentViews.RulePreview;
import dvorik.adminapi.segment.SegmentViews.SampleView;
import dvorik.adminapi.segment.SegmentViews.SegmentChange;
import dvorik.adminapi.segment.SegmentViews.SegmentCount;
import dvorik.adminapi.segment.SegmentViews.SegmentSample;
import dvorik.adminapi.segment.SegmentViews.SegmentView;
import dvorik.adminapi.segment.SegmentViews.Words;
import dvorik.core.access.Permission;
import dvorik.core.id.SegmentId;
import dvorik.core.segment.RuleProblem;
import dvorik.core.segment.RuleWords;
import dvorik.core.segment.SampleCustomer;
import dvorik.core.segment.Segment;
import dvorik.core.segment.SegmentResult;
import dvorik.core.segment.Segments;
import java.util.List;
import java.util.Optional;

/** Saved conditions over customers. */
public final class SegmentRoutes {
    private static final String TAG = "segments";
    private static final String BASE = "/api/v1/segments";
    private static final String ONE = BASE + "/{id}";

    private final Segments segments;
    private final RuleWords words;

    public SegmentRoutes(Segments segments, RuleWords words) {
        this.segments = segments;
        this.words = words;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Segments, newest first")
                        .needs(Permission.SEGMENTS_READ)
                        .query(SegmentViews.Query.class)
                        .answersPageOf(SegmentView.class)
                        .by(this::list),
                Operation.post(BASE, TAG, "Save a condition over customers")
                        .needs(Permission.SEGMENTS_WRITE)
                        .creates()
                        .body(NewSegment.class)
                        .answers(201, SegmentView.class)
                        .by(this::create),
                Operation.post(BASE + "/preview", TAG, "Try a rule out; nothing is saved")
                        .needs(Permission.SEGMENTS_READ)
                        .body(RulePreview.class)
                        .answers(200, PreviewView.class)
                        .by(this::preview),
                Operation.get(ONE, TAG, "A segment")
                        .needs(Permission.SEGMENTS_READ)
                        .versioned()
                        .answers(200, SegmentView.class)
                        .refuses(ErrorCode.SEGMENT_001)
                        .by(this::show),
                Operation.patch(ONE, TAG, "Change a segment; a new rule makes the list of a static one anew")
                        .needs(Permission.SEGMENTS_WRITE)
                        .body(SegmentChange.class)
                        .answers(200, SegmentView.class)
                        .refuses(ErrorCode.SEGMENT_001)
                        .by(this::change),
                Operation.delete(ONE, TAG, "Delete a segment; broadcasts that name it go on")
                        .needs(Permission.SEGMENTS_WRITE)
                        .versioned()
                        .answersNothing()
                        .refuses(ErrorCode.SEGMENT_001)
                        .by(this::delete),
                Operation.get(ONE + "/count", TAG, "How many customers are in a segment now")
                        .needs(Permission.SEGMENTS_READ)
                        .answers(200, SegmentCount.class)
                        .refuses(ErrorCode.SEGMENT_001)
                        .by(this::count),
                Operation.get(ONE + "/sample", TAG, "Some customers of a segment, by chance")
                        .needs(Permission.SEGMENTS_READ)
                        .query(SegmentViews.SampleQuery.class)
                        .answers(200, SegmentSample.class)
                        .refuses(ErrorCode.SEGMENT_001)
                        .by(this::sample));
    }

    private Answer list(Call call) {
        var query = call.query(SegmentViews.Query.class);
        var business = call.principal().business();
        int page = query.page().orElse(1);
        int size = query.perPage().orElse(Page.USUAL);
        var some = segments.find(business, (page - 1) * size, size);
        var named = segments.named(business, some);
        var views = some.stream()
                .map(segment -> SegmentView.of(segment, named.get(segment.id()), words))
                .toList();
        return Answer.ok(Page.of(views, page, size, segments.count(business), Optional.empty()));
    }

    private Answer create(Call call) {
        var body = call.body(NewSegment.class);
        var caller = call.principal();
        var wanted = new Segments.NewSegment(body.name().strip(), body.kind().orElse(Segment.Kind.LIVE), body.rule());
        var segment = stands(segments.create(caller.business(), caller.staff(), wanted));
        return Answer.created(view(segment)).version(segment.version());
    }

    private Answer preview(Call call) {
        var body = call.body(RulePreview.class);
        int size = body.size().orElse(SegmentViews.USUALLY_SHOWN);
        return switch (segments.preview(call.principal().business(), body.rule(), size)) {
            case Segments.Preview.BadRule(var problems) -> throw refused(problems);
            case Segments.Preview.Found(var customers, var sample, var rule) ->
                Answer.ok(new PreviewView(customers, views(call, sample), Words.of(rule, words)));
        };
    }

    private Answer show(Call call) {
        var segment = find(call);
        return Answer.ok(view(segment)).version(segment.version());
    }

    private Answer change(Call call) {
        var body = call.body(SegmentChange.class);
        var caller = call.principal();
        if (body.name() != null && body.name().isEmpty()) {
            throw ApiError.invalid("name", "type");
        }
        if (body.rule() != null && body.rule().filter(rule -> !rule.isNull()).isEmpty()) {
            throw ApiError.invalid("rule", "type");
        }
        var change = new Segments.Change(given(body.name()).map(String::strip), given(body.rule()));
        var segment = stands(segments.change(caller.business(), caller.staff(), id(call), change, call::expectVersion));
        return Answer.ok(view(segment)).version(segment.version());
    }

    private Answer delete(Call call) {
        var caller = call.principal();
        if (!segments.delete(caller.business(), caller.staff(), id(call), call::expectVersion)) {
            throw new ApiError(ErrorCode.SEGMENT_001);
        }
        return Answer.nothing();
    }

    private Answer count(Call call) {
        return Answer.ok(new SegmentCount(segments.countCustomers(find(call))));
    }

    private Answer sample(Call call) {
        int size = call.query(SegmentViews.SampleQuery.class).size().orElse(SegmentViews.USUALLY_SHOWN);
        return Answer.ok(new SegmentSample(views(call, segments.sample(find(call), size))));
    }

    private static List<SampleView> views(Call call, List<SampleCustomer> sample) {
        boolean withName = call.principal().may(Permission.CUSTOMERS_READ);
        return sample.stream()
                .map(customer -> SampleView.of(customer, withName))
                .toList();
    }

    private SegmentView view(Segment segment) {
        var named = segments.named(segment.business(), List.of(segment));
        return SegmentView.of(segment, named.get(segment.id()), words);
    }

    private Segment find(Call call) {
        return segments.findLiving(call.principal().business(), id(call))
                .orElseThrow(() -> new ApiError(ErrorCode.SEGMENT_001));
    }

    private static Segment stands(SegmentResult result) {
        return switch (result) {
            case SegmentResult.Stands(var segment) -> segment;
            case SegmentResult.BadRule(var problems) -> throw refused(problems);
            case SegmentResult.Unknown() -> throw new ApiError(ErrorCode.SEGMENT_001);
        };
    }

    private static ApiError refused(List<RuleProblem> problems) {
        return ApiError.invalid(problems.stream()
                .map(bad -> new BadField(bad.path(), bad.problem(), bad.limit()))
                .toList());
    }

    /** @return empty where it was left out */
    private static <T> Optional<T> given(Optional<T> component) {
        return component == null ? Optional.empty() : component;
    }

    private static SegmentId id(Call call) {
        return new SegmentId(call.id("id", ErrorCode.SEGMENT_001));
    }
}
