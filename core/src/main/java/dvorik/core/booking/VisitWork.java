package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING_DECLINE;

import dvorik.core.booking.BookingResults.ClaimResult;
import dvorik.core.booking.BookingResults.FinishResult;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.booking.Changes.Changed;
import dvorik.core.booking.Changes.Deed;
import dvorik.core.booking.Placing.Placed;
import dvorik.core.booking.SlotQuery.Asker;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvent;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.salon.BookingPolicy.Buffers;
import dvorik.migrations.jooq.tables.records.BookingRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** The life of a visit: what the salon, its master and its customer do with it. */
public final class VisitWork {
    /** A visit can be begun so long before its time. */
    public static final Duration EARLY = Duration.ofMinutes(30);

    private final BookingParts parts;
    private final VisitMoney money;
    private final Claims claims = new Claims();
    private final SlotRepository slots = new SlotRepository();
    private final BookingRepository bookings = new BookingRepository();

    VisitWork(BookingParts parts, VisitMoney money) {
        this.parts = parts;
        this.money = money;
    }

    /** @param leads may do what is not the master's alone; whether it is so is for the caller to know */
    public record Worker(StaffId id, boolean leads) {
        Actor actor() {
            return new Actor.Staff(id);
        }
    }

    /** Said in a transaction that has locked the booking. */
    private interface Step {
        StepResult take(DSLContext tx, Booking booking);
    }

    /** The salon accepts what a customer booked. */
    public StepResult accept(Worker by, BookingId id) {
        return step(by, id, (tx, booking) -> {
            if (booking.status() == BookingStatus.CONFIRMED) {
                return new StepResult.Done(booking);
            }
            if (booking.status() != BookingStatus.PENDING) {
                return new StepResult.WrongStatus(booking.status());
            }
            var changed =
                    change(tx, booking, "accept", by.actor(), row -> row.setStatus(code(BookingStatus.CONFIRMED)));
            parts.notices().accepted(tx, changed, by.actor());
            return new StepResult.Done(changed.booking());
        });
    }

    /** Only the assigned master, not before {@link #EARLY}. */
    public StepResult start(StaffId master, BookingId id) {
        return step(new Worker(master, false), id, (tx, booking) -> {
            if (booking.status() == BookingStatus.IN_PROGRESS) {
                return new StepResult.Done(booking);
            }
            if (booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.PENDING) {
                return new StepResult.WrongStatus(booking.status());
            }
            var now = parts.clock().instant();
            var from = booking.start().minus(EARLY);
            if (now.isBefore(from)) {
                return new StepResult.NotDue(from);
            }
            var changed = change(tx, booking, "start", new Actor.Staff(master), row -> {
                row.setStatus(code(BookingStatus.IN_PROGRESS));
                row.setStartedAt(now);
                row.setArrivedAt(booking.arrived().orElse(now));
            });
            parts.notices().refresh(tx, changed.booking());
            return new StepResult.Done(changed.booking());
        });
    }

    /**
     * Ends a visit that was begun: the money is taken, its discount spent. A second time answers like the first.
     *
     * @param sum before the discount
     */
    public FinishResult complete(Worker by, BookingId id, Money sum, Optional<String> note) {
        var result = Transactions.repeated(parts.db(), tx -> {
            var found = bookings.lock(tx, id);
            if (found.isEmpty() || found.get().booked().isEmpty()) {
                return new FinishResult.Unknown();
            }
            var booking = found.get();
            if (!by.leads() && !booking.isDoneBy(by.id())) {
                return new FinishResult.NotAssigned();
            }
            return switch (booking.status()) {
                case COMPLETED -> money.again(tx, booking);
                case IN_PROGRESS -> money.finish(tx, by, booking, sum, note);
                default -> new FinishResult.WrongStatus(booking.status());
            };
        });
        parts.notifications().committed();
        return result;
    }

    /** The master cannot: the visit becomes unassigned, the other masters who could are asked, the customer is told. */
    public StepResult decline(Worker by, BookingId id, Why why) {
        return step(by, id, (tx, booking) -> {
            if (booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.PENDING) {
                return new StepResult.WrongStatus(booking.status());
            }
            return new StepResult.Done(declineLocked(tx, by.actor(), booking, why));
        });
    }

    /** @param booking pending or confirmed, and locked by this transaction */
    Booking declineLocked(DSLContext tx, Actor by, Booking booking, Why why) {
        for (var master : booking.masters()) {
            tx.insertInto(BOOKING_DECLINE)
                    .set(BOOKING_DECLINE.BOOKING_ID, booking.id().value())
                    .set(BOOKING_DECLINE.STAFF_ID, master.value())
                    .set(BOOKING_DECLINE.DECLINED_AT, parts.clock().instant())
                    .onDuplicateKeyIgnore()
                    .execute();
        }
        claims.release(tx, booking.id());
        bookings.unassign(tx, booking.id());
        var changed = parts.changes()
                .change(
                        tx,
                        booking,
                        new Deed("decline", by, why),
                        row -> row.setStatus(code(BookingStatus.UNASSIGNED)));
        parts.wakes().wake(tx, booking);
        parts.notices().declined(tx, changed, booking.masters(), couldTake(tx, changed.booking()), by);
        return changed.booking();
    }

    /** @return masters of the salon who perform all of it, and have not declined it */
    private Set<StaffId> couldTake(DSLContext tx, Booking booking) {
        var performers = slots.findPerformers(tx, booking.salon(), false);
        var able = new HashSet<StaffId>();
        performers.forEach(p -> able.add(p.staff()));
        booking.items()
                .forEach(item -> able.removeIf(staff -> performers.stream()
                        .noneMatch(p -> p.staff().equals(staff) && p.service().equals(item.service()))));
        tx.select(BOOKING_DECLINE.STAFF_ID)
                .from(BOOKING_DECLINE)
                .where(BOOKING_DECLINE.BOOKING_ID.eq(booking.id().value()))
                .forEach(row -> able.remove(new StaffId(row.value1())));
        return able;
    }

    /** A master takes a visit that another declined; the first wins. */
    public ClaimResult claimUnassigned(StaffId master, BookingId id) {
        var result = Transactions.repeated(parts.db(), tx -> claim(tx, master, id));
        parts.notifications().committed();
        return result;
    }

    private ClaimResult claim(DSLContext tx, StaffId master, BookingId id) {
        var found = bookings.lock(tx, id).filter(b -> b.booked().isPresent());
        if (found.isEmpty()) {
            return new ClaimResult.Unknown();
        }
        var booking = found.get();
        if (booking.status() == BookingStatus.CONFIRMED && booking.isDoneBy(master)) {
            return new ClaimResult.Claimed(booking);
        }
        if (booking.status() != BookingStatus.UNASSIGNED) {
            return new ClaimResult.Taken();
        }
        var wanted = booking.items().stream()
                .map(item -> new Wanted(item.service(), Optional.of(master)))
                .toList();
        var zone = parts.salons().find(tx, booking.salon()).orElseThrow().zone();
        var day = LocalDate.ofInstant(booking.start(), zone);
        var query = new SlotQuery(booking.salon(), wanted, day, day, Asker.STAFF);
        return switch (parts.placing().place(tx, query, booking.start(), false, Optional.of(id))) {
            case Placed.Fits(var offer, var plan) -> {
                claims.take(tx, id, plan.takings(), offer.policy().buffers() == Buffers.OVERLAP, null);
                bookings.replaceItems(tx, id, atOldPrice(booking, plan.slot().parts()));
                var by = new Actor.Staff(master);
                var changed = change(tx, booking, "claim", by, row -> {
                    row.setStatus(code(BookingStatus.CONFIRMED));
                    row.setEndsAt(plan.slot().end());
                });
                parts.notices().claimed(tx, changed, by);
                yield new ClaimResult.Claimed(changed.booking());
            }
            case Placed.Gone gone -> new ClaimResult.NotFree();
            case Placed.PickAgain again -> new ClaimResult.NotFree();
            case Placed.NotOffered not -> new ClaimResult.NotFree();
        };
    }

    /** Who takes over does it for what the customer was told. */
    private static List<Slot.Part> atOldPrice(Booking booking, List<Slot.Part> planned) {
        var same = new java.util.ArrayList<Slot.Part>();
        for (int i = 0; i < planned.size(); i++) {
            var part = planned.get(i);
            same.add(new Slot.Part(
                    part.service(),
                    part.master(),
                    part.room(),
                    part.start(),
                    part.end(),
                    booking.items().get(i).price()));
        }
        return same;
    }

    /** Not before its start. */
    public StepResult noShow(Worker by, BookingId id) {
        return step(by, id, (tx, booking) -> {
            if (booking.status() == BookingStatus.NO_SHOW) {
                return new StepResult.Done(booking);
            }
            if (booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.PENDING) {
                return new StepResult.WrongStatus(booking.status());
            }
            if (parts.clock().instant().isBefore(booking.start())) {
                return new StepResult.NotDue(booking.start());
            }
            return new StepResult.Done(missed(tx, by.actor(), booking));
        });
    }

    /** @param booking locked by this transaction; its time stays taken, for it is over */
    Booking missed(DSLContext tx, Actor by, Booking booking) {
        parts.discounts().release(tx, booking.id());
        var changed = change(tx, booking, "no_show", by, row -> row.setStatus(code(BookingStatus.NO_SHOW)));
        parts.events()
                .record(
                        tx,
                        new ProductEvent(
                                ProductEvent.Kind.VISIT_MISSED,
                                "visit_missed:" + booking.id().value() + ":"
                                        + changed.booking().revision(),
                                booking.customer().orElse(null),
                                null,
                                booking.salon(),
                                booking.id().value(),
                                null));
        parts.notices().missed(tx, changed, by);
        return changed.booking();
    }

    /** The customer is there; also after it was marked as no-show, which it then is no longer. */
    public StepResult arrived(Worker by, BookingId id) {
        return step(by, id, (tx, booking) -> {
            boolean missed = booking.status() == BookingStatus.NO_SHOW;
            if (booking.arrived().isPresent() && !missed) {
                return new StepResult.Done(booking);
            }
            if (!missed && booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.PENDING) {
                return new StepResult.WrongStatus(booking.status());
            }
            var changed = change(tx, booking, "arrive", by.actor(), row -> {
                row.setStatus(code(BookingStatus.CONFIRMED));
                row.setArrivedAt(parts.clock().instant());
            });
            parts.notices().refresh(tx, changed.booking());
            return new StepResult.Done(changed.booking());
        });
    }

    /** The customer is told. @param minutes 5 to 180 */
    public StepResult runningLate(Worker by, BookingId id, int minutes) {
        if (minutes < 5 || minutes > 180) {
            throw new IllegalArgumentException("5 to 180 minutes");
        }
        return step(by, id, (tx, booking) -> {
            if (booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.PENDING) {
                return new StepResult.WrongStatus(booking.status());
            }
            if (booking.lateMinutes().equals(Optional.of(minutes))) {
                return new StepResult.Done(booking);
            }
            var changed = change(tx, booking, "late", by.actor(), row -> row.setLateMinutes(minutes));
            parts.notices().late(tx, changed, by.actor());
            return new StepResult.Done(changed.booking());
        });
    }

    /** "I will come". */
    public StepResult coming(CustomerId customer, BookingId id) {
        return step(customer, id, (tx, booking) -> {
            if (booking.coming().isPresent()) {
                return new StepResult.Done(booking);
            }
            if (!booking.status().isChangeable()) {
                return new StepResult.WrongStatus(booking.status());
            }
            var changed = change(
                    tx,
                    booking,
                    "coming",
                    new Actor.Customer(customer),
                    row -> row.setComingAt(parts.clock().instant()));
            parts.notices().refresh(tx, changed.booking());
            return new StepResult.Done(changed.booking());
        });
    }

    /** The customer's answer to whether the visit took place. @param wasThere true: staff are told and decide */
    public StepResult answerNoShow(CustomerId customer, BookingId id, boolean wasThere) {
        return step(customer, id, (tx, booking) -> {
            if (booking.disputed().isPresent() && wasThere) {
                return new StepResult.Done(booking);
            }
            boolean open = booking.status() == BookingStatus.CONFIRMED || booking.status() == BookingStatus.PENDING;
            if (!open && booking.status() != BookingStatus.NO_SHOW) {
                return new StepResult.WrongStatus(booking.status());
            }
            if (parts.clock().instant().isBefore(booking.start())) {
                return new StepResult.NotDue(booking.start());
            }
            var by = new Actor.Customer(customer);
            if (!wasThere) {
                return new StepResult.Done(open ? missed(tx, by, booking) : booking);
            }
            var changed = change(
                    tx,
                    booking,
                    "dispute",
                    by,
                    row -> row.setDisputedAt(parts.clock().instant()));
            parts.notices().disputed(tx, changed);
            return new StepResult.Done(changed.booking());
        });
    }

    /** What staff wrote about the visit. @param note empty: none */
    public StepResult note(Worker by, BookingId id, Optional<String> note) {
        return step(
                by,
                id,
                (tx, booking) -> new StepResult.Done(
                        change(tx, booking, "note", by.actor(), row -> row.setStaffNote(note.orElse(null)))
                                .booking()));
    }

    private StepResult step(Worker by, BookingId id, Step step) {
        var result = Transactions.repeated(parts.db(), tx -> {
            var found = bookings.lock(tx, id).filter(b -> b.booked().isPresent());
            if (found.isEmpty()) {
                return new StepResult.Unknown();
            }
            return by.leads() || found.get().isDoneBy(by.id())
                    ? step.take(tx, found.get())
                    : new StepResult.NotAssigned();
        });
        parts.notifications().committed();
        return result;
    }

    private StepResult step(CustomerId customer, BookingId id, Step step) {
        var result = Transactions.repeated(parts.db(), tx -> bookings.lock(tx, id)
                .filter(b -> b.booked().isPresent() && b.customer().equals(Optional.of(customer)))
                .map(booking -> step.take(tx, booking))
                .orElse(new StepResult.Unknown()));
        parts.notifications().committed();
        return result;
    }

    private Changed change(DSLContext tx, Booking booking, String action, Actor by, Consumer<BookingRecord> values) {
        return parts.changes().change(tx, booking, Deed.of(action, by), values);
    }

    private static String code(BookingStatus status) {
        return status.code();
    }
}
