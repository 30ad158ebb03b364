package dvorik.adminapi.booking;

import dvorik.adminapi.booking.BookingSight.Part;
import dvorik.adminapi.booking.BookingViews.BookingView;
import dvorik.adminapi.booking.BookingViews.ChangeView;
import dvorik.adminapi.booking.BookingViews.HistoryView;
import dvorik.adminapi.booking.BookingViews.Move;
import dvorik.adminapi.booking.BookingViews.NewBooking;
import dvorik.adminapi.booking.BookingViews.Reason;
import dvorik.adminapi.booking.BookingViews.WantedBody;
import dvorik.adminapi.booking.BookingViews.Way;
import dvorik.adminapi.discount.Refusals;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Cursors;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.RequestKeys;
import dvorik.adminapi.frame.Times;
import dvorik.core.access.Permission;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists.Behind;
import dvorik.core.booking.BookingLists.Filter;
import dvorik.core.booking.BookingResults.CancelResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingResults.MoveResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.BookingService.Somebody;
import dvorik.core.booking.Why;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bookings: lists, one with its history, making, moving, cancelling. */
public final class BookingRoutes {
    static final String TAG = "bookings";
    static final String BASE = "/api/v1/bookings";
    private static final long STEP_SECONDS = 300;
    private static final int STEP_MINUTES = 5;
    private final BookingParts parts;
    private final BookingSight sight;
    private final BookingShown shown;

    public BookingRoutes(BookingParts parts) {
        this.parts = parts;
        this.sight = new BookingSight(parts.lists(), parts.salons());
        this.shown = new BookingShown(parts);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Bookings, latest start first; masters see their own visits")
                        .needs(Permission.BOOKINGS_READ)
                        .query(BookingQuery.class)
                        .answersPageOf(BookingView.class)
                        .refuses(ErrorCode.SALON_001)
                        .by(this::list),
                Operation.get(BASE + "/{id}", TAG, "A booking and all that happened to it")
                        .needs(Permission.BOOKINGS_READ)
                        .answers(200, HistoryView.class)
                        .refuses(ErrorCode.BOOKING_001)
                        .by(this::show),
                Operation.post(BASE, TAG, "Book for somebody; confirmed at once")
                        .needs(Permission.BOOKINGS_WRITE)
                        .createsByKey()
                        .body(NewBooking.class)
                        .answers(201, BookingView.class)
                        .refuses(ErrorCode.SALON_001, ErrorCode.USER_001)
                        .refuses(
                                ErrorCode.BOOKING_002,
                                ErrorCode.BOOKING_005,
                                ErrorCode.BOOKING_006,
                                ErrorCode.BOOKING_007)
                        .refuses(
                                ErrorCode.DISCOUNT_001,
                                ErrorCode.DISCOUNT_002,
                                ErrorCode.DISCOUNT_003,
                                ErrorCode.DISCOUNT_004,
                                ErrorCode.DISCOUNT_005,
                                ErrorCode.DISCOUNT_006,
                                ErrorCode.DISCOUNT_007,
                                ErrorCode.DISCOUNT_008,
                                ErrorCode.DISCOUNT_009,
                                ErrorCode.DISCOUNT_010,
                                ErrorCode.DISCOUNT_011,
                                ErrorCode.DISCOUNT_012)
                        .by(this::create),
                Operation.post(BASE + "/{id}/reschedule", TAG, "Move a visit; the customer is told")
                        .needs(Permission.BOOKINGS_WRITE)
                        .creates()
                        .body(Move.class)
                        .answers(200, BookingView.class)
                        .refuses(
                                ErrorCode.BOOKING_001,
                                ErrorCode.BOOKING_002,
                                ErrorCode.BOOKING_003,
                                ErrorCode.BOOKING_004,
                                ErrorCode.BOOKING_005,
                                ErrorCode.BOOKING_006,
                                ErrorCode.BOOKING_010)
                        .by(this::move),
                Operation.post(BASE + "/{id}/cancel", TAG, "Cancel a visit; once, however often asked")
                        .needs(Permission.BOOKINGS_WRITE)
                        .body(Reason.class)
                        .answers(200, BookingView.class)
                        .refuses(
                                ErrorCode.BOOKING_001,
                                ErrorCode.BOOKING_003,
                                ErrorCode.BOOKING_004,
                                ErrorCode.BOOKING_010)
                        .by(this::cancel));
    }

    private Answer list(Call call) {
        var query = call.query(BookingQuery.class);
        int size = query.size();
        var part = sight.part(
                call,
                Permission.BOOKINGS_READ,
                query.salonId(),
                query.masterId().map(StaffId::new));
        if (part.isEmpty()) {
            return Answer.ok(Page.of(List.of(), 1, size, 0, Optional.empty()));
        }
        var filter = filter(call, query, part.get());
        // one more than is told, to know whether there are more
        if (query.cursor().isPresent()) {
            var behind = Cursors.read(
                    query.cursor().get(),
                    keys -> new Behind(Times.read(keys.getFirst()), new BookingId(Long.parseLong(keys.get(1)))));
            var found = parts.lists().list(filter, Optional.of(behind), 0, size + 1);
            return Answer.ok(Page.after(views(call, found, size), size, next(found, size)));
        }
        var found = parts.lists().list(filter, Optional.empty(), (query.pageNumber() - 1) * size, size + 1);
        long total = parts.lists().count(filter);
        return Answer.ok(Page.of(views(call, found, size), query.pageNumber(), size, total, next(found, size)));
    }

    private static Filter filter(Call call, BookingQuery query, Part part) {
        return new Filter(
                call.principal().business(),
                part.salons(),
                query.status()
                        .filter(some -> !some.isEmpty())
                        .<Set<dvorik.core.booking.BookingStatus>>map(EnumSet::copyOf)
                        .orElse(Set.of()),
                query.customerId().map(CustomerId::new),
                part.master(),
                query.serviceId().map(ServiceId::new),
                query.from(),
                query.until());
    }

    private List<BookingView> views(Call call, List<Booking> found, int size) {
        return shown.all(call, found.stream().limit(size).toList());
    }

    private static Optional<String> next(List<Booking> found, int size) {
        if (found.size() <= size) {
            return Optional.empty();
        }
        var last = found.get(size - 1);
        return Optional.of(Cursors.of(last.start(), last.id().value()));
    }

    private Answer show(Call call) {
        var booking = sight.get(call, Permission.BOOKINGS_READ);
        return Answer.ok(new HistoryView(
                shown.one(call, booking),
                parts.lists().history(booking.id()).stream().map(ChangeView::of).toList()));
    }

    private Answer create(Call call) {
        var body = call.body(NewBooking.class);
        var salon = sight.salon(call, Permission.BOOKINGS_WRITE, body.salonId());
        var form = new Form();
        var way = body.source().orElse(Way.API);
        checkStart(body.startsAt(), form);
        if (body.customerId().isPresent() && body.guest().isPresent()) {
            form.bad("guest", "unknown");
        } else if (body.customerId().isEmpty() && body.guest().isEmpty() && way != Way.WALK_IN) {
            form.bad("customer_id", "required");
        }
        if (body.discountId().isPresent() && body.customerId().isEmpty()) {
            form.bad("discount_id", "unknown");
        }
        var guest = body.guest().map(given -> new Booking.Guest(form.named("guest.name", given.name()), given.phone()));
        form.end();
        var customer = body.customerId().map(id -> customer(call, id));
        var order = new Order(
                salon.id(),
                body.services().stream().map(WantedBody::wanted).toList(),
                body.startsAt(),
                body.discountId().map(DiscountId::new),
                Form.told(body.note()),
                RequestKeys.of(call, body));
        var who = new Somebody(customer, guest, way.source());
        return switch (parts.bookings().bookFor(new Actor.Staff(call.principal().staff()), who, order)) {
            case HoldResult.Held(var booking) ->
                Answer.created(shown.one(call, booking)).version(booking.revision());
            case HoldResult.Gone(var alternatives) -> throw BookingRefusals.gone(alternatives, salon.zone());
            case HoldResult.TooSoon(var earliest) -> throw BookingRefusals.tooSoon(earliest);
            case HoldResult.TooFar(var last) -> throw BookingRefusals.tooFar(last);
            case HoldResult.TooManyOpen(var most) -> throw new ApiError(ErrorCode.BOOKING_007, Map.of("most", most));
            case HoldResult.DiscountRefused(var why) ->
                throw why.isEmpty() ? new ApiError(ErrorCode.DISCOUNT_001) : Refusals.error(why);
            case HoldResult.NotOffered() -> throw new ApiError(ErrorCode.BOOKING_006);
        };
    }

    /** Only those in the caller's sight, as everywhere. */
    private CustomerId customer(Call call, long given) {
        var caller = call.principal();
        return parts.customers()
                .find(parts.scopes().of(caller, Permission.BOOKINGS_WRITE), new CustomerId(given))
                .filter(found -> found.deletedAt().isEmpty())
                .orElseThrow(() -> new ApiError(ErrorCode.USER_001))
                .id();
    }

    private Answer move(Call call) {
        var booking = sight.get(call, Permission.BOOKINGS_WRITE);
        var body = call.body(Move.class);
        var form = new Form();
        checkStart(body.startsAt(), form);
        form.end();
        var zone = shown.zone(booking.salon());
        var wanted = body.services()
                .map(some -> some.stream().map(WantedBody::wanted).toList());
        var by = new Actor.Staff(call.principal().staff());
        return switch (parts.bookings().reschedule(by, booking.id(), body.startsAt(), wanted)) {
            case MoveResult.Moved(var moved) ->
                Answer.ok(shown.one(call, moved)).version(moved.revision());
            case MoveResult.Gone(var alternatives) -> throw BookingRefusals.gone(alternatives, zone);
            case MoveResult.TooLate(var until) -> throw BookingRefusals.tooLate(until);
            case MoveResult.TooSoon(var earliest) -> throw BookingRefusals.tooSoon(earliest);
            case MoveResult.TooFar(var last) -> throw BookingRefusals.tooFar(last);
            case MoveResult.NotOffered() -> throw new ApiError(ErrorCode.BOOKING_006);
            case MoveResult.WrongStatus(var now) -> throw BookingRefusals.status(now);
            case MoveResult.Unknown() -> throw BookingRefusals.unknown();
        };
    }

    private Answer cancel(Call call) {
        var booking = sight.get(call, Permission.BOOKINGS_WRITE);
        var by = new Actor.Staff(call.principal().staff());
        return switch (parts.bookings().cancel(by, booking.id(), why(call.body(Reason.class)))) {
            case CancelResult.Cancelled(var cancelled, var late) ->
                Answer.ok(shown.one(call, cancelled)).version(cancelled.revision());
            case CancelResult.TooLate(var until) -> throw BookingRefusals.tooLate(until);
            case CancelResult.WrongStatus(var now) -> throw BookingRefusals.status(now);
            case CancelResult.Unknown() -> throw BookingRefusals.unknown();
        };
    }

    static Why why(Reason body) {
        return new Why(body.reason().orElse("other"), Form.told(body.words()));
    }

    private static void checkStart(Instant start, Form form) {
        if (start.getEpochSecond() % STEP_SECONDS != 0 || start.getNano() != 0) {
            form.bad("starts_at", "multiple_of", STEP_MINUTES);
        }
    }
}
