package dvorik.adminapi.booking;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.access.Permission;
import dvorik.core.access.Principal;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.id.BookingId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whose visits a caller may see and work: those of one's salons, or only one's own. What is not in sight is not there. */
final class BookingSight {
    private final BookingLists lists;
    private final SalonService salons;

    BookingSight(BookingLists lists, SalonService salons) {
        this.lists = lists;
        this.salons = salons;
    }

    /**
     * Part of a list.
     *
     * @param salons empty: the whole business
     * @param master of whom alone; empty: of all
     */
    record Part(Set<SalonId> salons, Optional<StaffId> master) {}

    /** The booking that the path names. */
    Booking get(Call call, Permission permission) {
        var id = new BookingId(call.id("id", ErrorCode.BOOKING_001));
        return lists.find(id)
                .filter(booking -> booking.booked().isPresent() && reaches(call.principal(), permission, booking))
                .orElseThrow(() -> new ApiError(ErrorCode.BOOKING_001));
    }

    boolean reaches(Principal caller, Permission permission, Booking booking) {
        return booking.business().equals(caller.business())
                && caller.may(permission, booking.salon())
                && (caller.may(Permission.BOOKINGS_OTHERS, booking.salon()) || booking.isDoneBy(caller.staff()));
    }

    /** @throws ApiError for a salon out of reach */
    Salon salon(Call call, Permission permission, long given) {
        var id = new SalonId(given);
        return salons.find(id)
                .filter(salon -> salon.business().equals(call.principal().business())
                        && call.principal().may(permission, id))
                .orElseThrow(() -> new ApiError(ErrorCode.SALON_001));
    }

    /**
     * What of a list the caller sees.
     *
     * @return empty: nothing of it
     */
    Optional<Part> part(Call call, Permission permission, Optional<Long> salon, Optional<StaffId> master) {
        var caller = call.principal();
        var asked = salon.map(id -> salon(call, permission, id).id());
        boolean own = master.filter(caller.staff()::equals).isPresent();
        boolean others = caller.may(Permission.BOOKINGS_OTHERS);
        if (!others && master.isPresent() && !own) {
            return Optional.empty();
        }
        var who = others ? master : Optional.of(caller.staff());
        var reach = caller.salons(others && !own ? Permission.BOOKINGS_OTHERS : permission);
        if (reach.isEmpty()) {
            return Optional.of(new Part(asked.map(Set::of).orElse(Set.of()), who));
        }
        var seen = new HashSet<>(reach.get());
        asked.ifPresent(only -> seen.retainAll(Set.of(only)));
        return seen.isEmpty() ? Optional.empty() : Optional.of(new Part(Set.copyOf(seen), who));
    }
}
