package dvorik.core.access;

import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.id.StaffId;
import java.util.Optional;
import org.jooq.DSLContext;

/** SQL of the columns of {@code staff} by which people sign in; each method is one statement. */
final class CredentialRepository {
    /** @param passwordHash null: none chosen yet */
    record Credential(StaffId staff, String passwordHash) {}

    /** @param email in lower case */
    Optional<Credential> find(DSLContext db, String email) {
        return db.select(STAFF.ID, STAFF.PASSWORD_HASH)
                .from(STAFF)
                .where(STAFF.LIVING_EMAIL.eq(email))
                .fetchOptional(row -> new Credential(new StaffId(row.value1()), row.value2()));
    }

    void updatePassword(DSLContext tx, StaffId id, String hash) {
        tx.update(STAFF)
                .set(STAFF.PASSWORD_HASH, hash)
                .where(STAFF.ID.eq(id.value()))
                .execute();
    }

    Optional<String> findEmail(DSLContext db, StaffId id) {
        return db.select(STAFF.LIVING_EMAIL)
                .from(STAFF)
                .where(STAFF.ID.eq(id.value()))
                .fetchOptional(STAFF.LIVING_EMAIL);
    }
}
