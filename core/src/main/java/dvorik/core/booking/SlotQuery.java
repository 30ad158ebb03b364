package dvorik.core.booking;

import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param wanted the services of one visit, one after the other; 1 to 5
 * @param from first day of the salon
 * @param until last day, inclusive; at most 62 days are looked at
 * @param asker staff may book at once, as far ahead as they like, and what is not online
 */
public record SlotQuery(SalonId salon, List<Wanted> wanted, LocalDate from, LocalDate until, Asker asker) {
    /** Services of one visit at most. */
    public static final int MOST_SERVICES = 5;

    public SlotQuery {
        wanted = List.copyOf(wanted);
        if (wanted.isEmpty() || wanted.size() > MOST_SERVICES) {
            throw new IllegalArgumentException("one to five services a visit");
        }
    }

    /** @param master empty: any, the one with least to do first */
    public record Wanted(ServiceId service, Optional<StaffId> master) {}

    public enum Asker {
        CUSTOMER,
        STAFF
    }

    public static SlotQuery of(SalonId salon, ServiceId service, Optional<StaffId> master, LocalDate day) {
        return new SlotQuery(salon, List.of(new Wanted(service, master)), day, day, Asker.CUSTOMER);
    }

    public SlotQuery days(LocalDate first, LocalDate last) {
        return new SlotQuery(salon, wanted, first, last, asker);
    }
}
