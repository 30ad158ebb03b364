package dvorik.core.booking;

import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A visit.
 *
 * @param customer empty for a walk-in; then {@code guest} may say who it is
 * @param revision grows with each change
 * @param timeRevision grows when the time changes
 * @param items in their order, at least one
 * @param paid what was taken at the end, after the discount
 * @param policy the version of the salon's rules that counts
 * @param discount chosen for this visit: reserved, or spent when {@code redemption} is there
 * @param holdUntil of a held one
 * @param booked when it became a booking; empty: a hold, now or once
 * @param coming when the customer said "I will come"
 * @param lateMinutes how late the master said to be
 * @param noShowAsked when the customer was asked whether the visit took place
 * @param disputed when the customer said it did
 */
public record Booking(
        BookingId id,
        BusinessId business,
        SalonId salon,
        Optional<CustomerId> customer,
        Optional<Guest> guest,
        BookingStatus status,
        int revision,
        int timeRevision,
        Instant start,
        Instant end,
        List<BookingItem> items,
        Money price,
        Optional<Money> paid,
        long policy,
        Optional<DiscountId> discount,
        Optional<RedemptionId> redemption,
        Source source,
        Optional<Instant> holdUntil,
        Optional<Instant> booked,
        Optional<Instant> coming,
        Optional<Instant> arrived,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<Integer> lateMinutes,
        Optional<Instant> noShowAsked,
        Optional<Instant> disputed,
        Optional<String> customerNote,
        Optional<String> staffNote,
        Instant created) {

    /** Somebody whom we do not know as a customer. @param phone E.164 */
    public record Guest(String name, Optional<String> phone) {}

    /** How it came to be. */
    public enum Source {
        CLIENT,
        STAFF,
        PHONE,
        WALK_IN,
        API,
        WAITLIST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Source of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** @return the master of the first service */
    public Optional<StaffId> master() {
        return items.getFirst().master();
    }

    public boolean isDoneBy(StaffId master) {
        return items.stream()
                .anyMatch(item -> item.master().filter(master::equals).isPresent());
    }

    /** @return every master of it, once each, in order */
    public List<StaffId> masters() {
        return items.stream().flatMap(item -> item.master().stream()).distinct().toList();
    }

    /** A hold that still counts. */
    public boolean isHeldAt(Instant now) {
        return status == BookingStatus.HELD && holdUntil.filter(now::isBefore).isPresent();
    }
}
