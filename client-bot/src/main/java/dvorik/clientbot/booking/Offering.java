package dvorik.clientbot.booking;

import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.money.Money;
import dvorik.core.salon.SalonProfile;
import dvorik.core.service.Category;
import dvorik.core.service.Master;
import dvorik.core.service.Service;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What customers can book by themselves, as it was when it was read: by a few statements, however many salons there are. */
final class Offering {
    private final List<SalonProfile> salons;
    private final List<Service> services;
    private final List<Master> masters;

    private Offering(List<SalonProfile> salons, List<Service> services, List<Master> masters) {
        this.salons = salons;
        this.services = services;
        this.masters = masters;
    }

    static Offering read(BookingDesk desk) {
        var places = new HashMap<Object, Integer>();
        for (Category category : desk.services().categories(desk.business())) {
            places.put(category.id(), places.size());
        }
        var services = desk.services().list(desk.business()).stream()
                .filter(Service::online)
                .sorted(Comparator.comparing(service ->
                        service.category().map(places::get).map(Integer::intValue).orElse(places.size())))
                .toList();
        var masters = desk.masters().list(desk.business()).stream()
                .filter(master -> master.works() && master.listed())
                .toList();
        return new Offering(desk.salons().list(desk.business()), services, masters);
    }

    /** @return those with something to book, oldest first */
    List<SalonProfile> salons() {
        return salons.stream().filter(salon -> !services(salon.id()).isEmpty()).toList();
    }

    Optional<SalonProfile> salon(SalonId id) {
        return salons().stream().filter(salon -> salon.id().equals(id)).findFirst();
    }

    boolean isEmpty() {
        return salons.stream().allMatch(salon -> services(salon.id()).isEmpty());
    }

    /** @return by category */
    List<Service> services(SalonId salon) {
        return services.stream()
                .filter(service -> service.isGivenIn(salon)
                        && masters.stream().anyMatch(master -> master.performs(salon, service.id())))
                .toList();
    }

    /** @return in the order of the draft; those that are no longer offered are left out */
    List<Service> services(Draft draft) {
        var here = services(draft.salonId());
        return draft.services().stream()
                .flatMap(id -> here.stream().filter(service -> service.id().equals(id)))
                .toList();
    }

    /** @return those who do everything of the draft, by name */
    List<Master> masters(Draft draft) {
        return masters.stream()
                .filter(master -> draft.services().stream().allMatch(id -> master.performs(draft.salonId(), id)))
                .toList();
    }

    /** @param master empty: whoever it will be */
    Money price(Draft draft, Optional<Master> master) {
        var chosen = services(draft);
        long minor = chosen.stream()
                .mapToLong(service -> performed(draft.salonId(), service.id(), master)
                        .flatMap(Master.Performed::price)
                        .orElse(service.price())
                        .minor())
                .sum();
        return new Money(minor, chosen.getFirst().price().currency());
    }

    int minutes(Draft draft) {
        var master = draft.master().flatMap(id ->
                masters.stream().filter(one -> one.id().equals(id)).findFirst());
        return services(draft).stream()
                .mapToInt(service -> performed(draft.salonId(), service.id(), master)
                        .flatMap(Master.Performed::minutes)
                        .orElse(service.minutes()))
                .sum();
    }

    private static Optional<Master.Performed> performed(SalonId salon, ServiceId service, Optional<Master> master) {
        return master.flatMap(one -> one.performs().stream()
                .filter(what -> what.salon().equals(salon) && what.service().equals(service))
                .findFirst());
    }
}
