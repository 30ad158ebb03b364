package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static org.jooq.impl.DSL.coalesce;

import dvorik.core.db.KeptInsert;
import dvorik.core.db.KeptSelect;
import dvorik.core.db.KeptStatement;
import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** SQL of {@code customer}; each method is one statement. */
final class CustomerRepository {
    private static final List<Field<?>> FIELDS = List.of(
            CUSTOMER.ID,
            CUSTOMER.PERSON_KEY,
            CUSTOMER_IDENTITY.VALUE,
            CUSTOMER.FIRST_NAME,
            CUSTOMER.LANGUAGE,
            CUSTOMER.BIRTHDAY,
            CUSTOMER.SOURCE,
            CUSTOMER.ARRIVAL,
            CUSTOMER.TERMS_VERSION,
            CUSTOMER.PRIVACY_VERSION,
            CUSTOMER.JOINED_AT,
            CUSTOMER.BLOCKED_AT);

    private static final KeptSelect<Record> FIND_BY_TELEGRAM = KeptSelect.of(byTelegram());
    private static final KeptSelect<Record> LOCK_BY_TELEGRAM =
            KeptSelect.of(byTelegram().forUpdate());
    private static final KeptSelect<Record> FIND = KeptSelect.of(byId());
    private static final KeptInsert.Returning INSERT = KeptInsert.into(
                    CUSTOMER,
                    CUSTOMER.PERSON_KEY,
                    CUSTOMER.LANGUAGE,
                    CUSTOMER.SOURCE,
                    CUSTOMER.ARRIVAL,
                    CUSTOMER.TERMS_VERSION,
                    CUSTOMER.PRIVACY_VERSION)
            .returning(CUSTOMER.ID);
    private static final KeptStatement UPDATE_DETAILS = KeptStatement.of(DSL.update(CUSTOMER)
            .set(CUSTOMER.FIRST_NAME, KeptStatement.value(CUSTOMER.FIRST_NAME))
            .set(CUSTOMER.BIRTHDAY, KeptStatement.value(CUSTOMER.BIRTHDAY))
            .set(CUSTOMER.JOINED_AT, KeptStatement.value(CUSTOMER.JOINED_AT))
            .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(DSL.inline(1)))
            .where(CUSTOMER.ID.eq(KeptStatement.value(CUSTOMER.ID))));

    Optional<Customer> findByTelegram(DSLContext db, long telegramId) {
        return FIND_BY_TELEGRAM.fetchOptional(db, Long.toString(telegramId)).map(CustomerRepository::customer);
    }

    Optional<Customer> lockByTelegram(DSLContext tx, long telegramId) {
        return LOCK_BY_TELEGRAM.fetchOptional(tx, Long.toString(telegramId)).map(CustomerRepository::customer);
    }

    /** Who became one with another is found there. */
    Optional<Customer> find(DSLContext db, CustomerId id) {
        // two accounts that became one person: the way that was opened last
        return FIND.fetch(db, id.value()).map(CustomerRepository::customer).stream()
                .reduce((older, newer) -> newer);
    }

    /** @return first names of the living who told one */
    Map<CustomerId, String> findNames(DSLContext db, Collection<CustomerId> ids) {
        return db.select(CUSTOMER.ID, CUSTOMER.FIRST_NAME)
                .from(CUSTOMER)
                .where(
                        CUSTOMER.ID.in(ids.stream().map(CustomerId::value).toList()),
                        CUSTOMER.FIRST_NAME.isNotNull(),
                        CUSTOMER.DELETED_AT.isNull())
                .fetchMap(row -> new CustomerId(row.value1()), row -> row.value2());
    }

    private static SelectConditionStep<Record> byTelegram() {
        return DSL.select(FIELDS)
                .from(CUSTOMER_IDENTITY)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CUSTOMER_IDENTITY.CUSTOMER_ID))
                .where(
                        CUSTOMER_IDENTITY.KIND.eq(DSL.inline("telegram")),
                        CUSTOMER_IDENTITY.LIVING_VALUE.eq(KeptSelect.value(CUSTOMER_IDENTITY.LIVING_VALUE)));
    }

    private static Select<Record> byId() {
        var asked = CUSTOMER.as("asked");
        return DSL.select(FIELDS)
                .from(asked)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(coalesce(asked.MERGED_INTO, asked.ID)))
                .leftJoin(CUSTOMER_IDENTITY)
                .on(livingTelegrams())
                .where(asked.ID.eq(KeptSelect.value(CUSTOMER.ID)), CUSTOMER.DELETED_AT.isNull())
                .orderBy(CUSTOMER_IDENTITY.ID);
    }

    Optional<Customer> lock(DSLContext tx, CustomerId id) {
        return tx
                .select(FIELDS)
                .from(CUSTOMER)
                .leftJoin(CUSTOMER_IDENTITY)
                .on(livingTelegrams())
                .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.DELETED_AT.isNull())
                .orderBy(CUSTOMER_IDENTITY.ID)
                .forUpdate()
                .fetch(CustomerRepository::customer)
                .stream()
                .reduce((older, newer) -> newer);
    }

    /** Living or deleted, and not one that became one with another; the row is locked. */
    Optional<CustomerAccounts.Seen> lockSeen(DSLContext tx, CustomerScope scope, CustomerId id) {
        var row = tx
                .select(FIELDS)
                .select(CUSTOMER.DELETED_AT, CUSTOMER.ERASED_AT, CUSTOMER.VERSION)
                .from(CUSTOMER)
                .leftJoin(CUSTOMER_IDENTITY)
                .on(livingTelegrams())
                .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.MERGED_INTO.isNull())
                .orderBy(CUSTOMER_IDENTITY.ID)
                .forUpdate()
                .fetch()
                .stream()
                .reduce((older, newer) -> newer);
        return row.filter(found ->
                        tx.fetchExists(CUSTOMER, CUSTOMER.ID.eq(id.value()).and(CustomerConditions.seenBy(scope))))
                .map(found -> new CustomerAccounts.Seen(
                        customer(found),
                        found.get(CUSTOMER.DELETED_AT) != null,
                        found.get(CUSTOMER.ERASED_AT) != null,
                        found.get(CUSTOMER.VERSION)));
    }

    CustomerId insert(DSLContext tx, String personKey, CustomerService.Newcomer person) {
        return new CustomerId(INSERT.execute(
                tx,
                personKey,
                person.language().code(),
                person.source(),
                person.arrival(),
                person.terms(),
                person.privacy()));
    }

    /** Writes name, birthday and the time of joining. */
    void updateDetails(DSLContext tx, Customer customer) {
        UPDATE_DETAILS.execute(
                tx,
                customer.firstName(),
                customer.birthday(),
                customer.joinedAt(),
                customer.id().value());
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
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
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

    private static Condition livingTelegrams() {
        return CUSTOMER_IDENTITY
                .CUSTOMER_ID
                .eq(CUSTOMER.ID)
                .and(CUSTOMER_IDENTITY.KIND.eq(DSL.inline("telegram")))
                .and(CUSTOMER_IDENTITY.DELETED_AT.isNull());
    }

    private static Condition livingTelegram(long telegramId) {
        return CUSTOMER_IDENTITY.KIND.eq("telegram").and(CUSTOMER_IDENTITY.LIVING_VALUE.eq(Long.toString(telegramId)));
    }

    private static Customer customer(Record row) {
        return new Customer(
                new CustomerId(row.get(CUSTOMER.ID)),
                row.get(CUSTOMER.PERSON_KEY),
                row.get(CUSTOMER_IDENTITY.VALUE) == null ? null : Long.valueOf(row.get(CUSTOMER_IDENTITY.VALUE)),
                row.get(CUSTOMER.FIRST_NAME),
                Language.of(row.get(CUSTOMER.LANGUAGE)).orElseThrow(),
                row.get(CUSTOMER.BIRTHDAY),
                row.get(CUSTOMER.SOURCE),
                row.get(CUSTOMER.ARRIVAL),
                row.get(CUSTOMER.TERMS_VERSION),
                row.get(CUSTOMER.PRIVACY_VERSION),
                row.get(CUSTOMER.JOINED_AT),
                row.get(CUSTOMER.BLOCKED_AT) != null);
    }
}
