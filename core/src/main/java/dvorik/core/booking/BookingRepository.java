package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.BOOKING_ITEM;

import dvorik.core.booking.Booking.Guest;
import dvorik.core.booking.Booking.Source;
import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.migrations.jooq.tables.records.BookingRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;

/** SQL of {@code booking} and {@code booking_item}. */
final class BookingRepository {

    /** @param holdUntil null: it is booked at once */
    record NewBooking(
            BusinessId business,
            SalonId salon,
            Optional<CustomerId> customer,
            Optional<Guest> guest,
            BookingStatus status,
            Slot slot,
            long policy,
            Optional<DiscountId> discount,
            Source source,
            Instant holdUntil,
            Optional<String> note,
            String requestKey,
            Instant now) {}

    BookingId insert(DSLContext tx, NewBooking wish) {
        var id = new BookingId(tx.insertInto(BOOKING)
                .set(BOOKING.BUSINESS_ID, wish.business().value())
                .set(BOOKING.SALON_ID, wish.salon().value())
                .set(BOOKING.CUSTOMER_ID, wish.customer().map(CustomerId::value).orElse(null))
                .set(BOOKING.GUEST_NAME, wish.guest().map(Guest::name).orElse(null))
                .set(BOOKING.GUEST_PHONE, wish.guest().flatMap(Guest::phone).orElse(null))
                .set(BOOKING.STATUS, wish.status().code())
                .set(BOOKING.STARTS_AT, wish.slot().start())
                .set(BOOKING.ENDS_AT, wish.slot().end())
                .set(BOOKING.PRICE, wish.slot().price().minor())
                .set(BOOKING.CURRENCY, wish.slot().price().currency().getCurrencyCode())
                .set(BOOKING.POLICY_ID, wish.policy())
                .set(BOOKING.DISCOUNT_ID, wish.discount().map(DiscountId::value).orElse(null))
                .set(BOOKING.SOURCE, wish.source().code())
                .set(BOOKING.HOLD_UNTIL, wish.holdUntil())
                .set(BOOKING.BOOKED_AT, wish.holdUntil() == null ? wish.now() : null)
                .set(BOOKING.CUSTOMER_NOTE, wish.note().orElse(null))
                .set(BOOKING.REQUEST_KEY, wish.requestKey())
                .set(BOOKING.CREATED_AT, wish.now())
                .returningResult(BOOKING.ID)
                .fetchSingle()
                .value1());
        insertItems(tx, id, wish.slot().parts());
        return id;
    }

    void replaceItems(DSLContext tx, BookingId id, List<Slot.Part> parts) {
        tx.deleteFrom(BOOKING_ITEM)
                .where(BOOKING_ITEM.BOOKING_ID.eq(id.value()))
                .execute();
        insertItems(tx, id, parts);
    }

    private static void insertItems(DSLContext tx, BookingId id, List<Slot.Part> parts) {
        var insert = tx.insertInto(
                BOOKING_ITEM,
                BOOKING_ITEM.BOOKING_ID,
                BOOKING_ITEM.POSITION,
                BOOKING_ITEM.SERVICE_ID,
                BOOKING_ITEM.STAFF_ID,
                BOOKING_ITEM.RESOURCE_ID,
                BOOKING_ITEM.STARTS_AT,
                BOOKING_ITEM.ENDS_AT,
                BOOKING_ITEM.PRICE);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            insert = insert.values(
                    id.value(),
                    (short) i,
                    part.service().value(),
                    part.master().value(),
                    part.room().map(ResourceId::value).orElse(null),
                    part.start(),
                    part.end(),
                    part.price().minor());
        }
        insert.execute();
    }

    /** The masters of a visit are free of it. */
    void unassign(DSLContext tx, BookingId id) {
        tx.update(BOOKING_ITEM)
                .setNull(BOOKING_ITEM.STAFF_ID)
                .setNull(BOOKING_ITEM.RESOURCE_ID)
                .where(BOOKING_ITEM.BOOKING_ID.eq(id.value()))
                .execute();
    }

    /** Waits for rivals; the row stays locked until the transaction ends. Three statements. */
    Optional<Booking> lock(DSLContext tx, BookingId id) {
        return tx.select(BOOKING.ID)
                .from(BOOKING)
                .where(BOOKING.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .flatMap(row -> find(tx, id));
    }

    Optional<Booking> find(DSLContext db, BookingId id) {
        return list(db, BOOKING.ID.eq(id.value()), List.of(), 0, 1).stream().findFirst();
    }

    Optional<Booking> findByRequest(DSLContext db, String requestKey) {
        return list(db, BOOKING.REQUEST_KEY.eq(requestKey), List.of(), 0, 1).stream()
                .findFirst();
    }

    List<Booking> findAll(DSLContext db, Collection<BookingId> ids) {
        return list(
                db,
                BOOKING.ID.in(ids.stream().map(BookingId::value).toList()),
                List.of(BOOKING.STARTS_AT, BOOKING.ID),
                0,
                ids.size());
    }

    /** Two statements. */
    List<Booking> list(
            DSLContext db, Condition which, Collection<? extends OrderField<?>> order, int offset, int most) {
        var rows = db.selectFrom(BOOKING)
                .where(which)
                .orderBy(order)
                .limit(most)
                .offset(offset)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        var currencies = new HashMap<Long, String>();
        rows.forEach(row -> currencies.put(row.getId(), row.getCurrency()));
        var items = new HashMap<Long, List<BookingItem>>();
        db.selectFrom(BOOKING_ITEM)
                .where(BOOKING_ITEM.BOOKING_ID.in(currencies.keySet()))
                .orderBy(BOOKING_ITEM.BOOKING_ID, BOOKING_ITEM.POSITION)
                .forEach(row -> items.computeIfAbsent(row.getBookingId(), id -> new ArrayList<>())
                        .add(new BookingItem(
                                new ServiceId(row.getServiceId()),
                                Optional.ofNullable(row.getStaffId()).map(StaffId::new),
                                Optional.ofNullable(row.getResourceId()).map(ResourceId::new),
                                row.getStartsAt(),
                                row.getEndsAt(),
                                Money.of(row.getPrice(), currencies.get(row.getBookingId())))));
        return rows.map(row -> booking(row, items));
    }

    private static Booking booking(BookingRecord row, Map<Long, List<BookingItem>> items) {
        return new Booking(
                new BookingId(row.getId()),
                new BusinessId(row.getBusinessId()),
                new SalonId(row.getSalonId()),
                Optional.ofNullable(row.getCustomerId()).map(CustomerId::new),
                Optional.ofNullable(row.getGuestName())
                        .map(name -> new Guest(name, Optional.ofNullable(row.getGuestPhone()))),
                BookingStatus.of(row.getStatus()),
                row.getRevision(),
                row.getTimeRevision(),
                row.getStartsAt(),
                row.getEndsAt(),
                items.getOrDefault(row.getId(), List.of()),
                Money.of(row.getPrice(), row.getCurrency()),
                Optional.ofNullable(row.getPaid()).map(paid -> Money.of(paid, row.getCurrency())),
                row.getPolicyId(),
                Optional.ofNullable(row.getDiscountId()).map(DiscountId::new),
                Optional.ofNullable(row.getRedemptionId()).map(RedemptionId::new),
                Source.of(row.getSource()),
                Optional.ofNullable(row.getHoldUntil()),
                Optional.ofNullable(row.getBookedAt()),
                Optional.ofNullable(row.getComingAt()),
                Optional.ofNullable(row.getArrivedAt()),
                Optional.ofNullable(row.getStartedAt()),
                Optional.ofNullable(row.getFinishedAt()),
                Optional.ofNullable(row.getLateMinutes()),
                Optional.ofNullable(row.getNoShowAskedAt()),
                Optional.ofNullable(row.getDisputedAt()),
                Optional.ofNullable(row.getCustomerNote()),
                Optional.ofNullable(row.getStaffNote()),
                row.getCreatedAt());
    }
}
