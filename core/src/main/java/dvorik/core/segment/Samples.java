package dvorik.core.segment;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Counts customers and picks some. */
final class Samples {
    private final RandomGenerator random = new java.security.SecureRandom();

    long count(DSLContext db, Condition who) {
        return db.selectCount().from(CUSTOMER).where(who).fetchSingle().value1();
    }

    /** Neighbours from a place by chance on, round at the end: two walks along the key, and nothing is sorted. */
    List<SampleCustomer> take(DSLContext db, Condition who, int size) {
        var last = db.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .orderBy(CUSTOMER.ID.desc())
                .limit(1)
                .fetchOptional(CUSTOMER.ID);
        if (last.isEmpty()) {
            return List.of();
        }
        long place = random.nextLong(1, last.get() + 1);
        var found = new ArrayList<>(walk(db, who.and(CUSTOMER.ID.ge(place)), size));
        if (found.size() < size) {
            found.addAll(walk(db, who.and(CUSTOMER.ID.lt(place)), size - found.size()));
        }
        return List.copyOf(found);
    }

    private static List<SampleCustomer> walk(DSLContext db, Condition who, int size) {
        return db.select(CUSTOMER.ID, CUSTOMER.FIRST_NAME, CUSTOMER.LANGUAGE, CUSTOMER.JOINED_AT)
                .from(CUSTOMER)
                .where(who)
                .orderBy(CUSTOMER.ID)
                .limit(size)
                .fetch(row -> new SampleCustomer(
                        new CustomerId(row.value1()),
                        Optional.ofNullable(row.value2()),
                        Language.of(row.value3()).orElseThrow(),
                        row.value4()));
    }
}
