package dvorik.cashierbot.giving;

import dvorik.cashierbot.CashierBot;
import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Giving;
import dvorik.cashierbot.MenuKeys;
import dvorik.cashierbot.StaffSection;
import dvorik.cashierbot.Tills;
import dvorik.cashierbot.till.TillSteps;
import dvorik.core.conversation.Choice;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.staff.StaffMember;
import java.util.Optional;

/** Sends each input of giving by hand to its step. */
public final class GivingSection implements StaffSection {
    private final GivingSteps steps;
    private final SecondWord secondWord;
    private final Tills tills;

    public GivingSection(GivingSteps steps, SecondWord secondWord, Tills tills) {
        this.steps = steps;
        this.secondWord = secondWord;
        this.tills = tills;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) when name.equals("give") -> Optional.of(begin(member, state));
            case Input.Command(var name, var payload)
            when name.equals("start") && state instanceof Giving.GivingTo to && member.leads() ->
                // the customer's QR, read by the phone's camera
                CashierBot.shown(payload).map(shown -> steps.to(member, to, shown));
            case Input.Command other -> Optional.empty();
            case Input.MenuKey(var key) ->
                key.equals(MenuKeys.GIVE) ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.Tap(CashierChoice.AllowGrant(var id), var messageId) ->
                Optional.of(secondWord.say(member, state, id, true));
            case Input.Tap(CashierChoice.DenyGrant(var id), var messageId) ->
                Optional.of(secondWord.say(member, state, id, false));
            case Input.Tap(Choice.Anytime any, var messageId) -> Optional.empty();
            default -> step(member, visitor, state, input);
        };
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state) {
        return member.leads()
                ? steps.begin(state)
                : Turn.stay(state).say(Message.of("giving.not-allowed").with(tills.menu(member)));
    }

    private Optional<Turn<CashierDialog>> step(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (!(state instanceof Giving giving) || !member.leads()) {
            return Optional.empty();
        }
        if (input instanceof Input.Tap(CashierChoice.Cancel(), var messageId)) {
            return Optional.of(steps.cancelled(member, state));
        }
        return switch (giving) {
            case Giving.GivingTo to ->
                Optional.of(steps.to(member, to, input instanceof Input.Typed(var text) ? text : ""));
            case Giving.GivingWhat what -> Optional.of(steps.what(member, what, input));
            case Giving.GivingWhy why ->
                TillSteps.isCode(input) ? Optional.empty() : Optional.of(steps.why(member, why, input));
            case Giving.GivingSure sure ->
                TillSteps.isCode(input) ? Optional.empty() : Optional.of(steps.sure(member, sure, input, visitor));
        };
    }
}
