package dvorik.cashierbot.booking;

import dvorik.core.booking.Booking;
import dvorik.core.booking.VisitWork.Worker;
import dvorik.core.id.SalonId;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffMember.Grant;
import java.util.List;
import java.util.Optional;

/** Who may see and do what: masters their own visits, managers those of their salons, owners all. */
final class VisitRights {
    private final SalonService salons;

    VisitRights(SalonService salons) {
        this.salons = salons;
    }

    static boolean isMaster(StaffMember member) {
        return member.is(Role.MASTER);
    }

    static boolean leads(StaffMember member, Booking booking) {
        return booking.business().equals(member.business()) && member.leadsIn(booking.salon());
    }

    /** The master's own visit. */
    static boolean performs(StaffMember member, Booking booking) {
        return booking.isDoneBy(member.id()) && member.grants().contains(new Grant(Role.MASTER, booking.salon()));
    }

    static boolean sees(StaffMember member, Booking booking) {
        return leads(member, booking) || performs(member, booking);
    }

    /** A master of that salon; whether of that service, and free, is for the core to say. */
    static boolean mayTake(StaffMember member, Booking booking) {
        return member.grants().contains(new Grant(Role.MASTER, booking.salon()));
    }

    static Worker worker(StaffMember member, Booking booking) {
        return new Worker(member.id(), leads(member, booking));
    }

    /** @return salons whose visits this person leads, oldest first */
    List<Salon> led(StaffMember member) {
        return member.leads()
                ? salons.findAll(member.business()).stream()
                        .filter(salon -> member.leadsIn(salon.id()))
                        .toList()
                : List.of();
    }

    /** @return empty when there is none of that id, or another leads it */
    Optional<Salon> led(StaffMember member, long id) {
        return id <= 0
                ? Optional.empty()
                : salons.find(new SalonId(id))
                        .filter(salon -> salon.business().equals(member.business()) && member.leadsIn(salon.id()));
    }

    /** @return where this person works as a master first of all */
    Optional<Salon> ownPlace(StaffMember member) {
        return member.grants().stream()
                .filter(grant -> grant.role() == Role.MASTER && grant.salon() != null)
                .flatMap(grant -> salons.find(grant.salon()).stream())
                .findFirst();
    }
}
