package dvorik.adminapi.discount;

import dvorik.adminapi.discount.IssueViews.CancelReason;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.discount.DiscountCancelling.CancelResult;
import dvorik.core.discount.DiscountScope;
import dvorik.core.discount.ListedDiscount;
import dvorik.core.discount.StaffReason;
import dvorik.core.id.DiscountId;
import java.util.List;
import java.util.Optional;

/** What was granted: lists, details, giving by hand, cancelling. */
public final class DiscountRoutes {
    private static final String BASE = "/api/v1/discounts";
    private final DiscountParts parts;
    private final Issuing issuing;

    public DiscountRoutes(DiscountParts parts) {
        this.parts = parts;
        this.issuing = new Issuing(parts);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TillRoutes.TAG, "Discounts granted")
                        .needs(Permission.DISCOUNTS_READ)
                        .query(DiscountQuery.class)
                        .answersPageOf(DiscountView.class)
                        .by(this::list),
                Operation.post(BASE, TillRoutes.TAG, "Give a discount by hand, to up to 500 customers")
                        .needs(Permission.DISCOUNTS_ISSUE)
                        .creates()
                        .body(IssueViews.Issue.class)
                        .answers(201, IssueViews.Issued.class)
                        .refuses(ErrorCode.OFFER_001)
                        .by(issuing::issue),
                Operation.get(BASE + "/{id}", TillRoutes.TAG, "A discount and what became of it")
                        .needs(Permission.DISCOUNTS_READ)
                        .answers(200, DiscountView.class)
                        .refuses(ErrorCode.DISCOUNT_001)
                        .by(this::show),
                Operation.post(BASE + "/{id}/cancel", TillRoutes.TAG, "Cancel a discount; once, however often asked")
                        .needs(Permission.DISCOUNTS_CANCEL)
                        .body(CancelReason.class)
                        .answers(200, DiscountView.class)
                        .refuses(
                                ErrorCode.DISCOUNT_001,
                                ErrorCode.DISCOUNT_002,
                                ErrorCode.DISCOUNT_003,
                                ErrorCode.DISCOUNT_007,
                                ErrorCode.DISCOUNT_009)
                        .by(this::cancel));
    }

    private Answer list(Call call) {
        var query = call.query(DiscountQuery.class);
        var scope = scope(call, Permission.DISCOUNTS_READ);
        int size = query.size();
        // one more than is told, to know whether there are more
        if (query.cursor().isPresent()) {
            var place = Cursors.read(query.order(), query.cursor().get());
            var found = parts.lists().findAfter(scope, query.filter(), query.order(), place, size + 1);
            return Answer.ok(Page.after(views(call, found, size), size, next(query, found)));
        }
        var found = parts.lists().find(scope, query.filter(), query.order(), (query.pageNumber() - 1) * size, size + 1);
        long total = parts.lists().count(scope, query.filter());
        return Answer.ok(Page.of(views(call, found, size), query.pageNumber(), size, total, next(query, found)));
    }

    private List<DiscountView> views(Call call, List<ListedDiscount> found, int size) {
        return found.stream()
                .limit(size)
                .map(listed -> DiscountView.of(parts, listed, call.language(), seesCodes(call)))
                .toList();
    }

    private static Optional<String> next(DiscountQuery query, List<ListedDiscount> found) {
        return found.size() <= query.size()
                ? Optional.empty()
                : Optional.of(
                        Cursors.write(query.order(), found.get(query.size() - 1).place(query.order())));
    }

    private Answer show(Call call) {
        return Answer.ok(view(call, Permission.DISCOUNTS_READ, id(call)));
    }

    private Answer cancel(Call call) {
        var id = id(call);
        var caller = call.principal();
        var reason = StaffReason.inWords(call.body(CancelReason.class).reason());
        return switch (parts.cancelling().cancel(caller.business(), caller.staff(), id, reason)) {
            case CancelResult.Cancelled(var cancelled) -> Answer.ok(view(call, Permission.DISCOUNTS_CANCEL, cancelled));
            case CancelResult.Refused(var why) -> throw Refusals.error(List.of(why));
            case CancelResult.Unknown() -> throw new ApiError(ErrorCode.DISCOUNT_001);
        };
    }

    private DiscountView view(Call call, Permission permission, DiscountId id) {
        return parts.lists()
                .findHistory(scope(call, permission), id)
                .map(history -> DiscountView.of(parts, history, call.language(), seesCodes(call)))
                .orElseThrow(() -> new ApiError(ErrorCode.DISCOUNT_001));
    }

    /** Whoever holds a code can use it up. */
    private static boolean seesCodes(Call call) {
        return call.principal().may(Permission.CUSTOMERS_WRITE)
                || call.principal().may(Permission.DISCOUNTS_ISSUE);
    }

    private static DiscountId id(Call call) {
        return new DiscountId(call.id("id", ErrorCode.DISCOUNT_001));
    }

    private static DiscountScope scope(Call call, Permission permission) {
        return new DiscountScope(call.principal().business(), call.principal().salons(permission));
    }
}
