package dvorik.adminapi.access;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Authenticator;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.access.ApiKeyService;
import dvorik.core.access.Principal;
import dvorik.core.access.SessionService;
import io.javalin.http.Context;
import java.util.Optional;

/** Finds out who calls: by an access token, or by the key of a program. */
public final class Guard implements Authenticator {
    private static final String BEARER = "Bearer ";
    private static final String KEY_HEADER = "X-API-Key";
    private final AccessTokens tokens;
    private final SessionService sessions;
    private final ApiKeyService keys;

    public Guard(AccessTokens tokens, SessionService sessions, ApiKeyService keys) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.keys = keys;
    }

    @Override
    public Optional<Principal> find(Context http) {
        var key = http.header(KEY_HEADER);
        if (key != null) {
            return Optional.of(keys.find(key).orElseThrow(() -> new ApiError(ErrorCode.AUTH_004)));
        }
        var header = http.header("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (!header.startsWith(BEARER)) {
            throw new ApiError(ErrorCode.AUTH_004);
        }
        var named = tokens.read(header.substring(BEARER.length()).strip());
        return Optional.of(
                sessions.find(named.session(), named.person()).orElseThrow(() -> new ApiError(ErrorCode.AUTH_004)));
    }
}
