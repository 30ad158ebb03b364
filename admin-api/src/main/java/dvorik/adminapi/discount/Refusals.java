package dvorik.adminapi.discount;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.Refusal.LastUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a discount cannot be redeemed, in codes of the API. */
public final class Refusals {
    private Refusals() {}

    /** @param refusals the gravest first, which names the error; all of them stand in {@code details.refusals} */
    public static ApiError error(List<Refusal> refusals) {
        var gravest = refusals.getFirst();
        var details = new LinkedHashMap<>(details(gravest));
        details.put(
                "refusals",
                refusals.stream()
                        .map(refusal -> Map.of("code", code(refusal).name(), "details", details(refusal)))
                        .toList());
        return new ApiError(code(gravest), details);
    }

    public static ErrorCode code(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AlreadyUsed used -> ErrorCode.DISCOUNT_002;
            case Refusal.Expired expired -> ErrorCode.DISCOUNT_003;
            case Refusal.NotYetValid early -> ErrorCode.DISCOUNT_004;
            case Refusal.Frozen frozen -> ErrorCode.DISCOUNT_005;
            case Refusal.Cancelled cancelled -> ErrorCode.DISCOUNT_006;
            case Refusal.GivenAway given -> ErrorCode.DISCOUNT_007;
            case Refusal.SubscriptionUnknown unknown -> ErrorCode.DISCOUNT_008;
            case Refusal.Reserved reserved -> ErrorCode.DISCOUNT_009;
            case Refusal.WrongSalon elsewhere -> ErrorCode.DISCOUNT_010;
            case Refusal.WrongDay day -> ErrorCode.DISCOUNT_011;
            case Refusal.BelowMinimum below -> ErrorCode.DISCOUNT_012;
        };
    }

    public static Map<String, Object> details(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AlreadyUsed(var last) -> last.map(Refusals::lastUse).orElse(Map.of());
            case Refusal.Expired(var until) -> Map.of("valid_until", until);
            case Refusal.NotYetValid(var from) -> Map.of("valid_from", from);
            case Refusal.WrongSalon(var salons) -> Map.of("salons", salons);
            case Refusal.WrongDay(var days) ->
                Map.of(
                        "weekdays",
                        days.stream()
                                .sorted()
                                .map(day -> day.name().toLowerCase(Locale.ROOT))
                                .toList());
            case Refusal.BelowMinimum(var minimum, var missing) ->
                Map.of(
                        "min_purchase",
                        minimum.minor(),
                        "missing",
                        missing.minor(),
                        "currency",
                        minimum.currency().getCurrencyCode());
            case Refusal.Frozen frozen -> Map.of();
            case Refusal.Cancelled cancelled -> Map.of();
            case Refusal.GivenAway given -> Map.of();
            case Refusal.SubscriptionUnknown unknown -> Map.of();
            case Refusal.Reserved reserved -> Map.of();
        };
    }

    private static Map<String, Object> lastUse(LastUse last) {
        return Map.of(
                "redemption_id", last.redemption().value(),
                "redeemed_at", last.at(),
                "salon", last.salon(),
                "staff", last.staff());
    }
}
