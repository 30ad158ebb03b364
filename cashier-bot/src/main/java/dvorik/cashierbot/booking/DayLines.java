package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.core.booking.Absences.Absence;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingStatus;
import dvorik.core.conversation.Button;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Lines and buttons of a day's visits. */
final class DayLines {
    /** Visits of one day that a week tells one by one. */
    static final int MOST_IN_A_WEEK = 8;

    private static final int A_ROW = 2;
    private static final int LONGEST_LABEL = 20;
    private static final int MOST_ABSENCES = 5;

    private final Texts texts;
    private final VisitWords words;

    DayLines(Texts texts, VisitWords words) {
        this.texts = texts;
        this.words = words;
    }

    /** @param key with a place for the day */
    static Text title(String key, LocalDate day) {
        return Text.of(key).with("day", label(day));
    }

    /** {@code пт, 20 ноября} */
    static Text label(LocalDate day) {
        return Text.of("cashier.visit.day.label")
                .with("weekday", Text.of("format.weekday." + day.getDayOfWeek().getValue()))
                .with("day", day);
    }

    static Text back(LocalDate day) {
        return Text.of("cashier.visit.day.back").with("day", day);
    }

    static Text ahead(LocalDate day) {
        return Text.of("cashier.visit.day.ahead").with("day", day);
    }

    Text line(Booking visit, VisitWords.Known known, Language language) {
        var line = Text.of(
                        visit.status() == BookingStatus.CONFIRMED
                                ? "cashier.visit.day.line"
                                : "cashier.visit.day.line-status")
                .with("hours", words.hours(visit))
                .with("who", VisitWords.who(visit, known))
                .with("what", VisitWords.what(visit, known, language));
        return visit.status() == BookingStatus.CONFIRMED
                ? line
                : line.with(
                        "status",
                        Text.of("cashier.visit.state." + visit.status().code().replace('_', '-')));
    }

    /** What of an absence lies in a day. */
    Text absence(Absence absence, LocalDate day, ZoneId zone) {
        var begins = day.atStartOfDay(zone).toInstant();
        var ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (!absence.start().isAfter(begins) && !absence.end().isBefore(ends)) {
            return Text.of("cashier.visit.day.off");
        }
        return Text.of("cashier.visit.day.off-hours").with("hours", hours(absence.start(), absence.end(), day, zone));
    }

    private static String hours(Instant from, Instant until, LocalDate day, ZoneId zone) {
        var begins = from.atZone(zone).toLocalDate().isBefore(day) ? "00:00" : VisitWords.hours(from, zone);
        var ends = until.atZone(zone).toLocalDate().isAfter(day) ? "24:00" : VisitWords.hours(until, zone);
        return begins + "–" + ends;
    }

    /** One for each visit. */
    List<List<Button>> buttons(List<Booking> visits, VisitWords.Known known, Language language) {
        var rows = new ArrayList<List<Button>>();
        var row = new ArrayList<Button>();
        for (var visit : visits) {
            var who = texts.plain(language, VisitWords.who(visit, known));
            var label = VisitWords.hours(visit.start(), words.zone(visit.salon())) + " " + who;
            row.add(Button.choose(
                    Text.of("common.value").with("value", Html.shorten(label, LONGEST_LABEL)),
                    new Visits.ShowVisit(visit.id().value())));
            if (row.size() == A_ROW) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    List<List<Button>> cancelling(List<Absence> absences, ZoneId zone) {
        return absences.stream()
                .limit(MOST_ABSENCES)
                .map(absence -> List.<Button>of(Button.choose(
                        Text.of("cashier.visit.off.cancel")
                                .with("day", absence.start().atZone(zone).toLocalDate()),
                        new Visits.CancelAbsence(absence.id().value()))))
                .toList();
    }
}
