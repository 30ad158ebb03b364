package dvorik.adminapi.booking;

import dvorik.adminapi.booking.BookingViews.BookingView;
import dvorik.adminapi.booking.BookingViews.GuestView;
import dvorik.adminapi.booking.BookingViews.ItemView;
import dvorik.adminapi.frame.Call;
import dvorik.core.access.Permission;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingItem;
import dvorik.core.customer.CustomerDirectory.Brief;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.service.Service;
import dvorik.core.text.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Puts names to bookings; a few statements, however many they are. */
final class BookingShown {
    private final BookingParts parts;

    BookingShown(BookingParts parts) {
        this.parts = parts;
    }

    BookingView one(Call call, Booking booking) {
        return all(call, List.of(booking)).getFirst();
    }

    List<BookingView> all(Call call, List<Booking> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        var items = some.stream().flatMap(booking -> booking.items().stream()).toList();
        var names = new Names(
                call.language(),
                parts.catalog().findAll(items.stream().map(BookingItem::service).toList()),
                parts.masters()
                        .names(items.stream()
                                .flatMap(item -> item.master().stream())
                                .toList()),
                parts.customers()
                        .briefs(some.stream()
                                .flatMap(booking -> booking.customer().stream())
                                .toList()));
        return some.stream()
                .map(booking -> view(
                        booking,
                        names,
                        zone(booking.salon()),
                        call.principal().may(Permission.BOOKINGS_WRITE, booking.salon())))
                .toList();
    }

    /** @return of a salon that is gone, that of the business */
    ZoneId zone(SalonId salon) {
        return parts.salons().find(salon).map(Salon::zone).orElse(parts.clock().getZone());
    }

    private record Names(
            Language language,
            Map<ServiceId, Service> services,
            Map<StaffId, String> masters,
            Map<CustomerId, Brief> customers) {}

    private static BookingView view(Booking booking, Names names, ZoneId zone, boolean phones) {
        var who = booking.customer().map(id -> names.customers().get(id));
        var home = who.flatMap(Brief::zone);
        return new BookingView(
                booking.id().value(),
                booking.salon().value(),
                booking.status(),
                booking.start(),
                booking.end(),
                LocalTimes.of(booking.start(), zone),
                LocalTimes.of(booking.end(), zone),
                zone.getId(),
                home.map(there -> LocalTimes.of(booking.start(), there)),
                home.map(ZoneId::getId),
                booking.customer().map(CustomerId::value),
                who.flatMap(Brief::name),
                booking.guest()
                        .map(guest -> new GuestView(guest.name(), guest.phone().filter(phone -> phones))),
                booking.items().stream().map(item -> item(item, names, zone)).toList(),
                booking.price().minor(),
                BookingViews.minor(booking.paid()),
                booking.price().currency().getCurrencyCode(),
                booking.discount().map(DiscountId::value),
                booking.source(),
                booking.coming(),
                booking.arrived(),
                booking.started(),
                booking.finished(),
                booking.lateMinutes(),
                booking.disputed(),
                booking.customerNote(),
                booking.staffNote(),
                booking.created(),
                booking.revision());
    }

    private static ItemView item(BookingItem item, Names names, ZoneId zone) {
        var service = names.services().get(item.service());
        return new ItemView(
                item.service().value(),
                service == null ? "" : service.name(names.language()),
                item.master().map(StaffId::value),
                item.master()
                        .flatMap(id ->
                                java.util.Optional.ofNullable(names.masters().get(id))),
                item.room().map(ResourceId::value),
                item.start(),
                item.end(),
                LocalTimes.of(item.start(), zone),
                item.price().minor());
    }
}
