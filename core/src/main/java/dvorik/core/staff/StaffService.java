package dvorik.core.staff;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.text.Language;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;

/** Who works here and how people are let in. */
public final class StaffService {
    /** How long an invitation may wait. */
    public static final Duration INVITATION_LIFE = Duration.ofDays(3);

    /** Stands for a name until the person shows up. */
    public static final String UNNAMED = "-";

    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final ProductEvents events;
    private final Notifications notifications;
    private final StaffRepository staff = new StaffRepository();
    private final InvitationRepository invitations = new InvitationRepository();
    private final SecureRandom random = new SecureRandom();

    public StaffService(DSLContext db, Clock clock, AuditLog audit, ProductEvents events, Notifications notifications) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.notifications = notifications;
    }

    /** How a member of staff is written to. */
    public record Contact(long telegramId, String name, Language language) {}

    /** @return empty for the suspended, the removed and people without Telegram */
    public Optional<Contact> findContact(StaffId id) {
        return staff.findContact(db, id);
    }

    /** @return true for somebody who works here and may not act now */
    public boolean isSuspended(long telegramId) {
        return staff.isSuspended(db, telegramId);
    }

    /** @return empty for everybody who does not work here now: strangers, the suspended, the removed */
    public Optional<StaffMember> findByTelegram(long telegramId) {
        return staff.findActive(db, telegramId);
    }

    /** Lets the owner in (SUPERADMIN_TELEGRAM_ID); at every start, changes nothing when already so. */
    public void ensureOwner(BusinessId business, long telegramId) {
        db.transaction(trx -> {
            var tx = trx.dsl();
            var id = staff.insertOrFind(tx, business, telegramId, UNNAMED, Language.RU);
            if (staff.grant(tx, id, Role.OWNER, null, null)) {
                audit.recordSystem(
                        tx, new Act("staff.grant", "staff", id.value(), null, "done", Map.of("role", "owner")));
            }
        });
    }

    /** Learns the name of a person who was known by the Telegram id only. */
    public StaffMember named(StaffMember member, String name) {
        if (!member.name().equals(UNNAMED) || name.isBlank()) {
            return member;
        }
        staff.updateName(db, member.id(), name);
        return member.named(name);
    }

    /** @return empty for the suspended and the removed */
    public Optional<StaffMember> find(StaffId id) {
        return staff.findActive(db, id);
    }

    /** As {@link #find(StaffId)}, in a transaction. */
    public Optional<StaffMember> find(DSLContext tx, StaffId id) {
        return staff.findActive(tx, id);
    }

    /** A person says in which language to talk. */
    public void changeLanguage(StaffId id, Language language) {
        staff.updateLanguage(db, id, language);
    }

    /**
     * Makes a one-time invitation.
     *
     * @param requestKey names the tap that asked; the same one twice makes one invitation, whose older token dies
     * @return the token for the link, 32 characters; it is not kept and cannot be shown again
     */
    public String invite(StaffMember by, Role role, SalonId salon, String requestKey) {
        if (!by.mayInvite(role, salon)) {
            throw new IllegalArgumentException("staff " + by.id().value() + " may not invite a " + role.code());
        }
        var token = newToken();
        var now = clock.instant();
        db.transaction(trx -> {
            var tx = trx.dsl();
            var id = invitations.insert(
                    tx,
                    new InvitationRepository.NewInvitation(
                            by.business(),
                            hash(token),
                            role,
                            salon,
                            by.id(),
                            now,
                            now.plus(INVITATION_LIFE),
                            requestKey));
            audit.record(
                    tx, by.id(), new Act("staff.invite", "invitation", id, salon, "done", Map.of("role", role.code())));
        });
        return token;
    }

    /**
     * Uses an invitation. The same person opening the same link again gets the same answer; nobody else can use it.
     *
     * @param name as Telegram shows the person, shown to customers and in reports
     */
    public InvitationResult accept(String token, long telegramId, String name, Language language) {
        var result = Transactions.repeated(db, tx -> accept(tx, token, telegramId, name, language));
        if (result instanceof InvitationResult.Accepted) {
            notifications.committed();
        }
        return result;
    }

    private InvitationResult accept(DSLContext tx, String token, long telegramId, String name, Language language) {
        var found = invitations.lock(tx, hash(token));
        if (found.isEmpty()) {
            return new InvitationResult.NotValid();
        }
        var invitation = found.get();
        if (invitation.usedBy() != null) {
            return staff.findActive(tx, telegramId)
                    .filter(member -> member.id().equals(invitation.usedBy())
                            && member.holds(invitation.role(), invitation.salon()))
                    .<InvitationResult>map(
                            member -> new InvitationResult.Accepted(member, invitation.role(), invitation.salon()))
                    .orElseGet(InvitationResult.NotValid::new);
        }
        if (invitation.revoked()
                || !clock.instant().isBefore(invitation.expiresAt())
                || !mayStillInvite(tx, invitation)) {
            return new InvitationResult.NotValid();
        }
        if (gainsNothing(tx, invitation, telegramId)) {
            return new InvitationResult.ForSomebodyElse();
        }
        var id = staff.insertOrFind(tx, invitation.business(), telegramId, name, language);
        if (staff.findActive(tx, telegramId).isEmpty()) {
            // suspended: an old link must not be a way back in
            return new InvitationResult.NotValid();
        }
        staff.grant(tx, id, invitation.role(), invitation.salon(), invitation.invitedBy());
        invitations.markUsed(tx, invitation.id(), id, clock.instant());
        tell(tx, invitation, id);
        return new InvitationResult.Accepted(
                staff.findActive(tx, telegramId).orElseThrow(), invitation.role(), invitation.salon());
    }

    /** A link outlives neither the dismissal of the one who made it nor the loss of the role that let that one invite. */
    private boolean mayStillInvite(DSLContext tx, InvitationRepository.Invitation invitation) {
        return staff.findActive(tx, invitation.invitedBy())
                .filter(by -> by.inAllRoles().mayInvite(invitation.role(), invitation.salon()))
                .isPresent();
    }

    /** Who may invite can do everything already, except perform services: that makes a master of one, too. */
    private boolean gainsNothing(DSLContext tx, InvitationRepository.Invitation invitation, long telegramId) {
        return invitation.role() != Role.MASTER
                && staff.findActive(tx, telegramId)
                        .filter(member -> member.id().equals(invitation.invitedBy()))
                        .isPresent();
    }

    private void tell(DSLContext tx, InvitationRepository.Invitation invitation, StaffId joined) {
        var role = Map.<String, Object>of("role", invitation.role().code());
        audit.record(
                tx, joined, new Act("staff.accept", "invitation", invitation.id(), invitation.salon(), "done", role));
        events.record(
                tx,
                new ProductEvent(
                        ProductEvent.Kind.STAFF_JOINED,
                        "staff_joined:" + invitation.id(),
                        null,
                        joined,
                        invitation.salon(),
                        joined.value(),
                        null));
        notifications.owe(
                tx,
                invitation.invitedBy(),
                NotificationKind.INVITATION_ACCEPTED,
                joined.value(),
                "invitation:" + invitation.id() + ":accepted");
    }

    private String newToken() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        return DigestUtils.sha256Hex(token);
    }
}
