package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;

import dvorik.core.id.CustomerId;
import java.time.Instant;
import java.util.Optional;
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
        var owner = tx.select(CUSTOMER_IDENTITY.CUSTOMER_ID)
                .from(CUSTOMER_IDENTITY)
                .where(CUSTOMER_IDENTITY.KIND.eq("phone"), CUSTOMER_IDENTITY.LIVING_VALUE.eq(phone.e164()))
                .forUpdate()
                .fetchOptional(CUSTOMER_IDENTITY.CUSTOMER_ID);
        if (owner.isPresent()) {
            return owner.get() == id.value();
        }
        tx.update(CUSTOMER_IDENTITY)
                .set(CUSTOMER_IDENTITY.DELETED_AT, now)
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(id.value()),
                        CUSTOMER_IDENTITY.KIND.eq("phone"),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .execute();
        return tx.insertInto(CUSTOMER_IDENTITY)
                        .set(CUSTOMER_IDENTITY.CUSTOMER_ID, id.value())
                        .set(CUSTOMER_IDENTITY.KIND, "phone")
                        .set(CUSTOMER_IDENTITY.VALUE, phone.e164())
                        .set(CUSTOMER_IDENTITY.VERIFIED_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
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
                .fetchOptional(CUSTOMER_IDENTITY.VALUE);
    }
}
