package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.StaffSection;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingResults.ClaimResult;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.booking.VisitWork;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.BookingId;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Buttons of a visit's card that do something at once. */
final class WorkSection implements StaffSection {
    private final BookingLists lists;
    private final VisitWork work;
    private final VisitCards cards;
    private final StepAnswers answers;

    WorkSection(BookingLists lists, VisitWork work, VisitCards cards, StepAnswers answers) {
        this.lists = lists;
        this.work = work;
        this.cards = cards;
        this.answers = answers;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (!(input instanceof Input.Tap(Visits choice, var messageId))) {
            return Optional.empty();
        }
        return switch (choice) {
            case Visits.StartVisit(var id) ->
                Optional.of(mine(member, state, id, visit -> work.start(member.id(), visit.id())));
            case Visits.ArrivedVisit(var id) ->
                Optional.of(
                        step(member, state, id, visit -> work.arrived(VisitRights.worker(member, visit), visit.id())));
            case Visits.NoShowVisit(var id) ->
                Optional.of(
                        step(member, state, id, visit -> work.noShow(VisitRights.worker(member, visit), visit.id())));
            case Visits.AcceptVisit(var id) -> Optional.of(accept(member, state, id));
            case Visits.AskNoShow(var id) -> Optional.of(askNoShow(member, state, id));
            case Visits.KeepVisit(var id) ->
                Optional.of(seen(member, id)
                        .map(visit -> Turn.<CashierDialog>stay(state).edit(cards.card(member, visit)))
                        .orElseGet(() -> StepAnswers.refused(state)));
            case Visits.TakeVisit(var id) -> Optional.of(take(member, state, id));
            default -> Optional.empty();
        };
    }

    /** Only the master who performs it. */
    private Turn<CashierDialog> mine(
            StaffMember member, CashierDialog state, long id, Function<Booking, StepResult> act) {
        return seen(member, id)
                .filter(visit -> VisitRights.performs(member, visit))
                .map(visit -> answers.edited(Turn.stay(state), state, member, visit, act.apply(visit)))
                .orElseGet(() -> StepAnswers.refused(state));
    }

    private Turn<CashierDialog> step(
            StaffMember member, CashierDialog state, long id, Function<Booking, StepResult> act) {
        return seen(member, id)
                .map(visit -> answers.edited(Turn.stay(state), state, member, visit, act.apply(visit)))
                .orElseGet(() -> StepAnswers.refused(state));
    }

    private Turn<CashierDialog> accept(StaffMember member, CashierDialog state, long id) {
        return seen(member, id)
                .filter(visit -> VisitRights.leads(member, visit))
                .map(visit -> answers.edited(
                        Turn.stay(state),
                        state,
                        member,
                        visit,
                        work.accept(VisitRights.worker(member, visit), visit.id())))
                .orElseGet(() -> StepAnswers.refused(state));
    }

    private Turn<CashierDialog> askNoShow(StaffMember member, CashierDialog state, long id) {
        return seen(member, id)
                .map(visit -> Turn.<CashierDialog>stay(state)
                        .edit(Message.of("cashier.visit.no-show.ask")
                                .with(Buttons.inline(
                                        List.of(Button.choose("cashier.visit.no-show.keep", new Visits.KeepVisit(id))),
                                        List.of(Button.choose(
                                                "cashier.visit.no-show.yes",
                                                new Visits.NoShowVisit(id),
                                                Button.Style.DANGER))))))
                .orElseGet(() -> StepAnswers.refused(state));
    }

    private Turn<CashierDialog> take(StaffMember member, CashierDialog state, long id) {
        var found = find(id).filter(visit -> VisitRights.mayTake(member, visit));
        if (found.isEmpty()) {
            return StepAnswers.refused(state);
        }
        var turn = Turn.<CashierDialog>stay(state);
        return switch (work.claimUnassigned(member.id(), found.get().id())) {
            case ClaimResult.Claimed(var booking) ->
                turn.edit(cards.card(member, booking, Text.of("cashier.visit.news.yours")));
            case ClaimResult.Taken() -> {
                var now = lists.find(found.get().id()).orElseThrow();
                yield turn.edit(cards.standing(member, now)).toast(Text.of("cashier.visit.taken"));
            }
            case ClaimResult.NotFree() -> turn.alert(Text.of("cashier.visit.not-free"));
            case ClaimResult.Unknown() -> StepAnswers.refused(state);
        };
    }

    private Optional<Booking> seen(StaffMember member, long id) {
        return find(id).filter(visit -> VisitRights.sees(member, visit));
    }

    private Optional<Booking> find(long id) {
        return id <= 0 ? Optional.empty() : lists.find(new BookingId(id));
    }
}
