package dvorik.adminapi.booking;

import dvorik.adminapi.booking.SlotViews.SlotView;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Cursors;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.access.Permission;
import dvorik.core.booking.SlotQuery;
import dvorik.core.booking.Waitlist;
import dvorik.core.booking.Waitlist.Entry;
import dvorik.core.booking.Waitlist.JoinResult;
import dvorik.core.id.CustomerId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.id.WaitlistId;
import dvorik.core.salon.Salon;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The line for full days. */
public final class WaitlistRoutes {
    private static final String TAG = "waitlist";
    private static final String BASE = "/api/v1/waitlist";
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final int FURTHEST = 100_000;
    private final BookingParts parts;
    private final BookingSight sight;

    public WaitlistRoutes(BookingParts parts) {
        this.parts = parts;
        this.sight = new BookingSight(parts.lists(), parts.salons());
    }

    record Query(
            @Min(1) long salonId,
            @Doc("First day of the salon; today where left out") Optional<LocalDate> from,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("next_cursor of the part before") @Size(min = 1, max = BookingQuery.LONGEST_CURSOR)
                    Optional<String> cursor) {}

    @SchemaName("WaitlistOffer")
    record OfferView(@Doc("A time held for the person") Instant startsAt, String startsLocal, Instant until) {}

    @SchemaName("WaitlistEntry")
    record EntryView(
            long id,
            long salonId,
            long customerId,
            @Doc("Null: any") Optional<Long> masterId,
            LocalDate day,
            List<Long> serviceIds,
            Waitlist.Status status,
            Optional<OfferView> offer,
            Instant createdAt) {
        static EntryView of(Entry entry, Salon salon) {
            return new EntryView(
                    entry.id().value(),
                    entry.salon().value(),
                    entry.customer().value(),
                    entry.master().map(StaffId::value),
                    entry.day(),
                    entry.services().stream().map(ServiceId::value).toList(),
                    entry.status(),
                    entry.offer()
                            .map(offer -> new OfferView(
                                    offer.start(), LocalTimes.of(offer.start(), salon.zone()), offer.until())),
                    entry.created());
        }
    }

    @SchemaName("NewWaitlistEntry")
    record NewEntry(
            @Min(1) long salonId,
            @Min(1) long customerId,
            @Doc("Of one visit, one after the other") @Size(min = 1, max = SlotQuery.MOST_SERVICES)
                    List<Long> serviceIds,
            @Doc("Left out: any") @Min(1) Optional<Long> masterId,
            @Doc("Of the salon") LocalDate day) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Who waits in a salon, by day and place in the line")
                        .needs(Permission.BOOKINGS_OTHERS)
                        .query(Query.class)
                        .answersPageOf(EntryView.class)
                        .refuses(ErrorCode.SALON_001)
                        .by(this::list),
                Operation.post(BASE, TAG, "Put a customer into the line of a full day; once, however often asked")
                        .needs(Permission.BOOKINGS_WRITE)
                        .creates()
                        .body(NewEntry.class)
                        .answers(201, EntryView.class)
                        .refuses(
                                ErrorCode.SALON_001, ErrorCode.USER_001, ErrorCode.WAITLIST_002, ErrorCode.WAITLIST_003)
                        .by(this::join),
                Operation.delete(BASE + "/{id}", TAG, "Take a customer out of the line")
                        .needs(Permission.BOOKINGS_WRITE)
                        .answersNothing()
                        .refuses(ErrorCode.WAITLIST_001)
                        .by(this::leave));
    }

    private Answer list(Call call) {
        var query = call.query(Query.class);
        var salon = sight.salon(call, Permission.BOOKINGS_OTHERS, query.salonId());
        int size = query.perPage().orElse(Page.USUAL);
        var from =
                query.from().orElseGet(() -> LocalDate.ofInstant(parts.clock().instant(), salon.zone()));
        day("from", from);
        int offset = query.cursor()
                .map(cursor -> Cursors.read(cursor, keys -> Integer.parseInt(keys.getFirst())))
                .orElse(0);
        if (offset < 0 || offset > FURTHEST) {
            throw ApiError.invalid("cursor", "format");
        }
        var found = parts.waitlist().ofSalon(salon.id(), from, offset, size + 1);
        return Answer.ok(Page.after(
                found.stream()
                        .limit(size)
                        .map(entry -> EntryView.of(entry, salon))
                        .toList(),
                size,
                found.size() > size ? Optional.of(Cursors.of(offset + size)) : Optional.empty()));
    }

    private Answer join(Call call) {
        var body = call.body(NewEntry.class);
        var salon = sight.salon(call, Permission.BOOKINGS_WRITE, body.salonId());
        day("day", body.day());
        var form = new Form();
        for (int i = 0; i < body.serviceIds().size(); i++) {
            if (body.serviceIds().get(i) < 1) {
                form.bad("service_ids[" + i + "]", "too_small", 1);
            }
        }
        form.end();
        var caller = call.principal();
        var customer = parts.customers()
                .find(parts.scopes().of(caller, Permission.BOOKINGS_WRITE), new CustomerId(body.customerId()))
                .filter(found -> found.deletedAt().isEmpty())
                .orElseThrow(() -> new ApiError(ErrorCode.USER_001));
        var services = body.serviceIds().stream().map(ServiceId::new).toList();
        return switch (parts.waitlist()
                .join(customer.id(), salon.id(), services, body.masterId().map(StaffId::new), body.day())) {
            case JoinResult.Waiting(var entry) -> Answer.created(EntryView.of(entry, salon));
            case JoinResult.Free(var free) ->
                throw new ApiError(ErrorCode.WAITLIST_002, Map.of("free", SlotView.all(free, salon.zone())));
            case JoinResult.NotPossible() -> throw new ApiError(ErrorCode.WAITLIST_003);
        };
    }

    private Answer leave(Call call) {
        var entry = parts.waitlist()
                .find(new WaitlistId(call.id("id", ErrorCode.WAITLIST_001)))
                .filter(found -> parts.salons()
                                .find(found.salon())
                                .filter(salon ->
                                        salon.business().equals(call.principal().business()))
                                .isPresent()
                        && call.principal().may(Permission.BOOKINGS_WRITE, found.salon()))
                .orElseThrow(() -> new ApiError(ErrorCode.WAITLIST_001));
        if (!parts.waitlist().leave(entry.customer(), entry.id())) {
            throw new ApiError(ErrorCode.WAITLIST_001);
        }
        return Answer.nothing();
    }

    private static void day(String field, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw ApiError.invalid(field, day.isBefore(FIRST) ? "too_small" : "too_large");
        }
    }
}
