package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.consent.ConsentService.Acceptance;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.discount.JoiningService.JoinResult;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.schedule.Hours;
import dvorik.core.schedule.Room;
import dvorik.core.service.Master.Performed;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.Service.Needed;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A salon with three masters, three services and one room, for tests; open from 9 to 13 and from 14 to 20. */
final class BookableSalon {
    private static final AtomicLong NEXT = new AtomicLong(880_000_000L);
    private final Town town;
    private final Features features;
    final StaffId owner;
    final SalonId salon;
    /** 30 minutes. */
    final ServiceId cut;
    /** 60 minutes. */
    final ServiceId longCut;
    /** 60 minutes, in the room. */
    final ServiceId massage;

    final List<StaffId> masters;
    /** In three days. */
    final LocalDate day;

    BookableSalon(Town town) {
        this.town = town;
        this.features = town.features();
        owner = features.staff.findByTelegram(Town.OWNER).orElseThrow().id();
        salon = features.salonRecords
                .create(
                        features.business,
                        new dvorik.core.salon.SalonRecords.SalonEdit("Race", Optional.empty(), Optional.empty()),
                        owner)
                .id();
        var policy = features.policies.current(salon);
        features.policies.change(
                new BookingPolicy(
                        0,
                        salon,
                        policy.minNotice(),
                        policy.horizonDays(),
                        policy.freeCancel(),
                        policy.reschedule(),
                        policy.hold(),
                        false,
                        100,
                        BookingPolicy.Buffers.OVERLAP,
                        false,
                        policy.lateCancel()),
                owner,
                seen -> {});
        cut = service(30, Optional.empty());
        longCut = service(60, Optional.empty());
        massage = service(60, Optional.of(Needed.ROOM));
        features.rooms.create(salon, Room.Kind.ROOM, "Blue", 1, owner);
        masters = IntStream.range(0, 3).mapToObj(i -> master()).toList();
        day = LocalDate.now(town.clock()).plusDays(3);
    }

    private ServiceId service(int minutes, Optional<Needed> needs) {
        return service(minutes, needs, 1);
    }

    /** @param seats of a group that one master serves at a time */
    ServiceId service(int minutes, Optional<Needed> needs, int seats) {
        return features.catalog
                .create(
                        features.business,
                        new ServiceCatalog.Wish(
                                Optional.empty(),
                                Map.of(Language.RU, "С", Language.UZ, "S", Language.EN, "S"),
                                Map.of(),
                                minutes,
                                5,
                                10,
                                30,
                                Money.of(1000_00, "RUB"),
                                true,
                                seats,
                                needs,
                                Set.of(),
                                0),
                        owner)
                .id();
    }

    private StaffId master() {
        return master(List.of(cut, longCut, massage), 1);
    }

    /** @param seats how many visitors at a time */
    StaffId master(List<ServiceId> services, int seats) {
        var id = town.hire(NEXT.incrementAndGet(), "Master", Language.EN, Role.MASTER)
                .id();
        features.masters.save(
                features.business,
                id,
                new MasterDirectory.Wish(Map.of(), Optional.empty(), true, seats),
                owner,
                seen -> {});
        features.masters.perform(
                features.business,
                id,
                salon,
                services.stream()
                        .map(service -> new Performed(salon, service, Optional.empty(), Optional.empty()))
                        .toList(),
                owner,
                seen -> {});
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            week.put(weekday, List.of(new Hours(9 * 60, 13 * 60), new Hours(14 * 60, 20 * 60)));
        }
        assertTrue(features.schedules.setWeek(salon, id, week, owner));
        return id;
    }

    Instant at(int hour, int minute) {
        return day.atTime(hour, minute).atZone(town.clock().getZone()).toInstant();
    }

    CustomerId customer() {
        long telegramId = NEXT.incrementAndGet();
        features.consents.accept(new Acceptance(
                telegramId, Language.EN, null, null, features.consents.inForce(), "shown", "race:" + telegramId));
        var joined =
                features.joining.join(telegramId, new CustomerDetails(Optional.empty(), "Racer", Optional.empty()));
        return assertInstanceOf(JoinResult.Joined.class, joined)
                .discount()
                .orElseThrow()
                .customer();
    }

    Order order(Instant start, Wanted... wanted) {
        return new Order(
                salon, List.of(wanted), start, Optional.empty(), Optional.empty(), "race:" + NEXT.incrementAndGet());
    }

    /** Held and confirmed by the customer. */
    Booking booked(CustomerId customer, Order order) {
        var held = assertInstanceOf(
                        HoldResult.Held.class, features.bookings.service().hold(customer, order))
                .booking();
        return assertInstanceOf(
                        ConfirmResult.Booked.class, features.bookings.service().confirm(customer, held.id()))
                .booking();
    }

    Booking booked(CustomerId customer, Instant start, Wanted... wanted) {
        return booked(customer, order(start, wanted));
    }

    Booking now(Booking booking) {
        return features.bookings.lists().find(booking.id()).orElseThrow();
    }

    Wanted with(ServiceId service, int master) {
        return new Wanted(service, Optional.of(masters.get(master)));
    }
}
