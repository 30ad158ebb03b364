package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_BULK;
import static dvorik.migrations.jooq.Tables.CUSTOMER_BULK_MEMBER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_BULK_OUTCOME;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.audit.AuditOrigin;
import dvorik.core.customer.BulkGiving.Given;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import dvorik.core.id.StaffId;
import dvorik.migrations.jooq.tables.records.CustomerBulkRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** One change of many customers: at once where they are few, else in the background, in batches. */
public final class CustomerBulk {
    /** Changed at once, and by one transaction of the background work. */
    public static final int MOST_AT_ONCE = 500;

    private static final Given NOTHING = new Given(0, Map.of());
    /** The outcome beside the reasons of refusals. */
    private static final String GIVEN = "given";

    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final BulkGiving giving;
    private final CustomerTags tags = new CustomerTags();

    /** @param clock business time */
    public CustomerBulk(DSLContext db, Clock clock, AuditLog audit, BulkGiving giving) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.giving = giving;
    }

    /**
     * @param block empty: stays as it is
     * @param offer of which each gets a discount; empty: nothing is given
     */
    public record Change(
            List<String> addTags, List<String> removeTags, Optional<Boolean> block, Optional<OfferId> offer) {}

    /** Who asks. */
    public record Asker(StaffId staff, BusinessId business, CustomerScope scope) {}

    /** What became of a wish. */
    public sealed interface Started {
        /** @param customers that it concerned. @param given nothing was given where the change does not say so */
        record Done(List<CustomerId> customers, Given given) implements Started {}

        /** Goes on in the background. */
        record Underway(Progress progress) implements Started {}
    }

    /**
     * @param finishedAt empty: goes on
     * @param given empty: the change gives nothing
     */
    public record Progress(
            long id, int total, int done, Instant createdAt, Optional<Instant> finishedAt, Optional<Given> given) {}

    /** @param ids at most {@link #MOST_AT_ONCE}; those that are deleted or out of sight stay as they are */
    public Started.Done change(Asker asker, List<CustomerId> ids, Change change) {
        var condition = CUSTOMER.ID
                .in(ids.stream().map(CustomerId::value).toList())
                .and(CUSTOMER.DELETED_AT.isNull())
                .and(CustomerConditions.seenBy(asker.scope()));
        var done = Transactions.repeated(db, tx -> atOnce(tx, asker, find(tx, condition, MOST_AT_ONCE), change));
        giving.committed();
        return done;
    }

    private Started.Done atOnce(DSLContext tx, Asker asker, List<Long> ids, Change change) {
        // what is given is named by its job, also one that is done at once
        long id = change.offer().isPresent() ? insert(tx, asker, change) : 0;
        var applied = apply(tx, id, asker.business(), asker.staff(), ids, change);
        if (id > 0) {
            count(tx, id, applied.given());
            tx.update(CUSTOMER_BULK)
                    .set(CUSTOMER_BULK.TOTAL, ids.size())
                    .set(CUSTOMER_BULK.DONE, ids.size())
                    .set(CUSTOMER_BULK.FINISHED_AT, clock.instant())
                    .where(CUSTOMER_BULK.ID.eq(id))
                    .execute();
        }
        return new Started.Done(applied.living().stream().map(CustomerId::new).toList(), applied.given());
    }

    /** Whom it concerns is settled now, whoever fits the filter later. */
    public Started change(Asker asker, CustomerFilter filter, Change change) {
        return change(asker, CustomerConditions.of(filter, asker.scope(), clock.instant()), change);
    }

    /** As {@link #change(Asker, CustomerFilter, Change)}, for other features. @param who on rows of {@code customer} */
    public Started change(Asker asker, Condition who, Change change) {
        var condition = who.and(CUSTOMER.DELETED_AT.isNull()).and(CustomerConditions.seenBy(asker.scope()));
        var started = Transactions.repeated(db, tx -> {
            var ids = find(tx, condition, MOST_AT_ONCE + 1);
            return ids.size() <= MOST_AT_ONCE
                    ? atOnce(tx, asker, ids, change)
                    : new Started.Underway(begin(tx, asker, condition, change));
        });
        giving.committed();
        return started;
    }

    /** @return empty for those of another business */
    public Optional<Progress> find(BusinessId business, long id) {
        return db.selectFrom(CUSTOMER_BULK)
                .where(CUSTOMER_BULK.ID.eq(id), CUSTOMER_BULK.BUSINESS_ID.eq(business.value()))
                .fetchOptional(row -> progress(db, row));
    }

    /** Works off what waits, in batches; several processes may do so at once. */
    public void workDue() {
        var origin = AuditOrigin.api(Optional.empty(), null);
        while (origin.during(() -> Transactions.repeated(db, this::workBatch))) {
            // until nothing is left that no other process works on
            giving.committed();
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

    private long insert(DSLContext tx, Asker asker, Change change) {
        return tx.insertInto(CUSTOMER_BULK)
                .set(CUSTOMER_BULK.BUSINESS_ID, asker.business().value())
                .set(CUSTOMER_BULK.CREATED_BY, asker.staff().value())
                .set(CUSTOMER_BULK.ADD_TAGS, String.join("\n", change.addTags()))
                .set(CUSTOMER_BULK.REMOVE_TAGS, String.join("\n", change.removeTags()))
                .set(CUSTOMER_BULK.BLOCK, change.block().orElse(null))
                .set(CUSTOMER_BULK.OFFER_ID, change.offer().map(OfferId::value).orElse(null))
                .set(CUSTOMER_BULK.TOTAL, 0)
                .set(CUSTOMER_BULK.CREATED_AT, clock.instant())
                .returningResult(CUSTOMER_BULK.ID)
                .fetchSingle(CUSTOMER_BULK.ID);
    }

    private Progress begin(DSLContext tx, Asker asker, Condition condition, Change change) {
        long id = insert(tx, asker, change);
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
        return progress(tx, tx.fetchSingle(CUSTOMER_BULK, CUSTOMER_BULK.ID.eq(id)));
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
        var given = NOTHING;
        if (!members.isEmpty()) {
            var living = find(tx, CUSTOMER.ID.in(members).and(CUSTOMER.DELETED_AT.isNull()), MOST_AT_ONCE);
            var applied = apply(
                    tx,
                    bulk.getId(),
                    new BusinessId(bulk.getBusinessId()),
                    new StaffId(bulk.getCreatedBy()),
                    living,
                    change(bulk));
            if (bulk.getOfferId() != null) {
                given = withGone(
                        applied.given(), members.size() - applied.living().size());
            }
            tx.deleteFrom(CUSTOMER_BULK_MEMBER)
                    .where(CUSTOMER_BULK_MEMBER.BULK_ID.eq(bulk.getId()), CUSTOMER_BULK_MEMBER.CUSTOMER_ID.in(members))
                    .execute();
        }
        count(tx, bulk.getId(), given);
        boolean last = members.size() < MOST_AT_ONCE;
        tx.update(CUSTOMER_BULK)
                .set(CUSTOMER_BULK.DONE, CUSTOMER_BULK.DONE.plus(members.size()))
                .set(CUSTOMER_BULK.FINISHED_AT, last ? clock.instant() : null)
                .where(CUSTOMER_BULK.ID.eq(bulk.getId()))
                .execute();
        return true;
    }

    /** @param living those that still are */
    private record Applied(List<Long> living, Given given) {}

    private Applied apply(
            DSLContext tx, long bulk, BusinessId business, StaffId actor, List<Long> customers, Change change) {
        var living = tx.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(customers), CUSTOMER.DELETED_AT.isNull())
                .orderBy(CUSTOMER.ID)
                .forUpdate()
                .fetch(CUSTOMER.ID);
        if (living.isEmpty()) {
            return new Applied(living, NOTHING);
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
        var given = change.offer().isEmpty()
                ? NOTHING
                : giving.give(
                        tx,
                        bulk,
                        business,
                        actor,
                        change.offer().get(),
                        living.stream().map(CustomerId::new).toList());
        var facts = facts(change);
        facts.put("customers", living);
        change.offer().ifPresent(offer -> {
            facts.put("given", given.given());
            facts.put("refused", given.refused());
        });
        audit.record(tx, actor, new Act("customer.bulk", "customer", null, null, "done", facts));
        return new Applied(living, given);
    }

    /** Those who went since it was asked for. */
    private static Given withGone(Given given, int gone) {
        if (gone == 0) {
            return given;
        }
        var refused = new LinkedHashMap<>(given.refused());
        refused.put("deleted", (long) gone);
        return new Given(given.given(), refused);
    }

    private static void count(DSLContext tx, long bulk, Given given) {
        var outcomes = new LinkedHashMap<>(given.refused());
        outcomes.put(GIVEN, given.given());
        outcomes.values().removeIf(customers -> customers == 0);
        outcomes.forEach((outcome, customers) -> tx.insertInto(CUSTOMER_BULK_OUTCOME)
                .set(CUSTOMER_BULK_OUTCOME.BULK_ID, bulk)
                .set(CUSTOMER_BULK_OUTCOME.OUTCOME, outcome)
                .set(CUSTOMER_BULK_OUTCOME.CUSTOMERS, customers.intValue())
                .onDuplicateKeyUpdate()
                .set(CUSTOMER_BULK_OUTCOME.CUSTOMERS, CUSTOMER_BULK_OUTCOME.CUSTOMERS.plus(customers.intValue()))
                .execute());
    }

    private static LinkedHashMap<String, Object> facts(Change change) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("add_tags", change.addTags());
        facts.put("remove_tags", change.removeTags());
        change.block().ifPresent(block -> facts.put("block", block));
        change.offer().ifPresent(offer -> facts.put("offer_id", offer.value()));
        return facts;
    }

    private static Change change(CustomerBulkRecord bulk) {
        return new Change(
                lines(bulk.getAddTags()),
                lines(bulk.getRemoveTags()),
                Optional.ofNullable(bulk.getBlock()),
                Optional.ofNullable(bulk.getOfferId()).map(OfferId::new));
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isEmpty()).toList();
    }

    private static Progress progress(DSLContext db, CustomerBulkRecord row) {
        return new Progress(
                row.getId(),
                row.getTotal(),
                row.getDone(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getFinishedAt()),
                change(row).offer().map(offer -> given(db, row.getId())));
    }

    private static Given given(DSLContext db, long bulk) {
        var refused = new LinkedHashMap<String, Long>();
        db.selectFrom(CUSTOMER_BULK_OUTCOME)
                .where(CUSTOMER_BULK_OUTCOME.BULK_ID.eq(bulk))
                .orderBy(CUSTOMER_BULK_OUTCOME.OUTCOME)
                .forEach(row -> refused.put(row.getOutcome(), row.getCustomers().longValue()));
        var given = refused.remove(GIVEN);
        return new Given(given == null ? 0 : given, refused);
    }
}
