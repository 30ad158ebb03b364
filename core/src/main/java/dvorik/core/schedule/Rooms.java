package dvorik.core.schedule;

import static dvorik.migrations.jooq.Tables.RESOURCE;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.schedule.Room.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Rooms and chairs of salons. */
public final class Rooms {
    private static final int MOST_LISTED = 1000;
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;

    public Rooms(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** @return living ones, oldest first */
    public List<Room> list(SalonId salon) {
        return read(db, RESOURCE.SALON_ID.eq(salon.value()).and(RESOURCE.DELETED_AT.isNull()));
    }

    /** @return empty for a master's, and for what was taken away */
    public Optional<Room> find(ResourceId id) {
        return read(
                        db,
                        RESOURCE.ID
                                .eq(id.value())
                                .and(RESOURCE.SALON_ID.isNotNull())
                                .and(RESOURCE.DELETED_AT.isNull()))
                .stream()
                .findFirst();
    }

    /** @return what a master's time is kept under; empty for somebody who is no master */
    public Optional<ResourceId> ofMaster(DSLContext context, StaffId master) {
        return context.select(RESOURCE.ID)
                .from(RESOURCE)
                .where(RESOURCE.STAFF_ID.eq(master.value()))
                .fetchOptional(row -> new ResourceId(row.value1()));
    }

    public Room create(SalonId salon, Kind kind, String name, int seats, StaffId by) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            long id = tx.insertInto(RESOURCE)
                    .set(RESOURCE.SALON_ID, salon.value())
                    .set(RESOURCE.KIND, kind.name().toLowerCase(Locale.ROOT))
                    .set(RESOURCE.NAME, name)
                    .set(RESOURCE.SEATS, seats)
                    .set(RESOURCE.CREATED_AT, clock.instant())
                    .returningResult(RESOURCE.ID)
                    .fetchSingle()
                    .value1();
            record(tx, by, "resource.create", id, salon, Map.of("name", name, "seats", seats));
            return read(tx, RESOURCE.ID.eq(id)).getFirst();
        });
    }

    /**
     * @param seen is asked whether the change is built on this version; it throws if not
     * @return empty when the salon has no such living room or chair
     */
    public Optional<Room> change(SalonId salon, ResourceId id, String name, int seats, StaffId by, IntConsumer seen) {
        return Transactions.repeated(db, tx -> {
            var before = lock(tx, salon, id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            seen.accept(before.get().version());
            tx.update(RESOURCE)
                    .set(RESOURCE.NAME, name)
                    .set(RESOURCE.SEATS, seats)
                    .set(RESOURCE.VERSION, RESOURCE.VERSION.plus(1))
                    .where(RESOURCE.ID.eq(id.value()))
                    .execute();
            record(tx, by, "resource.change", id.value(), salon, Map.of("name", name, "seats", seats));
            return read(tx, RESOURCE.ID.eq(id.value())).stream().findFirst();
        });
    }

    /** What is booked in it stays. @return false when the salon has no such living room or chair */
    public boolean delete(SalonId salon, ResourceId id, StaffId by) {
        return Transactions.repeated(db, tx -> {
            if (lock(tx, salon, id).isEmpty()) {
                return false;
            }
            tx.update(RESOURCE)
                    .set(RESOURCE.DELETED_AT, clock.instant())
                    .where(RESOURCE.ID.eq(id.value()))
                    .execute();
            record(tx, by, "resource.delete", id.value(), salon, Map.of());
            return true;
        });
    }

    private static Optional<Room> lock(DSLContext tx, SalonId salon, ResourceId id) {
        tx.select(RESOURCE.ID)
                .from(RESOURCE)
                .where(RESOURCE.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        return read(
                        tx,
                        RESOURCE.ID
                                .eq(id.value())
                                .and(RESOURCE.SALON_ID.eq(salon.value()))
                                .and(RESOURCE.DELETED_AT.isNull()))
                .stream()
                .findFirst();
    }

    private static List<Room> read(DSLContext context, Condition which) {
        return context.selectFrom(RESOURCE)
                .where(which)
                .orderBy(RESOURCE.ID)
                .limit(MOST_LISTED)
                .fetch(row -> new Room(
                        new ResourceId(row.getId()),
                        new SalonId(row.getSalonId()),
                        Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                        row.getName(),
                        row.getSeats(),
                        row.getVersion()));
    }

    private void record(DSLContext tx, StaffId by, String action, long id, SalonId salon, Map<String, Object> facts) {
        audit.record(tx, by, new Act(action, "resource", id, salon, "done", facts));
    }
}
