package dvorik.adminapi.discount;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.RateLimit;
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
    CheckResult look(Call call, Till till, String typed) {
        var limit = limit(till);
        call.tell(limit);
        if (limit.isOver()) {
            throw new ApiError(ErrorCode.REQUEST_009, Map.of("retry_after", limit.resetSeconds()));
        }
        return switch (DiscountCode.read(typed)) {
            case DiscountCode.Read.NotACode() -> throw ApiError.invalid("code", "format");
            case DiscountCode.Read.Mistyped() -> throw wrong(call, till);
            case DiscountCode.Read.Code(var code) -> {
                var result = parts.till().check(till, code);
                if (result instanceof CheckResult.Unknown) {
                    throw wrong(call, till);
                }
                yield result;
            }
        };
    }

    /** Each call counts, whatever it is called by its caller. */
    private ApiError wrong(Call call, Till till) {
        return new ApiError(ErrorCode.DISCOUNT_001).afterwards(() -> {
            parts.wrongCodes().note(till.cashier(), "api:" + UUID.randomUUID());
            call.tell(limit(till));
        });
    }

    /** Of wrong codes, not of calls. */
    private RateLimit limit(Till till) {
        var counted = parts.wrongCodes().count(till.cashier());
        return parts.wrongCodes()
                .findPause(till.cashier())
                .map(pause -> new RateLimit(counted.most(), counted.most() + 1L, Math.max(1, pause.toSeconds())))
                .orElseGet(() -> new RateLimit(
                        counted.most(), counted.soFar(), counted.within().toSeconds()));
    }
}
