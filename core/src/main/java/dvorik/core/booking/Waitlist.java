package dvorik.core.booking;

import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.id.WaitlistId;
import dvorik.core.setting.BusinessSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The line for a full day or master. What becomes free is held shortly for the first of the line, then for the next. */
public final class Waitlist {
    private final BookingParts parts;
    private final BookingService service;
    private final BusinessSettings settings;
    private final BusinessId business;

    Waitlist(BookingParts parts, BookingService service, BusinessSettings settings, BusinessId business) {
        this.parts = parts;
        this.service = service;
        this.settings = settings;
        this.business = business;
    }

    public enum Status {
        WAITING,
        OFFERED,
        BOOKED,
        LEFT,
        OVER
    }

    /** @param master empty: any; {@code offer}: what is held for the person right now */
    public record Entry(
            WaitlistId id,
            SalonId salon,
            CustomerId customer,
            Optional<StaffId> master,
            LocalDate day,
            List<ServiceId> services,
            Status status,
            Optional<Offer> offer,
            Instant created) {}

    /** @param booking the hold */
    public record Offer(BookingId booking, Instant start, Instant until) {}

    /** Of joining the line. */
    public sealed interface JoinResult {
        /** Also when the person stood there before. */
        record Waiting(Entry entry) implements JoinResult {}

        /** No need to wait. @param free times of the day */
        record Free(List<Slot> free) implements JoinResult {}

        /** Over, too far ahead, or not offered. */
        record NotPossible() implements JoinResult {}
    }

    public JoinResult join(
            CustomerId customer, SalonId salon, List<ServiceId> services, Optional<StaffId> master, LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** @return false when the person does not wait there any more */
    public boolean leave(CustomerId customer, WaitlistId id) {
        throw new UnsupportedOperationException();
    }

    /** The person takes what is offered. */
    public BookingResults.ConfirmResult accept(CustomerId customer, WaitlistId id) {
        throw new UnsupportedOperationException();
    }

    /** The person does not; the next one of the line is asked, and this one waits for another time. */
    public boolean reject(CustomerId customer, WaitlistId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Entry> find(WaitlistId id) {
        throw new UnsupportedOperationException();
    }

    /** @return where the customer waits, earliest day first */
    public List<Entry> of(CustomerId customer) {
        throw new UnsupportedOperationException();
    }

    /** @return the line of a salon, by day and place, from that day on */
    public List<Entry> ofSalon(SalonId salon, LocalDate from, int offset, int most) {
        throw new UnsupportedOperationException();
    }

    /** Offers what has become free, ends offers and lines that are over; may be run twice and on two machines. */
    public void offerDue() {
        throw new UnsupportedOperationException();
    }
}
