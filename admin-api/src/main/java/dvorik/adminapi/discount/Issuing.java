package dvorik.adminapi.discount;

import dvorik.adminapi.discount.IssueViews.Issue;
import dvorik.adminapi.discount.IssueViews.Issued;
import dvorik.adminapi.discount.IssueViews.Outcome;
import dvorik.adminapi.discount.IssueViews.Result;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.RequestKeys;
import dvorik.core.discount.HandGrant.Wish;
import dvorik.core.discount.HandGrants.GiveResult;
import dvorik.core.discount.HandOffer;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.money.DiscountValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Gives one discount each to some customers, by hand. */
final class Issuing {
    private final DiscountParts parts;

    Issuing(DiscountParts parts) {
        this.parts = parts;
    }

    Answer issue(Call call) {
        var issue = call.body(Issue.class);
        check(issue);
        var offer = parts.handGrants().offers(call.principal().business()).stream()
                .filter(one -> one.id().value() == issue.offerId())
                .findFirst()
                .orElseThrow(() -> new ApiError(ErrorCode.OFFER_001));
        var value = value(issue, offer);
        var requestKey = RequestKeys.of(call, issue);
        var results = new ArrayList<Result>();
        for (long customer : issue.customerIds()) {
            var wish = new Wish(new CustomerId(customer), offer.id(), value, issue.reason());
            results.add(result(
                    customer, parts.handGrants().give(call.principal().member(), wish, requestKey + ":" + customer)));
        }
        return Answer.created(new Issued(
                count(results, Outcome.GIVEN),
                count(results, Outcome.WAITS_FOR_SECOND),
                count(results, Outcome.REFUSED),
                results));
    }

    private static void check(Issue issue) {
        var bad = new ArrayList<BadField>();
        var seen = new HashSet<Long>();
        for (int i = 0; i < issue.customerIds().size(); i++) {
            if (issue.customerIds().get(i) <= 0) {
                bad.add(new BadField("customer_ids[" + i + "]", "too_small", "1"));
            } else if (!seen.add(issue.customerIds().get(i))) {
                bad.add(new BadField("customer_ids[" + i + "]", "twice", null));
            }
        }
        if (issue.valueType().isPresent() != issue.value().isPresent()) {
            bad.add(new BadField(issue.value().isPresent() ? "value_type" : "value", "required", null));
        } else if (issue.valueType()
                .filter(type -> !type.allows(issue.value().orElseThrow()))
                .isPresent()) {
            bad.add(new BadField("value", "too_large", Integer.toString(ValueType.WHOLE)));
        }
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
    }

    private DiscountValue value(Issue issue, HandOffer offer) {
        return issue.valueType()
                .map(type -> type.value(issue.value().orElseThrow(), parts.currency()))
                .orElse(offer.value());
    }

    private static Result result(long customer, GiveResult result) {
        return switch (result) {
            case GiveResult.Given(var grant) ->
                new Result(
                        customer,
                        Outcome.GIVEN,
                        grant.discount().map(DiscountId::value),
                        Optional.of(grant.id().value()),
                        Optional.empty());
            case GiveResult.Asked(var grant) ->
                new Result(
                        customer,
                        Outcome.WAITS_FOR_SECOND,
                        Optional.empty(),
                        Optional.of(grant.id().value()),
                        Optional.empty());
            case GiveResult.NobodyToAsk() -> refused(customer, ErrorCode.DISCOUNT_017);
            case GiveResult.NotPossible() -> refused(customer, ErrorCode.USER_001);
        };
    }

    private static Result refused(long customer, ErrorCode code) {
        return new Result(customer, Outcome.REFUSED, Optional.empty(), Optional.empty(), Optional.of(code.name()));
    }

    private static int count(List<Result> results, Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
