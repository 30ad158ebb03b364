package dvorik.core.template;

import static dvorik.migrations.jooq.Tables.MESSAGE_TEMPLATE;
import static dvorik.migrations.jooq.Tables.MESSAGE_TEMPLATE_VERSION;

import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import dvorik.core.id.TemplateId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record8;
import org.jooq.SelectConditionStep;

/** SQL of {@code message_template} and its versions. */
final class TemplateRepository {
    /** A row. @param content empty: reset */
    record Row(
            TemplateId id,
            String key,
            boolean builtIn,
            String name,
            Optional<MessageContent> content,
            int version,
            StaffId changedBy,
            Instant changedAt) {}

    Optional<Row> find(DSLContext db, BusinessId business, String key) {
        return select(db, business).and(MESSAGE_TEMPLATE.TEMPLATE_KEY.eq(key)).fetchOptional(TemplateRepository::row);
    }

    Optional<Row> lock(DSLContext tx, BusinessId business, String key) {
        return select(tx, business)
                .and(MESSAGE_TEMPLATE.TEMPLATE_KEY.eq(key))
                .forUpdate()
                .fetchOptional(TemplateRepository::row);
    }

    List<Row> findAll(DSLContext db, BusinessId business, Collection<String> keys) {
        return select(db, business).and(MESSAGE_TEMPLATE.TEMPLATE_KEY.in(keys)).fetch(TemplateRepository::row);
    }

    /** @return of marketing, newest first */
    List<Row> findOwn(DSLContext db, BusinessId business, int offset, int limit) {
        return select(db, business)
                .and(MESSAGE_TEMPLATE.BUILT_IN.isFalse())
                .orderBy(MESSAGE_TEMPLATE.ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(TemplateRepository::row);
    }

    int countOwn(DSLContext db, BusinessId business) {
        return db.fetchCount(
                MESSAGE_TEMPLATE,
                MESSAGE_TEMPLATE.BUSINESS_ID.eq(business.value()),
                MESSAGE_TEMPLATE.BUILT_IN.isFalse());
    }

    /** @return other words for messages of the system */
    List<Row> findChanged(DSLContext db, BusinessId business) {
        return select(db, business)
                .and(MESSAGE_TEMPLATE.BUILT_IN.isTrue())
                .and(MESSAGE_TEMPLATE.CONTENT.isNotNull())
                .fetch(TemplateRepository::row);
    }

    /** @return false when the key is taken */
    boolean insert(DSLContext tx, BusinessId business, Row row) {
        return tx.insertInto(MESSAGE_TEMPLATE)
                        .set(MESSAGE_TEMPLATE.BUSINESS_ID, business.value())
                        .set(MESSAGE_TEMPLATE.TEMPLATE_KEY, row.key())
                        .set(MESSAGE_TEMPLATE.BUILT_IN, row.builtIn())
                        .set(MESSAGE_TEMPLATE.NAME, row.name())
                        .set(MESSAGE_TEMPLATE.CONTENT, json(row))
                        .set(MESSAGE_TEMPLATE.VERSION, row.version())
                        .set(MESSAGE_TEMPLATE.CHANGED_BY, row.changedBy().value())
                        .set(MESSAGE_TEMPLATE.CHANGED_AT, row.changedAt())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    void update(DSLContext tx, Row row) {
        tx.update(MESSAGE_TEMPLATE)
                .set(MESSAGE_TEMPLATE.NAME, row.name())
                .set(MESSAGE_TEMPLATE.CONTENT, json(row))
                .set(MESSAGE_TEMPLATE.VERSION, row.version())
                .set(MESSAGE_TEMPLATE.CHANGED_BY, row.changedBy().value())
                .set(MESSAGE_TEMPLATE.CHANGED_AT, row.changedAt())
                .where(MESSAGE_TEMPLATE.ID.eq(row.id().value()))
                .execute();
    }

    void keepVersion(DSLContext tx, Row row) {
        tx.insertInto(MESSAGE_TEMPLATE_VERSION)
                .set(MESSAGE_TEMPLATE_VERSION.TEMPLATE_ID, row.id().value())
                .set(MESSAGE_TEMPLATE_VERSION.VERSION, row.version())
                .set(MESSAGE_TEMPLATE_VERSION.NAME, row.name())
                .set(MESSAGE_TEMPLATE_VERSION.CONTENT, json(row))
                .set(MESSAGE_TEMPLATE_VERSION.CHANGED_BY, row.changedBy().value())
                .set(MESSAGE_TEMPLATE_VERSION.CHANGED_AT, row.changedAt())
                .execute();
    }

    List<TemplateVersion> findVersions(DSLContext db, TemplateId id, int offset, int limit) {
        return db.select(
                        MESSAGE_TEMPLATE_VERSION.VERSION,
                        MESSAGE_TEMPLATE_VERSION.NAME,
                        MESSAGE_TEMPLATE_VERSION.CONTENT,
                        MESSAGE_TEMPLATE_VERSION.CHANGED_BY,
                        MESSAGE_TEMPLATE_VERSION.CHANGED_AT)
                .from(MESSAGE_TEMPLATE_VERSION)
                .where(MESSAGE_TEMPLATE_VERSION.TEMPLATE_ID.eq(id.value()))
                .orderBy(MESSAGE_TEMPLATE_VERSION.VERSION.desc())
                .limit(limit)
                .offset(offset)
                .fetch(row -> new TemplateVersion(
                        row.value1(), row.value2(), content(row.value3()), new StaffId(row.value4()), row.value5()));
    }

    int countVersions(DSLContext db, TemplateId id) {
        return db.fetchCount(MESSAGE_TEMPLATE_VERSION, MESSAGE_TEMPLATE_VERSION.TEMPLATE_ID.eq(id.value()));
    }

    private static SelectConditionStep<Record8<Long, String, Boolean, String, JSON, Integer, Long, Instant>> select(
            DSLContext db, BusinessId business) {
        return db.select(
                        MESSAGE_TEMPLATE.ID,
                        MESSAGE_TEMPLATE.TEMPLATE_KEY,
                        MESSAGE_TEMPLATE.BUILT_IN,
                        MESSAGE_TEMPLATE.NAME,
                        MESSAGE_TEMPLATE.CONTENT,
                        MESSAGE_TEMPLATE.VERSION,
                        MESSAGE_TEMPLATE.CHANGED_BY,
                        MESSAGE_TEMPLATE.CHANGED_AT)
                .from(MESSAGE_TEMPLATE)
                .where(MESSAGE_TEMPLATE.BUSINESS_ID.eq(business.value()));
    }

    private static Row row(Record8<Long, String, Boolean, String, JSON, Integer, Long, Instant> row) {
        return new Row(
                new TemplateId(row.value1()),
                row.value2(),
                row.value3(),
                row.value4(),
                content(row.value5()),
                row.value6(),
                new StaffId(row.value7()),
                row.value8());
    }

    private static Optional<MessageContent> content(JSON json) {
        return Optional.ofNullable(json).map(JSON::data).map(ContentJson::read);
    }

    private static JSON json(Row row) {
        return row.content().map(ContentJson::write).map(JSON::valueOf).orElse(null);
    }
}
