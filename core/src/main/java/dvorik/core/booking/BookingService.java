package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.CUSTOMER;

import dvorik.core.booking.BookingResults.CancelResult;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingResults.MoveResult;
import dvorik.core.booking.Changes.Changed;
import dvorik.core.booking.Changes.Deed;
import dvorik.core.booking.Placing.Placed;
import dvorik.core.booking.SlotGrounds.Offer;
import dvorik.core.booking.SlotQuery.Asker;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.db.Transactions;
import dvorik.core.discount.DiscountReservations;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.SalonId;
import dvorik.core.notification.Notifications;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.salon.BookingPolicy.Buffers;
import dvorik.core.salon.BookingPolicy.LateCancel;
import dvorik.core.salon.SalonService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Makes, moves and cancels bookings. */
public final class BookingService {
    private static final int ALTERNATIVES = 5;
    /** How often another master is picked when the one picked was taken meanwhile. */
    private static final int PICKS = 20;
    /** Staff may write down what began shortly before. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private final DSLContext db;
    private final Clock clock;
    private final Slots slots;
    private final SlotGrounds grounds;
    private final Placing placing;
    private final Changes changes;
    private final Holds holds;
    private final Wakes wakes;
    private final BookingPolicies policies;
    private final SalonService salons;
    private final DiscountReservations discounts;
    private final Notices notices;
    private final Notifications notifications;
    private final ProductEvents events;
    private final Claims claims = new Claims();
    private final BookingRepository bookings = new BookingRepository();

    BookingService(BookingParts parts) {
        this.db = parts.db();
        this.clock = parts.clock();
        this.slots = parts.slots();
        this.grounds = parts.grounds();
        this.placing = parts.placing();
        this.changes = parts.changes();
        this.holds = parts.holds();
        this.wakes = parts.wakes();
        this.policies = parts.policies();
        this.salons = parts.salons();
        this.discounts = parts.discounts();
        this.notices = parts.notices();
        this.notifications = parts.notifications();
        this.events = parts.events();
    }

    /**
     * What is to be booked.
     *
     * @param wanted the services in order, with or without a master
     * @param start multiple of five minutes
     * @param discount reserved for the visit: spent at its end, free again when it is cancelled
     * @param requestKey names the tap or call, at most 100 ASCII characters; the same one twice is one booking
     */
    public record Order(
            SalonId salon,
            List<Wanted> wanted,
            Instant start,
            Optional<DiscountId> discount,
            Optional<String> note,
            String requestKey) {}

    /** @param customer or {@code guest}: exactly one is there, but for a walk-in who says nothing */
    public record Somebody(Optional<CustomerId> customer, Optional<Booking.Guest> guest, Booking.Source source) {}

    /** Keeps a time for a customer for the minutes of the salon's rules; an earlier hold of that customer there is given back. */
    public HoldResult hold(CustomerId customer, Order order) {
        return make(new Making(
                order,
                new Somebody(Optional.of(customer), Optional.empty(), Booking.Source.CLIENT),
                new Actor.Customer(customer),
                Asker.CUSTOMER,
                policy -> policy.hold()));
    }

    /** As {@link #hold}, for the first of a waiting line: no notice, no end of the horizon, no other hold is given back. */
    HoldResult holdForWaiting(CustomerId customer, Order order, Duration hold) {
        return make(new Making(
                order,
                new Somebody(Optional.of(customer), Optional.empty(), Booking.Source.WAITLIST),
                new Actor.System(),
                Asker.CUSTOMER,
                policy -> hold));
    }

    /**
     * Staff book for somebody, at once confirmed; notice, horizon and the number of open bookings do not matter.
     *
     * @param by whose right to do so the caller knows
     * @return {@link HoldResult.Held} with a confirmed booking
     */
    public HoldResult bookFor(Actor.Staff by, Somebody somebody, Order order) {
        return make(new Making(order, somebody, by, Asker.STAFF, policy -> null));
    }

    /** @param hold how long the time waits; gives null: it is booked at once */
    private record Making(Order order, Somebody who, Actor by, Asker asker, Function<BookingPolicy, Duration> hold) {
        boolean chosen() {
            return who.source() == Booking.Source.CLIENT;
        }
    }

    /** Not a result: to be tried again. */
    private record PickAgain() {}

    private HoldResult make(Making making) {
        var order = making.order();
        if (!Cells.isOne(order.start())) {
            return new HoldResult.NotOffered();
        }
        var query = query(order.salon(), order.wanted(), order.start(), making.asker());
        if (query.isEmpty()) {
            return new HoldResult.NotOffered();
        }
        for (int i = 0; i < PICKS; i++) {
            Object result;
            try {
                result = Transactions.<Object>repeated(db, tx -> make(tx, making, query.get()));
            } catch (RefusedDiscount e) {
                return new HoldResult.DiscountRefused(e.why);
            }
            if (result instanceof HoldResult.Gone) {
                break;
            }
            if (result instanceof HoldResult done) {
                notifications.committed();
                return done;
            }
        }
        return new HoldResult.Gone(slots.alternatives(db, query.get(), order.start(), ALTERNATIVES));
    }

    private Object make(DSLContext tx, Making making, SlotQuery query) {
        var order = making.order();
        making.who().customer().ifPresent(customer -> lock(tx, customer));
        var before = bookings.findByRequest(tx, order.requestKey());
        if (before.isPresent()) {
            return new HoldResult.Held(before.get());
        }
        if (making.chosen()) {
            holds.replace(tx, making.who().customer().orElseThrow(), order.salon());
        }
        return switch (placing.place(tx, query, order.start(), making.asker() == Asker.CUSTOMER, Optional.empty())) {
            case Placed.Gone gone ->
                refusal(tx, query, order.start()).<Object>map(r -> r).orElse(new HoldResult.Gone(List.of()));
            case Placed.PickAgain again -> new PickAgain();
            case Placed.NotOffered not -> new HoldResult.NotOffered();
            case Placed.Fits(var offer, var plan) -> write(tx, making, offer, plan);
        };
    }

    /** A time that cannot be may be too soon or too far in the first place. */
    private Optional<HoldResult> refusal(DSLContext tx, SlotQuery query, Instant start) {
        return grounds.offer(tx, query).flatMap(offer -> outOfBounds(offer, start));
    }

    private Optional<HoldResult> outOfBounds(Offer offer, Instant start) {
        var earliest = earliest(offer);
        if (start.isBefore(earliest)) {
            return Optional.of(new HoldResult.TooSoon(earliest));
        }
        var last = grounds.last(offer);
        return Placing.day(start, offer).isAfter(last) ? Optional.of(new HoldResult.TooFar(last)) : Optional.empty();
    }

    private Instant earliest(Offer offer) {
        var earliest = grounds.earliest(offer);
        return offer.query().asker() == Asker.STAFF ? earliest.minus(BACKDATED) : earliest;
    }

    private HoldResult write(DSLContext tx, Making making, Offer offer, Plan plan) {
        var order = making.order();
        boolean offeredToWaiting = making.who().source() == Booking.Source.WAITLIST;
        var bounds = outOfBounds(offer, order.start());
        if (bounds.isPresent()) {
            return bounds.get();
        }
        int most = offer.policy().maxOpen();
        if (making.asker() == Asker.CUSTOMER
                && !offeredToWaiting
                && open(tx, making.who().customer().orElseThrow(), order.salon()) >= most) {
            return new HoldResult.TooManyOpen(most);
        }
        var now = clock.instant();
        var hold = making.hold().apply(offer.policy());
        var until = hold == null ? null : now.plus(hold);
        var id = insert(tx, making, offer, plan, until);
        var why = order.discount()
                .filter(discount -> making.who().customer().isPresent())
                .map(discount -> discounts.reserve(tx, discount, visit(making, offer, plan, id)))
                .orElse(List.of());
        if (!why.isEmpty()) {
            throw new RefusedDiscount(why);
        }
        var changed = changes.begun(tx, id, Deed.of(hold == null ? "book" : "hold", making.by()));
        if (hold == null) {
            booked(tx, changed, making.by());
        }
        return new HoldResult.Held(changed.booking());
    }

    /** Rolls the rest back: a refusal writes nothing. */
    private static final class RefusedDiscount extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<dvorik.core.discount.Refusal> why;

        RefusedDiscount(List<dvorik.core.discount.Refusal> why) {
            super(null, null, false, false);
            this.why = why;
        }
    }

    private BookingId insert(DSLContext tx, Making making, Offer offer, Plan plan, Instant until) {
        var order = making.order();
        var id = bookings.insert(
                tx,
                new BookingRepository.NewBooking(
                        offer.salon().business(),
                        order.salon(),
                        making.who().customer(),
                        making.who().guest(),
                        until == null ? BookingStatus.CONFIRMED : BookingStatus.HELD,
                        plan.slot(),
                        offer.policy().id(),
                        order.discount(),
                        making.who().source(),
                        until,
                        order.note(),
                        order.requestKey(),
                        clock.instant()));
        claims.take(tx, id, plan.takings(), offer.policy().buffers() == Buffers.OVERLAP, until);
        return id;
    }

    private DiscountReservations.Visit visit(Making making, Offer offer, Plan plan, BookingId id) {
        return new DiscountReservations.Visit(
                id,
                making.who().customer().orElseThrow(),
                offer.salon(),
                plan.slot().price(),
                plan.slot().start());
    }

    private void booked(DSLContext tx, Changed changed, Actor by) {
        var booking = changed.booking();
        events.record(
                tx,
                new ProductEvent(
                        ProductEvent.Kind.VISIT_BOOKED,
                        "visit_booked:" + booking.id().value(),
                        booking.customer().orElse(null),
                        by instanceof Actor.Staff(var staff) ? staff : null,
                        booking.salon(),
                        booking.id().value(),
                        booking.source().code()));
        notices.booked(tx, changed, by);
    }

    /** Changes the discount of a held one; empty: none. */
    public HoldResult chooseDiscount(CustomerId customer, BookingId held, Optional<DiscountId> discount) {
        var result = Transactions.<HoldResult>repeated(db, tx -> {
            var found = bookings.lock(tx, held).filter(b -> b.customer().equals(Optional.of(customer)));
            if (found.isEmpty() || !found.get().isHeldAt(clock.instant())) {
                return new HoldResult.Gone(List.of());
            }
            var booking = found.get();
            if (booking.discount().equals(discount)) {
                return new HoldResult.Held(booking);
            }
            var salon = salons.find(tx, booking.salon()).orElseThrow();
            var why = discount.map(id -> discounts.reserve(
                            tx,
                            id,
                            new DiscountReservations.Visit(held, customer, salon, booking.price(), booking.start())))
                    .orElse(List.of());
            if (!why.isEmpty()) {
                return new HoldResult.DiscountRefused(why);
            }
            booking.discount().ifPresent(old -> discounts.release(tx, held, old));
            return new HoldResult.Held(changes.change(
                            tx,
                            booking,
                            Deed.of("discount", new Actor.Customer(customer)),
                            row -> row.setDiscountId(
                                    discount.map(DiscountId::value).orElse(null)))
                    .booking());
        });
        notifications.committed();
        return result;
    }

    /** Makes the held time a booking. */
    public ConfirmResult confirm(CustomerId customer, BookingId held) {
        var result = Transactions.repeated(db, tx -> confirm(tx, customer, held));
        notifications.committed();
        if (result instanceof ConfirmResult.HoldOver) {
            return bookings.find(db, held).<ConfirmResult>map(this::holdOver).orElse(result);
        }
        return result;
    }

    private ConfirmResult holdOver(Booking booking) {
        var wanted = booking.items().stream()
                .map(item -> new Wanted(item.service(), item.master()))
                .toList();
        return new ConfirmResult.HoldOver(query(booking.salon(), wanted, booking.start(), Asker.CUSTOMER)
                .map(query -> slots.alternatives(db, query, booking.start(), ALTERNATIVES))
                .orElse(List.of()));
    }

    private ConfirmResult confirm(DSLContext tx, CustomerId customer, BookingId held) {
        var found = bookings.lock(tx, held).filter(b -> b.customer().equals(Optional.of(customer)));
        if (found.isEmpty()) {
            return new ConfirmResult.Unknown();
        }
        var booking = found.get();
        if (booking.status() != BookingStatus.HELD) {
            return booking.booked().isPresent()
                    ? new ConfirmResult.Booked(booking)
                    : new ConfirmResult.HoldOver(List.of());
        }
        if (!booking.isHeldAt(clock.instant())) {
            return new ConfirmResult.HoldOver(List.of());
        }
        boolean asks = policies.get(tx, booking.policy()).confirmation() && booking.source() != Booking.Source.WAITLIST;
        claims.keep(tx, held);
        var by = new Actor.Customer(customer);
        var changed = changes.change(tx, booking, Deed.of("book", by), row -> {
            row.setStatus((asks ? BookingStatus.PENDING : BookingStatus.CONFIRMED).code());
            row.setBookedAt(clock.instant());
        });
        booked(tx, changed, by);
        return new ConfirmResult.Booked(changed.booking());
    }

    /** Gives a held time back; nothing when it is none any more. */
    public void release(CustomerId customer, BookingId held) {
        Transactions.repeated(db, tx -> {
            bookings.lock(tx, held)
                    .filter(b -> b.customer().equals(Optional.of(customer)) && b.status() == BookingStatus.HELD)
                    .ifPresent(b ->
                            holds.end(tx, b, new Deed("release", new Actor.Customer(customer), Why.of("given_back"))));
            return null;
        });
        notifications.committed();
    }

    /**
     * Moves a visit. A customer can while the salon's rules at the time of booking say so; an unassigned one always.
     *
     * @param by for a customer, only one's own are known
     * @param wanted empty: the same services and masters (of an unassigned one: any); else as many as the visit has
     */
    public MoveResult reschedule(Actor by, BookingId id, Instant start, Optional<List<Wanted>> wanted) {
        var before = bookings.find(db, id).filter(b -> isKnownTo(by, b));
        if (before.isEmpty() || before.get().booked().isEmpty()) {
            return new MoveResult.Unknown();
        }
        var asker = by instanceof Actor.Customer ? Asker.CUSTOMER : Asker.STAFF;
        var services = wanted.orElseGet(() -> before.get().items().stream()
                .map(item -> new Wanted(item.service(), item.master()))
                .toList());
        var query = query(before.get().salon(), services, start, asker);
        if (query.isEmpty() || !Cells.isOne(start)) {
            return new MoveResult.NotOffered();
        }
        for (int i = 0; i < PICKS; i++) {
            var result = Transactions.<Object>repeated(db, tx -> move(tx, by, id, start, query.get()));
            if (result instanceof MoveResult.Gone) {
                break;
            }
            if (result instanceof MoveResult done) {
                notifications.committed();
                return done;
            }
        }
        return new MoveResult.Gone(slots.alternatives(db, query.get(), start, ALTERNATIVES));
    }

    private Object move(DSLContext tx, Actor by, BookingId id, Instant start, SlotQuery query) {
        var booking = bookings.lock(tx, id).orElseThrow();
        if (!booking.status().isChangeable()) {
            return new MoveResult.WrongStatus(booking.status());
        }
        var policy = policies.get(tx, booking.policy());
        if (by instanceof Actor.Customer && booking.status() != BookingStatus.UNASSIGNED) {
            var until = policy.movableUntil(booking.start());
            if (clock.instant().isAfter(until)) {
                return new MoveResult.TooLate(until);
            }
        }
        if (isSame(booking, start, query)) {
            return new MoveResult.Moved(booking);
        }
        return switch (placing.place(tx, query, start, query.asker() == Asker.CUSTOMER, Optional.of(id))) {
            case Placed.Gone gone ->
                refusal(tx, query, start).<Object>map(BookingService::asMove).orElse(new MoveResult.Gone(List.of()));
            case Placed.PickAgain again -> new PickAgain();
            case Placed.NotOffered not -> new MoveResult.NotOffered();
            case Placed.Fits(var offer, var plan) ->
                outOfBounds(offer, start)
                        .<Object>map(BookingService::asMove)
                        .orElseGet(() -> new MoveResult.Moved(write(tx, by, booking, offer, plan)));
        };
    }

    private Booking write(DSLContext tx, Actor by, Booking booking, Offer offer, Plan plan) {
        claims.release(tx, booking.id());
        claims.take(tx, booking.id(), plan.takings(), offer.policy().buffers() == Buffers.OVERLAP, null);
        bookings.replaceItems(tx, booking.id(), plan.slot().parts());
        boolean moved = !booking.start().equals(plan.slot().start());
        var changed = changes.change(tx, booking, Deed.of("move", by), row -> {
            row.setStartsAt(plan.slot().start());
            row.setEndsAt(plan.slot().end());
            row.setPrice(plan.slot().price().minor());
            row.setTimeRevision(booking.timeRevision() + (moved ? 1 : 0));
            row.setComingAt(null);
            row.setLateMinutes(null);
            row.setNoShowAskedAt(null);
            if (booking.status() == BookingStatus.UNASSIGNED) {
                row.setStatus(BookingStatus.CONFIRMED.code());
            }
        });
        wakes.wake(tx, booking);
        notices.moved(tx, changed, booking, by);
        return changed.booking();
    }

    private static boolean isSame(Booking booking, Instant start, SlotQuery query) {
        if (!booking.start().equals(start)
                || booking.items().size() != query.wanted().size()) {
            return false;
        }
        for (int i = 0; i < booking.items().size(); i++) {
            var item = booking.items().get(i);
            var wanted = query.wanted().get(i);
            if (item.master().isEmpty()
                    || !item.service().equals(wanted.service())
                    || (wanted.master().isPresent() && !wanted.master().equals(item.master()))) {
                return false;
            }
        }
        return true;
    }

    private static MoveResult asMove(HoldResult refusal) {
        return switch (refusal) {
            case HoldResult.TooSoon(var earliest) -> new MoveResult.TooSoon(earliest);
            case HoldResult.TooFar(var last) -> new MoveResult.TooFar(last);
            case HoldResult.Held held -> throw new IllegalStateException("no refusal");
            case HoldResult.Gone(var alternatives) -> new MoveResult.Gone(alternatives);
            case HoldResult.TooManyOpen many -> new MoveResult.NotOffered();
            case HoldResult.DiscountRefused refused -> new MoveResult.NotOffered();
            case HoldResult.NotOffered not -> new MoveResult.NotOffered();
        };
    }

    /** Cancels. A customer who is late is warned or refused, as the salon's rules at the time of booking say. */
    public CancelResult cancel(Actor by, BookingId id, Why why) {
        var result = Transactions.repeated(db, tx -> cancel(tx, by, id, why));
        notifications.committed();
        return result;
    }

    private CancelResult cancel(DSLContext tx, Actor by, BookingId id, Why why) {
        var found =
                bookings.lock(tx, id).filter(b -> isKnownTo(by, b) && b.booked().isPresent());
        if (found.isEmpty()) {
            return new CancelResult.Unknown();
        }
        var judged = judge(tx, by, found.get());
        if (judged.isPresent()) {
            return judged.get();
        }
        var late = isLate(tx, found.get());
        return new CancelResult.Cancelled(cancelLocked(tx, by, found.get(), why), late);
    }

    /** @param booking changeable, and locked by this transaction */
    Booking cancelLocked(DSLContext tx, Actor by, Booking booking, Why why) {
        claims.release(tx, booking.id());
        discounts.release(tx, booking.id());
        var status =
                by instanceof Actor.Customer ? BookingStatus.CANCELLED_BY_CUSTOMER : BookingStatus.CANCELLED_BY_SALON;
        var changed = changes.change(tx, booking, new Deed("cancel", by, why), row -> row.setStatus(status.code()));
        wakes.wake(tx, booking);
        events.record(
                tx,
                new ProductEvent(
                        ProductEvent.Kind.VISIT_CANCELLED,
                        "visit_cancelled:" + booking.id().value(),
                        booking.customer().orElse(null),
                        by instanceof Actor.Staff(var staff) ? staff : null,
                        booking.salon(),
                        booking.id().value(),
                        null));
        notices.cancelled(tx, changed, booking, by);
        return changed.booking();
    }

    /** What cancelling now would be for the customer, for the question before it. */
    public CancelResult lookAtCancelling(CustomerId customer, BookingId id) {
        var by = new Actor.Customer(customer);
        var found =
                bookings.find(db, id).filter(b -> isKnownTo(by, b) && b.booked().isPresent());
        return found.map(booking -> judge(db, by, booking)
                        .orElseGet(() -> new CancelResult.Cancelled(booking, isLate(db, booking))))
                .orElse(new CancelResult.Unknown());
    }

    private Optional<CancelResult> judge(DSLContext context, Actor by, Booking booking) {
        if (booking.status() == BookingStatus.CANCELLED_BY_CUSTOMER
                || booking.status() == BookingStatus.CANCELLED_BY_SALON) {
            return Optional.of(new CancelResult.Cancelled(booking, false));
        }
        if (!booking.status().isChangeable()) {
            return Optional.of(new CancelResult.WrongStatus(booking.status()));
        }
        var policy = policies.get(context, booking.policy());
        if (by instanceof Actor.Customer
                && booking.status() != BookingStatus.UNASSIGNED
                && policy.lateCancel() == LateCancel.REFUSED
                && isLate(context, booking)) {
            return Optional.of(new CancelResult.TooLate(policy.freeCancelUntil(booking.start())));
        }
        return Optional.empty();
    }

    private boolean isLate(DSLContext context, Booking booking) {
        return booking.status() != BookingStatus.UNASSIGNED
                && clock.instant()
                        .isAfter(policies.get(context, booking.policy()).freeCancelUntil(booking.start()));
    }

    /** A customer knows nobody else's visits. */
    private static boolean isKnownTo(Actor by, Booking booking) {
        return !(by instanceof Actor.Customer(var customer))
                || booking.customer().equals(Optional.of(customer));
    }

    private Optional<SlotQuery> query(SalonId salon, List<Wanted> wanted, Instant start, Asker asker) {
        return salons.find(salon).map(found -> {
            var day = LocalDate.ofInstant(start, found.zone());
            return new SlotQuery(salon, wanted, day, day, asker);
        });
    }

    private static void lock(DSLContext tx, CustomerId customer) {
        tx.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(customer.value()))
                .forUpdate()
                .fetch();
    }

    private static int open(DSLContext tx, CustomerId customer, SalonId salon) {
        return tx.fetchCount(
                BOOKING,
                BOOKING.CUSTOMER_ID.eq(customer.value()),
                BOOKING.SALON_ID.eq(salon.value()),
                BOOKING.STATUS.in(BookingStatus.OPEN));
    }
}
