package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** On which day: a calendar in which the free days are marked. Days are those of the salon. */
final class DayStep {
    private static final int WEEK = 7;
    private final BookingDesk desk;
    private final VisitWords words;

    DayStep(BookingDesk desk, VisitWords words) {
        this.desk = desk;
        this.words = words;
    }

    /** Days on which customers can book now. */
    record Reach(LocalDate first, LocalDate last) {
        boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        YearMonth clamp(YearMonth month) {
            return month.isBefore(YearMonth.from(first))
                    ? YearMonth.from(first)
                    : month.isAfter(YearMonth.from(last)) ? YearMonth.from(last) : month;
        }
    }

    Reach reach(Draft draft) {
        var today = LocalDate.ofInstant(desk.clock().instant(), words.zone(draft.salonId()));
        return new Reach(
                today,
                today.plusDays(desk.policies().current(draft.salonId()).horizonDays()));
    }

    /** The first month with a free day, of this one and the next. */
    Shown show(Draft draft, Language language) {
        var reach = reach(draft);
        var month = YearMonth.from(reach.first());
        var free = free(draft, reach, month);
        if (free.isEmpty() && month.isBefore(YearMonth.from(reach.last()))) {
            month = month.plusMonths(1);
            free = free(draft, reach, month);
        }
        return page(draft, reach, month, free, language);
    }

    /** @param month beyond what can be booked: the nearest that can */
    Shown show(Draft draft, YearMonth month, Language language) {
        var reach = reach(draft);
        var shown = reach.clamp(month);
        return page(draft, reach, shown, free(draft, reach, shown), language);
    }

    private Set<LocalDate> free(Draft draft, Reach reach, YearMonth month) {
        var from = month.atDay(1).isBefore(reach.first()) ? reach.first() : month.atDay(1);
        var until = month.atEndOfMonth().isAfter(reach.last()) ? reach.last() : month.atEndOfMonth();
        return desk.slots().freeByDay(draft.query(from, until)).keySet();
    }

    private Shown page(Draft draft, Reach reach, YearMonth month, Set<LocalDate> free, Language language) {
        var rows = new ArrayList<List<Button>>();
        rows.add(weekdays());
        rows.addAll(weeks(reach, month, free));
        var turning = new ArrayList<Button>();
        if (month.isAfter(YearMonth.from(reach.first()))) {
            turning.add(turn(month.minusMonths(1), "client.book.month-before"));
        }
        if (month.isBefore(YearMonth.from(reach.last()))) {
            turning.add(turn(month.plusMonths(1), "client.book.month-after"));
        }
        if (!turning.isEmpty()) {
            rows.add(turning);
        }
        rows.add(List.of(Button.choose(
                draft.moving() == 0 ? "common.back" : "client.visit.keep", new ClientChoice.StepBack())));
        var text = Text.of(question(draft, free))
                .with("services", words.services(draft.services(), language))
                .with("month", Text.of("format.month-name." + month.getMonthValue()))
                .with("year", month.getYear());
        return Shown.of(
                new ClientDialog.ChoosingDay(draft, month), Message.of(text).with(new Buttons.Inline(rows)));
    }

    /** A visit that is to be moved cannot wait for a full day. */
    private static String question(Draft draft, Set<LocalDate> free) {
        if (draft.moving() != 0) {
            return "client.book.move-day";
        }
        return free.isEmpty() ? "client.book.no-day" : "client.book.day";
    }

    private static Button turn(YearMonth to, String key) {
        return Button.choose(
                Text.of(key).with("month", Text.of("format.month-name." + to.getMonthValue())),
                new ClientChoice.ShowMonth(to.getYear(), to.getMonthValue()));
    }

    private static List<Button> weekdays() {
        var row = new ArrayList<Button>();
        for (int day = 1; day <= WEEK; day++) {
            row.add(Button.choose("client.book.weekday." + day, new ClientChoice.DeadField(day)));
        }
        return row;
    }

    private static List<List<Button>> weeks(Reach reach, YearMonth month, Set<LocalDate> free) {
        var rows = new ArrayList<List<Button>>();
        var start = month.atDay(1);
        var day = start.minusDays(start.getDayOfWeek().getValue() - 1L);
        while (!day.isAfter(month.atEndOfMonth())) {
            var row = new ArrayList<Button>();
            boolean any = false;
            for (int i = 0; i < WEEK; i++, day = day.plusDays(1)) {
                boolean here = YearMonth.from(day).equals(month) && reach.has(day);
                any |= here;
                row.add(here ? field(day, free.contains(day)) : dead(day));
            }
            if (any) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Button field(LocalDate day, boolean free) {
        return Button.choose(
                Text.of(free ? "client.book.day-free" : "client.book.day-full").with("day", day.getDayOfMonth()),
                new ClientChoice.PickVisitDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
    }

    private static Button dead(LocalDate day) {
        return Button.choose("client.book.day-none", new ClientChoice.DeadField(day.getDayOfMonth()));
    }
}
