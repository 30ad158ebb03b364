package dvorik.cashierbot.booking;

import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingStatus;
import dvorik.core.id.CustomerId;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What staff know of a customer from the visits before. */
final class VisitHistory {
    /** Visits that are looked at. */
    private static final int LOOKED_AT = 10;

    private static final int SHOWN = 2;
    private static final int LONGEST_NOTE = 120;

    private final BookingLists lists;
    private final VisitWords words;

    VisitHistory(BookingLists lists, VisitWords words) {
        this.lists = lists;
        this.words = words;
    }

    /** @return how often the customer came and did not, what was done last, and the newest note of staff */
    List<Text> lines(Booking of, Language language) {
        return of.customer().map(customer -> lines(of, customer, language)).orElse(List.of());
    }

    private List<Text> lines(Booking of, CustomerId customer, Language language) {
        var figures = lists.figures(of.business(), customer);
        var lines = new ArrayList<Text>();
        if (figures.visits() == 0 && figures.noShows() == 0) {
            lines.add(Text.of("cashier.visit.history.first"));
            return lines;
        }
        lines.add(
                Text.of(figures.noShows() == 0 ? "cashier.visit.history.visits" : "cashier.visit.history.visits-missed")
                        .with("visits", figures.visits())
                        .with("missed", figures.noShows()));
        var before = lists.past(customer, 0, LOOKED_AT).stream()
                .filter(visit -> visit.status() == BookingStatus.COMPLETED
                        && visit.business().equals(of.business())
                        && !visit.id().equals(of.id()))
                .toList();
        var known = words.around(before.stream().limit(SHOWN).toList());
        before.stream()
                .limit(SHOWN)
                .map(visit -> Text.of("cashier.visit.history.last")
                        .with("day", words.at(visit).toLocalDate())
                        .with("what", VisitWords.what(visit, known, language)))
                .forEach(lines::add);
        before.stream()
                .map(Booking::staffNote)
                .flatMap(Optional::stream)
                .findFirst()
                .map(note -> Text.of("cashier.visit.history.note").with("note", Html.shorten(note, LONGEST_NOTE)))
                .ifPresent(lines::add);
        return lines;
    }
}
