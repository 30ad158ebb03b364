package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dvorik.core.booking.Actor;
import dvorik.core.booking.BookingResults.MoveResult;
import dvorik.core.booking.Why;
import dvorik.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Visits as other programs read them. */
class CalendarsTest {
    private static Town town;
    private static Features features;
    private static BookableSalon place;

    @BeforeAll
    static void found() {
        town = Town.found("town_calendars", Map.of());
        features = town.features();
        place = new BookableSalon(town);
        // all that the format gives a meaning to
        town.db().execute("update salon set name = 'A, B; \\\\ C\\nBEGIN:VEVENT' where id = ?", place.salon.value());
        town.db().execute("update service set name_en = 'Cut; wash, dry' where id = ?", place.cut.value());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static List<VEvent> read(String text) {
        var calendars = Biweekly.parse(text).all();
        assertEquals(1, calendars.size());
        return calendars.getFirst().getEvents();
    }

    @Test
    void a_file_is_read_as_the_visit_it_is_and_keeps_its_name_when_it_moves_or_ends() {
        var ann = place.customer();
        var visit = place.booked(ann, place.at(10, 0), place.with(place.cut, 0));
        // the salon's name is remembered for a few seconds
        Eventually.holds(
                () -> features.salons.find(place.salon).orElseThrow().name().startsWith("A,"));
        var text = features.bookings.calendars().file(visit, Language.EN);
        // no other zone than UTC is named, so none has to be explained
        assertTrue(text.contains("DTSTART:" + stamp(visit.start())), text);
        assertTrue(text.contains("\r\n"), text);
        var event = read(text).getFirst();
        assertEquals(visit.start(), event.getDateStart().getValue().toInstant());
        assertEquals(visit.end(), event.getDateEnd().getValue().toInstant());
        assertEquals("Cut; wash, dry", event.getSummary().getValue());
        assertEquals("A, B; \\ C\nBEGIN:VEVENT", event.getLocation().getValue());
        assertTrue(event.getStatus().isConfirmed());
        int sequence = event.getSequence().getValue();

        var moved = assertInstanceOf(
                        MoveResult.Moved.class,
                        features.bookings
                                .service()
                                .reschedule(new Actor.Customer(ann), visit.id(), place.at(12, 0), Optional.empty()))
                .booking();
        var later = read(features.bookings.calendars().file(moved, Language.EN)).getFirst();
        assertEquals(event.getUid().getValue(), later.getUid().getValue());
        assertTrue(later.getSequence().getValue() > sequence);
        assertEquals(place.at(12, 0), later.getDateStart().getValue().toInstant());

        features.bookings.service().cancel(new Actor.Customer(ann), visit.id(), Why.of("other"));
        var gone = read(features.bookings.calendars().file(place.now(visit), Language.EN))
                .getFirst();
        assertTrue(gone.getStatus().isCancelled());
        assertEquals(event.getUid().getValue(), gone.getUid().getValue());
    }

    private static String stamp(java.time.Instant time) {
        return java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(java.time.ZoneOffset.UTC)
                .format(time);
    }

    @Test
    void a_feed_has_the_visits_of_its_master_while_its_secret_counts() {
        var calendars = features.bookings.calendars();
        var master = place.masters.get(1);
        assertFalse(calendars.has(master));
        var mine = place.booked(place.customer(), place.at(10, 0), place.with(place.cut, 1));
        var ann = place.customer();
        var gone = place.booked(ann, place.at(15, 0), place.with(place.cut, 1));
        features.bookings.service().cancel(new Actor.Customer(ann), gone.id(), Why.of("other"));
        place.booked(place.customer(), place.at(10, 0), place.with(place.cut, 2));

        var secret = calendars.issue(master, master);
        assertTrue(calendars.has(master));
        var events = read(calendars.feed(secret).orElseThrow());
        assertEquals(
                List.of("visit-" + mine.id().value() + "@dvorik"),
                events.stream().map(event -> event.getUid().getValue()).toList());

        assertEquals(Optional.empty(), calendars.feed(secret + "x"));
        assertEquals(Optional.empty(), calendars.feed(""));
        assertEquals(Optional.empty(), calendars.feed(secret.substring(1)));
        var next = calendars.issue(master, master);
        assertEquals(Optional.empty(), calendars.feed(secret), "the one before no longer works");
        assertTrue(calendars.feed(next).isPresent());
        assertTrue(town.db().fetch("select token_hash from calendar_feed").map(row -> row.get(0, String.class)).stream()
                .noneMatch(next::equals));
        calendars.revoke(master);
        assertEquals(Optional.empty(), calendars.feed(next));
        assertFalse(calendars.has(master));
    }

    @Test
    void a_master_who_left_has_no_feed() {
        var master = place.masters.get(2);
        var secret = features.bookings.calendars().issue(master, master);
        assertTrue(features.bookings.calendars().feed(secret).isPresent());
        town.db().execute("update staff set suspended_at = utc_timestamp() where id = ?", master.value());
        assertEquals(Optional.empty(), features.bookings.calendars().feed(secret));
    }
}
