package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.staff.Role;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Visits in the figures. */
class ApiVisitStatsTest {
    private static final Town town = Town.shared();
    private static final String BOOKINGS = "/api/v1/bookings/";

    @Test
    void figures_tell_of_visits_of_ones_own_salons() {
        var atelier = new Atelier(town, 2);
        var ann = atelier.customer();
        var bob = atelier.customer();
        // two of Ann, so that she has come again; one of Bob, who did not come; one that was cancelled
        complete(
                atelier,
                atelier.booked(atelier.body(
                        atelier.cut, atelier.master(0), atelier.now().minusSeconds(1800), ann)));
        complete(atelier, atelier.booked(atelier.body(atelier.cut, atelier.master(0), atelier.now(), ann)));
        long missed = atelier.booked(atelier.body(atelier.colour, atelier.master(1), atelier.now(), bob));
        atelier.owner.post(BOOKINGS + missed + "/no-show", null).is(200);
        long cancelled = atelier.booked(
                atelier.body(atelier.cut, atelier.master(0), atelier.now().plusSeconds(3600), ann));
        atelier.owner.post(BOOKINGS + cancelled + "/cancel", "{}").is(200);

        var days = "?from=" + atelier.today().minusDays(1) + "&to="
                + atelier.today().plusDays(1);
        var manager = atelier.asMember(Role.MANAGER);
        var kpi = manager.get("/api/v1/stats/kpi" + days).is(200);
        var visits = kpi.at("/visits");
        assertEquals(4, visits.at("/bookings").asInt(), () -> "" + visits);
        assertEquals(2, visits.at("/completed").asInt());
        assertEquals(1, visits.at("/no_shows").asInt());
        assertEquals(1, visits.at("/cancelled").asInt());
        assertEquals(3333, visits.at("/no_show_rate").asInt());
        assertEquals(280_000, visits.at("/revenue").asLong());
        assertEquals(1, visits.at("/customers").asInt());
        assertEquals(10_000, visits.at("/repeat_rate").asInt());
        assertEquals(120, visits.at("/booked_minutes").asInt());
        assertEquals(2 * 3 * 24 * 60, visits.at("/work_minutes").asInt());
        assertEquals(138, visits.at("/occupancy").asInt());
        assertEquals(0, kpi.at("/previous_visits/bookings").asInt());
        assertTrue(kpi.at("/previous_visits/no_show_rate").isNull());
        var first = StreamSupport.stream(kpi.at("/by_master").spliterator(), false)
                .filter(line -> line.at("/master_id").asLong() == atelier.master(0))
                .findFirst()
                .orElseThrow();
        assertEquals(280_000, first.at("/revenue").asLong());
        assertEquals(60, first.at("/booked_minutes").asInt());

        var detailed =
                manager.get("/api/v1/stats/detailed" + days + "&group_by=month").is(200);
        long bookings = 0;
        long revenue = 0;
        for (var row : detailed.at("/rows")) {
            bookings += row.at("/bookings").asLong();
            revenue += row.at("/visit_revenue").asLong();
        }
        assertEquals(4, bookings);
        assertEquals(280_000, revenue);
        var csv = new String(
                manager.get("/api/v1/stats/export" + days).is(200).http().body(), StandardCharsets.UTF_8);
        assertTrue(csv.lines().findFirst().orElseThrow().endsWith(",no_shows,visit_revenue"), csv);

        var elsewhere = new Atelier(town, 0).asMember(Role.MANAGER);
        assertEquals(
                0,
                elsewhere.get("/api/v1/stats/kpi" + days).at("/visits/bookings").asInt());
    }

    @Test
    void time_off_is_no_work() {
        var atelier = new Atelier(town, 1);
        var day = atelier.today().plusDays(3);
        atelier.week(atelier.master(0), "10:00", "18:00");
        atelier.owner
                .post(
                        "/api/v1/time-off",
                        "{'kind': 'time_off', 'master_id': %d, 'starts_at': '%s', 'ends_at': '%s'}"
                                .formatted(atelier.master(0), atelier.at(3, "12:00"), atelier.at(3, "20:00")))
                .is(201);
        var kpi = atelier.asMember(Role.MANAGER)
                .get("/api/v1/stats/kpi?from=" + day + "&to=" + day)
                .is(200);
        assertEquals(120, kpi.at("/visits/work_minutes").asInt());
    }

    private static void complete(Atelier atelier, long visit) {
        var master = atelier.asMaster(0);
        master.post(BOOKINGS + visit + "/start", null).is(200);
        master.post(BOOKINGS + visit + "/complete", "{'amount': 140000}").is(200);
    }
}
