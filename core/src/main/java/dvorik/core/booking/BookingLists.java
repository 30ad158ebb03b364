package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.BOOKING_CHANGE;
import static dvorik.migrations.jooq.Tables.BOOKING_CHANGE_WORDS;
import static dvorik.migrations.jooq.Tables.BOOKING_DECLINE;
import static dvorik.migrations.jooq.Tables.BOOKING_ITEM;
import static dvorik.migrations.jooq.Tables.CUSTOMER_VISITS;

import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads bookings. A hold is in no list; it is found by its id. */
public final class BookingLists {
    private static final int MOST_OF_A_DAY = 2000;
    private static final List<String> CANCELLED =
            BookingStatus.codes(BookingStatus.CANCELLED_BY_CUSTOMER, BookingStatus.CANCELLED_BY_SALON);
    private final DSLContext db;
    private final Clock clock;
    private final BookingRepository bookings = new BookingRepository();

    BookingLists(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<Booking> find(BookingId id) {
        return bookings.find(db, id);
    }

    /** @return open ones, earliest first */
    public List<Booking> upcoming(CustomerId customer, int most) {
        return bookings.list(
                db,
                BOOKING.CUSTOMER_ID.eq(customer.value()).and(BOOKING.STATUS.in(BookingStatus.OPEN)),
                List.of(BOOKING.STARTS_AT, BOOKING.ID),
                0,
                most);
    }

    /** @return those that are over, latest first, by pages */
    public List<Booking> past(CustomerId customer, int offset, int most) {
        return bookings.list(
                db,
                BOOKING.CUSTOMER_ID
                        .eq(customer.value())
                        .and(BOOKING.BOOKED_AT.isNotNull())
                        .and(BOOKING.STATUS.notIn(BookingStatus.OPEN)),
                List.of(BOOKING.STARTS_AT.desc(), BOOKING.ID.desc()),
                offset,
                most);
    }

    /** @return of a master, in all salons, those that were not cancelled, earliest first, starting in [from, until) */
    public List<Booking> ofMaster(StaffId master, Instant from, Instant until) {
        return bookings.list(
                db,
                BOOKING.ID
                        .in(DSL.select(BOOKING_ITEM.BOOKING_ID)
                                .from(BOOKING_ITEM)
                                .where(
                                        BOOKING_ITEM.STAFF_ID.eq(master.value()),
                                        BOOKING_ITEM.STARTS_AT.ge(from),
                                        BOOKING_ITEM.STARTS_AT.lt(until)))
                        .and(living()),
                List.of(BOOKING.STARTS_AT, BOOKING.ID),
                0,
                MOST_OF_A_DAY);
    }

    /** @return whether the visit was declined while it was this master's, by whomever */
    public boolean wasDeclined(StaffId master, BookingId id) {
        return db.fetchExists(
                BOOKING_DECLINE,
                BOOKING_DECLINE.BOOKING_ID.eq(id.value()),
                BOOKING_DECLINE.STAFF_ID.eq(master.value()));
    }

    /** @return of a salon, likewise, unassigned ones included */
    public List<Booking> ofSalon(SalonId salon, Instant from, Instant until) {
        return bookings.list(
                db,
                BOOKING.SALON_ID
                        .eq(salon.value())
                        .and(BOOKING.STARTS_AT.ge(from))
                        .and(BOOKING.STARTS_AT.lt(until))
                        .and(living()),
                List.of(BOOKING.STARTS_AT, BOOKING.ID),
                0,
                MOST_OF_A_DAY);
    }

    private static Condition living() {
        return BOOKING.BOOKED_AT.isNotNull().and(BOOKING.STATUS.notIn(CANCELLED));
    }

    /** @return the next one of a master that is not over: under way, or still to come */
    public Optional<Booking> next(StaffId master) {
        var items = DSL.select(BOOKING_ITEM.BOOKING_ID)
                .from(BOOKING_ITEM)
                .where(
                        BOOKING_ITEM.STAFF_ID.eq(master.value()),
                        BOOKING_ITEM.STARTS_AT.ge(clock.instant().minus(SlotRepository.LONGEST_SPAN)));
        return bookings
                .list(
                        db,
                        BOOKING.ID.in(items).and(BOOKING.STATUS.in(BookingStatus.OPEN)),
                        List.of(BOOKING.STARTS_AT, BOOKING.ID),
                        0,
                        1)
                .stream()
                .findFirst();
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
        var after = behind.map(last -> BOOKING.STARTS_AT
                        .lt(last.start())
                        .or(BOOKING.STARTS_AT
                                .eq(last.start())
                                .and(BOOKING.ID.lt(last.id().value()))))
                .orElse(DSL.noCondition());
        return bookings.list(
                db, condition(filter).and(after), List.of(BOOKING.STARTS_AT.desc(), BOOKING.ID.desc()), offset, most);
    }

    public int count(Filter filter) {
        return db.fetchCount(BOOKING, condition(filter));
    }

    private static Condition condition(Filter filter) {
        var which = BOOKING.BOOKED_AT
                .isNotNull()
                .and(BOOKING.BUSINESS_ID.eq(filter.business().value()));
        if (!filter.salons().isEmpty()) {
            which = which.and(BOOKING.SALON_ID.in(
                    filter.salons().stream().map(SalonId::value).toList()));
        }
        if (!filter.statuses().isEmpty()) {
            which = which.and(BOOKING.STATUS.in(
                    filter.statuses().stream().map(BookingStatus::code).toList()));
        }
        if (filter.customer().isPresent()) {
            which = which.and(BOOKING.CUSTOMER_ID.eq(filter.customer().get().value()));
        }
        if (filter.master().isPresent() || filter.service().isPresent()) {
            which = which.and(BOOKING.ID.in(DSL.select(BOOKING_ITEM.BOOKING_ID)
                    .from(BOOKING_ITEM)
                    .where(
                            filter.master()
                                    .map(m -> BOOKING_ITEM.STAFF_ID.eq(m.value()))
                                    .orElse(DSL.noCondition()),
                            filter.service()
                                    .map(s -> BOOKING_ITEM.SERVICE_ID.eq(s.value()))
                                    .orElse(DSL.noCondition()))));
        }
        if (filter.from().isPresent()) {
            which = which.and(BOOKING.STARTS_AT.ge(filter.from().get()));
        }
        if (filter.until().isPresent()) {
            which = which.and(BOOKING.STARTS_AT.lt(filter.until().get()));
        }
        return which;
    }

    /** One change. @param words why, as a person put it */
    public record Change(
            long id,
            BookingId booking,
            int revision,
            String action,
            String actorKind,
            Optional<Long> actor,
            Optional<String> reason,
            Optional<String> words,
            Optional<BookingStatus> before,
            BookingStatus after,
            Optional<Instant> startBefore,
            Optional<Instant> startAfter,
            Instant at) {}

    /** @return oldest first */
    public List<Change> history(BookingId id) {
        return changes(BOOKING_CHANGE.BOOKING_ID.eq(id.value()));
    }

    /** @return of which a message speaks whose subject is a change */
    public Optional<Change> findChange(long id) {
        return changes(BOOKING_CHANGE.ID.eq(id)).stream().findFirst();
    }

    private List<Change> changes(Condition which) {
        return db.select(BOOKING_CHANGE.fields())
                .select(BOOKING_CHANGE_WORDS.WORDS)
                .from(BOOKING_CHANGE)
                .leftJoin(BOOKING_CHANGE_WORDS)
                .on(BOOKING_CHANGE_WORDS.CHANGE_ID.eq(BOOKING_CHANGE.ID))
                .where(which)
                .orderBy(BOOKING_CHANGE.REVISION)
                .limit(MOST_OF_A_DAY)
                .fetch(row -> new Change(
                        row.get(BOOKING_CHANGE.ID),
                        new BookingId(row.get(BOOKING_CHANGE.BOOKING_ID)),
                        row.get(BOOKING_CHANGE.REVISION),
                        row.get(BOOKING_CHANGE.ACTION),
                        row.get(BOOKING_CHANGE.ACTOR_KIND),
                        Optional.ofNullable(row.get(BOOKING_CHANGE.ACTOR_ID)),
                        Optional.ofNullable(row.get(BOOKING_CHANGE.REASON)),
                        Optional.ofNullable(row.get(BOOKING_CHANGE_WORDS.WORDS)),
                        Optional.ofNullable(row.get(BOOKING_CHANGE.STATUS_BEFORE))
                                .map(BookingStatus::of),
                        BookingStatus.of(row.get(BOOKING_CHANGE.STATUS_AFTER)),
                        start(row.get(BOOKING_CHANGE.BEFORE_PLAN)),
                        start(row.get(BOOKING_CHANGE.AFTER_PLAN)),
                        row.get(BOOKING_CHANGE.CHANGED_AT)));
    }

    private static Optional<Instant> start(String plan) {
        return Optional.ofNullable(plan).map(json -> Changes.plan(json).start());
    }

    /** What a business knows of a customer's visits. @param spent in minor units */
    public record Figures(int visits, long spent, int noShows, int upcoming, Optional<Instant> lastVisit) {}

    public Figures figures(BusinessId business, CustomerId customer) {
        return db.selectFrom(CUSTOMER_VISITS)
                .where(
                        CUSTOMER_VISITS.BUSINESS_ID.eq(business.value()),
                        CUSTOMER_VISITS.CUSTOMER_ID.eq(customer.value()))
                .fetchOptional(row -> new Figures(
                        row.getVisits(),
                        row.getSpent(),
                        row.getNoShows(),
                        row.getUpcoming(),
                        Optional.ofNullable(row.getLastVisitAt())))
                .orElse(new Figures(0, 0, 0, 0, Optional.empty()));
    }
}
