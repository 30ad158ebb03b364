package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.core.booking.Booking;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.BookingId;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cards of visits, with what can be done with them as they are now. */
public final class VisitCards {
    private static final String TRACK = "visit:";
    private static final int MOST_STARS = 5;
    private final VisitWords words;

    VisitCards(VisitWords words) {
        this.words = words;
    }

    /** A card; its message is remembered once it was sent. */
    Message card(Booking visit, Language language) {
        return Message.card("visit_card", words.model(visit, language))
                .with(buttons(visit))
                .tracked(track(visit.id()));
    }

    /** The visit is soon. */
    Message reminder(Booking visit, Language language) {
        long id = visit.id().value();
        var rows = new ArrayList<List<Button>>();
        if (visit.coming().isEmpty()) {
            rows.add(List.of(Button.choose(
                    "client.visit.coming", new ClientChoice.IWillCome(id), Button.Style.SUCCESS)));
        }
        rows.add(changing(visit));
        return Message.card("visit_reminder", words.model(visit, language))
                .with(new Buttons.Inline(rows))
                .tracked(track(visit.id()));
    }

    static String track(BookingId id) {
        return TRACK + id.value();
    }

    /** @return the visit that a message with this track shows */
    public static Optional<BookingId> tracked(String track) {
        return track.startsWith(TRACK)
                ? Optional.of(new BookingId(Long.parseLong(track.substring(TRACK.length()))))
                : Optional.empty();
    }

    private static List<Button> changing(Booking visit) {
        long id = visit.id().value();
        return List.of(
                Button.choose("client.visit.move", new ClientChoice.MoveVisit(id)),
                Button.choose("client.visit.cancel", new ClientChoice.CancelVisit(id)));
    }

    private Buttons buttons(Booking visit) {
        long id = visit.id().value();
        var again = Button.choose("client.visit.again", new ClientChoice.BookAgain(id));
        var write = Button.choose("client.visit.write", new ClientChoice.WriteToSalon(id));
        var rows = new ArrayList<List<Button>>();
        switch (visit.status()) {
            case PENDING, CONFIRMED -> {
                rows.add(changing(visit));
                rows.add(List.of(
                        Button.choose("client.visit.way", new ClientChoice.ShowWay(id)),
                        Button.choose("client.visit.file", new ClientChoice.VisitFile(id))));
                rows.add(List.of(write));
            }
            case UNASSIGNED -> {
                rows.add(changing(visit));
                rows.add(List.of(write));
            }
            case IN_PROGRESS -> rows.add(List.of(write));
            case COMPLETED -> {
                rows.add(List.of(again, write));
            }
            case CANCELLED_BY_CUSTOMER, CANCELLED_BY_SALON, NO_SHOW -> rows.add(List.of(again, write));
            case HELD -> {
                return null;
            }
        }
        return new Buttons.Inline(rows);
    }

    /** From one star to five, in words of their own. */
    static Buttons stars(BookingId visit) {
        var rows = new ArrayList<List<Button>>();
        for (int stars = MOST_STARS; stars >= 1; stars--) {
            rows.add(List.of(Button.choose(
                    switch (stars) {
                        case 5 -> "client.review.five";
                        case 4 -> "client.review.four";
                        case 3 -> "client.review.three";
                        case 2 -> "client.review.two";
                        default -> "client.review.one";
                    },
                    new ClientChoice.RateVisit(visit.value(), stars))));
        }
        return new Buttons.Inline(rows);
    }
}
