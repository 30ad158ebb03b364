package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;

import dvorik.core.id.CustomerId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL of {@code customer_identity}. */
final class IdentityRepository {

    /** @throws org.jooq.exception.IntegrityConstraintViolationException when a living customer has this Telegram id */
    void insertTelegram(DSLContext tx, CustomerId id, long telegramId, Instant now) {
        tx.insertInto(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.CUSTOMER_ID, id.value())
                .set(CUSTOMER_IDENTITY.KIND, "telegram")
                .set(CUSTOMER_IDENTITY.VALUE, Long.toString(telegramId))
                .set(CUSTOMER_IDENTITY.VERIFIED_AT, now)
                .execute();
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
        return tx.insertInto(CUSTOMER_IDENTITY)
                        .set(CUSTOMER_IDENTITY.CUSTOMER_ID, id.value())
                        .set(CUSTOMER_IDENTITY.KIND, "phone")
                        .set(CUSTOMER_IDENTITY.VALUE, phone.e164())
                        .set(CUSTOMER_IDENTITY.VERIFIED_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
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

    private static Optional<String> findValue(DSLContext db, CustomerId id, String kind) {
        return db.select(CUSTOMER_IDENTITY.VALUE)
                .from(CUSTOMER_IDENTITY)
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(id.value()),
                        CUSTOMER_IDENTITY.KIND.eq(kind),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                // two accounts that became one person: the way that was opened last
                .orderBy(CUSTOMER_IDENTITY.ID.desc())
                .limit(1)
                .fetchOptional(CUSTOMER_IDENTITY.VALUE);
    }

    private static Condition livingPhone(Phone phone) {
        return CUSTOMER_IDENTITY.KIND.eq("phone").and(CUSTOMER_IDENTITY.LIVING_VALUE.eq(phone.e164()));
    }
}
