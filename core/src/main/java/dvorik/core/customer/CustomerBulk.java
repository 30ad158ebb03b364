package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_BULK;
import static dvorik.migrations.jooq.Tables.CUSTOMER_BULK_MEMBER;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.audit.AuditOrigin;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.migrations.jooq.tables.records.CustomerBulkRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** One change of many customers: at once where they are few, else in the background, in batches. */
public final class CustomerBulk {
    /** Changed at once, and by one transaction of the background work. */
    public static final int MOST_AT_ONCE = 500;

    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final CustomerTags tags = new CustomerTags();

    /** @param clock business time */
    public CustomerBulk(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param block empty: stays as it is */
    public record Change(List<String> addTags, List<String> removeTags, Optional<Boolean> block) {}

    /** Who asks. */
    public record Asker(StaffId staff, BusinessId business, CustomerScope scope) {}

    /** What became of a wish. */
    public sealed interface Started {
        /** @param customers that it concerned */
        record Done(List<CustomerId> customers) implements Started {}

        /** Goes on in the background. */
        record Underway(Progress progress) implements Started {}
    }

    /** @param finishedAt empty: goes on */
    public record Progress(long id, int total, int done, Instant createdAt, Optional<Instant> finishedAt) {}

    /** @param ids at most {@link #MOST_AT_ONCE}; those that are deleted or out of sight stay as they are */
    public Started.Done change(Asker asker, List<CustomerId> ids, Change change) {
        var condition = CUSTOMER.ID
                .in(ids.stream().map(CustomerId::value).toList())
                .and(CUSTOMER.DELETED_AT.isNull())
                .and(CustomerConditions.seenBy(asker.scope()));
        return Transactions.repeated(
                db,
                tx -> new Started.Done(apply(tx, asker.staff(), find(tx, condition, MOST_AT_ONCE), change).stream()
                        .map(CustomerId::new)
                        .toList()));
    }

    /** Whom it concerns is settled now, whoever fits the filter later. */
    public Started change(Asker asker, CustomerFilter filter, Change change) {
        return change(asker, CustomerConditions.of(filter, asker.scope(), clock.instant()), change);
    }

    /** As {@link #change(Asker, CustomerFilter, Change)}, for other features. @param who on rows of {@code customer} */
    public Started change(Asker asker, Condition who, Change change) {
        var condition = who.and(CUSTOMER.DELETED_AT.isNull()).and(CustomerConditions.seenBy(asker.scope()));
        return Transactions.repeated(db, tx -> {
            var ids = find(tx, condition, MOST_AT_ONCE + 1);
            return ids.size() <= MOST_AT_ONCE
                    ? new Started.Done(apply(tx, asker.staff(), ids, change).stream()
                            .map(CustomerId::new)
                            .toList())
                    : new Started.Underway(begin(tx, asker, condition, change));
        });
    }

    /** @return empty for those of another business */
    public Optional<Progress> find(BusinessId business, long id) {
        return db.selectFrom(CUSTOMER_BULK)
                .where(CUSTOMER_BULK.ID.eq(id), CUSTOMER_BULK.BUSINESS_ID.eq(business.value()))
                .fetchOptional(CustomerBulk::progress);
    }

    /** Works off what waits, in batches; several processes may do so at once. */
    public void workDue() {
        var origin = AuditOrigin.api(Optional.empty(), null);
        while (origin.during(() -> Transactions.repeated(db, this::workBatch))) {
            // until nothing is left that no other process works on
        }
    }

    private static List<Long> find(DSLContext tx, Condition condition, int limit) {
        return tx.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(condition)
                .orderBy(CUSTOMER.ID)
                .limit(limit)
                .fetch(CUSTOMER.ID);
    }

    private Progress begin(DSLContext tx, Asker asker, Condition condition, Change change) {
        var now = clock.instant();
        long id = tx.insertInto(CUSTOMER_BULK)
                .set(CUSTOMER_BULK.BUSINESS_ID, asker.business().value())
                .set(CUSTOMER_BULK.CREATED_BY, asker.staff().value())
                .set(CUSTOMER_BULK.ADD_TAGS, String.join("\n", change.addTags()))
                .set(CUSTOMER_BULK.REMOVE_TAGS, String.join("\n", change.removeTags()))
                .set(CUSTOMER_BULK.BLOCK, change.block().orElse(null))
                .set(CUSTOMER_BULK.TOTAL, 0)
                .set(CUSTOMER_BULK.CREATED_AT, now)
                .returningResult(CUSTOMER_BULK.ID)
                .fetchSingle(CUSTOMER_BULK.ID);
        int total = tx.insertInto(CUSTOMER_BULK_MEMBER, CUSTOMER_BULK_MEMBER.BULK_ID, CUSTOMER_BULK_MEMBER.CUSTOMER_ID)
                .select(DSL.select(DSL.val(id), CUSTOMER.ID).from(CUSTOMER).where(condition))
                .execute();
        tx.update(CUSTOMER_BULK)
                .set(CUSTOMER_BULK.TOTAL, total)
                .where(CUSTOMER_BULK.ID.eq(id))
                .execute();
        var facts = facts(change);
        facts.put("customers", total);
        audit.record(tx, asker.staff(), new Act("customer.bulk", "customer_bulk", id, null, "begun", facts));
        return new Progress(id, total, 0, now, Optional.empty());
    }

    /** @return false when nothing waits */
    private boolean workBatch(DSLContext tx) {
        var open = tx.selectFrom(CUSTOMER_BULK)
                .where(CUSTOMER_BULK.FINISHED_AT.isNull())
                .orderBy(CUSTOMER_BULK.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional();
        if (open.isEmpty()) {
            return false;
        }
        var bulk = open.get();
        var members = tx.select(CUSTOMER_BULK_MEMBER.CUSTOMER_ID)
                .from(CUSTOMER_BULK_MEMBER)
                .where(CUSTOMER_BULK_MEMBER.BULK_ID.eq(bulk.getId()))
                .orderBy(CUSTOMER_BULK_MEMBER.CUSTOMER_ID)
                .limit(MOST_AT_ONCE)
                .fetch(CUSTOMER_BULK_MEMBER.CUSTOMER_ID);
        if (!members.isEmpty()) {
            var living = find(tx, CUSTOMER.ID.in(members).and(CUSTOMER.DELETED_AT.isNull()), MOST_AT_ONCE);
            apply(tx, new StaffId(bulk.getCreatedBy()), living, change(bulk));
            tx.deleteFrom(CUSTOMER_BULK_MEMBER)
                    .where(CUSTOMER_BULK_MEMBER.BULK_ID.eq(bulk.getId()), CUSTOMER_BULK_MEMBER.CUSTOMER_ID.in(members))
                    .execute();
        }
        boolean last = members.size() < MOST_AT_ONCE;
        tx.update(CUSTOMER_BULK)
                .set(CUSTOMER_BULK.DONE, CUSTOMER_BULK.DONE.plus(members.size()))
                .set(CUSTOMER_BULK.FINISHED_AT, last ? clock.instant() : null)
                .where(CUSTOMER_BULK.ID.eq(bulk.getId()))
                .execute();
        return true;
    }

    /** @return those that are still living */
    private List<Long> apply(DSLContext tx, StaffId actor, List<Long> customers, Change change) {
        var living = tx.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(customers), CUSTOMER.DELETED_AT.isNull())
                .orderBy(CUSTOMER.ID)
                .forUpdate()
                .fetch(CUSTOMER.ID);
        if (living.isEmpty()) {
            return living;
        }
        tags.remove(tx, living, change.removeTags());
        tags.add(tx, living, change.addTags());
        var update = tx.update(CUSTOMER).set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1));
        if (change.block().isPresent()) {
            update = change.block().get()
                    ? update.set(
                            CUSTOMER.BLOCKED_AT,
                            DSL.coalesce(CUSTOMER.BLOCKED_AT, DSL.val(clock.instant(), CUSTOMER.BLOCKED_AT)))
                    : update.setNull(CUSTOMER.BLOCKED_AT);
        }
        update.where(CUSTOMER.ID.in(living)).execute();
        var facts = facts(change);
        facts.put("customers", living);
        audit.record(tx, actor, new Act("customer.bulk", "customer", null, null, "done", facts));
        return living;
    }

    private static LinkedHashMap<String, Object> facts(Change change) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("add_tags", change.addTags());
        facts.put("remove_tags", change.removeTags());
        change.block().ifPresent(block -> facts.put("block", block));
        return facts;
    }

    private static Change change(CustomerBulkRecord bulk) {
        return new Change(lines(bulk.getAddTags()), lines(bulk.getRemoveTags()), Optional.ofNullable(bulk.getBlock()));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private static Progress progress(CustomerBulkRecord row) {
        return new Progress(
                row.getId(),
                row.getTotal(),
                row.getDone(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getFinishedAt()));
    }
}
