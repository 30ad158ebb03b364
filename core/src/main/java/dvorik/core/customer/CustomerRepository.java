package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static org.jooq.impl.DSL.coalesce;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** SQL of {@code customer}; each method is one statement. */
final class CustomerRepository {
    private static final List<Field<?>> FIELDS = List.of(
            CUSTOMER.ID,
            CUSTOMER.PERSON_KEY,
            CUSTOMER.FIRST_NAME,
            CUSTOMER.LANGUAGE,
            CUSTOMER.BIRTHDAY,
            CUSTOMER.SOURCE,
            CUSTOMER.ARRIVAL,
            CUSTOMER.TERMS_VERSION,
            CUSTOMER.PRIVACY_VERSION,
            CUSTOMER.JOINED_AT);

    Optional<Customer> findByTelegram(DSLContext db, long telegramId) {
        return db.select(FIELDS)
                .from(CUSTOMER_IDENTITY)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CUSTOMER_IDENTITY.CUSTOMER_ID))
                .where(livingTelegram(telegramId))
                .fetchOptional(CustomerRepository::customer);
    }

    Optional<Customer> lockByTelegram(DSLContext tx, long telegramId) {
        return tx.select(FIELDS)
                .from(CUSTOMER_IDENTITY)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CUSTOMER_IDENTITY.CUSTOMER_ID))
                .where(livingTelegram(telegramId))
                .forUpdate()
                .fetchOptional(CustomerRepository::customer);
    }

    /** Who became one with another is found there. */
    Optional<Customer> find(DSLContext db, CustomerId id) {
        var asked = CUSTOMER.as("asked");
        return db.select(FIELDS)
                .from(asked)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(coalesce(asked.MERGED_INTO, asked.ID)))
                .where(asked.ID.eq(id.value()), CUSTOMER.DELETED_AT.isNull())
                .fetchOptional(CustomerRepository::customer);
    }

    Optional<Customer> lock(DSLContext tx, CustomerId id) {
        return tx.select(FIELDS)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional(CustomerRepository::customer);
    }

    CustomerId insert(DSLContext tx, String personKey, Language language, String source, String arrival) {
        return new CustomerId(tx.insertInto(CUSTOMER)
                .set(CUSTOMER.PERSON_KEY, personKey)
                .set(CUSTOMER.LANGUAGE, language.code())
                .set(CUSTOMER.SOURCE, source)
                .set(CUSTOMER.ARRIVAL, arrival)
                .returningResult(CUSTOMER.ID)
                .fetchSingle(CUSTOMER.ID));
    }

    /** Writes name, birthday and the time of joining. */
    void updateDetails(DSLContext tx, Customer customer) {
        tx.update(CUSTOMER)
                .set(CUSTOMER.FIRST_NAME, customer.firstName())
                .set(CUSTOMER.BIRTHDAY, customer.birthday())
                .set(CUSTOMER.JOINED_AT, customer.joinedAt())
                .where(CUSTOMER.ID.eq(customer.id().value()))
                .execute();
    }

    void updateVersions(DSLContext tx, CustomerId id, String terms, String privacy) {
        tx.update(CUSTOMER)
                .set(CUSTOMER.TERMS_VERSION, terms)
                .set(CUSTOMER.PRIVACY_VERSION, privacy)
                .where(CUSTOMER.ID.eq(id.value()))
                .execute();
    }

    void stopMarketing(DSLContext tx, CustomerId id) {
        tx.update(CUSTOMER)
                .set(CUSTOMER.MARKETING_ON, false)
                .where(CUSTOMER.ID.eq(id.value()))
                .execute();
    }

    /** Only while the customer has not joined. */
    void updateArrival(DSLContext db, CustomerId id, String arrival) {
        db.update(CUSTOMER)
                .set(CUSTOMER.ARRIVAL, arrival)
                .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.JOINED_AT.isNull())
                .execute();
    }

    void updateLanguage(DSLContext db, CustomerId id, Language language) {
        db.update(CUSTOMER)
                .set(CUSTOMER.LANGUAGE, language.code())
                .where(CUSTOMER.ID.eq(id.value()))
                .execute();
    }

    void updateReachable(DSLContext db, long telegramId, Instant unreachableSince) {
        db.update(CUSTOMER)
                .set(CUSTOMER.UNREACHABLE_SINCE, unreachableSince)
                .where(CUSTOMER.ID.in(db.select(CUSTOMER_IDENTITY.CUSTOMER_ID)
                        .from(CUSTOMER_IDENTITY)
                        .where(livingTelegram(telegramId))))
                .execute();
    }

    private static Condition livingTelegram(long telegramId) {
        return CUSTOMER_IDENTITY.KIND.eq("telegram").and(CUSTOMER_IDENTITY.LIVING_VALUE.eq(Long.toString(telegramId)));
    }

    private static Customer customer(Record row) {
        return new Customer(
                new CustomerId(row.get(CUSTOMER.ID)),
                row.get(CUSTOMER.PERSON_KEY),
                row.get(CUSTOMER.FIRST_NAME),
                Language.of(row.get(CUSTOMER.LANGUAGE)).orElseThrow(),
                row.get(CUSTOMER.BIRTHDAY),
                row.get(CUSTOMER.SOURCE),
                row.get(CUSTOMER.ARRIVAL),
                row.get(CUSTOMER.TERMS_VERSION),
                row.get(CUSTOMER.PRIVACY_VERSION),
                row.get(CUSTOMER.JOINED_AT));
    }
}
