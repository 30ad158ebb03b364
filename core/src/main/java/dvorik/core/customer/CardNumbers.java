package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static org.jooq.impl.DSL.coalesce;

import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import java.security.SecureRandom;
import java.util.Optional;
import org.jooq.DSLContext;

/** The numbers on customers' cards: each person's stays the same, and is made when first asked for. */
public final class CardNumbers {
    private final DSLContext db;
    private final SecureRandom random = new SecureRandom();
    private final CustomerRepository customers = new CustomerRepository();

    public CardNumbers(DSLContext db) {
        this.db = db;
    }

    /**
     * @param customer living
     * @return the same at every call
     */
    public CardNumber of(CustomerId customer) {
        return find(db, customer).orElseGet(() -> allocate(customer));
    }

    /** @return the living customer whose card this is, also when the card's owner was merged into another */
    public Optional<Customer> find(CardNumber number) {
        return db.select(coalesce(CUSTOMER.MERGED_INTO, CUSTOMER.ID))
                .from(CUSTOMER)
                .where(CUSTOMER.CARD_NUMBER.eq(number.value()))
                .fetchOptional(row -> new CustomerId(row.value1()))
                .flatMap(owner -> customers.find(db, owner));
    }

    /** A number that is taken by bad luck is refused by the unique key, and all is tried again with another. */
    private CardNumber allocate(CustomerId customer) {
        return Transactions.repeated(db, tx -> {
            var number = CardNumber.random(random);
            boolean mine = tx.update(CUSTOMER)
                            .set(CUSTOMER.CARD_NUMBER, number.value())
                            .where(CUSTOMER.ID.eq(customer.value()), CUSTOMER.CARD_NUMBER.isNull())
                            .execute()
                    == 1;
            return mine ? number : find(tx, customer).orElseThrow();
        });
    }

    private static Optional<CardNumber> find(DSLContext db, CustomerId customer) {
        return db.select(CUSTOMER.CARD_NUMBER)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(customer.value()), CUSTOMER.CARD_NUMBER.isNotNull())
                .fetchOptional(row -> new CardNumber(row.value1()));
    }
}
