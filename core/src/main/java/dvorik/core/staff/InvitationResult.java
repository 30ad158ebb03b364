package dvorik.core.staff;

import dvorik.core.id.SalonId;

/** What became of an invitation link that was opened. Refusals look alike to outsiders. */
public sealed interface InvitationResult {
    /** The person works here now, in this role. */
    record Accepted(StaffMember member, Role role, SalonId salon) implements InvitationResult {}

    /** The owner opened the link meant for somebody else; it still waits for that person. */
    record ForSomebodyElse() implements InvitationResult {}

    /** Unknown, used by somebody else, withdrawn, or too old. */
    record NotValid() implements InvitationResult {}
}
