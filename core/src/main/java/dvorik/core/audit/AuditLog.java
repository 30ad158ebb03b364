package dvorik.core.audit;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.AUDIT_PERSONAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.db.KeptInsert;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Json;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;

/** Writes audit entries. */
public final class AuditLog {
    private static final ObjectMapper JSON_MAPPER = Json.mapper().build();
    private static final KeptInsert INSERT = KeptInsert.into(
            AUDIT_ENTRY,
            AUDIT_ENTRY.ACTOR_KIND,
            AUDIT_ENTRY.ACTOR_ID,
            AUDIT_ENTRY.ACTION,
            AUDIT_ENTRY.ENTITY,
            AUDIT_ENTRY.ENTITY_ID,
            AUDIT_ENTRY.SALON_ID,
            AUDIT_ENTRY.ORIGIN,
            AUDIT_ENTRY.RESULT,
            AUDIT_ENTRY.DETAILS,
            AUDIT_ENTRY.REQUEST_ID,
            AUDIT_ENTRY.OCCURRED_AT);

    private final Clock clock;

    public AuditLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param action such as {@code discount.redeem}
     * @param entity table name of what it was done to; {@code entityId} may be null
     * @param salon where; may be null
     * @param result {@code done}, or the name of the refusal
     * @param details plain facts without personal data
     */
    public record Act(
            String action, String entity, Long entityId, SalonId salon, String result, Map<String, Object> details) {}

    /** Adds an entry for a member of staff, or for the program that stands behind one; {@link AuditOrigin} says from where. */
    public void record(DSLContext tx, StaffId actor, Act act) {
        var origin = AuditOrigin.current();
        if (origin.key().isPresent()) {
            write(tx, "api_key", origin.key().get().value(), origin, act);
        } else {
            write(tx, "staff", actor.value(), origin, act);
        }
    }

    /**
     * As {@link #record(DSLContext, StaffId, Act)}, with facts that name people.
     *
     * @param personal plain values, kept apart so that they can be erased; none: nothing is kept apart
     */
    public void record(DSLContext tx, StaffId actor, Act act, Map<String, Object> personal) {
        record(tx, actor, act);
        if (!personal.isEmpty()) {
            tx.insertInto(AUDIT_PERSONAL)
                    .set(AUDIT_PERSONAL.AUDIT_ID, DSL.field("last_insert_id()", Long.class))
                    .set(AUDIT_PERSONAL.DETAILS, JSON.valueOf(json(personal)))
                    .execute();
        }
    }

    /** Forgets the facts that name people in what was done to these; the entries themselves stay. */
    public void forget(DSLContext tx, String entity, Collection<Long> ids) {
        tx.deleteFrom(AUDIT_PERSONAL)
                .where(AUDIT_PERSONAL.AUDIT_ID.in(tx.select(AUDIT_ENTRY.ID)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.ENTITY.eq(entity), AUDIT_ENTRY.ENTITY_ID.in(ids))))
                .execute();
    }

    /** Adds an entry for what the system did by itself. */
    public void recordSystem(DSLContext tx, Act act) {
        write(tx, "system", null, AuditOrigin.SYSTEM, act);
    }

    private void write(DSLContext tx, String actorKind, Long actorId, AuditOrigin origin, Act act) {
        INSERT.execute(
                tx,
                actorKind,
                actorId,
                act.action(),
                act.entity(),
                act.entityId(),
                act.salon() == null ? null : act.salon().value(),
                origin.name(),
                act.result(),
                JSON.valueOf(json(act.details())),
                origin.requestId(),
                clock.instant());
    }

    private static String json(Map<String, Object> details) {
        try {
            return JSON_MAPPER.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details must be plain values", e);
        }
    }
}
