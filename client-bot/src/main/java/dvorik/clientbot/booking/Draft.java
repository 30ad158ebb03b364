package dvorik.clientbot.booking;

import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingItem;
import dvorik.core.booking.SlotQuery;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.id.BookingId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the customer has chosen so far. Part of a stored state.
 *
 * @param salon 0: not yet
 * @param items in their order; empty: none yet
 * @param moving the visit that is to get another time; 0: it is to be a new one
 */
public record Draft(long salon, List<Item> items, long moving) {
    static final Draft EMPTY = new Draft(0, List.of(), 0);

    /** @param master 0: any */
    public record Item(long service, long master) {}

    public Draft {
        items = List.copyOf(items);
    }

    /** The same services by the same masters. */
    static Draft like(Booking visit) {
        return new Draft(visit.salon().value(), visit.items().stream().map(Draft::item).toList(), 0);
    }

    /** The same, to be moved. */
    static Draft moving(Booking visit) {
        var draft = like(visit);
        return new Draft(draft.salon, draft.items, visit.id().value());
    }

    private static Item item(BookingItem item) {
        return new Item(
                item.service().value(), item.master().map(StaffId::value).orElse(0L));
    }

    Draft at(SalonId other) {
        return new Draft(other.value(), other.value() == salon ? items : List.of(), 0);
    }

    /** Takes a service in, by any master, or out. A visit that has the most it can have stays as it is. */
    Draft toggled(ServiceId service) {
        var more = new ArrayList<>(items);
        if (!more.removeIf(item -> item.service() == service.value()) && more.size() < SlotQuery.MOST_SERVICES) {
            more.add(new Item(service.value(), 0));
        }
        return new Draft(salon, more, moving);
    }

    /** @param master empty: any */
    Draft by(Optional<StaffId> master) {
        long id = master.map(StaffId::value).orElse(0L);
        return new Draft(
                salon,
                items.stream().map(item -> new Item(item.service(), id)).toList(),
                moving);
    }

    boolean has(ServiceId service) {
        return items.stream().anyMatch(item -> item.service() == service.value());
    }

    SalonId salonId() {
        return new SalonId(salon);
    }

    Optional<BookingId> visit() {
        return moving == 0 ? Optional.empty() : Optional.of(new BookingId(moving));
    }

    List<ServiceId> services() {
        return items.stream().map(item -> new ServiceId(item.service())).toList();
    }

    /** @return the one master of everything; empty: any, or several */
    Optional<StaffId> master() {
        var masters = items.stream().map(Item::master).distinct().toList();
        return masters.size() == 1 && masters.getFirst() != 0
                ? Optional.of(new StaffId(masters.getFirst()))
                : Optional.empty();
    }

    List<Wanted> wanted() {
        return items.stream()
                .map(item -> new Wanted(
                        new ServiceId(item.service()),
                        item.master() == 0 ? Optional.empty() : Optional.of(new StaffId(item.master()))))
                .toList();
    }

    SlotQuery query(LocalDate from, LocalDate until) {
        return new SlotQuery(salonId(), wanted(), from, until, SlotQuery.Asker.CUSTOMER);
    }
}
