package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierChoice.VisitAnswer.OtherDay;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDay;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDays;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickMaster;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickOther;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickPage;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickTime;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Visiting.MovingVisit;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.MoveResult;
import dvorik.core.booking.BookingService;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Moves a visit: day, time, yes; to another master, where wanted. */
final class MoveSteps {
    private static final long AS_BEFORE = -1;

    private final BookingService bookings;
    private final TimePicker times;
    private final MasterPicker masters;
    private final VisitWords words;
    private final VisitCards cards;
    private final StepAnswers answers;

    MoveSteps(
            BookingService bookings,
            TimePicker times,
            MasterPicker masters,
            VisitWords words,
            VisitCards cards,
            StepAnswers answers) {
        this.bookings = bookings;
        this.times = times;
        this.masters = masters;
        this.words = words;
        this.cards = cards;
        this.answers = answers;
    }

    Turn<CashierDialog> begin(StaffMember member, CashierDialog state, Booking visit) {
        if (!VisitRights.leads(member, visit)) {
            return StepAnswers.refused(state);
        }
        if (!visit.status().isChangeable()) {
            return answers.changed(Turn.stay(state), member, visit);
        }
        return salon(visit)
                .map(salon -> {
                    var next = new MovingVisit(Steps.till(state), visit.id().value(), AS_BEFORE, 0, 0);
                    // the card stays a card
                    return Turn.<CashierDialog>to(next)
                            .say(days(salon, visit, next, times.today(salon).toEpochDay()));
                })
                .orElseGet(() -> StepAnswers.refused(state));
    }

    Turn<CashierDialog> on(StaffMember member, MovingVisit state, Booking visit, Input input) {
        var place = salon(visit);
        if (place.isEmpty() || !VisitRights.leads(member, visit)) {
            return Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
        }
        var salon = place.get();
        return switch (input) {
            case Input.Tap(PickOther(), var messageId) ->
                Turn.<CashierDialog>to(new MovingVisit(state.salon(), state.visit(), AS_BEFORE, 0, 0))
                        .edit(masters.question(
                                salon.id(), visit.items().getFirst().service()));
            case Input.Tap(PickMaster(var master), var messageId) ->
                otherDays(
                        salon,
                        visit,
                        state,
                        Math.max(0, master),
                        times.today(salon).toEpochDay());
            case Input.Tap(PickDays(var from), var messageId) -> otherDays(salon, visit, state, state.master(), from);
            case Input.Tap(OtherDay(), var messageId) -> otherDays(salon, visit, state, state.master(), state.day());
            case Input.Tap(PickDay(var day), var messageId) -> day(salon, visit, state, day, 0);
            case Input.Tap(PickPage(var page), var messageId) -> day(salon, visit, state, state.day(), page);
            case Input.Tap(PickTime(var minute), var messageId) -> sure(salon, visit, state, minute);
            case Input.Tap(CashierChoice.Confirm(), var messageId)
            when state.minute() > 0 -> move(member, salon, visit, state);
            default -> Turn.<CashierDialog>stay(state).say("cashier.visit.use-buttons");
        };
    }

    private Message days(Salon salon, Booking visit, MovingVisit next, long from) {
        var other = List.of(List.<Button>of(Button.choose("cashier.visit.move.other", new PickOther())));
        return times.days(salon, wanted(visit, next), from, Text.of("cashier.visit.move.day"), other);
    }

    private Turn<CashierDialog> otherDays(Salon salon, Booking visit, MovingVisit state, long master, long from) {
        var next = new MovingVisit(state.salon(), state.visit(), master, 0, 0);
        return Turn.<CashierDialog>to(next).edit(days(salon, visit, next, from));
    }

    private Turn<CashierDialog> day(Salon salon, Booking visit, MovingVisit state, int day, int page) {
        var next = new MovingVisit(state.salon(), state.visit(), state.master(), day, 0);
        var date = LocalDate.ofEpochDay(day);
        return Turn.<CashierDialog>to(next)
                .edit(times.times(
                        salon, wanted(visit, next), date, page, DayLines.title("cashier.visit.book.time", date)));
    }

    private Turn<CashierDialog> sure(Salon salon, Booking visit, MovingVisit state, int minute) {
        var at = TimePicker.at(minute);
        int day = Math.toIntExact(LocalDate.ofInstant(at, salon.zone()).toEpochDay());
        var next = new MovingVisit(state.salon(), state.visit(), state.master(), day, minute);
        return Turn.<CashierDialog>to(next)
                .edit(Message.of(Text.of("cashier.visit.move.sure")
                                .with("before", words.at(visit))
                                .with("after", at.atZone(salon.zone())))
                        .with(Buttons.inline(
                                List.of(Button.choose(
                                        "cashier.visit.move.yes", new CashierChoice.Confirm(), Button.Style.SUCCESS)),
                                List.of(Button.choose("cashier.visit.book.other-day", new OtherDay())),
                                Steps.cancel())));
    }

    private Turn<CashierDialog> move(StaffMember member, Salon salon, Booking visit, MovingVisit state) {
        var wanted = state.master() == AS_BEFORE ? Optional.<List<Wanted>>empty() : Optional.of(wanted(visit, state));
        var result =
                bookings.reschedule(new Actor.Staff(member.id()), visit.id(), TimePicker.at(state.minute()), wanted);
        return switch (result) {
            case MoveResult.Moved(var booking) -> Steps.done(state).edit(cards.standing(member, booking));
            case MoveResult.Gone(var alternatives) ->
                Turn.<CashierDialog>to(new MovingVisit(state.salon(), state.visit(), state.master(), state.day(), 0))
                        .edit(TimePicker.instead(salon, alternatives, Text.of("cashier.visit.book.gone")));
            case MoveResult.WrongStatus(var now) -> answers.changed(Steps.done(state), member, visit);
            case MoveResult.Unknown() -> Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
            case MoveResult.NotOffered() -> Steps.done(state).edit(Message.of("cashier.visit.book.not-offered"));
            // rules for customers; staff may at any time
            case MoveResult.TooLate(var until) -> Steps.done(state).edit(Message.of("cashier.visit.book.not-offered"));
            case MoveResult.TooSoon(var earliest) ->
                Steps.done(state).edit(Message.of("cashier.visit.book.not-offered"));
            case MoveResult.TooFar(var last) -> Steps.done(state).edit(Message.of("cashier.visit.book.not-offered"));
        };
    }

    /** The services of the visit, each with its master, or with the one who was chosen. */
    private static List<Wanted> wanted(Booking visit, MovingVisit state) {
        return visit.items().stream()
                .map(item -> new Wanted(
                        item.service(),
                        state.master() == AS_BEFORE
                                ? item.master()
                                : Optional.of(state.master())
                                        .filter(id -> id > 0)
                                        .map(StaffId::new)))
                .toList();
    }

    private Optional<Salon> salon(Booking visit) {
        return words.salon(visit.salon());
    }
}
