package dvorik.core.booking;

import dvorik.core.db.Transactions;
import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.id.WaitlistId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The line for a full day or master. What becomes free is held shortly for the first of the line, then for the next. */
public final class Waitlist {
    private final WaitlistRepository lines = new WaitlistRepository();
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
        var query = query(salon, services, master, day);
        var found = parts.salons().find(salon);
        var offer = parts.grounds().offer(parts.db(), query);
        if (found.isEmpty() || offer.isEmpty()) {
            return new JoinResult.NotPossible();
        }
        var today = LocalDate.ofInstant(parts.clock().instant(), found.get().zone());
        if (day.isBefore(today) || day.isAfter(parts.grounds().last(offer.get()))) {
            return new JoinResult.NotPossible();
        }
        var free = parts.slots().free(query);
        if (!free.isEmpty()) {
            return new JoinResult.Free(free);
        }
        var id = Transactions.repeated(
                parts.db(),
                tx -> lines.join(
                        tx,
                        new WaitlistRepository.NewEntry(customer, salon, services, master, day),
                        parts.clock().instant()));
        return new JoinResult.Waiting(find(id).orElseThrow());
    }

    private static SlotQuery query(SalonId salon, List<ServiceId> services, Optional<StaffId> master, LocalDate day) {
        return new SlotQuery(
                salon,
                services.stream()
                        .map(service -> new SlotQuery.Wanted(service, master))
                        .toList(),
                day,
                day,
                SlotQuery.Asker.CUSTOMER);
    }

    /** @return false when the person does not wait there any more */
    public boolean leave(CustomerId customer, WaitlistId id) {
        var entry = find(id).filter(one -> one.customer().equals(customer));
        entry.flatMap(Entry::offer).ifPresent(offer -> service.release(customer, offer.booking()));
        return entry.isPresent()
                && lines.close(parts.db(), id, Status.LEFT, parts.clock().instant());
    }

    /** The person takes what is offered. */
    public BookingResults.ConfirmResult accept(CustomerId customer, WaitlistId id) {
        var offer =
                find(id).filter(one -> one.customer().equals(customer)).flatMap(one -> lines.lastOffer(parts.db(), id));
        if (offer.isEmpty()) {
            return new BookingResults.ConfirmResult.Unknown();
        }
        var result = service.confirm(customer, offer.get().booking());
        if (result instanceof BookingResults.ConfirmResult.Booked) {
            lines.end(parts.db(), offer.get().booking(), "accepted");
            lines.close(parts.db(), id, Status.BOOKED, parts.clock().instant());
        }
        return result;
    }

    /** The person does not; the next one of the line is asked, and this one waits for another time. */
    public boolean reject(CustomerId customer, WaitlistId id) {
        var offer = find(id).filter(one -> one.customer().equals(customer)).flatMap(Entry::offer);
        if (offer.isEmpty()) {
            return false;
        }
        lines.end(parts.db(), offer.get().booking(), "rejected");
        lines.waitOn(parts.db(), id);
        // wakes the day: the next one is asked at once
        service.release(customer, offer.get().booking());
        offerDue();
        return true;
    }

    public Optional<Entry> find(WaitlistId id) {
        return lines.find(parts.db(), id, parts.clock().instant());
    }

    /** @return where the customer waits, earliest day first */
    public List<Entry> of(CustomerId customer) {
        return lines.ofCustomer(parts.db(), customer, parts.clock().instant());
    }

    /** @return the line of a salon, by day and place, from that day on */
    public List<Entry> ofSalon(SalonId salon, LocalDate from, int offset, int most) {
        return lines.ofSalon(
                parts.db(), salon, from, offset, most, parts.clock().instant());
    }

    /** Offers what has become free, ends offers and lines that are over; may be run twice and on two machines. */
    public void offerDue() {
        var now = parts.clock().instant();
        // holds first: what they give back wakes the line
        parts.holds().endDue();
        lines.endOffers(parts.db(), now);
        for (var woken : lines.takeWoken(parts.db())) {
            offer(woken.salon(), woken.day());
        }
        lines.endPast(
                parts.db(), LocalDate.ofInstant(now, parts.clock().getZone()).minusDays(1), now);
        parts.notifications().committed();
    }

    private void offer(SalonId salon, LocalDate day) {
        var minutes = Duration.ofMinutes(settings.number(business, Setting.WAITLIST_OFFER_MINUTES));
        for (var entry : lines.waiting(parts.db(), salon, day, parts.clock().instant())) {
            var query = query(salon, entry.services(), entry.master(), day);
            var offered = lines.offered(parts.db(), entry.id());
            parts.slots().free(query).stream()
                    .filter(slot -> !offered.contains(slot.start()))
                    .findFirst()
                    .ifPresent(slot -> offer(entry, slot, query, minutes));
        }
    }

    private void offer(Entry entry, Slot slot, SlotQuery query, Duration minutes) {
        var held = service.holdForWaiting(
                entry.customer(),
                new BookingService.Order(
                        entry.salon(),
                        query.wanted(),
                        slot.start(),
                        Optional.empty(),
                        Optional.empty(),
                        "waitlist:" + entry.id().value() + ":" + slot.start().getEpochSecond()),
                minutes);
        if (held instanceof BookingResults.HoldResult.Held(var booking)) {
            var now = parts.clock().instant();
            Transactions.repeated(parts.db(), tx -> {
                if (lines.offer(tx, entry.id(), booking, now)) {
                    parts.notifications()
                            .owe(
                                    tx,
                                    entry.customer(),
                                    NotificationKind.WAITLIST_OFFERED,
                                    entry.id().value(),
                                    "waitlist:" + entry.id().value() + ":"
                                            + booking.id().value());
                }
                return null;
            });
        }
    }
}
