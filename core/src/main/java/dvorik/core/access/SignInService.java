package dvorik.core.access;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/** How people come in: by a token from the staff bot, or by e-mail and password, with a second factor where set up. */
public final class SignInService {
    /** How long a token from the staff bot waits. */
    public static final Duration SIGN_IN_LIFE = Duration.ofMinutes(5);

    /** How long a token for a new password waits. */
    public static final Duration PASSWORD_LIFE = Duration.ofMinutes(30);

    private static final Pattern TOKEN = Pattern.compile("dv([ip])\\.(\\d{1,18})\\.([A-Za-z0-9_-]{43})");

    private final DSLContext db;
    private final Clock realTime;
    private final AccessSecrets secrets;
    private final SessionService sessions;
    private final SecondFactorService secondFactor;
    private final StaffService staff;
    private final Notifications notifications;
    private final AuditLog audit;
    private final boolean byEmail;
    private final CredentialRepository credentials = new CredentialRepository();
    private final OneTimeTokenRepository tokens = new OneTimeTokenRepository();

    /**
     * @param realTime not the business clock, which may be moved
     *
     * @param byEmail tokens for new passwords go by e-mail, too
     */
    public SignInService(
            DSLContext db,
            Clock realTime,
            AccessSecrets secrets,
            SessionService sessions,
            SecondFactorService secondFactor,
            StaffService staff,
            Notifications notifications,
            AuditLog audit,
            boolean byEmail) {
        this.db = db;
        this.realTime = realTime;
        this.secrets = secrets;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.staff = staff;
        this.notifications = notifications;
        this.audit = audit;
        this.byEmail = byEmail;
    }

    /** What became of an attempt with e-mail and password. */
    public sealed interface Attempt {
        record SignedIn(SessionService.Signed signed) implements Attempt {}

        /** Address, password or code: which of them is not told. */
        record Wrong() implements Attempt {}

        /** Right so far; a code of the second factor is wanted. */
        record CodeWanted() implements Attempt {}
    }

    /** A token that signs its person in once; the one before it dies. */
    public String issueSignInToken(StaffMember member) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            tokens.useUp(tx, member.id(), OneTimeTokenRepository.Purpose.SIGN_IN, realTime.instant());
            var token = issue(tx, member.id(), OneTimeTokenRepository.Purpose.SIGN_IN, SIGN_IN_LIFE);
            audit.record(
                    tx,
                    member.id(),
                    new Act("session.token", "staff", member.id().value(), null, "done", Map.of()));
            return token.text();
        });
    }

    /** @return empty when the token is not ours, was used, is too old, or its person may not come in any more */
    public Optional<SessionService.Signed> signIn(String token, CallerDevice device) {
        return Transactions.repeated(db, tx -> use(tx, token, OneTimeTokenRepository.Purpose.SIGN_IN)
                .map(member -> sessions.open(tx, member, SignInWay.TOKEN, device)));
    }

    /**
     * Compares an e-mail address and a password, in the same time whether the address is known or not.
     *
     * @param code of the second factor, or a recovery code
     */
    public Attempt signIn(String email, String password, Optional<String> code, CallerDevice device) {
        var found = credentials.find(db, normal(email));
        boolean matches = Passwords.matches(
                password,
                found.map(CredentialRepository.Credential::passwordHash).orElse(null));
        var member = found.filter(credential -> matches).flatMap(credential -> staff.find(credential.staff()));
        if (member.isEmpty()) {
            return new Attempt.Wrong();
        }
        var id = member.get().id();
        if (secondFactor.isOn(id)) {
            if (code.isEmpty()) {
                return new Attempt.CodeWanted();
            }
            if (!secondFactor.accept(id, code.get())) {
                return new Attempt.Wrong();
            }
        }
        return new Attempt.SignedIn(Transactions.repeated(
                db, tx -> sessions.open(tx, member.get().inAllRoles(), SignInWay.PASSWORD, device)));
    }

    /** Sends a token for a new password to the person's Telegram, and to the address where letters are sent at all; says nothing about whether there is such a person. */
    public void requestPassword(String email) {
        var found = credentials.find(db, normal(email)).flatMap(credential -> staff.find(credential.staff()));
        if (found.isEmpty()) {
            return;
        }
        var person = found.get().id();
        db.transaction(trx -> {
            var tx = trx.dsl();
            tokens.useUp(tx, person, OneTimeTokenRepository.Purpose.PASSWORD, realTime.instant());
            var issued = issue(tx, person, OneTimeTokenRepository.Purpose.PASSWORD, PASSWORD_LIFE);
            notifications.owe(
                    tx, person, NotificationKind.PASSWORD_TOKEN, issued.id(), "password-token:" + issued.id());
            if (byEmail) {
                notifications.owe(
                        tx, person, NotificationKind.PASSWORD_MAIL, issued.id(), "password-mail:" + issued.id());
            }
        });
        notifications.committed();
    }

    /** @return the token as it is shown to its person; empty once used or too old */
    public Optional<String> passwordToken(long id) {
        return tokens.find(db, id)
                .filter(row -> row.purpose() == OneTimeTokenRepository.Purpose.PASSWORD
                        && !row.used()
                        && realTime.instant().isBefore(row.ends()))
                .map(this::text);
    }

    /**
     * Sets a new password and ends all sessions of its person.
     *
     * @param password without {@link Passwords#weaknesses weaknesses}
     * @return false when the token is not ours, was used, or is too old
     */
    public boolean choosePassword(String token, String password) {
        var hash = Passwords.hash(password);
        return Transactions.repeated(db, tx -> {
            var member = use(tx, token, OneTimeTokenRepository.Purpose.PASSWORD);
            member.ifPresent(person -> {
                credentials.updatePassword(tx, person.id(), hash);
                sessions.endAll(tx, person.id(), "password");
                audit.record(
                        tx,
                        person.id(),
                        new Act("password.change", "staff", person.id().value(), null, "done", Map.of()));
            });
            return member.isPresent();
        });
    }

    /** @return the address by which the person signs in */
    public Optional<String> emailOf(StaffId person) {
        return credentials.findEmail(db, person);
    }

    /** @return as stored and compared */
    public static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<StaffMember> use(DSLContext tx, String token, OneTimeTokenRepository.Purpose purpose) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches() || !parts.group(1).equals(letter(purpose))) {
            return Optional.empty();
        }
        return tokens.find(tx, Long.parseLong(parts.group(2)))
                .filter(row -> row.purpose() == purpose
                        && secrets.isSigned(purpose.name(), row.nonce(), parts.group(3))
                        && tokens.use(tx, row.id(), realTime.instant()))
                .flatMap(row -> staff.find(tx, row.staff()))
                .map(StaffMember::inAllRoles);
    }

    private record Issued(long id, String text) {}

    private Issued issue(DSLContext tx, StaffId person, OneTimeTokenRepository.Purpose purpose, Duration life) {
        var now = realTime.instant();
        var nonce = secrets.nonce();
        long id = tokens.insert(tx, person, purpose, nonce, now, now.plus(life));
        return new Issued(id, text(purpose, id, nonce));
    }

    private String text(OneTimeTokenRepository.Row row) {
        return text(row.purpose(), row.id(), row.nonce());
    }

    private String text(OneTimeTokenRepository.Purpose purpose, long id, String nonce) {
        return "dv" + letter(purpose) + "." + id + "." + secrets.sign(purpose.name(), nonce);
    }

    private static String letter(OneTimeTokenRepository.Purpose purpose) {
        return switch (purpose) {
            case SIGN_IN -> "i";
            case PASSWORD -> "p";
        };
    }
}
