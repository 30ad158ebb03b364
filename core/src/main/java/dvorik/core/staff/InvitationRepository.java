package dvorik.core.staff;

import static dvorik.migrations.jooq.Tables.INVITATION;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.id.BusinessId;
import dvorik.core.id.InvitationId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** SQL of {@code invitation}. */
final class InvitationRepository {
    record NewInvitation(
            BusinessId business,
            String tokenHash,
            Role role,
            SalonId salon,
            StaffId invitedBy,
            Instant createdAt,
            Instant expiresAt,
            String requestKey) {}

    /** @param usedBy null while it waits */
    record Invitation(
            long id,
            BusinessId business,
            Role role,
            SalonId salon,
            StaffId invitedBy,
            Instant expiresAt,
            StaffId usedBy,
            boolean revoked) {}

    /**
     * Two statements. The same request again keeps the row and changes its token, since the first one may never have
     * been shown; not after it was used.
     *
     * @return its id
     */
    long insert(DSLContext tx, NewInvitation invitation) {
        tx.insertInto(INVITATION)
                .set(INVITATION.BUSINESS_ID, invitation.business().value())
                .set(INVITATION.TOKEN_HASH, invitation.tokenHash())
                .set(INVITATION.ROLE, invitation.role().code())
                .set(
                        INVITATION.SALON_ID,
                        invitation.salon() == null ? null : invitation.salon().value())
                .set(INVITATION.INVITED_BY, invitation.invitedBy().value())
                .set(INVITATION.CREATED_AT, invitation.createdAt())
                .set(INVITATION.EXPIRES_AT, invitation.expiresAt())
                .set(INVITATION.REQUEST_KEY, invitation.requestKey())
                .onDuplicateKeyUpdate()
                .set(INVITATION.TOKEN_HASH, invitation.tokenHash())
                .execute();
        return tx.select(INVITATION.ID)
                .from(INVITATION)
                .where(INVITATION.REQUEST_KEY.eq(invitation.requestKey()))
                .fetchSingle(INVITATION.ID);
    }

    Optional<Invitation> lock(DSLContext tx, String tokenHash) {
        return tx.select(
                        INVITATION.ID,
                        INVITATION.BUSINESS_ID,
                        INVITATION.ROLE,
                        INVITATION.SALON_ID,
                        INVITATION.INVITED_BY,
                        INVITATION.EXPIRES_AT,
                        INVITATION.USED_BY,
                        INVITATION.REVOKED_AT)
                .from(INVITATION)
                .where(INVITATION.TOKEN_HASH.eq(tokenHash))
                .forUpdate()
                .fetchOptional(row -> new Invitation(
                        row.value1(),
                        new BusinessId(row.value2()),
                        Role.of(row.value3()),
                        row.value4() == null ? null : new SalonId(row.value4()),
                        new StaffId(row.value5()),
                        row.value6(),
                        row.value7() == null ? null : new StaffId(row.value7()),
                        row.value8() != null));
    }

    void markUsed(DSLContext tx, long id, StaffId by, Instant at) {
        tx.update(INVITATION)
                .set(INVITATION.USED_BY, by.value())
                .set(INVITATION.USED_AT, at)
                .where(INVITATION.ID.eq(id), INVITATION.USED_BY.isNull())
                .execute();
    }

    /** @return those that wait for somebody, oldest first */
    List<OpenInvitation> findOpen(DSLContext db, BusinessId business, Instant now) {
        return db.select(
                        INVITATION.ID,
                        INVITATION.ROLE,
                        INVITATION.SALON_ID,
                        INVITATION.INVITED_BY,
                        STAFF.NAME,
                        INVITATION.EXPIRES_AT)
                .from(INVITATION)
                .join(STAFF)
                .on(STAFF.ID.eq(INVITATION.INVITED_BY))
                .where(
                        INVITATION.BUSINESS_ID.eq(business.value()),
                        INVITATION.USED_BY.isNull(),
                        INVITATION.REVOKED_AT.isNull(),
                        INVITATION.EXPIRES_AT.gt(now))
                .orderBy(INVITATION.ID)
                .fetch(row -> new OpenInvitation(
                        new InvitationId(row.value1()),
                        Role.of(row.value2()),
                        row.value3() == null ? null : new SalonId(row.value3()),
                        new StaffId(row.value4()),
                        row.value5(),
                        row.value6()));
    }

    /** @return false when it was used or withdrawn before */
    boolean revoke(DSLContext tx, InvitationId id, Instant at) {
        return tx.update(INVITATION)
                        .set(INVITATION.REVOKED_AT, at)
                        .where(
                                INVITATION.ID.eq(id.value()),
                                INVITATION.USED_BY.isNull(),
                                INVITATION.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Withdraws all that the person made and nobody has used. */
    void revokeAllBy(DSLContext tx, StaffId by, Instant at) {
        tx.update(INVITATION)
                .set(INVITATION.REVOKED_AT, at)
                .where(
                        INVITATION.INVITED_BY.eq(by.value()),
                        INVITATION.USED_BY.isNull(),
                        INVITATION.REVOKED_AT.isNull())
                .execute();
    }
}
