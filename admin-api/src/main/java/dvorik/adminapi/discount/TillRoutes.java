package dvorik.adminapi.discount;

import dvorik.adminapi.discount.TillViews.Checked;
import dvorik.adminapi.discount.TillViews.Redeemed;
import dvorik.adminapi.discount.TillViews.RedemptionView;
import dvorik.adminapi.discount.TillViews.RefusalView;
import dvorik.adminapi.discount.TillViews.Wish;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.RequestKeys;
import dvorik.core.access.Permission;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.StaffReason;
import dvorik.core.discount.TillService.CheckCard;
import dvorik.core.discount.TillService.CheckResult;
import dvorik.core.discount.TillService.Quote;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.discount.UndoReason;
import dvorik.core.discount.UndoService.Undo;
import dvorik.core.id.RedemptionId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Codes at a till: look them up, redeem them, take it back. */
public final class TillRoutes {
    static final String TAG = "discounts";
    private final DiscountParts parts;
    private final Desk desk;

    public TillRoutes(DiscountParts parts) {
        this.parts = parts;
        this.desk = new Desk(parts);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.post("/api/v1/discounts/check", TAG, "Look a code up; changes nothing")
                        .needs(Permission.DISCOUNTS_REDEEM)
                        .body(Wish.class)
                        .answers(200, Checked.class)
                        .refuses(
                                ErrorCode.DISCOUNT_001,
                                ErrorCode.DISCOUNT_014,
                                ErrorCode.SALON_001,
                                ErrorCode.REQUEST_009)
                        .by(this::check),
                Operation.post("/api/v1/discounts/redeem", TAG, "Use a discount")
                        .needs(Permission.DISCOUNTS_REDEEM)
                        .creates()
                        .body(Wish.class)
                        .answers(201, Redeemed.class)
                        .refuses(
                                ErrorCode.DISCOUNT_001,
                                ErrorCode.DISCOUNT_002,
                                ErrorCode.DISCOUNT_003,
                                ErrorCode.DISCOUNT_004,
                                ErrorCode.DISCOUNT_005,
                                ErrorCode.DISCOUNT_006,
                                ErrorCode.DISCOUNT_007,
                                ErrorCode.DISCOUNT_008,
                                ErrorCode.DISCOUNT_009,
                                ErrorCode.DISCOUNT_010,
                                ErrorCode.DISCOUNT_011,
                                ErrorCode.DISCOUNT_012,
                                ErrorCode.DISCOUNT_013,
                                ErrorCode.DISCOUNT_014,
                                ErrorCode.DISCOUNT_015,
                                ErrorCode.SALON_001,
                                ErrorCode.REQUEST_009)
                        .beforehand(this::askTheChannel)
                        .by(this::redeem),
                Operation.post(
                                "/api/v1/redemptions/{id}/revert",
                                TAG,
                                "Take a redemption back; once, however often asked")
                        .needs(Permission.REDEMPTIONS_REVERT)
                        .body(TillViews.Reason.class)
                        .answers(200, TillViews.Reverted.class)
                        .refuses(ErrorCode.REDEMPTION_001, ErrorCode.DISCOUNT_016)
                        .by(this::revert));
    }

    private Answer check(Call call) {
        var wish = call.body(Wish.class);
        var till = desk.till(call, wish.salonId());
        return Answer.ok(
                switch (desk.look(call, till, wish.code())) {
                    case CheckResult.Refused(var card, var refusals, var instead) ->
                        checked(call, card, wish, Optional.empty(), refusals, instead);
                    case CheckResult.Good(var card) -> good(call, till, card, wish);
                    case CheckResult.Unknown() -> throw new ApiError(ErrorCode.DISCOUNT_001);
                });
    }

    private Checked good(Call call, Till till, CheckCard card, Wish wish) {
        if (wish.purchaseAmount().isEmpty()) {
            return checked(call, card, wish, withoutAmount(card.discount()), List.of(), Optional.empty());
        }
        return switch (parts.till().quote(till, card, purchase(wish))) {
            case Quote.Offered offered ->
                checked(
                        call,
                        offered.card(),
                        wish,
                        Optional.of(offered.takenOff().minor()),
                        List.of(),
                        Optional.empty());
            case Quote.Refused(var now, var refusals, var instead) ->
                checked(call, now, wish, Optional.empty(), refusals, instead);
            case Quote.NoAmountNeeded() -> throw new ApiError(ErrorCode.DISCOUNT_014);
        };
    }

    private static Optional<Long> withoutAmount(Discount discount) {
        return !discount.terms().needsAmount() && discount.terms().value() instanceof DiscountValue.Amount(var money)
                ? Optional.of(money.minor())
                : Optional.empty();
    }

    private Checked checked(
            Call call,
            CheckCard card,
            Wish wish,
            Optional<Long> takenOff,
            List<Refusal> refusals,
            Optional<Discount> instead) {
        var language = call.language();
        return new Checked(
                refusals.isEmpty(),
                DiscountView.of(parts, card.discount(), language),
                card.customerName(),
                card.maskedPhone(),
                card.discount().terms().needsAmount(),
                wish.purchaseAmount(),
                takenOff,
                takenOff.flatMap(taken -> wish.purchaseAmount().map(gross -> gross - taken)),
                parts.currency().getCurrencyCode(),
                refusals.stream()
                        .map(refusal -> new RefusalView(
                                Refusals.code(refusal).name(),
                                parts.texts()
                                        .plain(
                                                language,
                                                Text.of(Refusals.code(refusal).text())),
                                Refusals.details(refusal)))
                        .toList(),
                instead.map(other -> DiscountView.of(parts, other, language)));
    }

    private void askTheChannel(Call call) {
        if (DiscountCode.read(call.body(Wish.class).code()) instanceof DiscountCode.Read.Code(var code)) {
            parts.till().askTheChannel(call.principal().business(), code);
        }
    }

    private Answer redeem(Call call) {
        var wish = call.body(Wish.class);
        var till = desk.till(call, wish.salonId());
        var discount =
                switch (desk.look(call, till, wish.code())) {
                    case CheckResult.Good(var card) -> card.discount();
                    case CheckResult.Refused(var card, var refusals, var instead) -> throw Refusals.error(refusals);
                    case CheckResult.Unknown() -> throw new ApiError(ErrorCode.DISCOUNT_001);
                };
        if (discount.terms().needsAmount() != wish.purchaseAmount().isPresent()) {
            throw new ApiError(discount.terms().needsAmount() ? ErrorCode.DISCOUNT_013 : ErrorCode.DISCOUNT_014);
        }
        return switch (parts.till().redeem(till, discount.id(), purchase(wish), RequestKeys.of(call, wish))) {
            case RedeemResult.Redeemed(var redemption, var before) ->
                Answer.created(new Redeemed(
                        RedemptionView.of(redemption), Math.max(0, before.usesAllowed() - before.usesMade() - 1)));
            case RedeemResult.Refused(var refusals) -> throw Refusals.error(refusals);
            case RedeemResult.NeedsCustomer() -> throw new ApiError(ErrorCode.DISCOUNT_015);
        };
    }

    private Optional<Money> purchase(Wish wish) {
        return wish.purchaseAmount().map(minor -> new Money(minor, parts.currency()));
    }

    private Answer revert(Call call) {
        var id = new RedemptionId(call.id("id", ErrorCode.REDEMPTION_001));
        var reason = reason(call.body(TillViews.Reason.class).reason());
        return switch (parts.undo().undo(call.principal().member(), id, reason)) {
            case Undo.Done(var redemption, var discount) ->
                Answer.ok(new TillViews.Reverted(
                        RedemptionView.of(redemption), DiscountView.of(parts, discount, call.language())));
            case Undo.TooLate() -> throw new ApiError(ErrorCode.DISCOUNT_016);
            case Undo.NotYours() -> throw new ApiError(ErrorCode.REDEMPTION_001);
            case Undo.Possible possible -> throw new IllegalStateException("undoing leaves nothing possible");
        };
    }

    private static StaffReason reason(String text) {
        return Arrays.stream(UndoReason.values())
                .filter(usual -> usual.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .map(StaffReason::of)
                .orElseGet(() -> StaffReason.inWords(text));
    }
}
