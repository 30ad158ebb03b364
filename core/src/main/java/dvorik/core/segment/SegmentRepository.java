package dvorik.core.segment;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.SEGMENT;
import static dvorik.migrations.jooq.Tables.SEGMENT_MEMBER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SegmentId;
import dvorik.core.id.StaffId;
import dvorik.core.segment.RuleReader.Read;
import dvorik.core.text.Json;
import dvorik.migrations.jooq.tables.records.SegmentRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;

/** SQL of {@code segment} and {@code segment_member}; each method is one statement. */
final class SegmentRepository {
    private static final ObjectMapper MAPPER = Json.mapper().build();

    /** @return soft-deleted ones too */
    Optional<Segment> find(DSLContext db, BusinessId business, SegmentId id) {
        return Optional.ofNullable(find(db, business, List.of(id)).get(id));
    }

    /** @return soft-deleted ones too; those of others are not there */
    Map<SegmentId, Segment> find(DSLContext db, BusinessId business, Collection<SegmentId> ids) {
        return db.selectFrom(SEGMENT)
                .where(
                        SEGMENT.ID.in(ids.stream().map(SegmentId::value).toList()),
                        SEGMENT.BUSINESS_ID.eq(business.value()))
                .fetchMap(row -> new SegmentId(row.getId()), SegmentRepository::segment);
    }

    Optional<Segment> findLiving(DSLContext db, BusinessId business, SegmentId id) {
        return db.selectFrom(SEGMENT)
                .where(of(business), SEGMENT.ID.eq(id.value()))
                .fetchOptional(SegmentRepository::segment);
    }

    /** Locks the row of one that is not deleted. */
    Optional<Segment> lock(DSLContext tx, BusinessId business, SegmentId id) {
        return tx.selectFrom(SEGMENT)
                .where(of(business), SEGMENT.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(SegmentRepository::segment);
    }

    /** @return newest first, the deleted left out */
    List<Segment> find(DSLContext db, BusinessId business, int offset, int limit) {
        return db.selectFrom(SEGMENT)
                .where(of(business))
                .orderBy(SEGMENT.ID.desc())
                .limit(offset, limit)
                .fetch(SegmentRepository::segment);
    }

    long count(DSLContext db, BusinessId business) {
        return db.fetchCount(SEGMENT, of(business));
    }

    /** @param frozenAt null for a live one */
    SegmentId insert(
            DSLContext tx,
            BusinessId business,
            StaffId by,
            String name,
            Segment.Kind kind,
            JsonNode tree,
            Instant frozenAt,
            Instant now) {
        return new SegmentId(tx.insertInto(SEGMENT)
                .set(SEGMENT.BUSINESS_ID, business.value())
                .set(SEGMENT.NAME, name)
                .set(SEGMENT.KIND, kind.name().toLowerCase(Locale.ROOT))
                .set(SEGMENT.RULE, JSON.valueOf(tree.toString()))
                .set(SEGMENT.FROZEN_AT, frozenAt)
                .set(SEGMENT.CREATED_BY, by.value())
                .set(SEGMENT.CREATED_AT, now)
                .returningResult(SEGMENT.ID)
                .fetchSingle(SEGMENT.ID));
    }

    /** @param frozenAt null for a live one */
    void update(DSLContext tx, SegmentId id, String name, JsonNode tree, Instant frozenAt) {
        tx.update(SEGMENT)
                .set(SEGMENT.NAME, name)
                .set(SEGMENT.RULE, JSON.valueOf(tree.toString()))
                .set(SEGMENT.FROZEN_AT, frozenAt)
                .set(SEGMENT.VERSION, SEGMENT.VERSION.plus(1))
                .where(SEGMENT.ID.eq(id.value()))
                .execute();
    }

    void delete(DSLContext tx, SegmentId id, Instant now) {
        tx.update(SEGMENT)
                .set(SEGMENT.DELETED_AT, now)
                .set(SEGMENT.VERSION, SEGMENT.VERSION.plus(1))
                .where(SEGMENT.ID.eq(id.value()))
                .execute();
    }

    /** @return how many they are */
    int freeze(DSLContext tx, SegmentId id, Condition which) {
        return tx.insertInto(SEGMENT_MEMBER, SEGMENT_MEMBER.SEGMENT_ID, SEGMENT_MEMBER.CUSTOMER_ID)
                .select(DSL.select(DSL.val(id.value()), CUSTOMER.ID)
                        .from(CUSTOMER)
                        .where(which))
                .execute();
    }

    void thaw(DSLContext tx, SegmentId id) {
        tx.deleteFrom(SEGMENT_MEMBER)
                .where(SEGMENT_MEMBER.SEGMENT_ID.eq(id.value()))
                .execute();
    }

    static Condition listed(SegmentId id) {
        return CUSTOMER.ID.in(DSL.select(SEGMENT_MEMBER.CUSTOMER_ID)
                .from(SEGMENT_MEMBER)
                .where(SEGMENT_MEMBER.SEGMENT_ID.eq(id.value())));
    }

    private static Condition of(BusinessId business) {
        return SEGMENT.BUSINESS_ID.eq(business.value()).and(SEGMENT.DELETED_AT.isNull());
    }

    private static Segment segment(SegmentRecord row) {
        var tree = tree(row.getRule().data());
        if (!(RuleReader.read(tree, "rule") instanceof Read.Good(var rule, var references))) {
            throw new IllegalStateException("the rule of segment " + row.getId() + " cannot be read");
        }
        return new Segment(
                new SegmentId(row.getId()),
                new BusinessId(row.getBusinessId()),
                row.getName(),
                Segment.Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                rule,
                tree,
                references,
                Optional.ofNullable(row.getFrozenAt()),
                new StaffId(row.getCreatedBy()),
                row.getCreatedAt(),
                row.getVersion());
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule is no JSON", e);
        }
    }
}
