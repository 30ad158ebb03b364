package dvorik.core.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.broadcast.BroadcastPlan.Window;
import dvorik.core.broadcast.SendingHours.Quiet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When one moment may be used for whom. */
class SendingHoursTest {
    private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");
    /** Monday morning in Vladivostok, Sunday evening in London. */
    private static final Instant NOW = Instant.parse("2026-03-01T21:30:00Z");

    private static Optional<Instant> next(Window window, String zone, int from, int until) {
        return new SendingHours(window, NOW, VLADIVOSTOK).next(new Quiet(Optional.ofNullable(zone), from, until));
    }

    private static Optional<Instant> at(String instant) {
        return Optional.of(Instant.parse(instant));
    }

    @Test
    void without_hours_it_is_now() {
        assertEquals(Optional.of(NOW), next(Window.ALWAYS, null, 0, 0));
    }

    @Test
    void quiet_hours_are_those_of_the_own_clock() {
        assertEquals(at("2026-03-01T22:00:00Z"), next(Window.ALWAYS, null, 22, 8));
        assertEquals(Optional.of(NOW), next(Window.ALWAYS, "Europe/London", 22, 8));
        assertEquals(at("2026-03-02T08:00:00Z"), next(Window.ALWAYS, "Europe/London", 21, 8));
    }

    @Test
    void hours_begin_where_the_clock_of_the_zone_does() {
        // three in the night there
        assertEquals(at("2026-03-02T02:30:00Z"), next(Window.ALWAYS, "Asia/Kolkata", 22, 8));
    }

    @Test
    void days_of_the_week_are_those_of_the_own_calendar() {
        var monday = new Window(Set.of(DayOfWeek.MONDAY), 0, 24);
        assertEquals(Optional.of(NOW), next(monday, null, 0, 0));
        assertEquals(at("2026-03-02T00:00:00Z"), next(monday, "Europe/London", 0, 0));
        var sunday = new Window(Set.of(DayOfWeek.SUNDAY), 9, 21);
        assertEquals(at("2026-03-07T23:00:00Z"), next(sunday, null, 0, 0));
        assertEquals(at("2026-03-08T09:00:00Z"), next(sunday, "Europe/London", 0, 0));
    }

    @Test
    void a_night_without_an_hour_that_is_left_out_is_short_by_one() {
        // on 29 March clocks in London go from one to two
        var hours = new SendingHours(new Window(Set.of(), 3, 24), Instant.parse("2026-03-29T00:30:00Z"), VLADIVOSTOK);
        assertEquals(at("2026-03-29T02:00:00Z"), hours.next(new Quiet(Optional.of("Europe/London"), 0, 0)));
    }

    @Test
    void where_no_hour_is_left_there_is_none() {
        assertEquals(Optional.empty(), next(new Window(Set.of(), 9, 12), null, 8, 13));
    }

    @Test
    void a_zone_that_is_not_known_any_more_is_that_of_the_business() {
        assertEquals(next(Window.ALWAYS, null, 22, 8), next(Window.ALWAYS, "Moon/Crater", 22, 8));
    }
}
