package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER_TAG;

import dvorik.core.id.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** SQL of {@code customer_tag}. */
final class CustomerTags {

    /** @return of each that has any, in alphabetical order */
    Map<Long, List<String>> find(DSLContext db, Collection<Long> customers) {
        return db.select(CUSTOMER_TAG.CUSTOMER_ID, CUSTOMER_TAG.TAG)
                .from(CUSTOMER_TAG)
                .where(CUSTOMER_TAG.CUSTOMER_ID.in(customers))
                .orderBy(CUSTOMER_TAG.CUSTOMER_ID, CUSTOMER_TAG.TAG)
                .fetchGroups(CUSTOMER_TAG.CUSTOMER_ID, CUSTOMER_TAG.TAG);
    }

    /** @return of one, in alphabetical order */
    List<String> find(DSLContext db, CustomerId customer) {
        return find(db, List.of(customer.value())).getOrDefault(customer.value(), List.of());
    }

    void add(DSLContext tx, Collection<Long> customers, Collection<String> tags) {
        if (customers.isEmpty() || tags.isEmpty()) {
            return;
        }
        var insert = tx.insertInto(CUSTOMER_TAG, CUSTOMER_TAG.TAG, CUSTOMER_TAG.CUSTOMER_ID);
        for (var customer : customers) {
            for (var tag : tags) {
                insert = insert.values(tag, customer);
            }
        }
        insert.onDuplicateKeyIgnore().execute();
    }

    /** @param tags of each customer */
    void add(DSLContext tx, Map<Long, List<String>> tags) {
        if (tags.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        var insert = tx.insertInto(CUSTOMER_TAG, CUSTOMER_TAG.TAG, CUSTOMER_TAG.CUSTOMER_ID);
        for (var customer : tags.entrySet()) {
            for (var tag : customer.getValue()) {
                insert = insert.values(tag, customer.getKey());
            }
        }
        insert.onDuplicateKeyIgnore().execute();
    }

    void remove(DSLContext tx, Collection<Long> customers, Collection<String> tags) {
        tx.deleteFrom(CUSTOMER_TAG)
                .where(CUSTOMER_TAG.CUSTOMER_ID.in(customers), CUSTOMER_TAG.TAG.in(tags))
                .execute();
    }

    void removeAll(DSLContext tx, Collection<Long> customers) {
        tx.deleteFrom(CUSTOMER_TAG)
                .where(CUSTOMER_TAG.CUSTOMER_ID.in(customers))
                .execute();
    }

    /** What was on one customer is on another from now on. */
    void move(DSLContext tx, CustomerId from, CustomerId into) {
        tx.insertInto(CUSTOMER_TAG, CUSTOMER_TAG.TAG, CUSTOMER_TAG.CUSTOMER_ID)
                .select(DSL.select(CUSTOMER_TAG.TAG, DSL.val(into.value()))
                        .from(CUSTOMER_TAG)
                        .where(CUSTOMER_TAG.CUSTOMER_ID.eq(from.value())))
                .onDuplicateKeyIgnore()
                .execute();
        removeAll(tx, List.of(from.value()));
    }
}
