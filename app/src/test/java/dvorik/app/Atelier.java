package dvorik.app;

import dvorik.core.id.CustomerId;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A salon of its own with services and masters who work around the clock, made through the API. */
final class Atelier {
    static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");
    private static final AtomicInteger NEXT = new AtomicInteger();

    final Town town;
    final ApiClient owner;
    final String name;
    final long salon;
    /** Half an hour, 1,500 roubles. */
    final long cut;
    /** An hour, 3,000 roubles. */
    final long colour;

    final List<StaffMember> masters = new ArrayList<>();
    private final List<Long> phones = new ArrayList<>();

    /** @param masters how many */
    Atelier(Town town, int masters) {
        this.town = town;
        this.owner = ApiClient.owner(town);
        this.name = "Салон " + NEXT.incrementAndGet();
        this.salon = owner.post("/api/v1/salons", "{'name': '" + name + "', 'time_zone': '" + ZONE + "'}")
                .is(201)
                .at("/id")
                .asLong();
        this.cut = service("Haircut", 30, 150_000);
        this.colour = service("Colour", 60, 300_000);
        for (int i = 0; i < masters; i++) {
            hireMaster();
        }
    }

    private long service(String title, int minutes, long price) {
        return owner.post(
                        "/api/v1/services",
                        ("{'name_ru': '%s', 'name_uz': '%s', 'name_en': '%s', 'duration': %d, 'price': %d,"
                                        + " 'salon_ids': [%d]}")
                                .formatted(title, title, title, minutes, price, salon))
                .is(201)
                .at("/id")
                .asLong();
    }

    StaffMember hireMaster() {
        var person = town.stranger("Master", Language.EN);
        var member = town.hire(person.telegramId(), "Master " + (masters.size() + 1), Language.EN, Role.MASTER, name);
        phones.add(person.telegramId());
        masters.add(member);
        long id = member.id().value();
        owner.post("/api/v1/masters", "{'staff_id': " + id + "}").is(201);
        owner.post(
                        "/api/v1/masters/" + id + "/services",
                        "{'salon_id': %d, 'services': [{'service_id': %d}, {'service_id': %d}]}"
                                .formatted(salon, cut, colour))
                .is(200);
        week(id, "00:00", "24:00");
        return member;
    }

    void week(long master, String begins, String ends) {
        var days = new ArrayList<String>();
        for (var day : java.time.DayOfWeek.values()) {
            days.add("{'weekday': '%s', 'begins': '%s', 'ends': '%s'}"
                    .formatted(day.name().toLowerCase(), begins, ends));
        }
        owner.post(
                        "/api/v1/schedules/week",
                        "{'salon_id': %d, 'master_id': %d, 'week': [%s]}"
                                .formatted(salon, master, String.join(", ", days)))
                .is(200);
    }

    long master(int index) {
        return masters.get(index).id().value();
    }

    ApiClient asMaster(int index) {
        return ApiClient.of(town, phones.get(index));
    }

    ApiClient asMember(Role role) {
        var person = town.stranger(role.name(), Language.EN);
        town.hire(person.telegramId(), role.name(), Language.EN, role, name);
        return ApiClient.of(town, person.telegramId());
    }

    LocalDate today() {
        return LocalDate.ofInstant(town.clock().instant(), ZONE);
    }

    /** By the clock of the salon. */
    Instant at(int daysAhead, String time) {
        return today().plusDays(daysAhead)
                .atTime(LocalTime.parse(time))
                .atZone(ZONE)
                .toInstant();
    }

    /** The five minutes that have begun. */
    Instant now() {
        var now = town.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        return now.minusSeconds(now.getEpochSecond() % 300);
    }

    CustomerId customer() {
        var ann = town.customer("Ann", Language.EN);
        ann.joins("Анна");
        return ann.kept().id();
    }

    /** A body that books a service of a master for a guest. */
    String guest(long service, long master, Instant start) {
        return "{'salon_id': %d, 'services': [{'service_id': %d, 'master_id': %d}], 'starts_at': '%s', 'guest': {'name': 'Guest', 'phone': '+79020000000'}}"
                .formatted(salon, service, master, start);
    }

    String body(long service, long master, Instant start, CustomerId customer) {
        return "{'salon_id': %d, 'services': [{'service_id': %d, 'master_id': %d}], 'starts_at': '%s', 'customer_id': %d}"
                .formatted(salon, service, master, start, customer.value());
    }

    static ApiClient keyed(ApiClient client) {
        return client.with("Idempotency-Key", "booking-" + System.nanoTime() + "-" + NEXT.incrementAndGet());
    }

    ApiClient.Reply book(String body) {
        return keyed(owner).post("/api/v1/bookings", body);
    }

    /** @return the id of what was booked */
    long booked(String body) {
        return book(body).is(201).at("/id").asLong();
    }
}
