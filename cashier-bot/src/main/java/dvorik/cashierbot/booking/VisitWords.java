package dvorik.cashierbot.booking;

import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingItem;
import dvorik.core.customer.CustomerService;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.Service;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Times, names and services of visits in words; what several visits need is read at once. */
final class VisitWords {
    private static final int LONGEST_SERVICES = 60;

    private final SalonService salons;
    private final CustomerService customers;
    private final ServiceCatalog services;
    private final MasterDirectory masters;
    private final Clock clock;

    VisitWords(
            SalonService salons,
            CustomerService customers,
            ServiceCatalog services,
            MasterDirectory masters,
            Clock clock) {
        this.salons = salons;
        this.customers = customers;
        this.services = services;
        this.masters = masters;
        this.clock = clock;
    }

    /** What is known around some visits. */
    record Known(Map<ServiceId, Service> services, Map<CustomerId, String> customers) {}

    /** @return in two statements, however many visits */
    Known around(Collection<Booking> bookings) {
        var wanted = new LinkedHashSet<ServiceId>();
        var people = new LinkedHashSet<CustomerId>();
        for (var booking : bookings) {
            booking.items().forEach(item -> wanted.add(item.service()));
            booking.customer().ifPresent(people::add);
        }
        return new Known(services.findAll(wanted), customers.findNames(people));
    }

    Known around(Booking booking) {
        return around(List.of(booking));
    }

    ZoneId zone(SalonId salon) {
        return salons.find(salon).map(Salon::zone).orElse(clock.getZone());
    }

    Optional<Salon> salon(SalonId id) {
        return salons.find(id);
    }

    ZonedDateTime at(Booking booking) {
        return booking.start().atZone(zone(booking.salon()));
    }

    /** {@code 14:30} */
    static String hours(Instant at, ZoneId zone) {
        var time = at.atZone(zone);
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    /** {@code 14:30–15:30} */
    String hours(Booking booking) {
        var zone = zone(booking.salon());
        return hours(booking.start(), zone) + "–" + hours(booking.end(), zone);
    }

    /** Day and hours. */
    Text time(Booking booking) {
        return Text.of("cashier.visit.time")
                .with("start", at(booking))
                .with("end", hours(booking.end(), zone(booking.salon())));
    }

    static Text who(Booking booking, Known known) {
        var name = booking.guest()
                .map(Booking.Guest::name)
                .or(() -> booking.customer().map(known.customers()::get))
                .filter(some -> !some.isBlank());
        return name.map(some -> Text.of("common.value").with("value", Html.shortName(some)))
                .orElseGet(() -> Text.of("cashier.visit.nameless"));
    }

    /** The services of a visit in a row. */
    static Text what(Booking booking, Known known, Language language) {
        var names = booking.items().stream()
                .map(BookingItem::service)
                .map(known.services()::get)
                .filter(java.util.Objects::nonNull)
                .map(service -> service.name(language))
                .collect(Collectors.joining(", "));
        return Text.of("common.value").with("value", Html.shorten(names, LONGEST_SERVICES));
    }

    Text master(StaffId id) {
        return masters.find(id)
                .map(master -> Text.of("common.value").with("value", Html.shortName(master.name())))
                .orElseGet(() -> Text.of("cashier.visit.nameless"));
    }

    /** @return who performs it; empty while nobody does */
    Optional<Text> masters(Booking booking) {
        var names = booking.masters().stream()
                .flatMap(id -> masters.find(id).stream())
                .map(master -> Html.shortName(master.name()))
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.of("common.value").with("value", names));
    }

    static Text status(Booking booking) {
        return Text.of("cashier.visit.status." + booking.status().code().replace('_', '-'));
    }
}
