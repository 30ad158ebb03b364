package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.WAITLIST_ENTRY;
import static dvorik.migrations.jooq.Tables.WAITLIST_OFFER;
import static dvorik.migrations.jooq.Tables.WAITLIST_SERVICE;
import static dvorik.migrations.jooq.Tables.WAITLIST_WAKE;

import dvorik.core.booking.Waitlist.Entry;
import dvorik.core.booking.Waitlist.Offer;
import dvorik.core.booking.Waitlist.Status;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.id.WaitlistId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;

/** SQL of the waiting list. */
final class WaitlistRepository {
    private static final int MOST_LISTED = 200;
    private static final List<String> LIVING = List.of("waiting", "offered");

    record NewEntry(
            CustomerId customer, SalonId salon, List<ServiceId> services, Optional<StaffId> master, LocalDate day) {}

    record Woken(SalonId salon, LocalDate day) {}

    /** @return the place in the line, also when the person stood there before */
    WaitlistId join(DSLContext tx, NewEntry wish, Instant now) {
        int added = tx.insertInto(WAITLIST_ENTRY)
                .set(WAITLIST_ENTRY.SALON_ID, wish.salon().value())
                .set(WAITLIST_ENTRY.CUSTOMER_ID, wish.customer().value())
                .set(WAITLIST_ENTRY.STAFF_ID, wish.master().map(StaffId::value).orElse(null))
                .set(WAITLIST_ENTRY.DAY, wish.day())
                .set(WAITLIST_ENTRY.CREATED_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
        var master = wish.master()
                .map(staff -> WAITLIST_ENTRY.STAFF_ID.eq(staff.value()))
                .orElse(WAITLIST_ENTRY.STAFF_ID.isNull());
        var id = new WaitlistId(tx.select(WAITLIST_ENTRY.ID)
                .from(WAITLIST_ENTRY)
                .where(
                        WAITLIST_ENTRY.CUSTOMER_ID.eq(wish.customer().value()),
                        WAITLIST_ENTRY.SALON_ID.eq(wish.salon().value()),
                        WAITLIST_ENTRY.DAY.eq(wish.day()),
                        WAITLIST_ENTRY.STATUS.in(LIVING),
                        master)
                .fetchSingle()
                .value1());
        if (added == 1) {
            var insert = tx.insertInto(
                    WAITLIST_SERVICE,
                    WAITLIST_SERVICE.ENTRY_ID,
                    WAITLIST_SERVICE.POSITION,
                    WAITLIST_SERVICE.SERVICE_ID);
            for (int i = 0; i < wish.services().size(); i++) {
                insert = insert.values(
                        id.value(), (short) i, wish.services().get(i).value());
            }
            insert.execute();
        }
        return id;
    }

    boolean close(DSLContext db, WaitlistId id, Status status, Instant now) {
        return db.update(WAITLIST_ENTRY)
                        .set(WAITLIST_ENTRY.STATUS, status.name().toLowerCase(Locale.ROOT))
                        .set(WAITLIST_ENTRY.CLOSED_AT, now)
                        .where(WAITLIST_ENTRY.ID.eq(id.value()), WAITLIST_ENTRY.STATUS.in(LIVING))
                        .execute()
                == 1;
    }

    void waitOn(DSLContext db, WaitlistId id) {
        db.update(WAITLIST_ENTRY)
                .set(WAITLIST_ENTRY.STATUS, "waiting")
                .where(WAITLIST_ENTRY.ID.eq(id.value()), WAITLIST_ENTRY.STATUS.eq("offered"))
                .execute();
    }

    /** @return false when it was offered before, or nobody waits any more */
    boolean offer(DSLContext tx, WaitlistId id, Booking held, Instant now) {
        int waits = tx.update(WAITLIST_ENTRY)
                .set(WAITLIST_ENTRY.STATUS, "offered")
                .where(WAITLIST_ENTRY.ID.eq(id.value()), WAITLIST_ENTRY.STATUS.eq("waiting"))
                .execute();
        return waits == 1
                && tx.insertInto(WAITLIST_OFFER)
                                .set(WAITLIST_OFFER.ENTRY_ID, id.value())
                                .set(WAITLIST_OFFER.BOOKING_ID, held.id().value())
                                .set(WAITLIST_OFFER.STARTS_AT, held.start())
                                .set(WAITLIST_OFFER.OFFERED_AT, now)
                                .set(WAITLIST_OFFER.ENDS_AT, held.holdUntil().orElseThrow())
                                .onDuplicateKeyIgnore()
                                .execute()
                        == 1;
    }

    void end(DSLContext db, BookingId offered, String outcome) {
        db.update(WAITLIST_OFFER)
                .set(WAITLIST_OFFER.OUTCOME, outcome)
                .where(WAITLIST_OFFER.BOOKING_ID.eq(offered.value()), WAITLIST_OFFER.OUTCOME.isNull())
                .execute();
    }

    /** Whose time to answer is over waits on; whose hold became a booking waits no more. */
    void endOffers(DSLContext db, Instant now) {
        var over = db.select(WAITLIST_OFFER.ENTRY_ID, WAITLIST_OFFER.BOOKING_ID, BOOKING.BOOKED_AT)
                .from(WAITLIST_OFFER)
                .join(BOOKING)
                .on(BOOKING.ID.eq(WAITLIST_OFFER.BOOKING_ID))
                .where(WAITLIST_OFFER.OUTCOME.isNull(), WAITLIST_OFFER.ENDS_AT.le(now))
                .limit(MOST_LISTED)
                .fetch();
        for (var one : over) {
            boolean booked = one.value3() != null;
            end(db, new BookingId(one.value2()), booked ? "accepted" : "expired");
            if (booked) {
                close(db, new WaitlistId(one.value1()), Status.BOOKED, now);
            } else {
                waitOn(db, new WaitlistId(one.value1()));
            }
        }
    }

    void endPast(DSLContext db, LocalDate before, Instant now) {
        db.update(WAITLIST_ENTRY)
                .set(WAITLIST_ENTRY.STATUS, "over")
                .set(WAITLIST_ENTRY.CLOSED_AT, now)
                .where(WAITLIST_ENTRY.STATUS.in(LIVING), WAITLIST_ENTRY.DAY.lt(before))
                .execute();
    }

    /** Who takes them looks after them: a day that is woken meanwhile comes again. */
    List<Woken> takeWoken(DSLContext db) {
        var woken = db.selectFrom(WAITLIST_WAKE)
                .orderBy(WAITLIST_WAKE.WOKEN_AT)
                .limit(MOST_LISTED)
                .fetch(row -> new Woken(new SalonId(row.getSalonId()), row.getDay()));
        woken.removeIf(one -> db.deleteFrom(WAITLIST_WAKE)
                        .where(WAITLIST_WAKE.SALON_ID.eq(one.salon().value()), WAITLIST_WAKE.DAY.eq(one.day()))
                        .execute()
                == 0);
        return woken;
    }

    Set<Instant> offered(DSLContext db, WaitlistId id) {
        return db.select(WAITLIST_OFFER.STARTS_AT)
                .from(WAITLIST_OFFER)
                .where(WAITLIST_OFFER.ENTRY_ID.eq(id.value()))
                .fetchSet(WAITLIST_OFFER.STARTS_AT);
    }

    Optional<Offer> lastOffer(DSLContext db, WaitlistId id) {
        return db.selectFrom(WAITLIST_OFFER)
                .where(WAITLIST_OFFER.ENTRY_ID.eq(id.value()))
                .orderBy(WAITLIST_OFFER.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Offer(new BookingId(row.getBookingId()), row.getStartsAt(), row.getEndsAt()));
    }

    Optional<Entry> find(DSLContext db, WaitlistId id, Instant now) {
        return read(db, WAITLIST_ENTRY.ID.eq(id.value()), List.of(), 0, 1, now).stream()
                .findFirst();
    }

    List<Entry> ofCustomer(DSLContext db, CustomerId customer, Instant now) {
        return read(
                db,
                WAITLIST_ENTRY.CUSTOMER_ID.eq(customer.value()).and(WAITLIST_ENTRY.STATUS.in(LIVING)),
                List.of(WAITLIST_ENTRY.DAY, WAITLIST_ENTRY.ID),
                0,
                MOST_LISTED,
                now);
    }

    /** In the order of the line. */
    List<Entry> waiting(DSLContext db, SalonId salon, LocalDate day, Instant now) {
        return read(
                db,
                WAITLIST_ENTRY
                        .SALON_ID
                        .eq(salon.value())
                        .and(WAITLIST_ENTRY.DAY.eq(day))
                        .and(WAITLIST_ENTRY.STATUS.eq("waiting")),
                List.of(WAITLIST_ENTRY.ID),
                0,
                MOST_LISTED,
                now);
    }

    List<Entry> ofSalon(DSLContext db, SalonId salon, LocalDate from, int offset, int most, Instant now) {
        return read(
                db,
                WAITLIST_ENTRY
                        .SALON_ID
                        .eq(salon.value())
                        .and(WAITLIST_ENTRY.DAY.ge(from))
                        .and(WAITLIST_ENTRY.STATUS.in(LIVING)),
                List.of(WAITLIST_ENTRY.DAY, WAITLIST_ENTRY.ID),
                offset,
                most,
                now);
    }

    /** Three statements. */
    private static List<Entry> read(
            DSLContext db,
            Condition which,
            Collection<? extends OrderField<?>> order,
            int offset,
            int most,
            Instant now) {
        var rows = db.selectFrom(WAITLIST_ENTRY)
                .where(which)
                .orderBy(order)
                .limit(most)
                .offset(offset)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.getValues(WAITLIST_ENTRY.ID);
        Map<Long, List<ServiceId>> services = new HashMap<>();
        db.selectFrom(WAITLIST_SERVICE)
                .where(WAITLIST_SERVICE.ENTRY_ID.in(ids))
                .orderBy(WAITLIST_SERVICE.ENTRY_ID, WAITLIST_SERVICE.POSITION)
                .forEach(row -> services.computeIfAbsent(row.getEntryId(), id -> new ArrayList<>())
                        .add(new ServiceId(row.getServiceId())));
        Map<Long, Offer> offers = new HashMap<>();
        db.selectFrom(WAITLIST_OFFER)
                .where(WAITLIST_OFFER.ENTRY_ID.in(ids), WAITLIST_OFFER.OUTCOME.isNull(), WAITLIST_OFFER.ENDS_AT.gt(now))
                .forEach(row -> offers.put(
                        row.getEntryId(),
                        new Offer(new BookingId(row.getBookingId()), row.getStartsAt(), row.getEndsAt())));
        return rows.map(row -> new Entry(
                new WaitlistId(row.getId()),
                new SalonId(row.getSalonId()),
                new CustomerId(row.getCustomerId()),
                Optional.ofNullable(row.getStaffId()).map(StaffId::new),
                row.getDay(),
                services.getOrDefault(row.getId(), List.of()),
                Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(offers.get(row.getId())),
                row.getCreatedAt()));
    }
}
