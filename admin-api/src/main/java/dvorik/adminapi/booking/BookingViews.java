package dvorik.adminapi.booking;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.SlotQuery;
import dvorik.core.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What goes in and out about bookings. */
final class BookingViews {
    static final int LONGEST_NAME = 64;
    static final int LONGEST_WORDS = 500;
    static final int LONGEST_NOTE = 1000;
    static final long HIGHEST_AMOUNT = 100_000_000_000L;
    static final int LEAST_LATE = 5;
    static final int MOST_LATE = 180;
    private static final String LOCAL = "By the clock of the salon";
    private static final String LOCAL_EXAMPLE = "2026-03-02T10:00:00+10:00";

    private BookingViews() {}

    @SchemaName("BookingItem")
    record ItemView(
            long serviceId,
            @Doc("In the caller's language") String service,
            @Doc("Null: the master declined and nobody has taken it yet") Optional<Long> masterId,
            Optional<String> master,
            @Doc("Room or chair") Optional<Long> resourceId,
            Instant startsAt,
            Instant endsAt,
            @Doc(value = LOCAL, example = LOCAL_EXAMPLE) String startsLocal,
            @Doc("Minor units, before any discount") long price) {}

    @SchemaName("BookingGuest")
    record GuestView(String name, @Doc("For those who book for customers") Optional<String> phone) {}

    @SchemaName("Booking")
    record BookingView(
            long id,
            long salonId,
            BookingStatus status,
            Instant startsAt,
            Instant endsAt,
            @Doc(value = LOCAL, example = LOCAL_EXAMPLE) String startsLocal,
            @Doc(value = LOCAL, example = LOCAL_EXAMPLE) String endsLocal,
            @Doc(value = "Of the salon", example = "Asia/Vladivostok") String timeZone,
            @Doc(value = "By the clock of the customer, where it is known", example = "2026-03-02T03:00:00+03:00")
                    Optional<String> startsCustomerLocal,
            @Doc(value = "Of the customer, where it is known", example = "Europe/Moscow")
                    Optional<String> customerTimeZone,
            Optional<Long> customerId,
            Optional<String> customer,
            @Doc("Somebody who is not known as a customer") Optional<GuestView> guest,
            @Doc("The services, one after the other") List<ItemView> items,
            @Doc("Minor units, before any discount") long price,
            @Doc("Taken at the end, after the discount") Optional<Long> paid,
            String currency,
            @Doc("Reserved for the visit, or spent") Optional<Long> discountId,
            Booking.Source source,
            @Doc("The customer said: I will come") Optional<Instant> comingAt,
            Optional<Instant> arrivedAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            @Doc("How late the master said to be") Optional<Integer> lateMinutes,
            @Doc("The customer says to have been there") Optional<Instant> disputedAt,
            Optional<String> customerNote,
            Optional<String> staffNote,
            Instant createdAt,
            @Doc("Grows with each change") int revision) {}

    @SchemaName("BookingChange")
    record ChangeView(
            int revision,
            @Doc(example = "reschedule", value = "What was done") String action,
            @Doc(example = "staff", value = "customer, staff or system") String by,
            Optional<Long> byId,
            @Doc("A code") Optional<String> reason,
            @Doc("As a person put it") Optional<String> words,
            Optional<BookingStatus> statusBefore,
            BookingStatus statusAfter,
            Optional<Instant> startsBefore,
            Optional<Instant> startsAfter,
            Instant at) {
        static ChangeView of(BookingLists.Change change) {
            return new ChangeView(
                    change.revision(),
                    change.action(),
                    change.actorKind(),
                    change.actor(),
                    change.reason(),
                    change.words(),
                    change.before(),
                    change.after(),
                    change.startBefore(),
                    change.startAfter(),
                    change.at());
        }
    }

    @SchemaName("BookingWithHistory")
    record HistoryView(BookingView booking, @Doc("Oldest first") List<ChangeView> history) {}

    @SchemaName("FinishedBooking")
    record FinishedView(
            BookingView booking,
            @Doc("Minor units that the discount took off") long discountAmount,
            long paid,
            @Doc("Codes of why the discount of the visit did not count; it is free again") List<String> refusals) {}

    /** One service wanted. */
    @SchemaName("WantedService")
    record WantedBody(
            @Min(1) long serviceId, @Doc("Left out: any, the one with least to do") @Min(1) Optional<Long> masterId) {
        SlotQuery.Wanted wanted() {
            return new SlotQuery.Wanted(
                    new dvorik.core.id.ServiceId(serviceId), masterId.map(dvorik.core.id.StaffId::new));
        }
    }

    @SchemaName("NewBookingGuest")
    record NewGuest(
            @Size(min = 1, max = LONGEST_NAME) String name,
            @Doc("International") @Pattern(regexp = "^\\+[1-9]\\d{6,14}$") Optional<String> phone) {}

    /** How the booking came to be. */
    @SchemaName("BookingWay")
    enum Way {
        API,
        PHONE,
        WALK_IN;

        Booking.Source source() {
            return Booking.Source.valueOf(name());
        }
    }

    record NewBooking(
            @Min(1) long salonId,
            @Doc("One after the other") @Size(min = 1, max = SlotQuery.MOST_SERVICES) List<WantedBody> services,
            @Doc("A multiple of five minutes") Instant startsAt,
            @Doc("Or guest") @Min(1) Optional<Long> customerId,
            @Doc("Somebody who is not known as a customer") Optional<NewGuest> guest,
            @Doc("api where left out; a walk_in needs to name nobody") Optional<Way> source,
            @Doc("Of the customer; reserved for the visit") @Min(1) Optional<Long> discountId,
            @Size(max = LONGEST_WORDS) Optional<String> note) {}

    @SchemaName("BookingMove")
    record Move(
            @Doc("A multiple of five minutes") Instant startsAt,
            @Doc("As many as the visit has; left out: the same services and masters")
                    @Size(min = 1, max = SlotQuery.MOST_SERVICES)
                    Optional<List<WantedBody>> services) {}

    @SchemaName("BookingReason")
    record Reason(
            @Doc("A code of one's own; other where left out") @Pattern(regexp = "^[a-z][a-z0-9_]{0,39}$")
                    Optional<String> reason,
            @Doc("The customer may read them") @Size(max = LONGEST_WORDS) Optional<String> words) {}

    @SchemaName("BookingFinish")
    record Finish(
            @Doc("Minor units, before the discount; left out: the price of the booking") @Min(0) @Max(HIGHEST_AMOUNT)
                    Optional<Long> amount,
            @Doc("For staff") @Size(max = LONGEST_NOTE) Optional<String> note) {}

    @SchemaName("BookingLate")
    record Late(@Min(LEAST_LATE) @Max(MOST_LATE) int minutes) {}

    /** What of a booking others stand in the way of. */
    record Brief(long id, long salonId, BookingStatus status, Instant startsAt, Instant endsAt, String startsLocal) {
        static Brief of(Booking booking, ZoneId zone) {
            return new Brief(
                    booking.id().value(),
                    booking.salon().value(),
                    booking.status(),
                    booking.start(),
                    booking.end(),
                    LocalTimes.of(booking.start(), zone));
        }
    }

    static Optional<Long> minor(Optional<Money> money) {
        return money.map(Money::minor);
    }
}
