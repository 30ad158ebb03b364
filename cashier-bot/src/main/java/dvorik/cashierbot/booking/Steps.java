package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.till.TillSteps;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Choice;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.staff.StaffMember;
import java.util.List;

/** What the steps of this package have in common. */
final class Steps {
    private Steps() {}

    /** The till that was chosen, kept through the work here. */
    static long till(CashierDialog state) {
        return state == null ? 0 : state.salon();
    }

    /** Back to where the person was before. */
    static Turn<CashierDialog> done(CashierDialog state) {
        long till = till(state);
        return Turn.to(till == 0 ? null : new AtTill(till));
    }

    /** The question is taken back. */
    static Turn<CashierDialog> putDown(CashierDialog state) {
        return done(state).dropButtons().say("cashier.visit.put-down");
    }

    static List<Button> cancel() {
        return List.of(Button.choose("cashier.visit.never-mind", new CashierChoice.Cancel()));
    }

    static boolean isCancel(Input input) {
        return input instanceof Input.Tap(CashierChoice.Cancel(), var messageId);
    }

    static boolean isConfirm(Input input) {
        return input instanceof Input.Tap(CashierChoice.Confirm(), var messageId);
    }

    /** Goes past a question to whom it belongs: commands, keys, buttons of other messages, and a customer at the till. */
    static boolean passesBy(StaffMember member, Input input) {
        return switch (input) {
            case Input.Command command -> true;
            case Input.MenuKey key -> true;
            case Input.Tap(Choice.Anytime any, var messageId) -> true;
            case Input.Picture picture -> member.redeems();
            case Input.Typed typed -> member.redeems() && TillSteps.isCode(input);
            default -> false;
        };
    }
}
