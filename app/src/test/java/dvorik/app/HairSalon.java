package dvorik.app;

import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.id.BookingId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.salon.SalonRecords.SalonEdit;
import dvorik.core.schedule.Hours;
import dvorik.core.service.Master;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.Service;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A salon of its own, with one service of an hour; whoever performs it there works daily from 9 to 21. */
final class HairSalon {
    static final ZoneId ZONE = ZoneId.of("Asia/Tashkent");
    static final Money PRICE = Money.of(1500_00, "RUB");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Town town;
    private final String name;
    private final SalonId salon;
    private final Service service;
    private final StaffId owner;
    private final LocalDate day;

    HairSalon(Town town) {
        var features = town.features();
        this.town = town;
        this.name = "Салон " + NEXT.incrementAndGet();
        this.owner = features.staff.findByTelegram(Town.OWNER).orElseThrow().id();
        this.salon = features.salonRecords
                .create(features.business, new SalonEdit(name, Optional.empty(), Optional.of(ZONE)), owner)
                .id();
        this.service = features.catalog.create(
                features.business,
                new ServiceCatalog.Wish(
                        Optional.empty(),
                        Map.of(Language.RU, "Стрижка", Language.UZ, "Soch olish", Language.EN, "Haircut"),
                        Map.of(),
                        60,
                        0,
                        0,
                        30,
                        PRICE,
                        true,
                        1,
                        Optional.empty(),
                        Set.of(salon),
                        0),
                owner);
        this.day = LocalDate.ofInstant(features.clock.instant(), ZONE).plusDays(2);
    }

    SalonId salon() {
        return salon;
    }

    String name() {
        return name;
    }

    Service service() {
        return service;
    }

    /** The day of which the tests speak: the day after tomorrow when it was founded. */
    LocalDate day() {
        return day;
    }

    Instant at(int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(ZONE).toInstant();
    }

    /** The business clock shows that time of the day. */
    void isAt(int hour, int minute) {
        // the offset is of whole seconds: rather a little later than before it
        town.chat()
                .clock()
                .setOffset(Duration.between(Instant.now(), at(hour, minute)).plusSeconds(1));
    }

    /** The day as buttons name it. */
    String label(Phone phone) {
        return label(phone, day);
    }

    String label(Phone phone, LocalDate of) {
        return town.texts()
                .plain(
                        phone.language(),
                        Text.of("cashier.visit.day.label")
                                .with(
                                        "weekday",
                                        Text.of("format.weekday."
                                                + of.getDayOfWeek().getValue()))
                                .with("day", of));
    }

    Cashier master(String firstName) {
        return master(firstName, Language.RU);
    }

    Cashier master(String firstName, Language language) {
        var person = staff(firstName, language, Role.MASTER);
        var id = id(person);
        var features = town.features();
        features.masters.save(
                features.business,
                id,
                new MasterDirectory.Wish(Map.of(), Optional.empty(), true, 1),
                owner,
                version -> {});
        features.masters.perform(
                features.business,
                id,
                salon,
                List.of(new Master.Performed(salon, service.id(), Optional.empty(), Optional.empty())),
                owner,
                version -> {});
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(weekday -> week.put(weekday, List.of(new Hours(9 * 60, 21 * 60))));
        features.schedules.setWeek(salon, id, week, owner);
        return person;
    }

    Cashier manager(String firstName) {
        return manager(firstName, Language.RU);
    }

    Cashier manager(String firstName, Language language) {
        return staff(firstName, language, Role.MANAGER);
    }

    Cashier staff(String firstName, Language language, Role role) {
        var person = town.stranger(firstName, language);
        town.hire(person.telegramId(), firstName, language, role, name);
        person.chat().starts();
        person.settles();
        return person;
    }

    StaffId id(Cashier person) {
        return town.features()
                .staff
                .findByTelegram(person.telegramId())
                .orElseThrow()
                .id();
    }

    /** From now on the salon confirms what customers book. */
    void confirms() {
        var now = town.features().policies.current(salon);
        town.features()
                .policies
                .change(
                        new BookingPolicy(
                                0,
                                salon,
                                now.minNotice(),
                                now.horizonDays(),
                                now.freeCancel(),
                                now.reschedule(),
                                now.hold(),
                                true,
                                now.maxOpen(),
                                now.buffers(),
                                now.noHoles(),
                                now.lateCancel()),
                        owner,
                        version -> {});
    }

    /** A customer who has joined books by oneself. */
    Booking books(Customer customer, Cashier master, Instant start) {
        return books(customer, Optional.of(master), start, Optional.empty());
    }

    Booking books(Customer customer, Optional<Cashier> master, Instant start, Optional<DiscountId> discount) {
        var bookings = town.features().bookings.service();
        var id = customer.kept().id();
        var order = new Order(
                salon,
                List.of(new Wanted(service.id(), master.map(this::id))),
                start,
                discount,
                Optional.empty(),
                "test:" + id.value() + ":" + start);
        if (bookings.hold(id, order) instanceof HoldResult.Held(var held)
                && bookings.confirm(id, held.id()) instanceof ConfirmResult.Booked(var booking)) {
            return booking;
        }
        throw new AssertionError("not booked: " + start);
    }

    Booking now(Booking booking) {
        return town.features().bookings.lists().find(booking.id()).orElseThrow();
    }

    /** Waits until it is so. */
    void becomes(Booking booking, BookingStatus status) {
        Eventually.holds(() -> now(booking).status() == status);
    }

    /** @return those of the salon that begin on the day, cancelled ones left out */
    List<Booking> ofDay() {
        return town.features()
                .bookings
                .lists()
                .ofSalon(
                        salon,
                        day.atStartOfDay(ZONE).toInstant(),
                        day.plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    static String data(String choice, BookingId id) {
        return "-." + choice + ":" + id.value();
    }
}
