package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static org.jooq.impl.DSL.coalesce;

import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Who brought whom. Each customer has a code of its own for inviting friends, made when first asked for. */
public final class Friends {
    /** Crockford's base 32 in lower case: nothing in it looks alike. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 10;

    private final DSLContext db;
    private final SecureRandom random = new SecureRandom();
    private final CustomerRepository customers = new CustomerRepository();

    public Friends(DSLContext db) {
        this.db = db;
    }

    /**
     * @param customer living
     * @return 10 characters of a-z and 0-9, the same at every call
     */
    public String codeOf(CustomerId customer) {
        return findCode(db, customer).orElseGet(() -> allocate(customer));
    }

    /** @return the living customer whose code this is, also when its owner was merged into another */
    public Optional<Customer> findByCode(DSLContext db, String code) {
        return findLiving(db, CUSTOMER.REFERRAL_CODE.eq(code));
    }

    /** @return the customer, or the one into whom the customer was merged; empty for the deleted */
    public Optional<Customer> findLiving(DSLContext db, CustomerId customer) {
        return findLiving(db, CUSTOMER.ID.eq(customer.value()));
    }

    private Optional<Customer> findLiving(DSLContext db, Condition condition) {
        return db.select(coalesce(CUSTOMER.MERGED_INTO, CUSTOMER.ID))
                .from(CUSTOMER)
                .where(condition)
                .fetchOptional(row -> new CustomerId(row.value1()))
                .flatMap(living -> customers.find(db, living));
    }

    /** @return true for a person who has not joined before, under no earlier row either */
    public boolean isNew(DSLContext tx, Customer customer) {
        return !tx.fetchExists(
                CUSTOMER,
                CUSTOMER.PERSON_KEY
                        .eq(customer.personKey())
                        .and(CUSTOMER.ID.ne(customer.id().value()))
                        .and(CUSTOMER.JOINED_AT.isNotNull()));
    }

    /** Remembers who brought a friend who has joined; the first time only. */
    public void keepReferrer(DSLContext tx, CustomerId friend, CustomerId referrer) {
        boolean first = tx.update(CUSTOMER)
                        .set(CUSTOMER.REFERRED_BY, referrer.value())
                        .where(CUSTOMER.ID.eq(friend.value()), CUSTOMER.REFERRED_BY.isNull())
                        .execute()
                == 1;
        if (first) {
            tx.update(CUSTOMER)
                    .set(CUSTOMER.FRIENDS, CUSTOMER.FRIENDS.plus(1))
                    .where(CUSTOMER.ID.eq(referrer.value()))
                    .execute();
        }
    }

    /** @return false when the one who brought this friend was thanked before */
    public boolean markThanked(DSLContext tx, CustomerId friend, Instant now) {
        return tx.update(CUSTOMER)
                        .set(CUSTOMER.REFERRER_THANKED_AT, now)
                        .where(CUSTOMER.ID.eq(friend.value()), CUSTOMER.REFERRER_THANKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** @return how many people this customer has brought */
    public int count(CustomerId referrer) {
        return db.select(CUSTOMER.FRIENDS)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(referrer.value()))
                .fetchOptional(CUSTOMER.FRIENDS)
                .orElse(0);
    }

    /**
     * Of two customers who become one: the friends of both are of the one that stays, and so is who brought the one that
     * goes, unless the other was brought by somebody too. Thanked for either is thanked for the one person.
     */
    static void move(DSLContext tx, CustomerId from, CustomerId into) {
        var rows = tx.select(CUSTOMER.ID, CUSTOMER.REFERRED_BY, CUSTOMER.REFERRER_THANKED_AT)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(from.value(), into.value()))
                .forUpdate()
                .fetchMap(CUSTOMER.ID);
        var goes = rows.get(from.value());
        var stays = rows.get(into.value());
        // who has invited an account of their own has brought nobody
        var referrer = Stream.of(stays, goes)
                .map(row -> row.get(CUSTOMER.REFERRED_BY))
                .filter(id -> id != null && !rows.containsKey(id))
                .findFirst();
        var thanked = Stream.of(stays, goes)
                .map(row -> row.get(CUSTOMER.REFERRER_THANKED_AT))
                .filter(Objects::nonNull)
                .findFirst();
        tx.update(CUSTOMER)
                .set(CUSTOMER.REFERRED_BY, referrer.orElse(null))
                .set(CUSTOMER.REFERRER_THANKED_AT, thanked.orElse(null))
                .where(CUSTOMER.ID.eq(into.value()))
                .execute();
        // one person is counted once
        tx.update(CUSTOMER)
                .setNull(CUSTOMER.REFERRED_BY)
                .setNull(CUSTOMER.REFERRER_THANKED_AT)
                .where(CUSTOMER.ID.eq(from.value()))
                .execute();
        tx.update(CUSTOMER)
                .set(CUSTOMER.REFERRED_BY, into.value())
                .where(CUSTOMER.REFERRED_BY.eq(from.value()))
                .execute();
        var told = new TreeSet<Long>(List.of(from.value(), into.value()));
        rows.values().stream()
                .map(row -> row.get(CUSTOMER.REFERRED_BY))
                .filter(Objects::nonNull)
                .forEach(told::add);
        told.forEach(id -> countAgain(tx, id));
    }

    /** Two statements, for whom a merger has moved friends from or to. The row first: who brings a friend meanwhile waits. */
    private static void countAgain(DSLContext tx, long referrer) {
        tx.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(referrer))
                .forUpdate()
                .fetch();
        int friends = tx.fetchCount(CUSTOMER, CUSTOMER.REFERRED_BY.eq(referrer).and(CUSTOMER.JOINED_AT.isNotNull()));
        tx.update(CUSTOMER)
                .set(CUSTOMER.FRIENDS, friends)
                .where(CUSTOMER.ID.eq(referrer))
                .execute();
    }

    /** A code that is taken by bad luck is refused by the unique key, and all is tried again with another. */
    private String allocate(CustomerId customer) {
        return Transactions.repeated(db, tx -> {
            var code = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            boolean mine = tx.update(CUSTOMER)
                            .set(CUSTOMER.REFERRAL_CODE, code.toString())
                            .where(CUSTOMER.ID.eq(customer.value()), CUSTOMER.REFERRAL_CODE.isNull())
                            .execute()
                    == 1;
            return mine ? code.toString() : findCode(tx, customer).orElseThrow();
        });
    }

    private static Optional<String> findCode(DSLContext db, CustomerId customer) {
        return db.select(CUSTOMER.REFERRAL_CODE)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(customer.value()), CUSTOMER.REFERRAL_CODE.isNotNull())
                .fetchOptional(CUSTOMER.REFERRAL_CODE);
    }
}
