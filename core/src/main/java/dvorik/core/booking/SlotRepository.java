package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.MASTER;
import static dvorik.migrations.jooq.Tables.MASTER_SERVICE;
import static dvorik.migrations.jooq.Tables.OCCUPANCY_SPAN;
import static dvorik.migrations.jooq.Tables.RESOURCE;
import static dvorik.migrations.jooq.Tables.SERVICE;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.booking.SlotGround.Busy;
import dvorik.core.booking.SlotGround.Performer;
import dvorik.core.booking.SlotGround.Seats;
import dvorik.core.id.BookingId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.service.Service.Needed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** SQL that free times are worked out from; each method is one statement, however many masters and days. */
final class SlotRepository {
    /** No span is longer. */
    static final Duration LONGEST_SPAN = Duration.ofHours(36);

    /** @param listedOnly leaves out masters whom customers may not choose */
    List<Performer> findPerformers(DSLContext db, SalonId salon, boolean listedOnly) {
        return db.select(
                        MASTER_SERVICE.STAFF_ID,
                        RESOURCE.ID,
                        RESOURCE.SEATS,
                        MASTER_SERVICE.SERVICE_ID,
                        DSL.coalesce(MASTER_SERVICE.DURATION, SERVICE.DURATION),
                        DSL.coalesce(MASTER_SERVICE.PRICE, SERVICE.PRICE),
                        SERVICE.CURRENCY)
                .from(MASTER_SERVICE)
                .join(MASTER)
                .on(MASTER.STAFF_ID.eq(MASTER_SERVICE.STAFF_ID))
                .join(STAFF)
                .on(STAFF.ID.eq(MASTER_SERVICE.STAFF_ID))
                .join(RESOURCE)
                .on(RESOURCE.STAFF_ID.eq(MASTER_SERVICE.STAFF_ID))
                .join(SERVICE)
                .on(SERVICE.ID.eq(MASTER_SERVICE.SERVICE_ID))
                .where(
                        MASTER_SERVICE.SALON_ID.eq(salon.value()),
                        STAFF.DELETED_AT.isNull(),
                        STAFF.SUSPENDED_AT.isNull(),
                        SERVICE.DELETED_AT.isNull(),
                        listedOnly ? MASTER.LISTED.isTrue() : DSL.noCondition())
                .orderBy(MASTER_SERVICE.STAFF_ID, MASTER_SERVICE.SERVICE_ID)
                .fetch(row -> new Performer(
                        new StaffId(row.value1()),
                        row.value2(),
                        row.value3(),
                        new ServiceId(row.value4()),
                        row.value5(),
                        Money.of(row.value6(), row.value7())));
    }

    Map<Needed, List<Seats>> findRooms(DSLContext db, SalonId salon, Set<Needed> kinds) {
        var rooms = new EnumMap<Needed, List<Seats>>(Needed.class);
        db.select(RESOURCE.ID, RESOURCE.KIND, RESOURCE.SEATS)
                .from(RESOURCE)
                .where(
                        RESOURCE.SALON_ID.eq(salon.value()),
                        RESOURCE.DELETED_AT.isNull(),
                        RESOURCE.KIND.in(kinds.stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .orderBy(RESOURCE.ID)
                .forEach(row -> rooms.computeIfAbsent(
                                Needed.valueOf(row.value2().toUpperCase(Locale.ROOT)), kind -> new ArrayList<>())
                        .add(new Seats(row.value1(), row.value3())));
        return rooms;
    }

    /** What stands in the way in [from, until), holds that are over left out. */
    List<Busy> findBusy(DSLContext db, Collection<Long> resources, Instant from, Instant until, Instant now) {
        return findBusy(db, resources, from, until, now, Optional.empty());
    }

    /** Likewise. @param own of whom nothing stands in the way */
    List<Busy> findBusy(
            DSLContext db,
            Collection<Long> resources,
            Instant from,
            Instant until,
            Instant now,
            Optional<BookingId> own) {
        return db.select(
                        OCCUPANCY_SPAN.RESOURCE_ID,
                        OCCUPANCY_SPAN.FIRST_SEAT,
                        OCCUPANCY_SPAN.LAST_SEAT,
                        OCCUPANCY_SPAN.BUSY_FROM,
                        OCCUPANCY_SPAN.VISIT_FROM,
                        OCCUPANCY_SPAN.VISIT_UNTIL,
                        OCCUPANCY_SPAN.BUSY_UNTIL,
                        OCCUPANCY_SPAN.BOOKING_ID)
                .from(OCCUPANCY_SPAN)
                .where(
                        OCCUPANCY_SPAN.RESOURCE_ID.in(resources),
                        OCCUPANCY_SPAN.BUSY_FROM.ge(from.minus(LONGEST_SPAN)),
                        OCCUPANCY_SPAN.BUSY_FROM.lt(until),
                        OCCUPANCY_SPAN.BUSY_UNTIL.gt(from),
                        OCCUPANCY_SPAN.HELD_UNTIL.isNull().or(OCCUPANCY_SPAN.HELD_UNTIL.gt(now)),
                        own.map(id -> OCCUPANCY_SPAN.BOOKING_ID.isNull().or(OCCUPANCY_SPAN.BOOKING_ID.ne(id.value())))
                                .orElse(DSL.noCondition()))
                .fetch(row -> new Busy(
                        row.value1(),
                        (int) row.value2(),
                        (int) row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8() != null));
    }
}
