package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.audit.AuditLog;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingLists.Behind;
import dvorik.core.booking.BookingLists.Filter;
import dvorik.core.booking.BookingStatus;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.segment.Segments;
import dvorik.core.stats.Period;
import dvorik.core.stats.StatsScope;
import dvorik.core.stats.StatsService;
import dvorik.core.stats.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A town with many bookings: no list, no figure and no segment reads them from beginning to end. */
class ApiVisitPlansTest {
    private static final Set<String> LARGE = Set.of("booking", "booking_item", "customer_visits");
    private static Town town;
    private static Atelier atelier;
    private static Plans plans;

    @BeforeAll
    static void found() {
        town = Town.found("town_visit_plans", Map.of());
        atelier = new Atelier(town, 2);
        new Atelier(town, 0);
        plans = new Plans(town.db());
        var db = town.db();
        db.execute(
                """
                insert into customer (language, joined_at, created_at)
                with recursive n as (select 1 as i union all select i + 1 from n where i < 900)
                select 'ru', utc_timestamp() - interval i hour, utc_timestamp() - interval i hour from n""");
        long first = db.fetchSingle("select min(id) from customer").get(0, Long.class);
        long policy = db.fetchSingle("select max(id) from booking_policy where salon_id = ?", atelier.salon)
                .get(0, Long.class);
        // 90 times 90 of them, for servers that end a recursion at a thousand
        db.execute(
                """
                insert into booking (business_id, salon_id, customer_id, status, starts_at, ends_at, price, currency,
                    policy_id, source, booked_at, created_at)
                with recursive n as (select 0 as i union all select i + 1 from n where i < 89),
                    h as (select a.i * 90 + b.i + 1 as i, date_format(utc_timestamp(), '%%Y-%%m-%%d %%H:00:00')
                        - interval (a.i * 90 + b.i + 1) hour as at from n as a cross join n as b)
                select 1, %d, %d + i %% 900, 'confirmed',
                    at, at + interval 30 minute, 150000, 'RUB', %d, 'api', at, at from h"""
                        .formatted(atelier.salon, first, policy));
        db.execute(
                """
                insert into booking_item (booking_id, position, service_id, staff_id, starts_at, ends_at, price)
                select id, 0, %d, case when id %% 50 = 0 then %d else %d end, starts_at, ends_at, price from booking"""
                        .formatted(atelier.cut, atelier.master(0), atelier.master(1)));
        // figures of customers are kept as bookings change
        db.execute("update booking set status = case when id % 40 = 0 then 'no_show' else 'completed' end where id % 3"
                + " > 0");
        // a few of a service that is rarely had
        db.execute("update booking_item set service_id = %d where id %% 900 = 0".formatted(atelier.colour));
        db.execute("analyze table booking, booking_item, customer, customer_visits");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void each_filter_has_its_index() {
        hold(with(Set.of(), Optional.empty(), Optional.empty(), Optional.empty()));
        hold(with(Set.of(BookingStatus.NO_SHOW), Optional.empty(), Optional.empty(), Optional.empty()));
        hold(with(Set.of(), Optional.of(new CustomerId(5)), Optional.empty(), Optional.empty()));
        hold(with(Set.of(), Optional.empty(), Optional.of(new StaffId(atelier.master(0))), Optional.empty()));
        hold(with(Set.of(), Optional.empty(), Optional.empty(), Optional.of(new ServiceId(atelier.colour))));
        var now = town.clock().instant();
        hold(new Filter(
                town.features().business,
                Set.of(new SalonId(atelier.salon)),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(now.minus(Duration.ofDays(1))),
                Optional.of(now)));
    }

    @Test
    void figures_are_read_by_indexes() {
        var today = LocalDate.now(town.clock());
        var period = new Period(today.minusDays(2), today);
        for (var salons : List.of(Optional.<Set<SalonId>>empty(), Optional.of(Set.of(new SalonId(atelier.salon))))) {
            var scope = new StatsScope(town.features().business, salons);
            plans.readNoneWhole(LARGE, db -> {
                var stats = new StatsService(db, town.clock(), town.clock().getZone(), Currency.getInstance("RUB"));
                stats.visits(scope, period);
                stats.detailed(scope, period, Step.DAY);
            });
        }
    }

    @Test
    void figures_take_the_same_few_statements_however_long_the_period() {
        var scope = new StatsScope(town.features().business, Optional.empty());
        var today = LocalDate.now(town.clock());
        var counts = List.of(1, 300).stream()
                .map(days -> plans.statements(db -> new StatsService(
                                        db, town.clock(), town.clock().getZone(), Currency.getInstance("RUB"))
                                .visits(scope, new Period(today.minusDays(days), today)))
                        .size())
                .toList();
        assertTrue(counts.get(0).equals(counts.get(1)) && counts.get(0) <= 13, () -> "" + counts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field': 'visits', 'op': 'at_least', 'value': 9}",
                "{'field': 'last_visit', 'op': 'in_last', 'value': 1}",
                "{'field': 'no_shows', 'op': 'at_least', 'value': 1}",
                "{'field': 'service', 'op': 'is', 'value': SERVICE}",
                "{'field': 'master', 'op': 'is', 'value': MASTER}",
                "{'not': {'field': 'service', 'op': 'is', 'value': SERVICE}}"
            })
    void segments_are_counted_by_indexes(String rule) throws Exception {
        var tree = new ObjectMapper()
                .readTree(rule.replace('\'', '"')
                        .replace("SERVICE", Long.toString(atelier.colour))
                        .replace("MASTER", Long.toString(atelier.master(0))));
        plans.readNoneWhole(Set.of("booking", "booking_item"), db -> {
            var segments = new Segments(db, town.clock(), new AuditLog(town.clock()), town.features().business);
            assertInstanceOf(Segments.Preview.Found.class, segments.preview(town.features().business, tree, 10));
        });
    }

    private static void hold(Filter filter) {
        var behind = new Behind(Instant.now(), new BookingId(1_000_000));
        plans.readNoneWhole(LARGE, db -> {
            var lists = new BookingLists(db, town.clock());
            lists.list(filter, Optional.empty(), 0, 21);
            lists.list(filter, Optional.of(behind), 0, 21);
        });
    }

    private static Filter with(
            Set<BookingStatus> statuses,
            Optional<CustomerId> customer,
            Optional<StaffId> master,
            Optional<ServiceId> service) {
        return new Filter(
                town.features().business,
                Set.of(),
                statuses,
                customer,
                master,
                service,
                Optional.empty(),
                Optional.empty());
    }
}
