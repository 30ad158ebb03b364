package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER_IMPORT;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Language;
import dvorik.migrations.jooq.tables.records.CustomerImportRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Takes over customers from a file: at once where they are few, else in the background. The lines of a large file wait in
 * the database, so that no process holds it, and one that ends leaves the rest to the next.
 */
public final class CustomerImport {
    /** Taken over at once; no more lines than this are in memory at any time. */
    public static final int MOST_AT_ONCE = 500;

    /** The whole file stands in the database in one transaction; some ten seconds of it. */
    public static final int MOST_LINES = 200_000;

    /** How long it is told what became of the lines. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int CLEANED_AT_ONCE = 5_000;

    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final ImportBatch batch;
    private final ImportLineRepository lines = new ImportLineRepository();

    /** @param clock business time */
    public CustomerImport(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.batch = new ImportBatch(audit);
    }

    /** @param number of the line in the file */
    public record Line(
            long number,
            Phone phone,
            Optional<String> name,
            Optional<LocalDate> birthday,
            Language language,
            List<String> tags,
            Optional<String> source,
            Optional<ZoneId> zone) {}

    /** @param column of the file, "line" for the line as a whole; {@code problem} a word for programs */
    public record Problem(String column, String problem) {}

    /** A line as it was read. */
    public sealed interface Entry {
        record Wanted(Line line) implements Entry {}

        record Refused(long number, List<Problem> problems) implements Entry {}
    }

    /** A file while it is read. */
    public interface Source {
        /** @return empty at its end, or where nothing more can be told apart */
        Optional<Entry> next();

        /** @return false when there was more that could not be read */
        boolean isComplete();
    }

    public enum Result {
        CREATED,
        /** Known already; what was missing was added. */
        COMPLETED,
        /** Known already, with all of that. */
        KNOWN,
        REFUSED
    }

    /**
     * What became of a line.
     *
     * @param result empty: waits
     * @param customer empty where it was refused or waits, and in a dry run that would create one
     */
    public record Told(long line, Optional<Result> result, Optional<CustomerId> customer, List<Problem> problems) {}

    /** What became of a file. */
    public sealed interface Started {
        /** @param complete false: lines after the last one were not read */
        record Done(boolean complete, List<Told> lines) implements Started {}

        /** Goes on in the background. */
        record Underway(Progress progress) implements Started {}
    }

    /** @param counts of lines worked off; {@code finishedAt} empty: goes on */
    public record Progress(
            long id,
            boolean dry,
            boolean complete,
            int total,
            Map<Result, Integer> counts,
            Instant createdAt,
            Optional<Instant> finishedAt) {
        public int done() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * Takes a file over, or keeps it for the background.
     *
     * @param source read once
     * @param dry changes nothing and says what would become of the lines
     */
    public Started start(StaffId actor, BusinessId business, Source source, boolean dry) {
        var head = new ArrayList<Entry>();
        var next = source.next();
        while (next.isPresent() && head.size() < MOST_AT_ONCE) {
            head.add(next.get());
            next = source.next();
        }
        if (next.isEmpty()) {
            var settled = withoutRepeats(head, new HashSet<>());
            return Transactions.repeated(
                    db, tx -> new Started.Done(source.isComplete(), takeNow(tx, actor, settled, dry)));
        }
        var more = next;
        return new Started.Underway(
                db.transactionResult(trx -> keep(trx.dsl(), actor, business, head, more.get(), source, dry)));
    }

    /** @return empty for those of another business */
    public Optional<Progress> find(BusinessId business, long id) {
        return db.selectFrom(CUSTOMER_IMPORT)
                .where(CUSTOMER_IMPORT.ID.eq(id), CUSTOMER_IMPORT.BUSINESS_ID.eq(business.value()))
                .fetchOptional(CustomerImport::progress);
    }

    /** @param behind lines after this one, in the order of the file */
    public List<Told> lines(Progress job, Optional<Result> result, long behind, int offset, int limit) {
        return lines.find(db, job.id(), result, behind, offset, limit);
    }

    /** Works off what waits, in batches; several processes may do so at once. */
    public void workDue() {
        new ImportWork(db, clock, batch, lines).workDue();
    }

    /** What became of lines long ago is forgotten. */
    public void clean() {
        var old = db.select(CUSTOMER_IMPORT.ID)
                .from(CUSTOMER_IMPORT)
                .where(CUSTOMER_IMPORT.FINISHED_AT.lt(clock.instant().minus(KEPT)))
                .fetch(CUSTOMER_IMPORT.ID);
        for (var id : old) {
            while (lines.delete(db, id, CLEANED_AT_ONCE) == CLEANED_AT_ONCE) {
                // in transactions of bounded size
            }
            db.deleteFrom(CUSTOMER_IMPORT).where(CUSTOMER_IMPORT.ID.eq(id)).execute();
        }
    }

    private List<Told> takeNow(DSLContext tx, StaffId actor, List<Entry> entries, boolean dry) {
        var told = new HashMap<Long, Told>();
        for (var one : batch.take(tx, actor, wanted(entries), dry)) {
            long number = one.line().number();
            told.put(number, new Told(number, Optional.of(one.result()), one.customer(), List.of()));
        }
        return entries.stream()
                .map(entry -> switch (entry) {
                    case Entry.Wanted(var line) -> told.get(line.number());
                    case Entry.Refused(var number, var problems) ->
                        new Told(number, Optional.of(Result.REFUSED), Optional.empty(), problems);
                })
                .toList();
    }

    private Progress keep(
            DSLContext tx,
            StaffId actor,
            BusinessId business,
            List<Entry> head,
            Entry more,
            Source source,
            boolean dry) {
        var now = clock.instant();
        long id = tx.insertInto(CUSTOMER_IMPORT)
                .set(CUSTOMER_IMPORT.BUSINESS_ID, business.value())
                .set(CUSTOMER_IMPORT.CREATED_BY, actor.value())
                .set(CUSTOMER_IMPORT.DRY, dry)
                .set(CUSTOMER_IMPORT.CREATED_AT, now)
                .returningResult(CUSTOMER_IMPORT.ID)
                .fetchSingle(CUSTOMER_IMPORT.ID);
        int refused = keep(tx, id, head);
        int total = head.size();
        var entries = new ArrayList<Entry>();
        var next = Optional.of(more);
        while (next.isPresent() && total < MOST_LINES) {
            entries.add(next.get());
            total++;
            next = source.next();
            if (entries.size() == MOST_AT_ONCE) {
                refused += keep(tx, id, entries);
                entries.clear();
            }
        }
        refused += keep(tx, id, entries);
        boolean complete = next.isEmpty() && source.isComplete();
        tx.update(CUSTOMER_IMPORT)
                .set(CUSTOMER_IMPORT.TOTAL, total)
                .set(CUSTOMER_IMPORT.REFUSED, refused)
                .set(CUSTOMER_IMPORT.COMPLETE, complete)
                .where(CUSTOMER_IMPORT.ID.eq(id))
                .execute();
        audit.record(
                tx,
                actor,
                new Act(
                        "customer.import",
                        "customer_import",
                        id,
                        null,
                        "begun",
                        Map.of("lines", total, "refused", refused, "dry_run", dry)));
        return new Progress(id, dry, complete, total, Map.of(Result.REFUSED, refused), now, Optional.empty());
    }

    /** @return how many of them are refused */
    private int keep(DSLContext tx, long id, List<Entry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        var numbers = wanted(entries).stream().map(line -> line.phone().e164()).toList();
        var settled = withoutRepeats(entries, lines.findPhones(tx, id, numbers));
        lines.insert(tx, id, settled);
        return entries.size() - wanted(settled).size();
    }

    private static List<Line> wanted(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Wanted.class::isInstance)
                .map(entry -> ((Entry.Wanted) entry).line())
                .toList();
    }

    /** @param phones that came before in the file; those of the entries are added */
    private static List<Entry> withoutRepeats(List<Entry> entries, HashSet<String> phones) {
        return entries.stream()
                .map(entry -> entry instanceof Entry.Wanted(var line)
                                && !phones.add(line.phone().e164())
                        ? new Entry.Refused(line.number(), List.of(new Problem("phone", "twice")))
                        : entry)
                .toList();
    }

    private static Progress progress(CustomerImportRecord row) {
        return new Progress(
                row.getId(),
                row.getDry(),
                row.getComplete(),
                row.getTotal(),
                Map.of(
                        Result.CREATED, row.getCreated(),
                        Result.COMPLETED, row.getCompleted(),
                        Result.KNOWN, row.getKnown(),
                        Result.REFUSED, row.getRefused()),
                row.getCreatedAt(),
                Optional.ofNullable(row.getFinishedAt()));
    }
}
