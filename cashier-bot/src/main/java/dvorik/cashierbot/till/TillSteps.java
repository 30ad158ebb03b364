package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.CashierDialog.Checked;
import dvorik.cashierbot.CashierDialog.ChoosingTill;
import dvorik.cashierbot.CashierDialog.Confirming;
import dvorik.cashierbot.Tills;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.TillService;
import dvorik.core.discount.TillService.CheckCard;
import dvorik.core.discount.TillService.CheckResult;
import dvorik.core.discount.TillService.Quote;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.discount.UndoService;
import dvorik.core.id.DiscountId;
import dvorik.core.money.AmountParser;
import dvorik.core.money.Money;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From a code to a redemption. At every point another code may be typed: the next customer is already there. */
public final class TillSteps {
    private static final long NO_AMOUNT = -1;
    private final TillService till;
    private final UndoService undo;
    private final ApprovalSteps approvals;
    private final DiscountService discounts;
    private final Tills tills;
    private final TillCards cards;
    private final Currency currency;

    public TillSteps(
            TillService till,
            UndoService undo,
            ApprovalSteps approvals,
            DiscountService discounts,
            Tills tills,
            Texts texts,
            DiscountWords words,
            Currency currency) {
        this.till = till;
        this.undo = undo;
        this.approvals = approvals;
        this.discounts = discounts;
        this.tills = tills;
        this.cards = new TillCards(texts, words);
        this.currency = currency;
    }

    /** Asks for a code, and first for the till where there are several. */
    public Turn<CashierDialog> ready(StaffMember member, CashierDialog state) {
        var salon = tills.current(member, salonOf(state));
        return salon.isPresent()
                ? Turn.<CashierDialog>to(new AtTill(salon.get().id().value()))
                        .say(Message.of(Text.of("cashier.till.ready")
                                .with("salon", salon.get().name())))
                : chooseTill(member, null);
    }

    public Turn<CashierDialog> chooseTill(StaffMember member, String code) {
        return Turn.<CashierDialog>to(new ChoosingTill(code)).say(tills.question(member));
    }

    /** Answers in any state of the till. */
    public Turn<CashierDialog> on(StaffMember member, CashierDialog state, Input input, Visitor visitor) {
        if (input instanceof Input.Tap(CashierChoice.CheckOther(var code), var messageId)) {
            return typed(member, state, code);
        }
        if (input instanceof Input.Typed(var text) && isCode(input) && !isAwaitedAmount(state, text)) {
            return typed(member, state, text);
        }
        return switch (state) {
            case ChoosingTill choosing -> choosingTill(member, choosing, input);
            case Checked checked -> checked(member, checked, input);
            case Confirming confirming -> confirming(member, confirming, input, visitor);
            case null, default ->
                input instanceof Input.Typed(var text)
                        ? typed(member, state, text)
                        : Turn.<CashierDialog>stay(state).say("cashier.till.type-code");
        };
    }

    /** @return true for a text that is a code without doubt */
    public static boolean isCode(Input input) {
        return input instanceof Input.Typed(var text)
                && DiscountCode.readUnmistakable(text).isPresent();
    }

    /** An amount with its currency ("15000 сум") can look like a code by chance. */
    private boolean isAwaitedAmount(CashierDialog state, String text) {
        return (state instanceof Checked || state instanceof Confirming)
                && AmountParser.parse(text, currency) instanceof AmountParser.Parsed.Amount;
    }

    /** Looks at what was typed as a code. */
    public Turn<CashierDialog> typed(StaffMember member, CashierDialog state, String text) {
        return switch (DiscountCode.read(text)) {
            case DiscountCode.Read.Code(var code) ->
                tills.current(member, salonOf(state))
                        .map(salon -> check(member, salon, code))
                        .orElseGet(() -> chooseTill(member, code.value()));
            case DiscountCode.Read.NotACode() -> Turn.<CashierDialog>stay(state).say("cashier.code.not-a-code");
            case DiscountCode.Read.Mistyped() -> Turn.<CashierDialog>stay(state).say("cashier.code.mistyped");
        };
    }

    private Turn<CashierDialog> check(StaffMember member, Salon salon, DiscountCode code) {
        var language = member.language();
        var rest = new AtTill(salon.id().value());
        return switch (till.check(new Till(member, salon), code)) {
            case CheckResult.Good(var card) ->
                Turn.<CashierDialog>to(new Checked(
                                salon.id().value(), card.discount().id().value()))
                        .say(cards.good(card, language));
            case CheckResult.Refused(var card, var refusals, var instead) ->
                Turn.<CashierDialog>to(rest).say(refused(member, salon, card, refusals, instead));
            case CheckResult.Unknown() -> Turn.<CashierDialog>to(rest).say("cashier.code.unknown");
        };
    }

    /** A used one can be undone right here by those who may. */
    private Message refused(
            StaffMember member, Salon salon, CheckCard card, List<Refusal> refusals, Optional<Discount> instead) {
        var undoable = refusals.stream()
                .flatMap(refusal ->
                        refusal instanceof Refusal.AlreadyUsed(var last) ? last.stream() : Stream.<Refusal.LastUse>of())
                .map(Refusal.LastUse::redemption)
                .filter(id -> undo.look(member, id) instanceof UndoService.Undo.Possible)
                .findFirst();
        return cards.refused(card, refusals, instead, undoable, salon, member.language());
    }

    private Turn<CashierDialog> choosingTill(StaffMember member, ChoosingTill state, Input input) {
        if (!(input instanceof Input.Tap(CashierChoice.PickTill(var id), var messageId))) {
            return Turn.<CashierDialog>to(state).say(tills.question(member));
        }
        var salon = tills.current(member, id);
        if (salon.isEmpty()) {
            return Turn.<CashierDialog>to(state).say(tills.question(member));
        }
        var here = new AtTill(salon.get().id().value());
        var chosen = Message.of(
                Text.of("cashier.till.ready").with("salon", salon.get().name()));
        if (state.code() == null) {
            return Turn.<CashierDialog>to(here).edit(chosen);
        }
        var turn = typed(member, here, state.code());
        return turn.opening(new Turn.Say.Edit(chosen));
    }

    private Turn<CashierDialog> checked(StaffMember member, Checked state, Input input) {
        return switch (input) {
            case Input.Tap(CashierChoice.Cancel(), var messageId) -> cancelled(state);
            case Input.Tap(CashierChoice.Redeem(), var messageId) -> {
                var discount = discounts.find(new DiscountId(state.discount())).orElseThrow();
                yield discount.terms().needsAmount()
                        ? Turn.<CashierDialog>stay(state).say("cashier.amount.ask")
                        : quote(member, state.salon(), state.discount(), Optional.empty());
            }
            case Input.Typed(var text) -> amount(member, state, text);
            default -> Turn.<CashierDialog>stay(state).say("cashier.amount.ask");
        };
    }

    private Turn<CashierDialog> amount(StaffMember member, Checked state, String text) {
        var discount = discounts.find(new DiscountId(state.discount())).orElseThrow();
        if (!discount.terms().needsAmount()) {
            return Turn.<CashierDialog>stay(state).say("cashier.till.use-buttons");
        }
        return switch (AmountParser.parse(text, currency)) {
            case AmountParser.Parsed.Amount(var money) ->
                quote(member, state.salon(), state.discount(), Optional.of(money));
            case AmountParser.Parsed.Unreadable() ->
                Turn.<CashierDialog>stay(state).say("cashier.amount.unreadable");
            case AmountParser.Parsed.OutOfRange() ->
                Turn.<CashierDialog>stay(state).say("cashier.amount.out-of-range");
        };
    }

    private Turn<CashierDialog> quote(StaffMember member, long salonId, long discount, Optional<Money> purchase) {
        var salon = tills.current(member, salonId).orElse(null);
        if (salon == null) {
            return chooseTill(member, null);
        }
        return switch (till.quote(new Till(member, salon), new DiscountId(discount), purchase)) {
            case Quote.Offered offered ->
                Turn.<CashierDialog>to(new Confirming(
                                salonId, discount, purchase.map(Money::minor).orElse(NO_AMOUNT)))
                        .say(cards.quote(offered, member.language()));
            case Quote.Refused(var card, var refusals, var instead) ->
                Turn.<CashierDialog>to(new Checked(salonId, discount))
                        .say(refused(member, salon, card, refusals, instead));
        };
    }

    private Turn<CashierDialog> confirming(StaffMember member, Confirming state, Input input, Visitor visitor) {
        return switch (input) {
            case Input.Tap(CashierChoice.Confirm(), var messageId) -> redeem(member, state, messageId, visitor);
            case Input.Tap(CashierChoice.Cancel(), var messageId) -> cancelled(state);
            case Input.Tap(CashierChoice.ChangeAmount(), var messageId) ->
                Turn.<CashierDialog>to(new Checked(state.salon(), state.discount()))
                        .dropButtons()
                        .say("cashier.amount.ask");
            case Input.Typed(var text)
            when state.purchase() != NO_AMOUNT -> amount(member, new Checked(state.salon(), state.discount()), text);
            default -> Turn.<CashierDialog>stay(state).say("cashier.till.use-buttons");
        };
    }

    private Turn<CashierDialog> redeem(StaffMember member, Confirming state, int messageId, Visitor visitor) {
        var salon = tills.current(member, state.salon()).orElse(null);
        if (salon == null) {
            return chooseTill(member, null);
        }
        var id = new DiscountId(state.discount());
        var purchase = state.purchase() == NO_AMOUNT
                ? Optional.<Money>empty()
                : Optional.of(new Money(state.purchase(), currency));
        var here = new AtTill(salon.id().value());
        return switch (till.redeem(new Till(member, salon), id, purchase, visitor.requestKey())) {
            case RedeemResult.Redeemed(var redemption) ->
                Turn.<CashierDialog>to(here)
                        .edit(cards.redeemed(redemption, discounts.find(id).orElseThrow(), member.language()));
            case RedeemResult.NeedsCustomer() ->
                approvals.ask(new Till(member, salon), id, purchase, messageId, visitor);
            case RedeemResult.Refused(var refusals) -> refusedAtTheEnd(member, salon, id, purchase, here);
        };
    }

    /** Something changed between the quote and the tap; the card says what. */
    private Turn<CashierDialog> refusedAtTheEnd(
            StaffMember member, Salon salon, DiscountId id, Optional<Money> purchase, AtTill here) {
        return switch (till.quote(new Till(member, salon), id, purchase)) {
            case Quote.Refused(var card, var refusals, var instead) ->
                Turn.<CashierDialog>to(here).edit(refused(member, salon, card, refusals, instead));
            case Quote.Offered again -> Turn.<CashierDialog>to(here).edit(Message.of("common.our-fault"));
        };
    }

    private static Turn<CashierDialog> cancelled(CashierDialog state) {
        return Turn.<CashierDialog>to(new AtTill(state.salon()))
                .dropButtons()
                .say(Message.of("cashier.till.cancelled"));
    }

    private static long salonOf(CashierDialog state) {
        return state == null ? 0 : state.salon();
    }
}
