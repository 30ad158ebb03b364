package dvorik.adminapi.booking;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Cursors;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.SchemaName;
import dvorik.adminapi.frame.Times;
import dvorik.core.access.Permission;
import dvorik.core.booking.Reviews.Behind;
import dvorik.core.booking.Reviews.Filter;
import dvorik.core.booking.Reviews.Review;
import dvorik.core.id.ReviewId;
import dvorik.core.id.StaffId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What customers say of their visits, and what the business answers. */
public final class ReviewRoutes {
    private static final String TAG = "reviews";
    private static final String BASE = "/api/v1/reviews";
    private static final int LONGEST_REPLY = 1000;
    private static final int LONGEST_REASON = 250;
    private static final int HIGHEST = 5;
    private final BookingParts parts;
    private final BookingSight sight;

    public ReviewRoutes(BookingParts parts) {
        this.parts = parts;
        this.sight = new BookingSight(parts.lists(), parts.salons());
    }

    record Query(
            @Min(1) Optional<Long> salonId,
            @Min(1) Optional<Long> masterId,
            @Min(1) @Max(HIGHEST) Optional<Integer> rating,
            Optional<Boolean> hidden,
            @Doc("Written at this time or later") Optional<Instant> from,
            @Doc("Exclusive") Optional<Instant> until,
            @Doc("For walks further than this follow next_cursor") @Min(1) @Max(BookingQuery.FURTHEST)
                    Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("next_cursor of the part before, with the same filters; instead of page")
                    @Size(min = 1, max = BookingQuery.LONGEST_CURSOR)
                    Optional<String> cursor) {}

    @SchemaName("Review")
    record ReviewView(
            long id,
            long bookingId,
            long salonId,
            long customerId,
            @Doc("Who did the first service") Optional<Long> masterId,
            int rating,
            Optional<String> words,
            Optional<String> reply,
            Optional<Long> repliedBy,
            Optional<Instant> repliedAt,
            Optional<Instant> hiddenAt,
            Optional<String> hiddenReason,
            Instant createdAt,
            int version) {
        static ReviewView of(Review review) {
            return new ReviewView(
                    review.id().value(),
                    review.booking().value(),
                    review.salon().value(),
                    review.customer().value(),
                    review.master().map(StaffId::value),
                    review.rating(),
                    review.words(),
                    review.reply(),
                    review.repliedBy().map(StaffId::value),
                    review.replied(),
                    review.hidden(),
                    review.hiddenReason(),
                    review.created(),
                    review.version());
        }
    }

    @SchemaName("ReviewReply")
    record Reply(@Doc("The customer is told") @Size(min = 1, max = LONGEST_REPLY) String words) {}

    @SchemaName("ReviewHiding")
    record Hiding(@Doc("For staff") @Size(min = 1, max = LONGEST_REASON) String reason) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Reviews, newest first; masters see their own")
                        .needs(Permission.REVIEWS_READ)
                        .query(Query.class)
                        .answersPageOf(ReviewView.class)
                        .refuses(ErrorCode.SALON_001)
                        .by(this::list),
                writing("reply", "Answer a review").body(Reply.class).by(this::reply),
                writing("hide", "Hide a review from customers")
                        .body(Hiding.class)
                        .by(this::hide),
                writing("show", "Show a hidden review again").by(call -> hidden(call, Optional.empty())));
    }

    private static Operation.Builder writing(String name, String summary) {
        return Operation.post(BASE + "/{id}/" + name, TAG, summary)
                .needs(Permission.REVIEWS_WRITE)
                .answers(200, ReviewView.class)
                .versioned()
                .refuses(ErrorCode.REVIEW_001);
    }

    private Answer list(Call call) {
        var query = call.query(Query.class);
        int size = query.perPage().orElse(Page.USUAL);
        var part = sight.part(
                call, Permission.REVIEWS_READ, query.salonId(), query.masterId().map(StaffId::new));
        if (part.isEmpty()) {
            return Answer.ok(Page.of(List.of(), 1, size, 0, Optional.empty()));
        }
        var filter = new Filter(
                call.principal().business(),
                part.get().salons(),
                part.get().master(),
                query.rating(),
                query.hidden(),
                query.from(),
                query.until());
        if (query.cursor().isPresent()) {
            var behind = Cursors.read(
                    query.cursor().get(),
                    keys -> new Behind(Times.read(keys.getFirst()), new ReviewId(Long.parseLong(keys.get(1)))));
            var found = parts.reviews().list(filter, Optional.of(behind), 0, size + 1);
            return Answer.ok(Page.after(views(found, size), size, next(found, size)));
        }
        int page = query.page().orElse(1);
        var found = parts.reviews().list(filter, Optional.empty(), (page - 1) * size, size + 1);
        return Answer.ok(Page.of(views(found, size), page, size, parts.reviews().count(filter), next(found, size)));
    }

    private static List<ReviewView> views(List<Review> found, int size) {
        return found.stream().limit(size).map(ReviewView::of).toList();
    }

    private static Optional<String> next(List<Review> found, int size) {
        return found.size() <= size
                ? Optional.empty()
                : Optional.of(Cursors.of(
                        found.get(size - 1).created(), found.get(size - 1).id().value()));
    }

    private Answer reply(Call call) {
        var form = new Form();
        var words = form.said("words", call.body(Reply.class).words());
        form.end();
        var caller = call.principal();
        return answer(parts.reviews().reply(caller.business(), id(call), words, caller.staff(), call::expectVersion));
    }

    private Answer hide(Call call) {
        var form = new Form();
        var reason = form.said("reason", call.body(Hiding.class).reason());
        form.end();
        return hidden(call, Optional.of(reason));
    }

    private Answer hidden(Call call, Optional<String> reason) {
        var caller = call.principal();
        return answer(parts.reviews().hide(caller.business(), id(call), reason, caller.staff(), call::expectVersion));
    }

    /** Only one in the caller's salons. */
    private ReviewId id(Call call) {
        return parts.reviews()
                .find(new ReviewId(call.id("id", ErrorCode.REVIEW_001)))
                .filter(review -> call.principal().may(Permission.REVIEWS_WRITE, review.salon()))
                .orElseThrow(() -> new ApiError(ErrorCode.REVIEW_001))
                .id();
    }

    private static Answer answer(Optional<Review> review) {
        return review.map(found -> Answer.ok(ReviewView.of(found)).version(found.version()))
                .orElseThrow(() -> new ApiError(ErrorCode.REVIEW_001));
    }
}
