package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierDialog;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.conversation.Turn;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;

/** Says what became of a step: the tapped message shows the visit as it is now. */
final class StepAnswers {
    private final BookingLists lists;
    private final VisitCards cards;
    private final VisitWords words;

    StepAnswers(BookingLists lists, VisitCards cards, VisitWords words) {
        this.lists = lists;
        this.cards = cards;
        this.words = words;
    }

    /**
     * @param turn of what was done, or of what was already so
     * @param state where the person stays when it was refused
     */
    Turn<CashierDialog> edited(
            Turn<CashierDialog> turn, CashierDialog state, StaffMember member, Booking before, StepResult result) {
        return switch (result) {
            case StepResult.Done(var booking) -> turn.edit(cards.standing(member, booking));
            case StepResult.NotAssigned() -> refused(state);
            case StepResult.NotDue(var from) ->
                Turn.<CashierDialog>stay(state)
                        .alert(Text.of("cashier.visit.too-early")
                                .with("time", from.atZone(words.zone(before.salon()))));
            case StepResult.WrongStatus(var now) -> changed(turn, member, before);
            case StepResult.Unknown() -> refused(state);
        };
    }

    /** Somebody was faster: what was asked no longer fits. */
    Turn<CashierDialog> changed(Turn<CashierDialog> turn, StaffMember member, Booking before) {
        var now = lists.find(before.id()).orElse(before);
        return turn.edit(cards.standing(member, now)).toast(Text.of("cashier.visit.changed"));
    }

    static Turn<CashierDialog> refused(CashierDialog state) {
        return Turn.<CashierDialog>stay(state).alert(Text.of("cashier.visit.not-yours"));
    }
}
