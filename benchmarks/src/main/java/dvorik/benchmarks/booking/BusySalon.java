package dvorik.benchmarks.booking;

import dvorik.core.audit.AuditLog;
import dvorik.core.booking.Bookings;
import dvorik.core.booking.Wakes;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.notification.Notifications;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Hours;
import dvorik.core.schedule.Rooms;
import dvorik.core.schedule.ScheduleService;
import dvorik.core.service.Master.Performed;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * A salon with twenty masters, ten hours a day, of whose half-hours two in three are booked: for the next thirty days, and
 * back into the past as far as the number of bookings reaches.
 */
final class BusySalon {
    static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");
    static final int DAYS = 30;
    static final int MASTERS = 20;
    static final SalonId SALON = new SalonId(1);
    static final StaffId OWNER = new StaffId(1);

    private static final BusinessId BUSINESS = new BusinessId(1);
    private static final int OPENS = 9 * 60;
    private static final int CLOSES = 19 * 60;
    /** Of a master's twenty half-hours a day. */
    private static final int BOOKED_A_DAY = 13;

    private static final int A_DAY = MASTERS * BOOKED_A_DAY;
    private static final int PART = 50_000;

    private final DSLContext db;
    private final Clock clock = Clock.system(ZONE);
    private final Bookings bookings;
    private final ServiceId cut;
    private int filled;

    BusySalon(DSLContext db) {
        this.db = db;
        db.execute("insert into business (id, name, currency) values (1, 'b', 'RUB')");
        db.execute("insert into salon (id, business_id, name, time_zone) values (1, 1, 'a', 'Asia/Vladivostok')");
        db.execute("insert into staff (id, business_id, name, language) values (1, 1, 'Owner', 'ru')");
        db.execute("create table n (i int not null primary key)");
        db.execute(
                "insert into n with recursive r as (select 0 as i union all select i + 1 from r where i < 999) select"
                        + " i from r");
        var audit = new AuditLog(clock);
        var catalog = new ServiceCatalog(db, clock, audit);
        var salons = new SalonService(db, ZONE);
        var schedules = new ScheduleService(db, clock, audit, new Wakes(clock, salons));
        this.cut = catalog.create(BUSINESS, wish(), OWNER).id();
        hire(new MasterDirectory(db, clock, audit), schedules);
        // nobody finishes a visit here, so that no till is needed
        this.bookings = new Bookings(new Bookings.Ground(
                db,
                clock,
                BUSINESS,
                new BusinessSettings(db, clock, audit),
                audit,
                new ProductEvents(clock),
                new Notifications(db, clock),
                salons,
                new BookingPolicies(db, clock, audit),
                catalog,
                schedules,
                new Rooms(db, clock, audit),
                null,
                null,
                null));
    }

    Bookings bookings() {
        return bookings;
    }

    ServiceId cut() {
        return cut;
    }

    Clock clock() {
        return clock;
    }

    private static ServiceCatalog.Wish wish() {
        return new ServiceCatalog.Wish(
                Optional.empty(),
                Map.of(Language.RU, "Стрижка", Language.UZ, "Soch olish", Language.EN, "Haircut"),
                Map.of(),
                30,
                0,
                0,
                30,
                Money.of(150_000, "RUB"),
                true,
                1,
                Optional.empty(),
                Set.of(),
                0);
    }

    private void hire(MasterDirectory masters, ScheduleService schedules) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, List.of(new Hours(OPENS, CLOSES)));
        }
        for (int i = 1; i <= MASTERS; i++) {
            var id = new StaffId(1 + i);
            db.execute(
                    "insert into staff (id, business_id, name, language) values (?, 1, ?, 'ru')", id.value(), "M" + i);
            masters.save(
                    BUSINESS, id, new MasterDirectory.Wish(Map.of(), Optional.empty(), true, 1), OWNER, version -> {});
            var performs = List.of(new Performed(SALON, cut, Optional.empty(), Optional.empty()));
            masters.perform(BUSINESS, id, SALON, performs, OWNER, version -> {});
            schedules.setWeek(SALON, id, week, OWNER);
        }
    }

    /** Adds bookings until there are so many. */
    void fill(int bookings) {
        for (int from = filled; from < bookings; from += PART) {
            add(from, Math.min(bookings, from + PART));
        }
        filled = Math.max(filled, bookings);
        db.execute("analyze table booking, booking_item, occupancy_span, occupancy");
    }

    /** Numbers from {@code from} up to {@code until}, exclusive; the furthest day first. */
    private void add(int from, int until) {
        long last = db.fetchSingle("select coalesce(max(id), 0) from booking").get(0, Long.class);
        var rows = "(select %d + a.i * 1000 + b.i as i from n a join n b where a.i < %d) x where x.i < %d"
                .formatted(from, PART / 1000, until);
        // nine in the morning there is eleven at night before in UTC
        var starts =
                "utc_date() + interval (%d - x.i div %d) day - interval 1 hour + interval (((x.i div %d) %% %d) * 20 div %d) * 30 minute"
                        .formatted(DAYS, A_DAY, MASTERS, BOOKED_A_DAY, BOOKED_A_DAY);
        db.execute("insert into booking (id, business_id, salon_id, guest_name, status, starts_at, ends_at, price,"
                + " currency, policy_id, source, booked_at, created_at) select " + (last + 1) + " - " + from
                + " + x.i, 1, 1, 'Guest',"
                + " 'confirmed', " + starts + ", " + starts + " + interval 30 minute, 150000, 'RUB', 1, 'api',"
                + " utc_timestamp(), utc_timestamp() from " + rows);
        var these = " where booking.id > " + last;
        db.execute("insert into booking_item (booking_id, position, service_id, staff_id, starts_at, ends_at, price)"
                + " select id, 0, " + cut.value() + ", 2 + (id - 1) % " + MASTERS
                + ", starts_at, ends_at, price from booking"
                + these);
        db.execute("insert into occupancy_span (resource_id, first_seat, last_seat, busy_from, busy_until, visit_from,"
                + " visit_until, booking_id, item_id) select resource.id, 1, 1, booking_item.starts_at,"
                + " booking_item.ends_at, booking_item.starts_at, booking_item.ends_at, booking_item.booking_id,"
                + " booking_item.id from booking_item join resource on resource.staff_id = booking_item.staff_id"
                + " where booking_item.booking_id > " + last);
        db.execute("insert into occupancy (resource_id, seat, cell_start, span_id) select resource_id, 1, busy_from"
                + " + interval n.i * 5 minute, occupancy_span.id from occupancy_span join n on n.i < 6"
                + " where occupancy_span.booking_id > " + last + " and busy_from > utc_timestamp() - interval 1 day");
    }
}
