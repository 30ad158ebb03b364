package dvorik.adminapi.user;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.core.access.Permission;
import dvorik.core.customer.BulkGiving;
import dvorik.core.customer.CustomerBulk;
import dvorik.core.discount.BulkIssuing;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SegmentId;
import dvorik.core.segment.SegmentBulk;
import dvorik.core.segment.UnknownSegment;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One change of many customers. */
public final class UserBulkRoutes {
    private final CustomerBulk bulk;
    private final SegmentBulk segments;
    private final BulkIssuing issuing;
    private final Scopes scopes;

    /** @param first the business whose people see all customers */
    public UserBulkRoutes(CustomerBulk bulk, SegmentBulk segments, BulkIssuing issuing, BusinessId first) {
        this.bulk = bulk;
        this.segments = segments;
        this.issuing = issuing;
        this.scopes = new Scopes(first);
    }

    @Doc("Whom it concerns, by ids, by a filter or by a segment, and at least one change")
    record BulkChange(
            @Size(min = 1, max = CustomerBulk.MOST_AT_ONCE) Optional<List<Long>> ids,
            @Doc("As the list of customers has it; {} are all that live") Optional<UserFilter> filter,
            @Doc("Those who are in it now; needs segments:read too") @Min(1) Optional<Long> segmentId,
            @Size(min = 1, max = UserViews.MOST_TAGS) Optional<List<String>> addTags,
            @Size(min = 1, max = UserViews.MOST_TAGS) Optional<List<String>> removeTags,
            Optional<Boolean> blocked,
            @Doc("An offer given by hand: each gets a discount of it, once; needs discounts:issue too. One whose value"
                            + " needs a second person cannot be given so")
                    @Min(1)
                    Optional<Long> offerId) {}

    @Doc("What became of the offer")
    record BulkGiven(
            long given,
            @Doc("Customers by reason: paused by staff, self (the caller's own account), offer_gone (switched off"
                            + " meanwhile), deleted meanwhile")
                    Map<String, Long> refused) {
        static BulkGiven of(BulkGiving.Given given) {
            return new BulkGiven(given.given(), given.refused());
        }
    }

    @Doc("Done at once")
    record BulkDone(
            int customers,
            @Doc("Of the ids: deleted, or out of your sight") List<Long> unknownIds,
            @Doc("Null where nothing was to be given") Optional<BulkGiven> discounts) {}

    @Doc("Goes on in the background, for more than 500 customers")
    record BulkProgress(
            long id,
            @Doc("Customers it concerns; settled when it was asked for") int total,
            int done,
            Instant createdAt,
            @Doc("Null while it goes on") Optional<Instant> finishedAt,
            @Doc("So far; null where nothing is to be given") Optional<BulkGiven> discounts) {
        static BulkProgress of(CustomerBulk.Progress progress) {
            return new BulkProgress(
                    progress.id(),
                    progress.total(),
                    progress.done(),
                    progress.createdAt(),
                    progress.finishedAt(),
                    progress.given().map(BulkGiven::of));
        }
    }

    public List<Operation> operations() {
        return List.of(
                Operation.post(UserRoutes.BASE + "/bulk", UserRoutes.TAG, "Change many customers")
                        .needs(Permission.CUSTOMERS_WRITE)
                        .body(BulkChange.class)
                        .creates()
                        .answers(200, BulkDone.class)
                        .answers(202, BulkProgress.class)
                        .by(this::change),
                Operation.get(UserRoutes.BASE + "/bulk/{id}", UserRoutes.TAG, "How far a change of many customers is")
                        .needs(Permission.CUSTOMERS_WRITE)
                        .answers(200, BulkProgress.class)
                        .refuses(ErrorCode.BULK_001)
                        .by(this::read));
    }

    private Answer change(Call call) {
        var wish = call.body(BulkChange.class);
        var bad = new ArrayList<BadField>();
        var change = new CustomerBulk.Change(
                Tags.read("add_tags", wish.addTags().orElse(List.of()), bad),
                Tags.read("remove_tags", wish.removeTags().orElse(List.of()), bad),
                wish.blocked(),
                wish.offerId().map(OfferId::new));
        change.offer().ifPresent(offer -> checkOffer(call, offer, bad));
        if (change.addTags().isEmpty()
                && change.offer().isEmpty()
                && change.removeTags().isEmpty()
                && change.block().isEmpty()) {
            bad.add(new BadField("add_tags", "required", null));
        }
        var ids = wish.ids();
        var filter = wish.filter();
        var segment = wish.segmentId();
        long ways = Stream.of(ids, filter, segment).filter(Optional::isPresent).count();
        if (ways != 1) {
            var problem = ways > 1 ? "unknown" : "required";
            Stream.of("ids", "filter", "segment_id").forEach(way -> bad.add(new BadField(way, problem, null)));
        }
        filter.filter(wanted -> wanted.deleted().orElse(false))
                .ifPresent(wanted -> bad.add(new BadField("filter.deleted", "not_one_of", null)));
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
        var asker = new CustomerBulk.Asker(
                call.principal().staff(),
                call.principal().business(),
                scopes.of(call.principal(), Permission.CUSTOMERS_WRITE));
        if (ids.isPresent()) {
            var wanted = ids.get().stream().distinct().toList();
            var done = bulk.change(
                    asker,
                    wanted.stream().filter(id -> id > 0).map(CustomerId::new).toList(),
                    change);
            var found = new HashSet<>(done.customers());
            return Answer.ok(new BulkDone(
                    found.size(),
                    wanted.stream()
                            .filter(id -> id <= 0 || !found.contains(new CustomerId(id)))
                            .toList(),
                    given(change, done.given())));
        }
        var started = segment.isPresent()
                ? ofSegment(call, asker, segment.get(), change)
                : bulk.change(asker, filter.get().read("filter."), change);
        return switch (started) {
            case CustomerBulk.Started.Done(var customers, var given) ->
                Answer.ok(new BulkDone(customers.size(), List.of(), given(change, given)));
            case CustomerBulk.Started.Underway(var progress) -> Answer.accepted(BulkProgress.of(progress));
        };
    }

    private static Optional<BulkGiven> given(CustomerBulk.Change change, BulkGiving.Given given) {
        return change.offer().map(offer -> BulkGiven.of(given));
    }

    private void checkOffer(Call call, OfferId offer, List<BadField> bad) {
        if (!call.principal().may(Permission.DISCOUNTS_ISSUE)) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
        switch (issuing.check(call.principal().business(), offer)) {
            case GOOD -> {}
            case UNKNOWN -> bad.add(new BadField("offer_id", "not_found", null));
            case TOO_HIGH -> bad.add(new BadField("offer_id", "too_large", null));
        }
    }

    private CustomerBulk.Started ofSegment(
            Call call, CustomerBulk.Asker asker, long segment, CustomerBulk.Change change) {
        if (!call.principal().may(Permission.SEGMENTS_READ)) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
        try {
            return segments.change(asker, new SegmentId(segment), change);
        } catch (UnknownSegment e) {
            throw ApiError.invalid("segment_id", "not_found");
        }
    }

    private Answer read(Call call) {
        long id = call.id("id", ErrorCode.BULK_001);
        return bulk.find(call.principal().business(), id)
                .map(progress -> Answer.ok(BulkProgress.of(progress)))
                .orElseThrow(() -> new ApiError(ErrorCode.BULK_001));
    }
}
