package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;

import dvorik.core.db.KeptInsert;
import dvorik.core.db.KeptSelect;
import dvorik.core.id.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** SQL of {@code customer_identity}. */
final class IdentityRepository {
    private static final KeptInsert INSERT = KeptInsert.into(
            CUSTOMER_IDENTITY,
            CUSTOMER_IDENTITY.CUSTOMER_ID,
            CUSTOMER_IDENTITY.KIND,
            CUSTOMER_IDENTITY.VALUE,
            CUSTOMER_IDENTITY.VERIFIED_AT);
    private static final KeptInsert INSERT_UNLESS_HELD = KeptInsert.unlessThere(
            CUSTOMER_IDENTITY,
            CUSTOMER_IDENTITY.CUSTOMER_ID,
            CUSTOMER_IDENTITY.KIND,
            CUSTOMER_IDENTITY.VALUE,
            CUSTOMER_IDENTITY.VERIFIED_AT);

    private static final KeptSelect<Record1<String>> FIND_VALUE = KeptSelect.of(DSL.select(CUSTOMER_IDENTITY.VALUE)
            .from(CUSTOMER_IDENTITY)
            .where(
                    CUSTOMER_IDENTITY.CUSTOMER_ID.eq(KeptSelect.value(CUSTOMER_IDENTITY.CUSTOMER_ID)),
                    CUSTOMER_IDENTITY.KIND.eq(KeptSelect.value(CUSTOMER_IDENTITY.KIND)),
                    CUSTOMER_IDENTITY.DELETED_AT.isNull())
            // two accounts that became one person: the way that was opened last
            .orderBy(CUSTOMER_IDENTITY.ID.desc())
            .limit(DSL.inline(1)));

    /** @throws org.jooq.exception.IntegrityConstraintViolationException when a living customer has this Telegram id */
    void insertTelegram(DSLContext tx, CustomerId id, long telegramId, Instant now) {
        INSERT.execute(tx, id.value(), "telegram", Long.toString(telegramId), now);
    }

    /**
     * Gives the phone to a customer who has told none yet.
     *
     * @return false when it belongs to another living customer
     */
    boolean claimFirstPhone(DSLContext tx, CustomerId id, Phone phone, Instant now) {
        return INSERT_UNLESS_HELD.execute(tx, id.value(), "phone", phone.e164(), now) == 1
                || lockPhoneHolder(tx, phone).filter(id::equals).isPresent();
    }

    /**
     * Gives the customer this phone; an older one of the same customer is put away.
     *
     * @return false when it belongs to another living customer
     */
    boolean claimPhone(DSLContext tx, CustomerId id, Phone phone, Instant now) {
        var owner = lockPhoneHolder(tx, phone);
        if (owner.isPresent()) {
            return owner.get().equals(id);
        }
        putPhoneAway(tx, id, now);
        return INSERT_UNLESS_HELD.execute(tx, id.value(), "phone", phone.e164(), now) == 1;
    }

    /** Its row stays locked until the transaction ends. */
    Optional<CustomerId> lockPhoneHolder(DSLContext tx, Phone phone) {
        return tx.select(CUSTOMER_IDENTITY.CUSTOMER_ID)
                .from(CUSTOMER_IDENTITY)
                .where(livingPhone(phone))
                .forUpdate()
                .fetchOptional(row -> new CustomerId(row.value1()));
    }

    void putPhoneAway(DSLContext tx, CustomerId id, Instant now) {
        tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.DELETED_AT, now)
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(id.value()),
                        CUSTOMER_IDENTITY.KIND.eq("phone"),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .execute();
    }

    void putAllAway(DSLContext tx, CustomerId id, Instant now) {
        tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.DELETED_AT, now)
                .where(CUSTOMER_IDENTITY.CUSTOMER_ID.eq(id.value()), CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .execute();
    }

    /**
     * Brings back what was put away together with the row of a customer.
     *
     * @return false when one of these belongs to another living customer; then nothing is changed
     */
    boolean bringBack(DSLContext tx, CustomerId id) {
        var held = CUSTOMER_IDENTITY.as("held");
        var away = tx.select(CUSTOMER_IDENTITY.ID, held.ID)
                .from(CUSTOMER_IDENTITY)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(CUSTOMER_IDENTITY.CUSTOMER_ID))
                .leftJoin(held)
                .on(held.KIND.eq(CUSTOMER_IDENTITY.KIND), held.LIVING_VALUE.eq(CUSTOMER_IDENTITY.VALUE))
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(id.value()),
                        CUSTOMER_IDENTITY.DELETED_AT.eq(CUSTOMER.DELETED_AT))
                .fetch();
        if (away.stream().anyMatch(row -> row.value2() != null)) {
            return false;
        }
        tx.update(CUSTOMER_IDENTITY)
                .setNull(CUSTOMER_IDENTITY.DELETED_AT)
                .where(CUSTOMER_IDENTITY.ID.in(away.getValues(CUSTOMER_IDENTITY.ID)))
                .execute();
        return true;
    }

    void verify(DSLContext tx, Phone phone, Instant now) {
        tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.VERIFIED_AT, now)
                .where(livingPhone(phone))
                .execute();
    }

    /** All ways to one customer lead to another from now on. */
    void move(DSLContext tx, CustomerId from, CustomerId to) {
        tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.CUSTOMER_ID, to.value())
                .where(CUSTOMER_IDENTITY.CUSTOMER_ID.eq(from.value()))
                .execute();
    }

    Optional<Phone> findPhone(DSLContext db, CustomerId id) {
        return findValue(db, id, "phone").map(Phone::new);
    }

    Optional<Long> findTelegram(DSLContext db, CustomerId id) {
        return findValue(db, id, "telegram").map(Long::valueOf);
    }

    List<Long> findTelegrams(DSLContext db, CustomerId id) {
        return db.select(CUSTOMER_IDENTITY.VALUE)
                .from(CUSTOMER_IDENTITY)
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(id.value()),
                        CUSTOMER_IDENTITY.KIND.eq("telegram"),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .orderBy(CUSTOMER_IDENTITY.ID.desc())
                .fetch(row -> Long.valueOf(row.value1()));
    }

    /** @return the newest one, confirmed or not */
    Optional<CustomerAccounts.Email> findEmail(DSLContext db, CustomerId id) {
        return db.select(CUSTOMER_IDENTITY.VALUE, CUSTOMER_IDENTITY.VERIFIED_AT)
                .from(CUSTOMER_IDENTITY)
                .where(ownEmail(id))
                .orderBy(CUSTOMER_IDENTITY.VERIFIED_AT.desc(), CUSTOMER_IDENTITY.ID.desc())
                .limit(1)
                .fetchOptional(row -> new CustomerAccounts.Email(new EmailAddress(row.value1()), row.value2() != null));
    }

    /** Its row stays locked until the transaction ends. */
    Optional<CustomerAccounts.EmailHolder> lockEmailHolder(DSLContext tx, EmailAddress address) {
        return tx.select(CUSTOMER_IDENTITY.CUSTOMER_ID, CUSTOMER_IDENTITY.VERIFIED_AT)
                .from(CUSTOMER_IDENTITY)
                .where(livingEmail(address))
                .forUpdate()
                .fetchOptional(
                        row -> new CustomerAccounts.EmailHolder(new CustomerId(row.value1()), row.value2() != null));
    }

    /** @throws org.jooq.exception.IntegrityConstraintViolationException when another living customer has it by now */
    void insertEmail(DSLContext tx, CustomerId id, EmailAddress address, Instant verifiedAt) {
        INSERT.execute(tx, id.value(), "email", address.value(), verifiedAt);
    }

    void verify(DSLContext tx, EmailAddress address, Instant now) {
        tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.VERIFIED_AT, now)
                .where(livingEmail(address))
                .execute();
    }

    void putAway(DSLContext tx, EmailAddress address, Instant now) {
        tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.DELETED_AT, now)
                .where(livingEmail(address))
                .execute();
    }

    /** @param except stays; null: none */
    int putEmailsAway(DSLContext tx, CustomerId id, EmailAddress except, Instant now) {
        return tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.DELETED_AT, now)
                .where(ownEmail(id), except == null ? DSL.noCondition() : CUSTOMER_IDENTITY.VALUE.ne(except.value()))
                .execute();
    }

    private static Condition ownEmail(CustomerId id) {
        return CUSTOMER_IDENTITY
                .CUSTOMER_ID
                .eq(id.value())
                .and(CUSTOMER_IDENTITY.KIND.eq("email"))
                .and(CUSTOMER_IDENTITY.DELETED_AT.isNull());
    }

    private static Condition livingEmail(EmailAddress address) {
        return CUSTOMER_IDENTITY.KIND.eq("email").and(CUSTOMER_IDENTITY.LIVING_VALUE.eq(address.value()));
    }

    private static Optional<String> findValue(DSLContext db, CustomerId id, String kind) {
        return FIND_VALUE.fetchOptional(db, id.value(), kind).map(row -> row.value1());
    }

    private static Condition livingPhone(Phone phone) {
        return CUSTOMER_IDENTITY.KIND.eq("phone").and(CUSTOMER_IDENTITY.LIVING_VALUE.eq(phone.e164()));
    }
}
