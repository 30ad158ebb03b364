package dvorik.core.account;

import static dvorik.migrations.jooq.Tables.PHONE_CLAIM;
import static org.jooq.impl.DSL.val;

import dvorik.core.account.Claim.Status;
import dvorik.core.customer.Customer;
import dvorik.core.customer.Phone;
import dvorik.core.id.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.SelectConditionStep;

/** SQL of {@code phone_claim}. */
final class ClaimRepository {

    /** Opens a claim, or finds the one that waits; an older one of the customer about something else is dropped. */
    long open(DSLContext tx, Customer customer, CustomerId holder, Phone phone, Instant now) {
        var before = tx.selectFrom(PHONE_CLAIM)
                .where(PHONE_CLAIM.OPEN_BY.eq(customer.id().value()))
                .forUpdate()
                .fetchOptional();
        if (before.isPresent()) {
            var waits = before.get();
            if (waits.getHolderId() == holder.value() && waits.getPhone().equals(phone.e164())) {
                tx.update(PHONE_CLAIM)
                        .set(PHONE_CLAIM.CHAT_ID, customer.telegramId())
                        .where(PHONE_CLAIM.ID.eq(waits.getId()))
                        .execute();
                return waits.getId();
            }
            update(tx, waits.getId(), Status.DROPPED, now);
        }
        return tx.insertInto(PHONE_CLAIM)
                .set(PHONE_CLAIM.CUSTOMER_ID, customer.id().value())
                .set(PHONE_CLAIM.CHAT_ID, customer.telegramId())
                .set(PHONE_CLAIM.HOLDER_ID, holder.value())
                .set(PHONE_CLAIM.PHONE, phone.e164())
                .set(PHONE_CLAIM.CREATED_AT, now)
                .returningResult(PHONE_CLAIM.ID)
                .fetchSingle(PHONE_CLAIM.ID);
    }

    Optional<Claim> find(DSLContext db, long id) {
        return select(db, PHONE_CLAIM.ID.eq(id)).fetchOptional(ClaimRepository::claim);
    }

    Optional<Claim> lock(DSLContext tx, long id) {
        return select(tx, PHONE_CLAIM.ID.eq(id)).forUpdate().fetchOptional(ClaimRepository::claim);
    }

    /** @return where the number was verified */
    Optional<Long> findChat(DSLContext db, long id) {
        return db.select(PHONE_CLAIM.CHAT_ID)
                .from(PHONE_CLAIM)
                .where(PHONE_CLAIM.ID.eq(id), PHONE_CLAIM.CHAT_ID.isNotNull())
                .fetchOptional(PHONE_CLAIM.CHAT_ID);
    }

    /** The number is kept only as long as it is needed. */
    void update(DSLContext tx, long id, Status status, Instant now) {
        boolean decided = status != Status.ASKED;
        tx.update(PHONE_CLAIM)
                .set(PHONE_CLAIM.STATUS, status.name().toLowerCase(Locale.ROOT))
                .set(PHONE_CLAIM.DECIDED_AT, decided ? now : null)
                .set(PHONE_CLAIM.PHONE, decided ? val(null, PHONE_CLAIM.PHONE) : PHONE_CLAIM.PHONE)
                .where(PHONE_CLAIM.ID.eq(id))
                .execute();
    }

    /** @return what waits for one of these to let a number go, the newest first; locked */
    List<Claim> lockWaiting(DSLContext tx, List<CustomerId> holders) {
        return select(tx, PHONE_CLAIM.HOLDER_ID.in(values(holders)).and(PHONE_CLAIM.OPEN_BY.isNotNull()))
                .orderBy(PHONE_CLAIM.ID.desc())
                .forUpdate()
                .fetch(ClaimRepository::claim);
    }

    /** Forgets what these have claimed, and what of theirs was decided. What waits for them is somebody else's. */
    void erase(DSLContext tx, List<CustomerId> customers) {
        var ids = values(customers);
        tx.deleteFrom(PHONE_CLAIM)
                .where(PHONE_CLAIM
                        .CUSTOMER_ID
                        .in(ids)
                        .or(PHONE_CLAIM.HOLDER_ID.in(ids).and(PHONE_CLAIM.OPEN_BY.isNull())))
                .execute();
    }

    private static List<Long> values(List<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toList();
    }

    private static SelectConditionStep<Record5<Long, Long, Long, String, String>> select(
            DSLContext db, Condition condition) {
        return db.select(
                        PHONE_CLAIM.ID,
                        PHONE_CLAIM.CUSTOMER_ID,
                        PHONE_CLAIM.HOLDER_ID,
                        PHONE_CLAIM.PHONE,
                        PHONE_CLAIM.STATUS)
                .from(PHONE_CLAIM)
                .where(condition);
    }

    private static Claim claim(Record5<Long, Long, Long, String, String> row) {
        return new Claim(
                row.value1(),
                new CustomerId(row.value2()),
                new CustomerId(row.value3()),
                Optional.ofNullable(row.value4()).map(Phone::new),
                Status.valueOf(row.value5().toUpperCase(Locale.ROOT)));
    }
}
