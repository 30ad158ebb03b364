package dvorik.adminapi.access;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.access.AccessSecrets;
import dvorik.core.access.SessionService;
import dvorik.core.id.SessionId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Access tokens: JWT (RFC 7519) signed by HMAC-SHA-256 and by nothing else. They name the session and the person; what
 * the person may do is asked anew at each call.
 */
public final class AccessTokens {
    private static final String ISSUER = "dvorik";
    private static final String AUDIENCE = "dvorik-admin-api";
    private static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";

    private final Clock realTime;
    private final Duration life;
    private final Algorithm algorithm;
    private final JWTVerifier verifier;

    public AccessTokens(AccessSecrets secrets, Duration life, Clock realTime) {
        this.realTime = realTime;
        this.life = life;
        this.algorithm = Algorithm.HMAC256(secrets.accessTokenKey());
        this.verifier = ((JWTVerifier.BaseVerification) JWT.require(algorithm)
                        .withIssuer(ISSUER)
                        .withAudience(AUDIENCE)
                        .withClaimPresence("exp")
                        .withClaimPresence("nbf")
                        .withClaimPresence(SESSION))
                .build(realTime);
    }

    /** @param until exclusive */
    public record Issued(String token, Instant until) {}

    /** Whom a token names. */
    public record Named(StaffId person, SessionId session) {}

    public Issued issue(SessionService.Signed signed) {
        var now = realTime.instant();
        var until = now.plus(life);
        var token = JWT.create()
                .withHeader(Map.of("typ", TYPE))
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject(Long.toString(signed.member().id().value()))
                .withClaim(SESSION, signed.session().value())
                .withIssuedAt(now)
                .withNotBefore(now)
                .withExpiresAt(until)
                .sign(algorithm);
        return new Issued(token, until);
    }

    /** @throws ApiError when it is over, or not one of ours */
    public Named read(String token) {
        try {
            var decoded = verifier.verify(token);
            if (!TYPE.equals(decoded.getType())) {
                throw new ApiError(ErrorCode.AUTH_004);
            }
            return new Named(
                    new StaffId(Long.parseLong(decoded.getSubject())),
                    new SessionId(decoded.getClaim(SESSION).asLong()));
        } catch (TokenExpiredException e) {
            throw new ApiError(ErrorCode.AUTH_002);
        } catch (JWTVerificationException | IllegalArgumentException | NullPointerException e) {
            // also a subject or session that is no number: signed by us it cannot be, so it is not ours
            throw new ApiError(ErrorCode.AUTH_004);
        }
    }
}
