package dvorik.core.access;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.SessionId;
import dvorik.core.id.StaffId;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/**
 * Sessions of people. A refresh token is good for one use; its successor is the same however often it is asked for within
 * a few seconds, for two tabs that refresh at once are no theft. An older one that comes back ends the session.
 */
public final class SessionService {
    /** How long a session lives without being used. */
    public static final Duration LIFE = Duration.ofDays(30);

    static final int MOST_LISTED = 100;
    private static final Duration SAME_SUCCESSOR = Duration.ofSeconds(10);
    private static final Duration KEPT_AFTER_END = Duration.ofDays(30);
    private static final int BATCH = 1000;
    private static final String PURPOSE = "refresh-token";
    private static final Pattern TOKEN = Pattern.compile("dvr\\.(\\d{1,18})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{43})");

    private final DSLContext db;
    private final Clock realTime;
    private final AccessSecrets secrets;
    private final StaffService staff;
    private final AuditLog audit;
    private final SessionRepository sessions = new SessionRepository();

    /** @param realTime not the business clock, which may be moved */
    public SessionService(DSLContext db, Clock realTime, AccessSecrets secrets, StaffService staff, AuditLog audit) {
        this.db = db;
        this.realTime = realTime;
        this.secrets = secrets;
        this.staff = staff;
        this.audit = audit;
    }

    /**
     * What a person goes on with.
     *
     * @param refreshToken shown once, not kept
     */
    public record Signed(SessionId session, StaffMember member, String refreshToken, Instant refreshUntil) {}

    /** One that may still be used. */
    public record OpenSession(
            SessionId id,
            SignInWay way,
            Optional<String> userAgent,
            Optional<String> address,
            Instant created,
            Instant refreshed,
            Instant ends) {}

    /** @return empty when the session is over or the person is suspended or gone */
    public Optional<Principal.Person> find(SessionId id, StaffId person) {
        if (!sessions.isLiving(db, id, person, realTime.instant())) {
            return Optional.empty();
        }
        return staff.find(person).map(member -> new Principal.Person(member.inAllRoles(), id));
    }

    Signed open(DSLContext tx, StaffMember member, SignInWay way, CallerDevice device) {
        var now = realTime.instant();
        var nonce = secrets.nonce();
        var id = sessions.insert(tx, member.id(), way, device, nonce, now, now.plus(LIFE));
        audit.record(
                tx,
                member.id(),
                new Act("session.open", "session", id.value(), null, "done", Map.of("way", way.code())));
        return new Signed(id, member, token(id, 1, nonce), now.plus(LIFE));
    }

    /** @return empty when the token is not ours, used up, or its session over */
    public Optional<Signed> refresh(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            return Optional.empty();
        }
        var id = new SessionId(Long.parseLong(parts.group(1)));
        int generation = Integer.parseInt(parts.group(2));
        return Transactions.repeated(db, tx -> sessions.lock(tx, id)
                .filter(row -> !row.revoked()
                        && realTime.instant().isBefore(row.ends())
                        && secrets.isSigned(PURPOSE, signedText(id, generation, row.nonce()), parts.group(3)))
                .flatMap(row -> refresh(tx, row, generation)));
    }

    private Optional<Signed> refresh(DSLContext tx, SessionRepository.Row row, int generation) {
        var now = realTime.instant();
        var member = staff.find(tx, row.staff());
        if (member.isEmpty()) {
            return Optional.empty();
        }
        if (generation == row.generation()) {
            sessions.rotate(tx, row.id(), now, now.plus(LIFE));
            return Optional.of(signed(row, member.get(), generation + 1, now.plus(LIFE)));
        }
        if (generation == row.generation() - 1 && now.isBefore(row.refreshed().plus(SAME_SUCCESSOR))) {
            return Optional.of(signed(row, member.get(), row.generation(), row.ends()));
        }
        sessions.revoke(tx, row.staff(), row.id(), "reuse", now);
        audit.record(
                tx, row.staff(), new Act("session.reuse", "session", row.id().value(), null, "revoked", Map.of()));
        return Optional.empty();
    }

    private Signed signed(SessionRepository.Row row, StaffMember member, int generation, Instant end) {
        return new Signed(row.id(), member.inAllRoles(), token(row.id(), generation, row.nonce()), end);
    }

    /** Ends the session of a refresh token; unknown ones are none of anybody's business. */
    public void signOut(Principal.Person person) {
        end(person, person.session(), "signed_out");
    }

    /** @return newest first, at most a hundred */
    public List<OpenSession> findOpen(StaffId person) {
        return sessions.findOpen(db, person, realTime.instant());
    }

    /** @return false when the person has no such open session */
    public boolean end(Principal.Person person, SessionId id) {
        return end(person, id, "ended");
    }

    private boolean end(Principal.Person person, SessionId id, String why) {
        return db.transactionResult(trx -> {
            boolean ended = sessions.revoke(trx.dsl(), person.staff(), id, why, realTime.instant());
            if (ended) {
                audit.record(
                        trx.dsl(),
                        person.staff(),
                        new Act("session.end", "session", id.value(), null, "done", Map.of("why", why)));
            }
            return ended;
        });
    }

    void endAll(DSLContext tx, StaffId person, String why) {
        sessions.revokeAll(tx, person, why, realTime.instant());
    }

    /** Sessions that ended a month ago go, in batches. */
    public void clean() {
        int gone;
        do {
            gone = sessions.deleteOver(db, realTime.instant().minus(KEPT_AFTER_END), BATCH);
        } while (gone == BATCH);
    }

    private String token(SessionId id, int generation, String nonce) {
        return "dvr." + id.value() + "." + generation + "." + secrets.sign(PURPOSE, signedText(id, generation, nonce));
    }

    private static String signedText(SessionId id, int generation, String nonce) {
        return id.value() + "." + generation + "." + nonce;
    }
}
