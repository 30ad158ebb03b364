package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Visiting;
import dvorik.cashierbot.StaffSection;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.BookingId;
import dvorik.core.staff.StaffMember;
import java.util.Optional;

/** Buttons of a visit's card that ask something first, and the answers. */
final class QuestionSection implements StaffSection {
    private final BookingLists lists;
    private final FinishSteps finishing;
    private final ReasonSteps reasons;
    private final WordSteps words;
    private final MoveSteps moving;

    QuestionSection(BookingLists lists, FinishSteps finishing, ReasonSteps reasons, WordSteps words, MoveSteps moving) {
        this.lists = lists;
        this.finishing = finishing;
        this.reasons = reasons;
        this.words = words;
        this.moving = moving;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (input instanceof Input.Tap(Visits choice, var messageId)) {
            return begun(member, state, choice);
        }
        if (!(state instanceof Visiting visiting)) {
            return Optional.empty();
        }
        if (Steps.isCancel(input)) {
            return Optional.of(Steps.putDown(state));
        }
        // the sum of a visit, with its currency, may look like a code by chance
        if (Steps.passesBy(member, input)
                && !(visiting instanceof Visiting.FinishingVisit && FinishSteps.isSum(input))) {
            return Optional.empty();
        }
        return Optional.of(
                visiting instanceof Visiting.AnsweringReview review
                        ? words.answer(member, review, input)
                        : seen(member, visitOf(visiting))
                                .map(visit -> step(member, visiting, visit, input))
                                .orElseGet(() -> Steps.done(state).say("cashier.visit.not-yours")));
    }

    private Optional<Turn<CashierDialog>> begun(StaffMember member, CashierDialog state, Visits choice) {
        long till = Steps.till(state);
        return switch (choice) {
            case Visits.FinishVisit(var id) -> with(member, state, id, visit -> finishing.begin(member, state, visit));
            case Visits.DeclineVisit(var id) ->
                with(member, state, id, visit -> reasons.askToDecline(member, state, visit));
            case Visits.CancelVisit(var id) ->
                with(member, state, id, visit -> reasons.askToCancel(member, state, visit));
            case Visits.LateVisit(var id) -> with(member, state, id, visit -> words.askHowLate(member, state, visit));
            case Visits.NoteVisit(var id) ->
                with(
                        member,
                        state,
                        id,
                        visit -> words.ask(new Visiting.NotingVisit(till, id), "cashier.visit.note.ask"));
            case Visits.MoveVisit(var id) -> with(member, state, id, visit -> moving.begin(member, state, visit));
            case Visits.WriteToCustomer(var id) ->
                with(
                        member,
                        state,
                        id,
                        visit -> VisitRights.leads(member, visit)
                                        && visit.customer().isPresent()
                                ? words.ask(new Visiting.WritingToCustomer(till, id), "cashier.visit.write.ask")
                                : StepAnswers.refused(state));
            case Visits.ReplyToReview(var id) ->
                Optional.of(words.review(member, id)
                        .map(review -> words.ask(new Visiting.AnsweringReview(till, id), "cashier.visit.review.ask"))
                        .orElseGet(() -> StepAnswers.refused(state)));
            default -> Optional.empty();
        };
    }

    private Turn<CashierDialog> step(StaffMember member, Visiting state, Booking visit, Input input) {
        return switch (state) {
            case Visiting.FinishingVisit finish -> finishing.on(member, finish, visit, input);
            case Visiting.DecliningVisit declining -> reasons.declining(member, declining, visit, input);
            case Visiting.CancellingVisit cancelling -> reasons.cancelling(member, cancelling, visit, input);
            case Visiting.BeingLate late -> words.late(member, late, visit, input);
            case Visiting.NotingVisit noting -> words.note(member, noting, visit, input);
            case Visiting.WritingToCustomer writing -> words.write(member, writing, visit, input);
            case Visiting.MovingVisit move -> moving.on(member, move, visit, input);
            case Visiting.AnsweringReview review -> words.answer(member, review, input);
        };
    }

    private static long visitOf(Visiting state) {
        return switch (state) {
            case Visiting.FinishingVisit finish -> finish.visit();
            case Visiting.DecliningVisit declining -> declining.visit();
            case Visiting.CancellingVisit cancelling -> cancelling.visit();
            case Visiting.BeingLate late -> late.visit();
            case Visiting.NotingVisit noting -> noting.visit();
            case Visiting.WritingToCustomer writing -> writing.visit();
            case Visiting.MovingVisit move -> move.visit();
            case Visiting.AnsweringReview review -> 0;
        };
    }

    private Optional<Turn<CashierDialog>> with(
            StaffMember member,
            CashierDialog state,
            long id,
            java.util.function.Function<Booking, Turn<CashierDialog>> then) {
        return Optional.of(seen(member, id).map(then).orElseGet(() -> StepAnswers.refused(state)));
    }

    private Optional<Booking> seen(StaffMember member, long id) {
        return id <= 0
                ? Optional.empty()
                : lists.find(new BookingId(id)).filter(visit -> VisitRights.sees(member, visit));
    }
}
