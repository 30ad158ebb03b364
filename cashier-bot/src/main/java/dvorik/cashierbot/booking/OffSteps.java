package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDay;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDays;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickMaster;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickRoom;
import dvorik.cashierbot.CashierChoice.VisitAnswer.TakeTime;
import dvorik.cashierbot.CashierChoice.VisitAnswer.WholeDay;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.TimeOff.OffDay;
import dvorik.cashierbot.CashierDialog.TimeOff.OffHours;
import dvorik.cashierbot.CashierDialog.TimeOff.OffSure;
import dvorik.cashierbot.CashierDialog.TimeOff.OffWhose;
import dvorik.cashierbot.CashierDialog.TimeOff.WhoseTime;
import dvorik.cashierbot.booking.PeriodReader.Period;
import dvorik.core.booking.Absences;
import dvorik.core.booking.Absences.Handling;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.salon.Salon;
import dvorik.core.schedule.Room;
import dvorik.core.schedule.Rooms;
import dvorik.core.service.Master;
import dvorik.core.service.MasterDirectory;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose time, which day, which hours; the end is {@link TakingTime}. */
final class OffSteps {
    private static final int LONGEST_LABEL = 24;
    private static final int MOST = 40;
    private static final int DAYS_A_ROW = 2;
    /** Last days that are offered as buttons, behind the first. */
    private static final int FURTHER_DAYS = 6;

    private static final int REACH = 366;

    private final MasterDirectory masters;
    private final Rooms rooms;
    private final TakingTime taking;
    private final Clock clock;

    OffSteps(MasterDirectory masters, Rooms rooms, TakingTime taking, Clock clock) {
        this.masters = masters;
        this.rooms = rooms;
        this.taking = taking;
        this.clock = clock;
    }

    Turn<CashierDialog> askWhose(CashierDialog state, Salon salon) {
        var rows = new ArrayList<List<Button>>();
        for (Master master : masters.listIn(salon.id()).stream().limit(MOST).toList()) {
            rows.add(List.of(Button.choose(
                    label(master.name()), new PickMaster(master.id().value()))));
        }
        for (Room room : rooms.list(salon.id()).stream().limit(MOST).toList()) {
            rows.add(List.of(
                    Button.choose(label(room.name()), new PickRoom(room.id().value()))));
        }
        if (rows.isEmpty()) {
            return Turn.<CashierDialog>stay(state).alert(Text.of("cashier.visit.off.nobody"));
        }
        rows.add(Steps.cancel());
        return Turn.<CashierDialog>to(new OffWhose(Steps.till(state), salon.id().value()))
                .say(Message.of("cashier.visit.off.whose").with(new Buttons.Inline(rows)));
    }

    Turn<CashierDialog> whose(OffWhose state, Salon salon, Input input) {
        return switch (input) {
            case Input.Tap(PickMaster(var id), var messageId)
            when masters.listIn(salon.id()).stream()
                    .anyMatch(master -> master.id().value() == id) ->
                askDay(state, new WhoseTime(state.at(), id, 0), salon);
            case Input.Tap(PickRoom(var id), var messageId)
            when rooms.list(salon.id()).stream().anyMatch(room -> room.id().value() == id) ->
                askDay(state, new WhoseTime(state.at(), 0, id), salon);
            default -> Turn.<CashierDialog>stay(state).say("cashier.visit.use-buttons");
        };
    }

    Turn<CashierDialog> askDay(CashierDialog state, WhoseTime whose, Salon salon) {
        return Turn.<CashierDialog>to(new OffDay(Steps.till(state), whose))
                .say(days(salon, today(salon).toEpochDay()));
    }

    Turn<CashierDialog> day(OffDay state, Salon salon, Input input) {
        return switch (input) {
            case Input.Tap(PickDays(var from), var messageId) ->
                Turn.<CashierDialog>stay(state).edit(days(salon, from));
            case Input.Tap(PickDay(var day), var messageId) ->
                Turn.<CashierDialog>to(new OffHours(state.salon(), state.whose(), day))
                        .edit(hours(LocalDate.ofEpochDay(day)));
            case Input.Typed(var text) ->
                PeriodReader.read(text, today(salon), Optional.empty())
                        .map(period -> period.isOneDay()
                                ? askHours(state, period.from().toLocalDate())
                                : taking.ask(state.salon(), state.whose(), period, salon))
                        .orElseGet(() -> Turn.<CashierDialog>stay(state).say("cashier.visit.off.unreadable"));
            default -> Turn.<CashierDialog>stay(state).say("cashier.visit.off.unreadable");
        };
    }

    private static Turn<CashierDialog> askHours(OffDay state, LocalDate day) {
        return Turn.<CashierDialog>to(new OffHours(state.salon(), state.whose(), Math.toIntExact(day.toEpochDay())))
                .say(hours(day));
    }

    Turn<CashierDialog> hours(OffHours state, Salon salon, Input input) {
        var first = LocalDate.ofEpochDay(state.day());
        var period =
                switch (input) {
                    case Input.Tap(WholeDay(), var messageId) -> Optional.of(days(first, first));
                    case Input.Tap(PickDay(var last), var messageId)
                    when last >= state.day() -> Optional.of(days(first, LocalDate.ofEpochDay(last)));
                    case Input.Typed(var text) -> PeriodReader.read(text, today(salon), Optional.of(first));
                    default -> Optional.<Period>empty();
                };
        return period.map(some -> taking.ask(state.salon(), state.whose(), some, salon))
                .orElseGet(() -> Turn.<CashierDialog>stay(state).say("cashier.visit.off.hours-unreadable"));
    }

    Turn<CashierDialog> sure(StaffMember member, Visitor visitor, OffSure state, Salon salon, Input input) {
        return switch (input) {
            case Input.Tap(CashierChoice.Confirm(), var messageId) ->
                taking.take(member, visitor, state, salon, Handling.ASK);
            case Input.Tap(TakeTime(var handling), var messageId)
            when mayHandle(state, handling) -> taking.take(member, visitor, state, salon, handling);
            default -> Turn.<CashierDialog>stay(state).say("cashier.visit.use-buttons");
        };
    }

    /** A master passes visits on; cancelling or keeping them is the manager's decision. */
    private static boolean mayHandle(OffSure state, Absences.Handling handling) {
        return handling == Handling.PASS_ON || state.whose().at() > 0;
    }

    private static Period days(LocalDate first, LocalDate last) {
        return new Period(first.atStartOfDay(), last.plusDays(1).atStartOfDay(), false);
    }

    private Message days(Salon salon, long asked) {
        var today = today(salon);
        var from = LocalDate.ofEpochDay(
                Math.clamp(asked, today.toEpochDay(), today.plusDays(REACH).toEpochDay()));
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < TimePicker.DAYS; i += DAYS_A_ROW) {
            rows.add(List.of(pick(from.plusDays(i)), pick(from.plusDays(i + 1L))));
        }
        var turns = new ArrayList<Button>();
        if (from.isAfter(today)) {
            turns.add(Button.choose(
                    "common.earlier",
                    new PickDays(Math.toIntExact(from.minusDays(TimePicker.DAYS).toEpochDay()))));
        }
        turns.add(Button.choose(
                "common.later",
                new PickDays(Math.toIntExact(from.plusDays(TimePicker.DAYS).toEpochDay()))));
        rows.add(turns);
        rows.add(Steps.cancel());
        return Message.of("cashier.visit.off.day").with(new Buttons.Inline(rows));
    }

    private static Message hours(LocalDate first) {
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(Button.choose("cashier.visit.off.whole-day", new WholeDay())));
        for (int i = 1; i <= FURTHER_DAYS; i += DAYS_A_ROW) {
            rows.add(List.of(until(first.plusDays(i)), until(first.plusDays(i + 1L))));
        }
        rows.add(Steps.cancel());
        return Message.of(DayLines.title("cashier.visit.off.hours", first)).with(new Buttons.Inline(rows));
    }

    private static Button pick(LocalDate day) {
        return Button.choose(DayLines.label(day), new PickDay(Math.toIntExact(day.toEpochDay())));
    }

    private static Button until(LocalDate day) {
        return Button.choose(
                Text.of("cashier.visit.off.until").with("day", day), new PickDay(Math.toIntExact(day.toEpochDay())));
    }

    private LocalDate today(Salon salon) {
        return LocalDate.ofInstant(clock.instant(), salon.zone());
    }

    private static Text label(String name) {
        return Text.of("common.value").with("value", Html.shorten(name, LONGEST_LABEL));
    }
}
