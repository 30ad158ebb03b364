package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierChoice.VisitAnswer.TakeTime;
import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.TimeOff.OffSure;
import dvorik.cashierbot.CashierDialog.TimeOff.WhoseTime;
import dvorik.cashierbot.booking.PeriodReader.Period;
import dvorik.core.booking.Absences;
import dvorik.core.booking.Absences.Handling;
import dvorik.core.booking.Absences.Kind;
import dvorik.core.booking.Absences.Result;
import dvorik.core.booking.Absences.Wish;
import dvorik.core.booking.Booking;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.ResourceId;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes time off or blocks it, once the person is sure and said what becomes of the visits in the way. */
final class TakingTime {
    private static final int MOST_SHOWN = 15;
    private static final int STEP_SECONDS = 300;

    private final Texts texts;
    private final Absences absences;
    private final VisitWords words;
    private final Clock clock;

    TakingTime(Texts texts, Absences absences, VisitWords words, Clock clock) {
        this.texts = texts;
        this.absences = absences;
        this.words = words;
        this.clock = clock;
    }

    /** Asks whether it is meant; what of it is over already is left out. */
    Turn<CashierDialog> ask(long till, WhoseTime whose, Period period, Salon salon) {
        var from = period.from().atZone(salon.zone()).toInstant();
        var until = period.until().atZone(salon.zone()).toInstant();
        var soonest = soonest();
        if (from.isBefore(soonest)) {
            from = soonest;
        }
        var state = new OffSure(till, whose, TimePicker.minute(from), TimePicker.minute(until));
        var sure = List.<Button>of(
                Button.choose("cashier.visit.off.yes", new CashierChoice.Confirm(), Button.Style.SUCCESS));
        return Turn.<CashierDialog>to(state)
                .edit(Message.of(between("cashier.visit.off.sure", from, until, salon.zone()))
                        .with(Buttons.inline(sure, Steps.cancel())));
    }

    /** The next five minutes that begin. */
    private Instant soonest() {
        long now = clock.instant().getEpochSecond();
        return Instant.ofEpochSecond((now / STEP_SECONDS + 1) * STEP_SECONDS);
    }

    Turn<CashierDialog> take(StaffMember member, Visitor visitor, OffSure state, Salon salon, Handling handling) {
        var whose = state.whose();
        var wish = new Wish(
                whose.at() == 0 ? Kind.TIME_OFF : Kind.BLOCK,
                TimePicker.at(state.from()),
                TimePicker.at(state.until()),
                Optional.empty(),
                whose.at() == 0 ? Optional.empty() : Optional.of(salon.id()),
                visitor.requestKey());
        var result = OffSection.master(whose)
                .map(master -> absences.takeOff(member.id(), master, wish, handling))
                .orElseGet(() -> absences.block(member.id(), new ResourceId(whose.room()), wish, handling));
        return switch (result) {
            case Result.Taken(var absence, var handled) ->
                Steps.done(state).edit(taken(member, absence, handled, salon.zone()));
            case Result.Conflicts(var bookings) ->
                Turn.<CashierDialog>to(state).edit(conflicts(member, whose, bookings));
            case Result.NotPossible() -> Steps.done(state).edit(Message.of("cashier.visit.off.not-possible"));
            case Result.Unknown() -> Steps.done(state).edit(Message.of("cashier.visit.off.no-schedule"));
        };
    }

    private Message taken(StaffMember member, Absences.Absence absence, List<Booking> handled, ZoneId zone) {
        var sheet = new Sheet(
                texts, member.language(), between("cashier.visit.off.taken", absence.start(), absence.end(), zone));
        if (!handled.isEmpty()) {
            sheet.line(Text.of("cashier.visit.off.handled").with("visits", handled.size()));
            list(sheet, member, handled);
        }
        return sheet.message()
                .with(Buttons.inline(List.of(Button.choose(
                        Text.of("cashier.visit.off.cancel")
                                .with("day", absence.start().atZone(zone).toLocalDate()),
                        new Visits.CancelAbsence(absence.id().value())))));
    }

    private Message conflicts(StaffMember member, WhoseTime whose, List<Booking> bookings) {
        var sheet = new Sheet(
                texts, member.language(), Text.of("cashier.visit.off.conflicts").with("visits", bookings.size()));
        list(sheet, member, bookings);
        sheet.line(Text.of(whose.at() == 0 ? "cashier.visit.off.conflicts-own" : "cashier.visit.off.conflicts-led"));
        var rows = new ArrayList<List<Button>>();
        // nothing is taken: the safe choice stands first
        rows.add(Steps.cancel());
        rows.add(List.of(Button.choose("cashier.visit.off.pass-on", new TakeTime(Handling.PASS_ON))));
        if (whose.at() > 0) {
            rows.add(List.of(Button.choose("cashier.visit.off.keep", new TakeTime(Handling.KEEP))));
            rows.add(List.of(Button.choose(
                    "cashier.visit.off.cancel-visits", new TakeTime(Handling.CANCEL), Button.Style.DANGER)));
        }
        return sheet.message().with(new Buttons.Inline(rows));
    }

    private void list(Sheet sheet, StaffMember member, List<Booking> bookings) {
        var shown = bookings.subList(0, Math.min(bookings.size(), MOST_SHOWN));
        var known = words.around(shown);
        for (var booking : shown) {
            sheet.line(Text.of("cashier.visit.off.visit")
                    .with("time", words.at(booking))
                    .with("who", VisitWords.who(booking, known))
                    .with("what", VisitWords.what(booking, known, member.language())));
        }
        if (bookings.size() > MOST_SHOWN) {
            sheet.line(Text.of("cashier.visit.off.more").with("visits", bookings.size() - MOST_SHOWN));
        }
    }

    private static Text between(String key, Instant from, Instant until, ZoneId zone) {
        return Text.of(key).with("span", span(from.atZone(zone), until.atZone(zone)));
    }

    /** Whole days by their dates, else times. */
    private static Text span(ZonedDateTime from, ZonedDateTime until) {
        var first = from.toLocalDate();
        var last = until.minusNanos(1).toLocalDate();
        if (until.toLocalTime().equals(LocalTime.MIDNIGHT) && from.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return first.equals(last)
                    ? DayLines.label(first)
                    : Text.of("cashier.visit.off.span")
                            .with("from", DayLines.label(first))
                            .with("until", DayLines.label(last));
        }
        var span = Text.of("cashier.visit.off.span").with("from", from);
        return first.equals(until.toLocalDate())
                ? span.with("until", VisitWords.hours(until.toInstant(), until.getZone()))
                : span.with("until", until);
    }
}
