package dvorik.core.staff;

import static dvorik.migrations.jooq.Tables.INVITATION;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
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
}
