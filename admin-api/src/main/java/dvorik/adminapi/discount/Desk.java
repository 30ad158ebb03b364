package dvorik.adminapi.discount;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.access.Permission;
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.TillService.CheckResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.id.SalonId;
import java.util.Map;
import java.util.UUID;

/** Where a caller stands and what is put on the desk. Too many codes that do not exist, and looking pauses. */
final class Desk {
    private final DiscountParts parts;

    Desk(DiscountParts parts) {
        this.parts = parts;
    }

    /** @throws ApiError for a salon that is not there, or where the caller may not redeem: the two look alike */
    Till till(Call call, long salonId) {
        var caller = call.principal();
        return parts.salons()
                .find(new SalonId(salonId))
                .filter(salon -> salon.business().equals(caller.business())
                        && caller.may(Permission.DISCOUNTS_REDEEM, salon.id())
                        && caller.member().mayRedeemIn(salon.id()))
                .map(salon -> new Till(caller.member(), salon))
                .orElseThrow(() -> new ApiError(ErrorCode.SALON_001));
    }

    /** @return a discount of this business, good or refused */
    CheckResult look(Till till, String typed) {
        var pause = parts.wrongCodes().findPause(till.cashier());
        if (pause.isPresent()) {
            throw new ApiError(
                    ErrorCode.REQUEST_009,
                    Map.of("retry_after", Math.max(1, pause.get().toSeconds())));
        }
        return switch (DiscountCode.read(typed)) {
            case DiscountCode.Read.NotACode() -> throw ApiError.invalid("code", "format");
            case DiscountCode.Read.Mistyped() -> throw wrong(till);
            case DiscountCode.Read.Code(var code) -> {
                var result = parts.till().check(till, code);
                if (result instanceof CheckResult.Unknown) {
                    throw wrong(till);
                }
                yield result;
            }
        };
    }

    /** Each call counts, whatever it is called by its caller. */
    private ApiError wrong(Till till) {
        return new ApiError(ErrorCode.DISCOUNT_001)
                .afterwards(() -> parts.wrongCodes().note(till.cashier(), "api:" + UUID.randomUUID()));
    }
}
