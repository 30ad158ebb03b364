package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.customer.CustomerImport.Line;
import dvorik.core.customer.CustomerImport.Result;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Takes a batch of customers over. A person is known by the phone number and never stands there twice. */
final class ImportBatch {
    private final AuditLog audit;
    private final CustomerTags tags = new CustomerTags();

    ImportBatch(AuditLog audit) {
        this.audit = audit;
    }

    /** @param customer empty in a dry run that would create one */
    record Taken(Line line, Result result, Optional<CustomerId> customer) {}

    /**
     * All of it or nothing.
     *
     * @param lines no two with the same number of a phone
     * @param dry changes nothing and says what would become of them
     * @return in the same order
     */
    List<Taken> take(DSLContext tx, StaffId actor, List<Line> lines, boolean dry) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var known = known(tx, lines, dry);
        var found = known.isEmpty() ? Map.<Long, List<String>>of() : tags.find(tx, ids(known));
        var taken = new ArrayList<Taken>();
        for (var line : lines) {
            var before = known.get(line.phone().e164());
            if (before == null) {
                taken.add(new Taken(line, Result.CREATED, Optional.empty()));
            } else {
                boolean complete = before.isComplete(line, found.getOrDefault(before.id(), List.of()));
                taken.add(new Taken(
                        line, complete ? Result.KNOWN : Result.COMPLETED, Optional.of(new CustomerId(before.id()))));
            }
        }
        return dry ? taken : write(tx, actor, taken);
    }

    private record Known(long id, String name, LocalDate birthday, String source, String zone) {
        boolean isComplete(Line line, List<String> tagged) {
            return (name != null || line.name().isEmpty())
                    && (birthday != null || line.birthday().isEmpty())
                    && (source != null || line.source().isEmpty())
                    && (zone != null || line.zone().isEmpty())
                    && line.tags().stream().allMatch(tag -> tagged.stream().anyMatch(tag::equalsIgnoreCase));
        }
    }

    /** @return living customers by number; their rows are locked unless it is a dry run */
    private static Map<String, Known> known(DSLContext tx, List<Line> lines, boolean dry) {
        var known = new TreeMap<String, Known>();
        var query = tx.select(
                        CUSTOMER_IDENTITY.VALUE,
                        CUSTOMER.ID,
                        CUSTOMER.FIRST_NAME,
                        CUSTOMER.BIRTHDAY,
                        CUSTOMER.SOURCE,
                        CUSTOMER.TIME_ZONE)
                .from(CUSTOMER_IDENTITY)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CUSTOMER_IDENTITY.CUSTOMER_ID))
                .where(
                        CUSTOMER_IDENTITY.KIND.eq("phone"),
                        CUSTOMER_IDENTITY.LIVING_VALUE.in(
                                lines.stream().map(line -> line.phone().e164()).toList()))
                .orderBy(CUSTOMER.ID);
        (dry ? query : query.forUpdate())
                .forEach(row -> known.put(
                        row.value1(), new Known(row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
        return known;
    }

    private static List<Long> ids(Map<String, Known> known) {
        return known.values().stream().map(Known::id).toList();
    }

    private List<Taken> write(DSLContext tx, StaffId actor, List<Taken> taken) {
        var fresh = taken.stream().filter(one -> one.result() == Result.CREATED).toList();
        var created = insert(tx, fresh.stream().map(Taken::line).toList()).iterator();
        var all = new ArrayList<Taken>();
        var incomplete = new ArrayList<Taken>();
        var words = new LinkedHashMap<Long, List<String>>();
        for (var one : taken) {
            var id = one.customer().orElseGet(() -> new CustomerId(created.next()));
            if (one.result() == Result.COMPLETED) {
                incomplete.add(one);
            }
            if (one.result() != Result.KNOWN) {
                words.put(id.value(), one.line().tags());
            }
            all.add(new Taken(one.line(), one.result(), Optional.of(id)));
        }
        complete(tx, incomplete);
        tags.add(tx, words);
        audit.record(
                tx,
                actor,
                new Act(
                        "customer.import",
                        "customer",
                        null,
                        null,
                        "done",
                        Map.of(
                                "from_line", taken.getFirst().line().number(),
                                "to_line", taken.getLast().line().number(),
                                "created", fresh.size(),
                                "completed", incomplete.size())));
        return all;
    }

    /** A rival who takes one of the numbers first makes the unique key refuse; all is tried again then. */
    private static List<Long> insert(DSLContext tx, List<Line> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var people = tx.insertInto(
                CUSTOMER,
                CUSTOMER.FIRST_NAME,
                CUSTOMER.BIRTHDAY,
                CUSTOMER.LANGUAGE,
                CUSTOMER.SOURCE,
                CUSTOMER.TIME_ZONE);
        for (var line : lines) {
            people = people.values(
                    line.name().orElse(null),
                    line.birthday().orElse(null),
                    line.language().code(),
                    line.source().orElse(null),
                    line.zone().map(ZoneId::getId).orElse(null));
        }
        var ids = people.returningResult(CUSTOMER.ID).fetch(CUSTOMER.ID);
        var numbers = tx.insertInto(
                CUSTOMER_IDENTITY, CUSTOMER_IDENTITY.CUSTOMER_ID, CUSTOMER_IDENTITY.KIND, CUSTOMER_IDENTITY.VALUE);
        for (int i = 0; i < lines.size(); i++) {
            numbers = numbers.values(ids.get(i), "phone", lines.get(i).phone().e164());
        }
        numbers.execute();
        return ids;
    }

    /** What the person told stays; only what is missing is added. All are there, so that nobody is inserted. */
    private static void complete(DSLContext tx, List<Taken> incomplete) {
        if (incomplete.isEmpty()) {
            return;
        }
        var people = tx.insertInto(
                CUSTOMER,
                CUSTOMER.ID,
                CUSTOMER.FIRST_NAME,
                CUSTOMER.BIRTHDAY,
                CUSTOMER.LANGUAGE,
                CUSTOMER.SOURCE,
                CUSTOMER.TIME_ZONE);
        for (var one : incomplete) {
            var line = one.line();
            people = people.values(
                    one.customer().orElseThrow().value(),
                    line.name().orElse(null),
                    line.birthday().orElse(null),
                    line.language().code(),
                    line.source().orElse(null),
                    line.zone().map(ZoneId::getId).orElse(null));
        }
        people.onDuplicateKeyUpdate()
                .set(CUSTOMER.FIRST_NAME, coalesce(CUSTOMER.FIRST_NAME, excluded(CUSTOMER.FIRST_NAME)))
                .set(CUSTOMER.BIRTHDAY, coalesce(CUSTOMER.BIRTHDAY, excluded(CUSTOMER.BIRTHDAY)))
                .set(CUSTOMER.SOURCE, coalesce(CUSTOMER.SOURCE, excluded(CUSTOMER.SOURCE)))
                .set(CUSTOMER.TIME_ZONE, coalesce(CUSTOMER.TIME_ZONE, excluded(CUSTOMER.TIME_ZONE)))
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .execute();
    }
}
