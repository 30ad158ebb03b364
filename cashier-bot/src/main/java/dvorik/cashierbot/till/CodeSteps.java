package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierBot.Parts;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.CashierDialog.Checked;
import dvorik.cashierbot.CashierDialog.ChoosingTill;
import dvorik.cashierbot.Tills;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.CardNumber;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.TillService.CheckCard;
import dvorik.core.discount.TillService.CheckResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.discount.UndoService;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From what a customer shows to what the cashier sees: a code or a card's number, typed, opened as a link or scanned. Too
 * many that do not exist, and looking pauses.
 */
final class CodeSteps {
    private final Parts parts;
    private final Tills tills;
    private final TillCards cards;
    private final CustomerCards customerCards;

    CodeSteps(Parts parts, Tills tills, DiscountWords words) {
        this.parts = parts;
        this.tills = tills;
        this.cards = new TillCards(parts.texts(), words);
        this.customerCards = new CustomerCards(parts.customers(), words);
    }

    /** Looks at what was typed. */
    Turn<CashierDialog> typed(StaffMember member, Visitor visitor, CashierDialog state, String text) {
        return look(member, visitor, state, Looked.typed(text));
    }

    /**
     * Whether this is the number of a card that a customer has, where an amount is awaited. One that nobody has is an
     * amount, and counts as a wrong code all the same: else cards could be guessed here without end.
     */
    boolean isLivingCard(StaffMember member, Visitor visitor, String text) {
        if (!(Looked.typed(text) instanceof Looked.Card(var number))) {
            return false;
        }
        boolean living = parts.cardNumbers().find(number).isPresent();
        if (!living) {
            parts.wrongCodes().note(member, visitor.requestKey());
        }
        return living;
    }

    /** Looks at the payload of a link to this bot. */
    Turn<CashierDialog> opened(StaffMember member, Visitor visitor, CashierDialog state, String payload) {
        return look(member, visitor, state, Looked.payload(payload));
    }

    Turn<CashierDialog> look(StaffMember member, Visitor visitor, CashierDialog state, Looked looked) {
        var pause = parts.wrongCodes().findPause(member);
        if (pause.isPresent()) {
            return Turn.<CashierDialog>stay(state).say(paused(pause.get()));
        }
        return switch (looked) {
            case Looked.Code(var code) ->
                current(member, state)
                        .map(salon -> check(member, visitor, salon, code))
                        .orElseGet(() -> chooseTill(member, code.value()));
            case Looked.Card(var number) ->
                current(member, state)
                        .map(salon -> customer(member, visitor, salon, number))
                        .orElseGet(() -> chooseTill(member, number.value()));
            case Looked.Mistyped() -> wrong(member, visitor, Turn.stay(state), "cashier.code.mistyped");
            case Looked.Nothing() -> Turn.<CashierDialog>stay(state).say("cashier.code.not-a-code");
        };
    }

    /** @return what to say to a person whose till pauses */
    static Message paused(Duration left) {
        return Message.of(Text.of("cashier.code.paused")
                .with("minutes", Math.max(1, left.plusSeconds(59).toMinutes())));
    }

    /** A used one can be undone right here by those who may. */
    Message refused(
            StaffMember member, Salon salon, CheckCard card, List<Refusal> refusals, Optional<Discount> instead) {
        var undoable = refusals.stream()
                .flatMap(refusal ->
                        refusal instanceof Refusal.AlreadyUsed(var last) ? last.stream() : Stream.<Refusal.LastUse>of())
                .map(Refusal.LastUse::redemption)
                .filter(id -> parts.undo().look(member, id) instanceof UndoService.Undo.Possible)
                .findFirst();
        return cards.refused(card, refusals, instead, undoable, salon, member.language());
    }

    private Optional<Salon> current(StaffMember member, CashierDialog state) {
        return tills.current(member, state == null ? 0 : state.salon());
    }

    private Turn<CashierDialog> chooseTill(StaffMember member, String shown) {
        return Turn.<CashierDialog>to(new ChoosingTill(shown)).say(tills.question(member));
    }

    private Turn<CashierDialog> check(StaffMember member, Visitor visitor, Salon salon, DiscountCode code) {
        var rest = new AtTill(salon.id().value());
        return switch (parts.till().check(new Till(member, salon), code)) {
            case CheckResult.Good(var card) ->
                Turn.<CashierDialog>to(new Checked(
                                salon.id().value(), card.discount().id().value()))
                        .say(cards.good(card, member.language()));
            case CheckResult.Refused(var card, var refusals, var instead) ->
                Turn.<CashierDialog>to(rest).say(refused(member, salon, card, refusals, instead));
            case CheckResult.Unknown() -> wrong(member, visitor, Turn.to(rest), "cashier.code.unknown");
        };
    }

    /** One discount that is good here is shown at once, several as a list to choose from. */
    private Turn<CashierDialog> customer(StaffMember member, Visitor visitor, Salon salon, CardNumber number) {
        var rest = new AtTill(salon.id().value());
        var owner = parts.cardNumbers().find(number);
        if (owner.isEmpty()) {
            return wrong(member, visitor, Turn.to(rest), "cashier.card.unknown");
        }
        var till = new Till(member, salon);
        var usable = parts.usable().find(till, owner.get().id());
        return usable.size() == 1
                ? check(member, visitor, salon, usable.getFirst().code())
                : Turn.<CashierDialog>to(rest).say(customerCards.list(owner.get(), usable, member.language()));
    }

    private Turn<CashierDialog> wrong(StaffMember member, Visitor visitor, Turn<CashierDialog> turn, String words) {
        var pause = parts.wrongCodes().note(member, visitor.requestKey());
        var said = turn.say(words);
        return pause.isPresent() ? said.say(paused(pause.get())) : said;
    }
}
