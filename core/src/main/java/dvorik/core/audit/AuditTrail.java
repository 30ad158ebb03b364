package dvorik.core.audit;

import static dvorik.migrations.jooq.Tables.API_KEY;
import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.id.BusinessId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads the audit log. */
public final class AuditTrail {
    private static final long FIRST_BUSINESS = 1;
    private static final int BATCH = 1000;
    private final DSLContext db;

    public AuditTrail(DSLContext db) {
        this.db = db;
    }

    /**
     * An entry.
     *
     * @param details JSON object without personal data
     */
    public record Entry(
            long id,
            String actorKind,
            Optional<Long> actorId,
            String action,
            String entity,
            Optional<Long> entityId,
            Optional<Long> salonId,
            String origin,
            String result,
            Optional<String> requestId,
            String details,
            Instant at) {}

    /** Which ones; empty: any. @param until exclusive */
    public record Filter(
            Optional<String> actorKind,
            Optional<Long> actorId,
            Optional<String> action,
            Optional<String> entity,
            Optional<Long> entityId,
            Optional<Long> salonId,
            Optional<Instant> from,
            Optional<Instant> until) {}

    /** Where a page ended. */
    public record Place(Instant at, long id) {}

    public long count(BusinessId business, Filter filter) {
        return db.fetchCount(db.selectOne().from(AUDIT_ENTRY).where(conditions(business, filter)));
    }

    /** @return newest first */
    public List<Entry> page(BusinessId business, Filter filter, long skip, int limit) {
        return select(conditions(business, filter), skip, limit);
    }

    /** @return those older than the place, newest first */
    public List<Entry> after(BusinessId business, Filter filter, Place place, int limit) {
        var conditions = conditions(business, filter);
        conditions.add(before(place));
        return select(conditions, 0, limit);
    }

    /** Gives all of them, newest first; memory does not grow with their number. */
    public void each(BusinessId business, Filter filter, Consumer<Entry> taker) {
        var some = page(business, filter, 0, BATCH);
        while (!some.isEmpty()) {
            some.forEach(taker);
            var last = some.getLast();
            some = some.size() < BATCH ? List.of() : after(business, filter, new Place(last.at(), last.id()), BATCH);
        }
    }

    private List<Entry> select(List<Condition> conditions, long skip, int limit) {
        return db.select(AUDIT_ENTRY.fields())
                .from(AUDIT_ENTRY)
                .where(conditions)
                .orderBy(AUDIT_ENTRY.OCCURRED_AT.desc(), AUDIT_ENTRY.ID.desc())
                .limit(limit)
                .offset(skip)
                .fetch(AuditTrail::entry);
    }

    private static Condition before(Place place) {
        return AUDIT_ENTRY
                .OCCURRED_AT
                .le(place.at())
                .and(AUDIT_ENTRY.OCCURRED_AT.lt(place.at()).or(AUDIT_ENTRY.ID.lt(place.id())));
    }

    private List<Condition> conditions(BusinessId business, Filter filter) {
        var all = new ArrayList<Condition>();
        filter.actorKind().ifPresent(kind -> all.add(AUDIT_ENTRY.ACTOR_KIND.eq(kind)));
        filter.actorId().ifPresent(id -> all.add(AUDIT_ENTRY.ACTOR_ID.eq(id)));
        filter.action().ifPresent(action -> all.add(AUDIT_ENTRY.ACTION.eq(action)));
        filter.entity().ifPresent(entity -> all.add(AUDIT_ENTRY.ENTITY.eq(entity)));
        filter.entityId().ifPresent(id -> all.add(AUDIT_ENTRY.ENTITY_ID.eq(id)));
        filter.salonId().ifPresent(id -> all.add(AUDIT_ENTRY.SALON_ID.eq(id)));
        filter.from().ifPresent(from -> all.add(AUDIT_ENTRY.OCCURRED_AT.ge(from)));
        filter.until().ifPresent(until -> all.add(AUDIT_ENTRY.OCCURRED_AT.lt(until)));
        if (business.value() != FIRST_BUSINESS) {
            all.add(isOf(business));
        }
        return all;
    }

    /** The first business runs the installation and sees what the system does, too; others see what their own people do. */
    private static Condition isOf(BusinessId business) {
        return AUDIT_ENTRY
                .ACTOR_KIND
                .eq("staff")
                .and(AUDIT_ENTRY.ACTOR_ID.in(
                        DSL.select(STAFF.ID).from(STAFF).where(STAFF.BUSINESS_ID.eq(business.value()))))
                .or(AUDIT_ENTRY
                        .ACTOR_KIND
                        .eq("api_key")
                        .and(AUDIT_ENTRY.ACTOR_ID.in(
                                DSL.select(API_KEY.ID).from(API_KEY).where(API_KEY.BUSINESS_ID.eq(business.value())))));
    }

    private static Entry entry(Record row) {
        return new Entry(
                row.get(AUDIT_ENTRY.ID),
                row.get(AUDIT_ENTRY.ACTOR_KIND),
                Optional.ofNullable(row.get(AUDIT_ENTRY.ACTOR_ID)),
                row.get(AUDIT_ENTRY.ACTION),
                row.get(AUDIT_ENTRY.ENTITY),
                Optional.ofNullable(row.get(AUDIT_ENTRY.ENTITY_ID)),
                Optional.ofNullable(row.get(AUDIT_ENTRY.SALON_ID)),
                row.get(AUDIT_ENTRY.ORIGIN),
                row.get(AUDIT_ENTRY.RESULT),
                Optional.ofNullable(row.get(AUDIT_ENTRY.REQUEST_ID)),
                row.get(AUDIT_ENTRY.DETAILS).data(),
                row.get(AUDIT_ENTRY.OCCURRED_AT));
    }
}
