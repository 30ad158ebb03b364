package dvorik.adminapi.frame;

import io.javalin.http.Context;
import java.util.List;

/**
 * How often something may be done and was done, told in the fields of draft-ietf-httpapi-ratelimit-headers-06.
 *
 * @param limit how often within the while that is counted
 *
 * @param used so far, with this call
 *
 * @param resetSeconds until it may be done in full again
 */
public record RateLimit(long limit, long used, long resetSeconds) {
    static final String LIMIT = "RateLimit-Limit";
    static final String REMAINING = "RateLimit-Remaining";
    static final String RESET = "RateLimit-Reset";

    /** Names of the fields. */
    public static final List<String> FIELDS = List.of(LIMIT, REMAINING, RESET);

    /** @return true when this call is one too many */
    public boolean isOver() {
        return used > limit;
    }

    long remaining() {
        return Math.max(0, limit - used);
    }

    /** Of several limits the answer tells the one that is nearest to its end. */
    void tell(Context http) {
        var told = http.res().getHeader(REMAINING);
        if (told != null && Long.parseLong(told) < remaining()) {
            return;
        }
        http.header(LIMIT, Long.toString(limit));
        http.header(REMAINING, Long.toString(remaining()));
        http.header(RESET, Long.toString(resetSeconds));
    }
}
