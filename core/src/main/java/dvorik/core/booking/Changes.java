package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.BOOKING_CHANGE;
import static dvorik.migrations.jooq.Tables.BOOKING_CHANGE_WORDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.id.BookingId;
import dvorik.core.id.ResourceId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Json;
import dvorik.migrations.jooq.tables.records.BookingRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Writes each change of a booking together with its line of history, and the audit entry where staff did it. */
final class Changes {
    private static final ObjectMapper JSON = Json.mapper()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Clock clock;
    private final AuditLog audit;
    private final BookingRepository bookings = new BookingRepository();

    Changes(Clock clock, AuditLog audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** What was done to a booking. @param action at most 20 characters */
    record Deed(String action, Actor by, Why why) {
        static Deed of(String action, Actor by) {
            return new Deed(action, by, Why.NONE);
        }
    }

    /** @param change the line of history */
    record Changed(Booking booking, long change) {}

    /** When and who, as history keeps it. */
    record PlanWords(Instant start, Instant end, List<ItemWords> items) {
        static PlanWords of(Booking booking) {
            return new PlanWords(
                    booking.start(),
                    booking.end(),
                    booking.items().stream()
                            .map(item -> new ItemWords(
                                    item.service().value(),
                                    item.master().map(StaffId::value).orElse(null),
                                    item.room().map(ResourceId::value).orElse(null),
                                    item.start(),
                                    item.end(),
                                    item.price().minor()))
                            .toList());
        }
    }

    record ItemWords(long service, Long master, Long room, Instant start, Instant end, long price) {}

    /** The first line of a booking that was just inserted. */
    Changed begun(DSLContext tx, BookingId id, Deed deed) {
        var booking = bookings.find(tx, id).orElseThrow();
        return record(tx, Optional.empty(), booking, deed);
    }

    /**
     * Changes a booking that this transaction has locked.
     *
     * @param before as it was when it was locked; items may have been replaced since
     * @param values what changes besides the revision
     */
    Changed change(DSLContext tx, Booking before, Deed deed, Consumer<BookingRecord> values) {
        var row = new BookingRecord();
        values.accept(row);
        row.setRevision(before.revision() + 1);
        int changed = tx.update(BOOKING)
                .set(row)
                .where(
                        BOOKING.ID.eq(before.id().value()),
                        BOOKING.REVISION.eq(before.revision()),
                        BOOKING.STATUS.eq(before.status().code()))
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("booking " + before.id().value() + " changed under its lock");
        }
        return record(tx, Optional.of(before), bookings.find(tx, before.id()).orElseThrow(), deed);
    }

    private Changed record(DSLContext tx, Optional<Booking> before, Booking now, Deed deed) {
        var plan = json(PlanWords.of(now));
        var planBefore = before.map(PlanWords::of).map(Changes::json).orElse(null);
        long id = tx.insertInto(BOOKING_CHANGE)
                .set(BOOKING_CHANGE.BOOKING_ID, now.id().value())
                .set(BOOKING_CHANGE.REVISION, now.revision())
                .set(BOOKING_CHANGE.ACTION, deed.action())
                .set(BOOKING_CHANGE.ACTOR_KIND, deed.by().kind())
                .set(BOOKING_CHANGE.ACTOR_ID, deed.by().number())
                .set(
                        BOOKING_CHANGE.REASON,
                        deed.why().equals(Why.NONE) ? null : deed.why().code())
                .set(
                        BOOKING_CHANGE.STATUS_BEFORE,
                        before.map(b -> b.status().code()).orElse(null))
                .set(BOOKING_CHANGE.STATUS_AFTER, now.status().code())
                .set(BOOKING_CHANGE.BEFORE_PLAN, planBefore)
                .set(BOOKING_CHANGE.AFTER_PLAN, plan.equals(planBefore) ? null : plan)
                .set(BOOKING_CHANGE.CHANGED_AT, clock.instant())
                .returningResult(BOOKING_CHANGE.ID)
                .fetchSingle()
                .value1();
        deed.why().words().filter(words -> !words.isBlank()).ifPresent(words -> tx.insertInto(BOOKING_CHANGE_WORDS)
                .set(BOOKING_CHANGE_WORDS.CHANGE_ID, id)
                .set(BOOKING_CHANGE_WORDS.WORDS, words)
                .execute());
        if (deed.by() instanceof Actor.Staff(var staff)) {
            var facts = new HashMap<String, Object>();
            facts.put("after", now.status().code());
            before.ifPresent(b -> facts.put("before", b.status().code()));
            facts.put("start", now.start().toString());
            facts.put("reason", deed.why().code());
            audit.record(
                    tx,
                    staff,
                    new Act("booking." + deed.action(), "booking", now.id().value(), now.salon(), "done", facts));
        }
        return new Changed(now, id);
    }

    static PlanWords plan(String json) {
        try {
            return JSON.readValue(json, PlanWords.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of history cannot be read", e);
        }
    }

    private static String json(PlanWords plan) {
        try {
            return JSON.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
