package dvorik.clientbot.booking;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.CustomerChat;
import dvorik.clientbot.marketing.MarketingTaps;
import dvorik.core.conversation.Turn;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of this package, built once each. */
public final class CustomerVisits {
    /** How old the answer may be whether there is something to book: it stands in every menu. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private final BookingDesk desk;
    private final VisitWords words;
    private volatile Known known = new Known(false, Instant.MIN);

    private record Known(boolean bookable, Instant at) {}

    public CustomerVisits(BookingDesk desk) {
        this.desk = desk;
        this.words = new VisitWords(desk);
    }

    /** @return that which begins a booking, then the rest */
    public List<ClientSection> sections(MarketingTaps taps, MasterPhotos photos) {
        var waiting = new Waiting(desk, words);
        return List.of(
                new BookingWay(desk, words, taps, photos, waiting), new MyVisits(desk, words, waiting));
    }

    /** Begins a booking at the end of another turn. */
    public Turn<ClientDialog> beginAfter(Turn<ClientDialog> turn, Language language) {
        var begun = new BookingStart(desk, words).begin(language);
        var says = Stream.concat(turn.says().stream(), begun.says().stream()).toList();
        return new Turn<>(begun.next(), false, turn.language(), says, turn.toast(), turn.alert());
    }

    public Map<NotificationKind, NotificationChannel> notifications(CustomerChat chat) {
        return new VisitNotifications(desk, words, chat).kinds();
    }

    /** Whether there is something to book, as it was at most two seconds ago. */
    public boolean bookable() {
        var now = InstantSource.system().instant();
        var before = known;
        if (before.at().isBefore(now.minus(KNOWN_FOR))) {
            before = new Known(!Offering.read(desk).isEmpty(), now);
            known = before;
        }
        return before.bookable();
    }
}
