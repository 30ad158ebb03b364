package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.CashierDialog.Undoing;
import dvorik.cashierbot.StaffSection;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.StaffReason;
import dvorik.core.discount.UndoService;
import dvorik.core.discount.UndoService.Undo;
import dvorik.core.id.RedemptionId;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Optional;

/** Takes a redemption back: from the button on its card, over the reason, to the card that says so. */
public final class UndoSteps implements StaffSection {
    private final UndoService undo;
    private final UndoCards cards;
    private final TillCards tillCards;

    public UndoSteps(UndoService undo, Texts texts, DiscountWords words) {
        this.undo = undo;
        this.cards = new UndoCards(words);
        this.tillCards = new TillCards(texts, words);
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (input instanceof Input.Tap(CashierChoice.UndoRedemption(var id), var messageId)) {
            return Optional.of(begin(member, state, id));
        }
        if (!(state instanceof Undoing undoing)) {
            return Optional.empty();
        }
        return switch (input) {
            case Input.Tap(CashierChoice.UndoBecause(var reason), var messageId) ->
                Optional.of(undo(member, undoing, StaffReason.of(reason)));
            case Input.Tap(CashierChoice.KeepRedemption(), var messageId) -> Optional.of(keep(member, undoing));
            case Input.Typed(var text) when TillSteps.isCode(input) -> Optional.empty();
            case Input.Typed(var text) -> Optional.of(typed(member, undoing, text));
            case Input.Picture picture -> Optional.empty();
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            case Input.Tap others -> Optional.empty();
            default -> Optional.of(Turn.<CashierDialog>stay(state).say("cashier.undo.say-why"));
        };
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state, long id) {
        if (id <= 0) {
            return Turn.stay(state).toast(Text.of("common.stale-button"));
        }
        return switch (undo.look(member, new RedemptionId(id))) {
            case Undo.Possible(var redemption, var discount) ->
                Turn.<CashierDialog>to(new Undoing(salonOf(state), id))
                        .edit(cards.question(redemption, discount, member.language()));
            case Undo.Done(var redemption, var discount) ->
                Turn.stay(state).edit(cards.done(redemption, discount, member.language()));
            case Undo.TooLate() -> Turn.stay(state).alert(Text.of("cashier.undo.too-late"));
            case Undo.NotYours() -> Turn.stay(state).alert(Text.of("cashier.undo.not-yours"));
        };
    }

    private Turn<CashierDialog> typed(StaffMember member, Undoing state, String text) {
        var reason = ReasonReader.read(text);
        return reason.isPresent()
                ? undo(member, state, reason.get())
                : Turn.<CashierDialog>stay(state).say(ReasonReader.help(text));
    }

    private Turn<CashierDialog> undo(StaffMember member, Undoing state, StaffReason reason) {
        Turn<CashierDialog> turn = Turn.to(new AtTill(state.salon()));
        return switch (undo.undo(member, new RedemptionId(state.redemption()), reason)) {
            case Undo.Done(var redemption, var discount) ->
                turn.edit(cards.done(redemption, discount, member.language()));
            case Undo.TooLate() -> turn.dropButtons().say("cashier.undo.too-late");
            case Undo.NotYours() -> turn.dropButtons().say("cashier.undo.not-yours");
            case Undo.Possible possible -> throw new IllegalStateException("undoing ends in an answer");
        };
    }

    private Turn<CashierDialog> keep(StaffMember member, Undoing state) {
        Turn<CashierDialog> turn = Turn.to(new AtTill(state.salon()));
        return switch (undo.look(member, new RedemptionId(state.redemption()))) {
            case Undo.Possible(var redemption, var discount) ->
                turn.edit(tillCards.redeemed(redemption, discount, member.language()));
            case Undo.Done(var redemption, var discount) ->
                turn.edit(cards.done(redemption, discount, member.language()));
            case Undo.TooLate() -> turn.dropButtons().say("cashier.undo.kept");
            case Undo.NotYours() -> turn.dropButtons().say("cashier.undo.kept");
        };
    }

    private static long salonOf(CashierDialog state) {
        return state == null ? 0 : state.salon();
    }
}
