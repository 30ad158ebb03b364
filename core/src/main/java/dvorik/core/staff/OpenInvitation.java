package dvorik.core.staff;

import dvorik.core.id.InvitationId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;

/**
 * An invitation that waits for somebody. Its link cannot be shown again.
 *
 * @param salon null for roles of the whole business
 */
public record OpenInvitation(
        InvitationId id, Role role, SalonId salon, StaffId invitedBy, String inviterName, Instant expiresAt) {}
