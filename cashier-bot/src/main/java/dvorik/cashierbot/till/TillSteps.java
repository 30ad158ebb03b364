package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierBot;
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
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.TillService;
import dvorik.core.discount.TillService.Quote;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.id.DiscountId;
import dvorik.core.money.AmountParser;
import dvorik.core.money.Money;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.Currency;
import java.util.Optional;

/** From a code to a redemption. At every point another code may be typed: the next customer is already there. */
public final class TillSteps {
    private static final long NO_AMOUNT = -1;
    private final TillService till;
    private final ApprovalSteps approvals;
    private final DiscountService discounts;
    private final Tills tills;
    private final CodeSteps codes;
    private final PictureSteps pictures;
    private final TillCards cards;
    private final Currency currency;

    public TillSteps(CashierBot.Parts parts, ApprovalSteps approvals, Tills tills, DiscountWords words) {
        this.till = parts.till();
        this.approvals = approvals;
        this.discounts = parts.discounts();
        this.tills = tills;
        this.codes = new CodeSteps(parts, tills, words);
        this.pictures = new PictureSteps(parts.pictures(), codes);
        this.cards = new TillCards(parts.texts(), words);
        this.currency = parts.currency();
    }

    /** Asks for a code, and first for the till where there are several. */
    public Turn<CashierDialog> ready(StaffMember member, CashierDialog state) {
        var salon = tills.current(member, salonOf(state));
        return salon.isPresent()
                ? Turn.<CashierDialog>to(new AtTill(salon.get().id().value()))
                        .say(Message.of(Text.of("cashier.till.ready")
                                        .with("salon", salon.get().name()))
                                .with(PhoneSteps.button()))
                : chooseTill(member, null);
    }

    public Turn<CashierDialog> chooseTill(StaffMember member, String code) {
        return Turn.<CashierDialog>to(new ChoosingTill(code)).say(tills.question(member));
    }

    /** Answers in any state of the till. */
    public Turn<CashierDialog> on(StaffMember member, CashierDialog state, Input input, Visitor visitor) {
        if (input instanceof Input.Tap(CashierChoice.CheckOther(var code), var messageId)) {
            return codes.typed(member, visitor, state, code);
        }
        if (input instanceof Input.Typed(var text) && isCode(input) && !isAwaitedAmount(state, text)) {
            return codes.typed(member, visitor, state, text);
        }
        if (input instanceof Input.Typed(var text) && isNextCustomersCard(member, visitor, state, text)) {
            return codes.typed(member, visitor, state, text);
        }
        if (input instanceof Input.Picture picture) {
            return pictures.look(member, visitor, state, picture);
        }
        return switch (state) {
            case ChoosingTill choosing -> choosingTill(member, visitor, choosing, input);
            case Checked checked -> checked(member, checked, input);
            case Confirming confirming -> confirming(member, confirming, input, visitor);
            case null, default ->
                input instanceof Input.Typed(var text)
                        ? codes.typed(member, visitor, state, text)
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

    /** A living card's number where an amount is awaited: the next customer is there, nobody buys for 87 million. */
    private boolean isNextCustomersCard(StaffMember member, Visitor visitor, CashierDialog state, String text) {
        return (state instanceof Checked || state instanceof Confirming) && codes.isLivingCard(member, visitor, text);
    }

    /** Looks at the payload of a link to this bot, with which a customer's QR was opened. */
    public Turn<CashierDialog> opened(StaffMember member, Visitor visitor, CashierDialog state, String payload) {
        return codes.opened(member, visitor, state, payload);
    }

    private Turn<CashierDialog> choosingTill(StaffMember member, Visitor visitor, ChoosingTill state, Input input) {
        if (!(input instanceof Input.Tap(CashierChoice.PickTill(var id), var messageId))) {
            return Turn.<CashierDialog>to(state).say(tills.question(member));
        }
        var salon = tills.current(member, id);
        if (salon.isEmpty()) {
            return Turn.<CashierDialog>to(state).say(tills.question(member));
        }
        var here = new AtTill(salon.get().id().value());
        var chosen = Message.of(Text.of(state.code() == null ? "cashier.till.ready" : "cashier.till.chosen")
                .with("salon", salon.get().name()));
        if (state.code() == null) {
            return Turn.<CashierDialog>to(here).edit(chosen);
        }
        var turn = codes.typed(member, visitor, here, state.code());
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
            case Input.Typed(var text) -> amount(member, state, state.discount(), text);
            default -> Turn.<CashierDialog>stay(state).say("cashier.amount.ask");
        };
    }

    private Turn<CashierDialog> amount(StaffMember member, CashierDialog state, long discount, String text) {
        return switch (AmountParser.parse(text, currency)) {
            case AmountParser.Parsed.Amount(var money) -> quote(member, state.salon(), discount, Optional.of(money));
            case AmountParser.Parsed.Unreadable() -> again(state, discount, "cashier.amount.unreadable");
            case AmountParser.Parsed.OutOfRange() -> again(state, discount, "cashier.amount.out-of-range");
        };
    }

    private Turn<CashierDialog> again(CashierDialog state, long id, String words) {
        var discount = discounts.find(new DiscountId(id)).orElseThrow();
        return discount.terms().needsAmount()
                ? Turn.<CashierDialog>stay(state).say(words)
                : Turn.<CashierDialog>stay(state).say("cashier.till.use-buttons");
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
                        .say(codes.refused(member, salon, card, refusals, instead));
            case Quote.NoAmountNeeded() ->
                Turn.<CashierDialog>stay(new Checked(salonId, discount)).say("cashier.till.use-buttons");
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
            when state.purchase() != NO_AMOUNT -> amount(member, state, state.discount(), text);
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
            case RedeemResult.Redeemed(var redemption, var discount) ->
                Turn.<CashierDialog>to(here).edit(cards.redeemed(redemption, discount, member.language()));
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
                Turn.<CashierDialog>to(here).edit(codes.refused(member, salon, card, refusals, instead));
            case Quote.Offered again -> Turn.<CashierDialog>to(here).edit(Message.of("common.our-fault"));
            case Quote.NoAmountNeeded() -> Turn.<CashierDialog>to(here).edit(Message.of("common.our-fault"));
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
