package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER_IMPORT_LINE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import dvorik.core.customer.CustomerImport.Entry;
import dvorik.core.customer.CustomerImport.Line;
import dvorik.core.customer.CustomerImport.Problem;
import dvorik.core.customer.CustomerImport.Result;
import dvorik.core.customer.CustomerImport.Told;
import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import dvorik.migrations.jooq.tables.records.CustomerImportLineRecord;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** SQL of {@code customer_import_line}. */
final class ImportLineRepository {

    /** @param entries at least one */
    void insert(DSLContext tx, long job, List<Entry> entries) {
        var table = CUSTOMER_IMPORT_LINE;
        var insert = tx.insertInto(
                table,
                table.IMPORT_ID,
                table.LINE,
                table.RESULT,
                table.PROBLEMS,
                table.PHONE,
                table.FIRST_NAME,
                table.BIRTHDAY,
                table.LANGUAGE,
                table.TAGS,
                table.SOURCE,
                table.TIME_ZONE);
        for (var entry : entries) {
            insert = switch (entry) {
                case Entry.Wanted(var line) ->
                    insert.values(
                            job,
                            Math.toIntExact(line.number()),
                            null,
                            null,
                            line.phone().e164(),
                            line.name().orElse(null),
                            line.birthday().orElse(null),
                            line.language().code(),
                            String.join("\n", line.tags()),
                            line.source().orElse(null),
                            line.zone().map(ZoneId::getId).orElse(null));
                case Entry.Refused(var number, var problems) ->
                    insert.values(
                            job,
                            Math.toIntExact(number),
                            code(Result.REFUSED),
                            text(problems),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
            };
        }
        insert.execute();
    }

    /** @return those of the numbers that wait in lines before */
    HashSet<String> findPhones(DSLContext tx, long job, Collection<String> phones) {
        return new HashSet<>(tx.select(CUSTOMER_IMPORT_LINE.PHONE)
                .from(CUSTOMER_IMPORT_LINE)
                .where(CUSTOMER_IMPORT_LINE.IMPORT_ID.eq(job), CUSTOMER_IMPORT_LINE.PHONE.in(phones))
                .fetch(CUSTOMER_IMPORT_LINE.PHONE));
    }

    List<Line> findWaiting(DSLContext tx, long job, int behind, int limit) {
        return tx.selectFrom(CUSTOMER_IMPORT_LINE)
                .where(
                        CUSTOMER_IMPORT_LINE.IMPORT_ID.eq(job),
                        CUSTOMER_IMPORT_LINE.LINE.gt(behind),
                        CUSTOMER_IMPORT_LINE.RESULT.isNull())
                .orderBy(CUSTOMER_IMPORT_LINE.LINE)
                .limit(limit)
                .fetch(ImportLineRepository::line);
    }

    List<Told> find(DSLContext db, long job, Optional<Result> result, long behind, int offset, int limit) {
        return db.selectFrom(CUSTOMER_IMPORT_LINE)
                .where(
                        CUSTOMER_IMPORT_LINE.IMPORT_ID.eq(job),
                        CUSTOMER_IMPORT_LINE.LINE.gt(Math.toIntExact(behind)),
                        result.map(one -> CUSTOMER_IMPORT_LINE.RESULT.eq(code(one)))
                                .orElse(noCondition()))
                .orderBy(CUSTOMER_IMPORT_LINE.LINE)
                .limit(offset, limit)
                .fetch(ImportLineRepository::told);
    }

    /** What a line said goes, what became of it stays. */
    void settle(DSLContext tx, long job, List<ImportBatch.Taken> taken) {
        var table = CUSTOMER_IMPORT_LINE;
        var rows = tx.insertInto(table, table.IMPORT_ID, table.LINE, table.RESULT, table.CUSTOMER_ID);
        for (var one : taken) {
            rows = rows.values(
                    job,
                    Math.toIntExact(one.line().number()),
                    code(one.result()),
                    one.customer().map(CustomerId::value).orElse(null));
        }
        rows.onDuplicateKeyUpdate()
                .set(table.RESULT, excluded(table.RESULT))
                .set(table.CUSTOMER_ID, excluded(table.CUSTOMER_ID))
                .setNull(table.PHONE)
                .setNull(table.FIRST_NAME)
                .setNull(table.BIRTHDAY)
                .setNull(table.LANGUAGE)
                .setNull(table.TAGS)
                .setNull(table.SOURCE)
                .setNull(table.TIME_ZONE)
                .execute();
    }

    void refuse(DSLContext tx, long job, long line, Problem problem) {
        tx.update(CUSTOMER_IMPORT_LINE)
                .set(CUSTOMER_IMPORT_LINE.RESULT, code(Result.REFUSED))
                .set(CUSTOMER_IMPORT_LINE.PROBLEMS, text(List.of(problem)))
                .setNull(CUSTOMER_IMPORT_LINE.PHONE)
                .setNull(CUSTOMER_IMPORT_LINE.FIRST_NAME)
                .setNull(CUSTOMER_IMPORT_LINE.BIRTHDAY)
                .setNull(CUSTOMER_IMPORT_LINE.LANGUAGE)
                .setNull(CUSTOMER_IMPORT_LINE.TAGS)
                .setNull(CUSTOMER_IMPORT_LINE.SOURCE)
                .setNull(CUSTOMER_IMPORT_LINE.TIME_ZONE)
                .where(CUSTOMER_IMPORT_LINE.IMPORT_ID.eq(job), CUSTOMER_IMPORT_LINE.LINE.eq(Math.toIntExact(line)))
                .execute();
    }

    /** @return how many went */
    int delete(DSLContext db, long job, int limit) {
        return db.deleteFrom(CUSTOMER_IMPORT_LINE)
                .where(CUSTOMER_IMPORT_LINE.IMPORT_ID.eq(job))
                .orderBy(CUSTOMER_IMPORT_LINE.LINE)
                .limit(limit)
                .execute();
    }

    private static Line line(CustomerImportLineRecord row) {
        return new Line(
                row.getLine(),
                new Phone(row.getPhone()),
                Optional.ofNullable(row.getFirstName()),
                Optional.ofNullable(row.getBirthday()),
                Language.of(row.getLanguage()).orElseThrow(),
                row.getTags().isEmpty() ? List.of() : List.of(row.getTags().split("\n")),
                Optional.ofNullable(row.getSource()),
                Optional.ofNullable(row.getTimeZone()).map(ZoneId::of));
    }

    private static Told told(CustomerImportLineRecord row) {
        return new Told(
                row.getLine(),
                Optional.ofNullable(row.getResult()).map(code -> Result.valueOf(code.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getCustomerId()).map(CustomerId::new),
                problems(row.getProblems()));
    }

    private static String code(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static String text(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.column() + " " + problem.problem())
                .collect(Collectors.joining("\n"));
    }

    private static List<Problem> problems(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\n"))
                        .map(pair -> pair.split(" "))
                        .map(pair -> new Problem(pair[0], pair[1]))
                        .toList();
    }
}
