package dvorik.app;

import dvorik.core.id.ServiceId;
import dvorik.core.money.Money;
import dvorik.core.schedule.Hours;
import dvorik.core.service.Master.Performed;
import dvorik.core.service.MasterDirectory;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be booked in the demo: services, masters, and when they work. */
final class DemoVisits {
    private static final int OPENS = 10 * 60;
    private static final int BREAK = 14 * 60;
    private static final int GOES_ON = 15 * 60;
    private static final int CLOSES = 20 * 60;

    private DemoVisits() {}

    /** A service of the demo. @param names by the code of the language; {@code seats}: how many at once */
    record Offered(Map<String, String> names, int minutes, int after, int step, long price, int seats) {}

    /** Makes it all unless it is there. */
    static void seed(
            Features features, StaffMember owner, List<Demo.Person> masters, List<Offered> services, String currency) {
        if (!features.catalog.list(features.business).isEmpty()) {
            return;
        }
        var salon = features.salons.findAll(features.business).getFirst();
        var ids = new ArrayList<ServiceId>();
        for (var service : services) {
            ids.add(features.catalog
                    .create(features.business, wish(service, ids.size(), currency), owner.id())
                    .id());
        }
        for (var person : masters) {
            var token = features.staff.invite(owner, Role.MASTER, salon.id(), "demo:master:" + person.id());
            features.staff.accept(
                    token,
                    person.id(),
                    person.firstName(),
                    Language.of(person.language()).orElseThrow());
            var id = features.staff.findByTelegram(person.id()).orElseThrow().id();
            var seats = services.stream().mapToInt(Offered::seats).max().orElse(1);
            features.masters.save(
                    features.business,
                    id,
                    new MasterDirectory.Wish(Map.of(), Optional.empty(), true, seats),
                    owner.id(),
                    version -> {});
            features.masters.perform(
                    features.business,
                    id,
                    salon.id(),
                    ids.stream()
                            .map(service -> new Performed(salon.id(), service, Optional.empty(), Optional.empty()))
                            .toList(),
                    owner.id(),
                    version -> {});
            features.schedules.setWeek(salon.id(), id, week(), owner.id());
        }
    }

    private static ServiceCatalog.Wish wish(Offered service, int position, String currency) {
        return new ServiceCatalog.Wish(
                Optional.empty(),
                Map.of(
                        Language.RU, service.names().get("ru"),
                        Language.UZ, service.names().get("uz"),
                        Language.EN, service.names().get("en")),
                Map.of(),
                service.minutes(),
                0,
                service.after(),
                service.step(),
                Money.of(service.price(), currency),
                true,
                service.seats(),
                Optional.empty(),
                Set.of(),
                position);
    }

    /** Every day, with a break. */
    private static Map<DayOfWeek, List<Hours>> week() {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, List.of(new Hours(OPENS, BREAK), new Hours(GOES_ON, CLOSES)));
        }
        return week;
    }
}
