package dvorik.app;

import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.salon.SalonProfile.Place;
import dvorik.core.salon.SalonProfiles;
import dvorik.core.salon.SalonRecords.SalonEdit;
import dvorik.core.schedule.Hours;
import dvorik.core.service.Master;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A salon of its own with services and masters, where customers can book until it is closed. */
final class Parlour implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int HOUR = 60;

    private final Town town;
    private final SalonId salon;
    private final String name;
    private final List<ServiceId> services = new ArrayList<>();
    private final List<Cashier> masters = new ArrayList<>();

    private Parlour(Town town, SalonId salon, String name) {
        this.town = town;
        this.salon = salon;
        this.name = name;
    }

    /** In business time, without services or masters yet. */
    static Parlour open(Town town) {
        return open(town, Optional.empty());
    }

    static Parlour open(Town town, Optional<ZoneId> zone) {
        var name = "Салон " + NEXT.incrementAndGet();
        var made = town.features()
                .salonRecords
                .create(
                        town.features().business,
                        new SalonEdit(name, Optional.of("Светланская, 12"), zone),
                        owner(town));
        return new Parlour(town, made.id(), name);
    }

    static StaffId owner(Town town) {
        return town.features().staff.findByTelegram(Town.OWNER).orElseThrow().id();
    }

    SalonId salon() {
        return salon;
    }

    String name() {
        return name;
    }

    /** A service of that many minutes; the name is the same in all languages. */
    ServiceId gives(String service, int minutes, int roubles) {
        var names = Arrays.stream(Language.values()).collect(Collectors.toMap(l -> l, l -> service));
        var made = town.features()
                .catalog
                .create(
                        town.features().business,
                        new ServiceCatalog.Wish(
                                Optional.empty(),
                                names,
                                Map.of(),
                                minutes,
                                0,
                                0,
                                minutes,
                                Money.of(roubles * 100L, "RUB"),
                                true,
                                1,
                                Optional.empty(),
                                Set.of(salon),
                                services.size()),
                        owner(town));
        services.add(made.id());
        return made.id();
    }

    /** No longer. */
    void givesNoMore(ServiceId service) {
        town.features().catalog.delete(town.features().business, service, owner(town));
    }

    /** A master who does everything given so far, on all days between these hours. */
    StaffId hires(String masterName, int from, int until) {
        var person = town.stranger(masterName, Language.RU);
        var member =
                town.hire(person.telegramId(), masterName, Language.RU, Role.MASTER, name);
        masters.add(person);
        var wish = new MasterDirectory.Wish(
                Map.of(Language.RU, "Десять лет за креслом"), Optional.empty(), true, 1);
        town.features().masters.save(town.features().business, member.id(), wish, owner(town), version -> {});
        var performs = services.stream()
                .map(service -> new Master.Performed(salon, service, Optional.empty(), Optional.empty()))
                .toList();
        town.features()
                .masters
                .perform(town.features().business, member.id(), salon, performs, owner(town), version -> {});
        var hours = List.of(new Hours(from * HOUR, until * HOUR));
        town.features()
                .schedules
                .setWeek(
                        salon,
                        member.id(),
                        Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(d -> d, d -> hours)),
                        owner(town));
        return member.id();
    }

    /** The chat of the master hired last. */
    Cashier lastMaster() {
        return masters.getLast();
    }

    void stands(double latitude, double longitude) {
        town.features()
                .salonProfiles
                .change(
                        town.features().business,
                        salon,
                        new SalonProfiles.Edit(null, null, Optional.of(new Place(latitude, longitude)), null, null),
                        owner(town),
                        version -> {});
    }

    void rules(UnaryOperator<BookingPolicy> change) {
        var policies = town.features().policies;
        policies.change(change.apply(policies.current(salon)), owner(town), version -> {});
    }

    @Override
    public void close() {
        services.forEach(this::givesNoMore);
    }
}
