package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.VisitAnswer.VisitBecause;
import dvorik.cashierbot.CashierChoice.VisitReason;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Visiting.CancellingVisit;
import dvorik.cashierbot.CashierDialog.Visiting.DecliningVisit;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.CancelResult;
import dvorik.core.booking.BookingService;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.VisitWork;
import dvorik.core.booking.Why;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a master cannot, or the salon cancels: by a button, or in words. */
final class ReasonSteps {
    private static final int LONGEST_WORDS = 500;
    private static final List<VisitReason> OF_MASTERS =
            List.of(VisitReason.ILL, VisitReason.BUSY, VisitReason.EMERGENCY);
    private static final List<VisitReason> OF_SALONS =
            List.of(VisitReason.CUSTOMER_ASKED, VisitReason.MASTER_AWAY, VisitReason.SALON_CLOSED);

    private final VisitWork work;
    private final BookingService bookings;
    private final StepAnswers answers;
    private final VisitCards cards;

    ReasonSteps(VisitWork work, BookingService bookings, StepAnswers answers, VisitCards cards) {
        this.work = work;
        this.bookings = bookings;
        this.answers = answers;
        this.cards = cards;
    }

    Turn<CashierDialog> askToDecline(StaffMember member, CashierDialog state, Booking visit) {
        if (visit.status() != BookingStatus.CONFIRMED && visit.status() != BookingStatus.PENDING) {
            return answers.changed(Turn.stay(state), member, visit);
        }
        return Turn.<CashierDialog>to(
                        new DecliningVisit(Steps.till(state), visit.id().value()))
                .say(question("cashier.visit.decline.ask", OF_MASTERS));
    }

    Turn<CashierDialog> askToCancel(StaffMember member, CashierDialog state, Booking visit) {
        if (!VisitRights.leads(member, visit)) {
            return StepAnswers.refused(state);
        }
        if (!visit.status().isChangeable()) {
            return answers.changed(Turn.stay(state), member, visit);
        }
        return Turn.<CashierDialog>to(
                        new CancellingVisit(Steps.till(state), visit.id().value()))
                .say(question("cashier.visit.cancel.ask", OF_SALONS));
    }

    Turn<CashierDialog> declining(StaffMember member, DecliningVisit state, Booking visit, Input input) {
        return reason(input)
                .map(why -> answers.edited(
                        Steps.done(state),
                        state,
                        member,
                        visit,
                        work.decline(VisitRights.worker(member, visit), visit.id(), why)))
                .orElseGet(
                        () -> Turn.<CashierDialog>stay(state).say(question("cashier.visit.decline.ask", OF_MASTERS)));
    }

    Turn<CashierDialog> cancelling(StaffMember member, CancellingVisit state, Booking visit, Input input) {
        if (!VisitRights.leads(member, visit)) {
            return Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
        }
        var why = reason(input);
        if (why.isEmpty()) {
            return Turn.<CashierDialog>stay(state).say(question("cashier.visit.cancel.ask", OF_SALONS));
        }
        return switch (bookings.cancel(new Actor.Staff(member.id()), visit.id(), why.get())) {
            case CancelResult.Cancelled(var booking, var late) ->
                Steps.done(state).edit(cards.standing(member, booking));
            case CancelResult.TooLate(var until) -> answers.changed(Steps.done(state), member, visit);
            case CancelResult.WrongStatus(var now) -> answers.changed(Steps.done(state), member, visit);
            case CancelResult.Unknown() -> Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
        };
    }

    private static Optional<Why> reason(Input input) {
        return switch (input) {
            case Input.Tap(VisitBecause(var reason), var messageId) ->
                Optional.of(Why.of(reason.name().toLowerCase(Locale.ROOT)));
            case Input.Typed(var text)
            when text.strip().length() <= LONGEST_WORDS && text.codePoints().anyMatch(Character::isLetter) ->
                Optional.of(new Why("other", Optional.of(text.strip())));
            default -> Optional.empty();
        };
    }

    private static Message question(String words, List<VisitReason> reasons) {
        var rows = new ArrayList<List<Button>>();
        for (var reason : reasons) {
            var name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            rows.add(List.of(Button.choose("cashier.visit.reason." + name, new VisitBecause(reason))));
        }
        rows.add(Steps.cancel());
        return Message.of(words).with(new Buttons.Inline(rows));
    }
}
