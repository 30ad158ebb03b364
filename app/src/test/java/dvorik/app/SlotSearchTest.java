package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.audit.AuditLog;
import dvorik.core.booking.Bookings;
import dvorik.core.booking.SlotQuery;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.StaffId;
import dvorik.core.sale.Sales;
import dvorik.core.salon.SalonService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a search for free times asks the database, with 20 masters and a past of many visits. */
class SlotSearchTest {
    private static final int MASTERS = 20;
    private static final int MOST_STATEMENTS = 10;
    private static Town town;
    private static BookableSalon place;

    @BeforeAll
    static void found() {
        town = Town.found("town_slot_search", Map.of());
        place = new BookableSalon(town);
        for (int i = place.masters.size(); i < MASTERS; i++) {
            place.master(List.of(place.cut, place.longCut, place.massage), 1);
        }
        var elsewhere = new BookableSalon(town);
        long resource = resourceOf(elsewhere.masters.getFirst());
        town.db()
                .execute(
                        "insert into absence (resource_id, kind, starts_at, ends_at, created_by, created_at)"
                                + " values (?, 'block', '2020-01-01', '2020-01-02', ?, utc_timestamp())",
                        resource,
                        elsewhere.owner.value());
        town.db()
                .execute(
                        "insert into occupancy_span (resource_id, first_seat, last_seat, busy_from, busy_until, visit_from,"
                                + " visit_until, absence_id) with recursive n as (select 1 as i union all select i + 1 from n"
                                + " where i < 900) select r.id, 1, 1, '2020-01-01' + interval i day, '2020-01-01 01:00' +"
                                + " interval i day, '2020-01-01' + interval i day, '2020-01-01 01:00' + interval i day,"
                                + " (select min(id) from absence) from n join resource r on r.staff_id is not null");
        town.db()
                .execute(
                        "insert into schedule_exception (staff_id, salon_id, day, begins, ends) with recursive n as"
                                + " (select 1 as i union all select i + 1 from n where i < 900) select m.staff_id, ?,"
                                + " '2020-01-01' + interval i day, 600, 660 from n join master m",
                        elsewhere.salon.value());
        town.db().execute("analyze table occupancy_span, schedule_exception, schedule_interval, master_service");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static long resourceOf(StaffId master) {
        return town.db()
                .fetchSingle("select id from resource where staff_id = ?", master.value())
                .get(0, Long.class);
    }

    /** Nothing is remembered from before. */
    private static Bookings bookings(DSLContext db) {
        var features = town.features();
        return new Bookings(new Bookings.Ground(
                db,
                town.clock(),
                features.business,
                features.settings,
                new AuditLog(town.clock()),
                new ProductEvents(town.clock()),
                features.notifications,
                new SalonService(db, town.clock().getZone()),
                features.policies,
                features.catalog,
                features.schedules,
                features.rooms,
                features.till,
                new Sales(),
                features.staff));
    }

    private static List<String> asked(Optional<StaffId> master, int days) {
        var query = SlotQuery.of(place.salon, place.massage, master, place.day)
                .days(place.day, place.day.plusDays(days - 1L));
        return new Plans(town.db()).statements(db -> {
            var found = bookings(db).slots().freeByDay(query);
            assertTrue(found.size() > days / 2, found.size() + " of " + days + " days");
        });
    }

    @Test
    void as_many_statements_for_one_master_and_a_day_as_for_twenty_and_a_month() {
        var one = Optional.of(place.masters.getFirst());
        var statements = asked(Optional.empty(), 30);
        System.out.println("a slot search asks " + statements.size() + " statements");
        assertTrue(statements.size() <= MOST_STATEMENTS, () -> String.join("\n", statements));
        assertEquals(statements.size(), asked(Optional.empty(), 1).size());
        assertEquals(statements.size(), asked(one, 1).size());
        assertEquals(statements.size(), asked(one, 30).size());
    }

    @Test
    void as_many_for_the_times_of_each_master() {
        var query = SlotQuery.of(place.salon, place.massage, Optional.empty(), place.day)
                .days(place.day, place.day.plusDays(29));
        var statements = new Plans(town.db())
                .statements(db -> assertEquals(
                        MASTERS, bookings(db).slots().freeByMaster(query).size()));
        assertEquals(asked(Optional.empty(), 1).size(), statements.size());
    }

    @Test
    void none_of_them_reads_a_large_table_from_beginning_to_end() {
        var query = SlotQuery.of(place.salon, place.massage, Optional.empty(), place.day)
                .days(place.day, place.day.plusDays(29));
        new Plans(town.db())
                .readNoneWhole(
                        Set.of("occupancy_span", "schedule_exception", "booking", "schedule_interval"),
                        db -> bookings(db).slots().freeByDay(query));
    }
}
