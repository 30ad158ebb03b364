package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.BROADCAST;
import static dvorik.migrations.jooq.Tables.BROADCAST_SEGMENT;
import static dvorik.migrations.jooq.Tables.BROADCAST_VARIANT;

import dvorik.core.broadcast.Broadcast.Pause;
import dvorik.core.broadcast.Broadcast.Status;
import dvorik.core.broadcast.BroadcastPlan.Cap;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.BroadcastPlan.Window;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SegmentId;
import dvorik.core.id.StaffId;
import dvorik.migrations.jooq.tables.records.BroadcastRecord;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.OrderField;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** SQL of {@code broadcast}, {@code broadcast_segment} and {@code broadcast_variant}. */
final class BroadcastRepository {
    BroadcastId insert(DSLContext tx, BusinessId business, BroadcastPlan plan, StaffId by, Instant now) {
        var row = tx.newRecord(BROADCAST);
        row.setBusinessId(business.value());
        row.setCreatedBy(by.value());
        row.setCreatedAt(now);
        put(plan, row);
        row.insert();
        var id = new BroadcastId(row.getId());
        insertParts(tx, id, plan);
        return id;
    }

    void change(DSLContext tx, BroadcastId id, BroadcastPlan plan) {
        var row = tx.newRecord(BROADCAST);
        put(plan, row);
        tx.update(BROADCAST)
                .set(row)
                .set(BROADCAST.VERSION, BROADCAST.VERSION.plus(1))
                .where(BROADCAST.ID.eq(id.value()))
                .execute();
        tx.deleteFrom(BROADCAST_SEGMENT)
                .where(BROADCAST_SEGMENT.BROADCAST_ID.eq(id.value()))
                .execute();
        tx.deleteFrom(BROADCAST_VARIANT)
                .where(BROADCAST_VARIANT.BROADCAST_ID.eq(id.value()))
                .execute();
        insertParts(tx, id, plan);
    }

    private static void put(BroadcastPlan plan, BroadcastRecord row) {
        row.setName(plan.name());
        row.setOfferId(plan.offer().map(OfferId::value).orElse(null));
        row.setHoldout(plan.holdout());
        row.setRate(plan.rate().orElse(null));
        row.setWeekdays(bits(plan.window().days()));
        boolean anyHour = plan.window().isWholeDay();
        row.setHoursFrom(anyHour ? null : (byte) plan.window().from());
        row.setHoursUntil(anyHour ? null : (byte) plan.window().until());
        row.setCapMessages(plan.cap().map(Cap::messages).orElse(null));
        row.setCapDays(plan.cap().map(Cap::days).orElse(null));
        row.setErrorsAllowed(plan.errorsAllowed());
    }

    private static void insertParts(DSLContext tx, BroadcastId id, BroadcastPlan plan) {
        var segments = Stream.concat(
                        plan.segments().stream().map(s -> DSL.row(id.value(), s.value(), false)),
                        plan.excluded().stream().map(s -> DSL.row(id.value(), s.value(), true)))
                .toList();
        if (!segments.isEmpty()) {
            tx.insertInto(
                            BROADCAST_SEGMENT,
                            BROADCAST_SEGMENT.BROADCAST_ID,
                            BROADCAST_SEGMENT.SEGMENT_ID,
                            BROADCAST_SEGMENT.EXCLUDED)
                    .valuesOfRows(segments)
                    .execute();
        }
        tx.insertInto(
                        BROADCAST_VARIANT,
                        BROADCAST_VARIANT.BROADCAST_ID,
                        BROADCAST_VARIANT.VARIANT,
                        BROADCAST_VARIANT.SHARE,
                        BROADCAST_VARIANT.CONTENT)
                .valuesOfRows(plan.variants().stream()
                        .map(v -> DSL.row(id.value(), v.name(), v.share(), JSON.json(VariantJson.write(v))))
                        .toList())
                .execute();
    }

    Optional<Broadcast> find(DSLContext db, BusinessId business, BroadcastId id) {
        return read(db, BROADCAST.ID.eq(id.value()).and(BROADCAST.BUSINESS_ID.eq(business.value()))).stream()
                .findFirst();
    }

    Optional<Broadcast> find(DSLContext db, BroadcastId id) {
        return read(db, BROADCAST.ID.eq(id.value())).stream().findFirst();
    }

    /** As {@link #find(DSLContext, BusinessId, BroadcastId)}, its row locked first. */
    Optional<Broadcast> lock(DSLContext tx, BusinessId business, BroadcastId id) {
        tx.select(BROADCAST.ID)
                .from(BROADCAST)
                .where(BROADCAST.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        return find(tx, business, id);
    }

    /** @return newest first */
    List<Broadcast> page(
            DSLContext db, BusinessId business, Optional<Status> status, Optional<Long> before, int from, int count) {
        var which = BROADCAST
                .BUSINESS_ID
                .eq(business.value())
                .and(status.map(s -> BROADCAST.STATUS.eq(s.code())).orElse(DSL.noCondition()))
                .and(before.map(BROADCAST.ID::lt).orElse(DSL.noCondition()));
        var ids = db.select(BROADCAST.ID)
                .from(BROADCAST)
                .where(which)
                .orderBy(BROADCAST.ID.desc())
                .limit(from, count)
                .fetch(BROADCAST.ID);
        return ids.isEmpty() ? List.of() : read(db, BROADCAST.ID.in(ids), BROADCAST.ID.desc());
    }

    int count(DSLContext db, BusinessId business, Optional<Status> status) {
        return db.fetchCount(
                BROADCAST,
                BROADCAST
                        .BUSINESS_ID
                        .eq(business.value())
                        .and(status.map(s -> BROADCAST.STATUS.eq(s.code())).orElse(DSL.noCondition())));
    }

    /** @return those whose time has come, the oldest first */
    List<BroadcastId> findDue(DSLContext db, Instant now, int limit) {
        return db.select(BROADCAST.ID)
                .from(BROADCAST)
                .where(BROADCAST.STATUS.eq(Status.SCHEDULED.code()), BROADCAST.SCHEDULED_AT.le(now))
                .orderBy(BROADCAST.SCHEDULED_AT, BROADCAST.ID)
                .limit(limit)
                .fetch(row -> new BroadcastId(row.value1()));
    }

    /** @return those that were cancelled while they were sent, and still have somebody planned */
    List<BroadcastId> findCancelling(DSLContext db) {
        return db.select(BROADCAST.ID)
                .from(BROADCAST)
                .where(
                        BROADCAST.STATUS.eq(Status.CANCELLED.code()),
                        BROADCAST.STARTED_AT.isNotNull(),
                        BROADCAST.FINISHED_AT.isNull())
                .fetch(row -> new BroadcastId(row.value1()));
    }

    /** @return those whose messages are to be taken back */
    List<BroadcastId> findRecalling(DSLContext db) {
        return db.select(BROADCAST.ID)
                .from(BROADCAST)
                .where(BROADCAST.RECALL_ASKED_AT.isNotNull(), BROADCAST.RECALLED_AT.isNull())
                .fetch(row -> new BroadcastId(row.value1()));
    }

    /** @return the ids of those in this state, the oldest first */
    List<BroadcastId> findIds(DSLContext db, Status... states) {
        return db.select(BROADCAST.ID)
                .from(BROADCAST)
                .where(BROADCAST.STATUS.in(Stream.of(states).map(Status::code).toList()))
                .orderBy(BROADCAST.ID)
                .fetch(row -> new BroadcastId(row.value1()));
    }

    /** @return the state, without what is sent; empty when it is gone */
    Status status(DSLContext db, BroadcastId id) {
        return Status.of(db.select(BROADCAST.STATUS)
                .from(BROADCAST)
                .where(BROADCAST.ID.eq(id.value()))
                .fetchSingle(BROADCAST.STATUS));
    }

    /** Some columns, and the version goes up; the row is locked by the caller. */
    void set(DSLContext tx, BroadcastId id, Map<?, ?> values) {
        tx.update(BROADCAST)
                .set(values)
                .set(BROADCAST.VERSION, BROADCAST.VERSION.plus(1))
                .where(BROADCAST.ID.eq(id.value()))
                .execute();
    }

    /** What is said stays as it is now. */
    void freeze(DSLContext tx, BroadcastId id, List<Variant> variants) {
        for (var variant : variants) {
            tx.update(BROADCAST_VARIANT)
                    .set(BROADCAST_VARIANT.CONTENT, JSON.json(VariantJson.write(variant)))
                    .where(BROADCAST_VARIANT.BROADCAST_ID.eq(id.value()), BROADCAST_VARIANT.VARIANT.eq(variant.name()))
                    .execute();
        }
    }

    /** @return true: it was in that state, and moved */
    boolean move(DSLContext tx, BroadcastId id, Status from, Status to, Instant finishedAt) {
        return tx.update(BROADCAST)
                        .set(BROADCAST.STATUS, to.code())
                        .setNull(BROADCAST.PAUSE_REASON)
                        .set(BROADCAST.FINISHED_AT, finishedAt)
                        .set(BROADCAST.VERSION, BROADCAST.VERSION.plus(1))
                        .where(BROADCAST.ID.eq(id.value()), BROADCAST.STATUS.eq(from.code()))
                        .execute()
                == 1;
    }

    /** @return true: it was cancelled, and ends now */
    boolean end(DSLContext tx, BroadcastId id, Instant now) {
        return tx.update(BROADCAST)
                        .set(BROADCAST.FINISHED_AT, now)
                        .set(BROADCAST.VERSION, BROADCAST.VERSION.plus(1))
                        .where(
                                BROADCAST.ID.eq(id.value()),
                                BROADCAST.STATUS.eq(Status.CANCELLED.code()),
                                BROADCAST.FINISHED_AT.isNull())
                        .execute()
                == 1;
    }

    /** @return true: it was sending, and pauses now */
    boolean pause(DSLContext tx, BroadcastId id, Pause reason) {
        return tx.update(BROADCAST)
                        .set(BROADCAST.STATUS, Status.PAUSED.code())
                        .set(BROADCAST.PAUSE_REASON, reason.code())
                        .set(BROADCAST.VERSION, BROADCAST.VERSION.plus(1))
                        .where(BROADCAST.ID.eq(id.value()), BROADCAST.STATUS.eq(Status.SENDING.code()))
                        .execute()
                == 1;
    }

    private static List<Broadcast> read(DSLContext db, Condition which) {
        return read(db, which, BROADCAST.ID.asc());
    }

    private static List<Broadcast> read(DSLContext db, Condition which, OrderField<?> order) {
        Result<BroadcastRecord> rows =
                db.selectFrom(BROADCAST).where(which).orderBy(order).fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.map(BroadcastRecord::getId);
        var segments = segments(db, ids, false);
        var excluded = segments(db, ids, true);
        var variants = variants(db, ids);
        return rows.map(row -> broadcast(
                row,
                segments.getOrDefault(row.getId(), List.of()),
                excluded.getOrDefault(row.getId(), List.of()),
                variants.getOrDefault(row.getId(), List.of())));
    }

    private static Map<Long, List<SegmentId>> segments(DSLContext db, Collection<Long> ids, boolean excluded) {
        return db
                .select(BROADCAST_SEGMENT.BROADCAST_ID, BROADCAST_SEGMENT.SEGMENT_ID)
                .from(BROADCAST_SEGMENT)
                .where(BROADCAST_SEGMENT.BROADCAST_ID.in(ids), BROADCAST_SEGMENT.EXCLUDED.eq(excluded))
                .orderBy(BROADCAST_SEGMENT.SEGMENT_ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(),
                        Collectors.mapping(row -> new SegmentId(row.value2()), Collectors.toList())));
    }

    private static Map<Long, List<Variant>> variants(DSLContext db, Collection<Long> ids) {
        return db
                .select(
                        BROADCAST_VARIANT.BROADCAST_ID,
                        BROADCAST_VARIANT.VARIANT,
                        BROADCAST_VARIANT.SHARE,
                        BROADCAST_VARIANT.CONTENT)
                .from(BROADCAST_VARIANT)
                .where(BROADCAST_VARIANT.BROADCAST_ID.in(ids))
                .orderBy(BROADCAST_VARIANT.VARIANT)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(),
                        Collectors.mapping(
                                row -> VariantJson.read(
                                        row.value2(), row.value3(), row.value4().data()),
                                Collectors.toList())));
    }

    private static Broadcast broadcast(
            BroadcastRecord row, List<SegmentId> segments, List<SegmentId> excluded, List<Variant> variants) {
        var plan = new BroadcastPlan(
                row.getName(),
                segments,
                excluded,
                variants,
                Optional.ofNullable(row.getOfferId()).map(OfferId::new),
                row.getHoldout(),
                Optional.ofNullable(row.getRate()),
                new Window(
                        days(row.getWeekdays() == null ? 0 : row.getWeekdays().intValue()),
                        row.getHoursFrom() == null ? 0 : row.getHoursFrom(),
                        row.getHoursUntil() == null ? 24 : row.getHoursUntil()),
                Optional.ofNullable(row.getCapMessages()).map(messages -> new Cap(messages, row.getCapDays())),
                row.getErrorsAllowed());
        return new Broadcast(
                new BroadcastId(row.getId()),
                new BusinessId(row.getBusinessId()),
                Status.of(row.getStatus()),
                Optional.ofNullable(row.getPauseReason()).map(Pause::of),
                plan,
                Optional.ofNullable(row.getScheduledAt()),
                Optional.ofNullable(row.getFirstSendAt()),
                Optional.ofNullable(row.getStartedAt()),
                Optional.ofNullable(row.getFinishedAt()),
                Optional.ofNullable(row.getRecallAskedAt()),
                new StaffId(row.getCreatedBy()),
                Optional.ofNullable(row.getStartedBy()).map(StaffId::new),
                row.getCreatedAt(),
                row.getVersion());
    }

    /** @return bit 0 Monday … bit 6 Sunday; null: any day */
    private static org.jooq.types.UByte bits(Set<DayOfWeek> days) {
        return days.isEmpty()
                ? null
                : org.jooq.types.UByte.valueOf(
                        days.stream().mapToInt(day -> 1 << day.ordinal()).sum());
    }

    private static Set<DayOfWeek> days(int bits) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        Stream.of(DayOfWeek.values())
                .filter(day -> (bits >> day.ordinal() & 1) == 1)
                .forEach(days::add);
        return days;
    }
}
