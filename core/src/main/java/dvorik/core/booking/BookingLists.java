package dvorik.core.booking;

import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads bookings. A hold is in no list; a customer's own one is found by its id. */
public final class BookingLists {
    public Optional<Booking> find(BookingId id) {
        throw new UnsupportedOperationException();
    }

    /** @return open ones, earliest first */
    public List<Booking> upcoming(CustomerId customer, int most) {
        throw new UnsupportedOperationException();
    }

    /** @return those that are over, latest first, by pages */
    public List<Booking> past(CustomerId customer, int offset, int most) {
        throw new UnsupportedOperationException();
    }

    /** @return of a master, in all salons, those that were not cancelled, earliest first, starting in [from, until) */
    public List<Booking> ofMaster(StaffId master, Instant from, Instant until) {
        throw new UnsupportedOperationException();
    }

    /** @return of a salon, likewise, unassigned ones included */
    public List<Booking> ofSalon(SalonId salon, Instant from, Instant until) {
        throw new UnsupportedOperationException();
    }

    /** @return the next one of a master that is not over */
    public Optional<Booking> next(StaffId master) {
        throw new UnsupportedOperationException();
    }

    /**
     * What of all bookings is wanted.
     *
     * @param salons empty: the whole business
     * @param from of the start, inclusive; {@code until} exclusive
     */
    public record Filter(
            BusinessId business,
            Set<SalonId> salons,
            Set<BookingStatus> statuses,
            Optional<CustomerId> customer,
            Optional<StaffId> master,
            Optional<ServiceId> service,
            Optional<Instant> from,
            Optional<Instant> until) {}

    /** Where to go on behind. */
    public record Behind(Instant start, BookingId id) {}

    /** @return by start and id, latest first */
    public List<Booking> list(Filter filter, Optional<Behind> behind, int offset, int most) {
        throw new UnsupportedOperationException();
    }

    public int count(Filter filter) {
        throw new UnsupportedOperationException();
    }

    /** One change. @param words why, as a person put it */
    public record Change(
            long id,
            BookingId booking,
            int revision,
            String action,
            Actor actor,
            Optional<String> reason,
            Optional<String> words,
            Optional<BookingStatus> before,
            BookingStatus after,
            Optional<Instant> startBefore,
            Optional<Instant> startAfter,
            Instant at) {}

    /** @return oldest first */
    public List<Change> history(BookingId id) {
        throw new UnsupportedOperationException();
    }

    /** @return of which a message speaks whose subject is a change */
    public Optional<Change> findChange(long id) {
        throw new UnsupportedOperationException();
    }

    /** What a business knows of a customer's visits. */
    public record Figures(int visits, long spent, int noShows, int upcoming, Optional<Instant> lastVisit) {}

    public Figures figures(BusinessId business, CustomerId customer) {
        throw new UnsupportedOperationException();
    }
}
