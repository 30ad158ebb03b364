package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.core.booking.Absences;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A master's own day and week, in all salons; a day is one of the salon where the person works first of all. */
final class OwnDays {
    private static final int WEEK = 7;
    private static final int A_ROW = 4;

    private final Texts texts;
    private final BookingLists lists;
    private final Absences absences;
    private final VisitWords words;
    private final DayLines lines;

    OwnDays(Texts texts, BookingLists lists, Absences absences, VisitWords words, DayLines lines) {
        this.texts = texts;
        this.lists = lists;
        this.absences = absences;
        this.words = words;
        this.lines = lines;
    }

    Message day(StaffMember member, LocalDate day, ZoneId zone) {
        var from = day.atStartOfDay(zone).toInstant();
        var until = day.plusDays(1).atStartOfDay(zone).toInstant();
        var visits = lists.ofMaster(member.id(), from, until);
        var off = absences.ofMaster(member.id(), from, until);
        var sheet = new Sheet(texts, member.language(), DayLines.title("cashier.visit.my-day", day));
        if (visits.isEmpty()) {
            sheet.line(Text.of("cashier.visit.day.empty"));
        }
        var known = words.around(visits);
        visits.forEach(visit -> sheet.line(lines.line(visit, known, member.language())));
        off.forEach(absence -> sheet.line(lines.absence(absence, day, zone)));

        var rows = new ArrayList<>(lines.buttons(visits, known, member.language()));
        int number = Math.toIntExact(day.toEpochDay());
        rows.add(List.of(
                Button.choose(DayLines.back(day.minusDays(1)), new Visits.MyDay(number - 1)),
                Button.choose(DayLines.ahead(day.plusDays(1)), new Visits.MyDay(number + 1))));
        rows.add(List.of(
                Button.choose("cashier.visit.week", new Visits.MyWeek(number)),
                Button.choose("cashier.visit.next", new Visits.NextVisit())));
        rows.addAll(lines.cancelling(off, zone));
        rows.add(List.of(Button.choose("cashier.visit.time-off", new Visits.MyTimeOff())));
        return sheet.message().with(new Buttons.Inline(rows));
    }

    Message week(StaffMember member, LocalDate first, ZoneId zone) {
        var from = first.atStartOfDay(zone).toInstant();
        var until = first.plusDays(WEEK).atStartOfDay(zone).toInstant();
        var visits = lists.ofMaster(member.id(), from, until);
        var off = absences.ofMaster(member.id(), from, until);
        var known = words.around(visits);
        var sheet = new Sheet(
                texts,
                member.language(),
                Text.of("cashier.visit.my-week").with("from", first).with("until", first.plusDays(WEEK - 1L)));
        if (visits.isEmpty() && off.isEmpty()) {
            sheet.line(Text.of("cashier.visit.week.empty"));
        }
        var days = new ArrayList<Button>();
        for (int i = 0; i < WEEK; i++) {
            var day = first.plusDays(i);
            days.add(Button.choose(DayLines.label(day), new Visits.MyDay(Math.toIntExact(day.toEpochDay()))));
            day(sheet, member, day, zone, of(visits, day, zone), known, off);
        }
        var rows = new ArrayList<List<Button>>();
        rows.add(List.copyOf(days.subList(0, A_ROW)));
        rows.add(List.copyOf(days.subList(A_ROW, WEEK)));
        int number = Math.toIntExact(first.toEpochDay());
        rows.add(List.of(
                Button.choose(DayLines.back(first.minusDays(WEEK)), new Visits.MyWeek(number - WEEK)),
                Button.choose(DayLines.ahead(first.plusDays(WEEK)), new Visits.MyWeek(number + WEEK))));
        rows.addAll(lines.cancelling(off, zone));
        rows.add(List.of(Button.choose("cashier.visit.time-off", new Visits.MyTimeOff())));
        return sheet.message().with(new Buttons.Inline(rows));
    }

    private void day(
            Sheet sheet,
            StaffMember member,
            LocalDate day,
            ZoneId zone,
            List<Booking> visits,
            VisitWords.Known known,
            List<Absences.Absence> off) {
        var from = day.atStartOfDay(zone).toInstant();
        var until = day.plusDays(1).atStartOfDay(zone).toInstant();
        var here = off.stream()
                .filter(absence ->
                        absence.start().isBefore(until) && absence.end().isAfter(from))
                .toList();
        if (visits.isEmpty() && here.isEmpty()) {
            return;
        }
        sheet.heading(DayLines.label(day));
        if (visits.size() > DayLines.MOST_IN_A_WEEK) {
            sheet.line(Text.of("cashier.visit.week.many").with("visits", visits.size()));
        } else {
            visits.forEach(visit -> sheet.line(lines.line(visit, known, member.language())));
        }
        here.forEach(absence -> sheet.line(lines.absence(absence, day, zone)));
    }

    private static List<Booking> of(List<Booking> visits, LocalDate day, ZoneId zone) {
        return visits.stream()
                .filter(visit -> visit.start().atZone(zone).toLocalDate().equals(day))
                .toList();
    }
}
