package dvorik.core.salon;

import static dvorik.migrations.jooq.Tables.BOOKING_POLICY;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.BookingPolicy.Buffers;
import dvorik.core.salon.BookingPolicy.LateCancel;
import dvorik.migrations.jooq.tables.records.BookingPolicyRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;

/** The rules of booking of each salon; a change is a new version, which counts for what is booked from then on. */
public final class BookingPolicies {
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;

    public BookingPolicies(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** @return every salon has one */
    public BookingPolicy current(SalonId salon) {
        return current(db, salon);
    }

    /** As {@link #current(SalonId)}, in a transaction. */
    public BookingPolicy current(DSLContext tx, SalonId salon) {
        return tx.selectFrom(BOOKING_POLICY)
                .where(BOOKING_POLICY.SALON_ID.eq(salon.value()))
                .orderBy(BOOKING_POLICY.ID.desc())
                .limit(1)
                .fetchSingle(BookingPolicies::policy);
    }

    /** @return the version that a booking was made under */
    public BookingPolicy get(long id) {
        return get(db, id);
    }

    /** As {@link #get(long)}, in a transaction. */
    public BookingPolicy get(DSLContext context, long id) {
        return context.selectFrom(BOOKING_POLICY)
                .where(BOOKING_POLICY.ID.eq(id))
                .fetchSingle(BookingPolicies::policy);
    }

    /**
     * Makes a new version where anything differs.
     *
     * @param wish its {@code id} does not matter
     * @param seen is asked whether the change is built on the version of that id; it throws if not
     */
    public BookingPolicy change(BookingPolicy wish, StaffId by, LongConsumer seen) {
        return Transactions.repeated(db, tx -> {
            tx.select(SALON.ID)
                    .from(SALON)
                    .where(SALON.ID.eq(wish.salon().value()))
                    .forUpdate()
                    .fetch();
            var before = current(tx, wish.salon());
            seen.accept(before.id());
            if (facts(before).equals(facts(wish))) {
                return before;
            }
            insert(tx, wish, by);
            if (before.buffers() == Buffers.ADD && wish.buffers() == Buffers.OVERLAP) {
                standForOverlap(tx, wish.salon());
            }
            var facts = new HashMap<String, Object>(facts(wish));
            facts(before).forEach((name, value) -> facts.put(name + "_before", value));
            audit.record(tx, by, new Act("policy.change", "salon", wish.salon().value(), wish.salon(), "done", facts));
            return current(tx, wish.salon());
        });
    }

    /** What was booked before must refuse the buffers that from now on stand in a layer of their own. */
    private static void standForOverlap(DSLContext tx, SalonId salon) {
        var masters = " in (select resource.id from resource left join master_service"
                + " on master_service.staff_id = resource.staff_id"
                + " where resource.salon_id = ? or master_service.salon_id = ?)";
        tx.execute(
                "insert ignore into occupancy (resource_id, seat, cell_start, span_id)"
                        + " select one.resource_id, one.seat + 1000, one.cell_start, one.span_id"
                        + " from occupancy one join occupancy_span on occupancy_span.id = one.span_id"
                        + " where one.seat < 1000 and one.cell_start < occupancy_span.visit_until and one.resource_id"
                        + masters,
                salon.value(),
                salon.value());
        tx.execute(
                "delete one from occupancy one join occupancy_span on occupancy_span.id = one.span_id"
                        + " where one.seat < 1000 and one.cell_start < occupancy_span.visit_from and one.resource_id"
                        + masters,
                salon.value(),
                salon.value());
    }

    private void insert(DSLContext tx, BookingPolicy wish, StaffId by) {
        tx.insertInto(BOOKING_POLICY)
                .set(BOOKING_POLICY.SALON_ID, wish.salon().value())
                .set(BOOKING_POLICY.MIN_NOTICE_MINUTES, (int) wish.minNotice().toMinutes())
                .set(BOOKING_POLICY.HORIZON_DAYS, wish.horizonDays())
                .set(BOOKING_POLICY.FREE_CANCEL_HOURS, (int) wish.freeCancel().toHours())
                .set(BOOKING_POLICY.RESCHEDULE_HOURS, (int) wish.reschedule().toHours())
                .set(BOOKING_POLICY.HOLD_MINUTES, (int) wish.hold().toMinutes())
                .set(BOOKING_POLICY.CONFIRMATION, wish.confirmation())
                .set(BOOKING_POLICY.MAX_OPEN, wish.maxOpen())
                .set(BOOKING_POLICY.BUFFERS, code(wish.buffers()))
                .set(BOOKING_POLICY.NO_HOLES, wish.noHoles())
                .set(BOOKING_POLICY.LATE_CANCEL, code(wish.lateCancel()))
                .set(BOOKING_POLICY.CREATED_BY, by.value())
                .set(BOOKING_POLICY.CREATED_AT, clock.instant())
                .execute();
    }

    private static HashMap<String, Object> facts(BookingPolicy policy) {
        var facts = new HashMap<String, Object>();
        facts.put("min_notice_minutes", policy.minNotice().toMinutes());
        facts.put("horizon_days", policy.horizonDays());
        facts.put("free_cancel_hours", policy.freeCancel().toHours());
        facts.put("reschedule_hours", policy.reschedule().toHours());
        facts.put("hold_minutes", policy.hold().toMinutes());
        facts.put("confirmation", policy.confirmation());
        facts.put("max_open", policy.maxOpen());
        facts.put("buffers", code(policy.buffers()));
        facts.put("no_holes", policy.noHoles());
        facts.put("late_cancel", code(policy.lateCancel()));
        return facts;
    }

    private static BookingPolicy policy(BookingPolicyRecord row) {
        return new BookingPolicy(
                row.getId(),
                new SalonId(row.getSalonId()),
                Duration.ofMinutes(row.getMinNoticeMinutes()),
                row.getHorizonDays(),
                Duration.ofHours(row.getFreeCancelHours()),
                Duration.ofHours(row.getRescheduleHours()),
                Duration.ofMinutes(row.getHoldMinutes()),
                row.getConfirmation(),
                row.getMaxOpen(),
                Buffers.valueOf(row.getBuffers().toUpperCase(Locale.ROOT)),
                row.getNoHoles(),
                LateCancel.valueOf(row.getLateCancel().toUpperCase(Locale.ROOT)));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
