package dvorik.adminapi.account;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.RateLimit;
import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.Replies;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Slows down guessing, over all processes: five attempts a minute from one address of the network, and for one account a
 * pause that doubles with each failure after the fifth, up to an hour.
 */
final class SignInLimits {
    private static final int ATTEMPTS = 5;
    private static final int WINDOW_SECONDS = 60;
    private static final int FREE_FAILURES = 5;
    private static final int FIRST_PAUSE_SECONDS = 30;
    private static final int LONGEST_PAUSE_SECONDS = 3600;

    private final Redis redis;
    private final RedisScript attempt = RedisScript.named("sign-in-attempt");
    private final RedisScript failure = RedisScript.named("sign-in-failure");

    SignInLimits(Redis redis) {
        this.redis = redis;
    }

    /**
     * Counts an attempt, and tells the caller how many are left.
     *
     * @param account empty string: none is named
     * @throws ApiError when it comes too soon
     */
    void count(Call call, String account) {
        List<?> reply = Replies.list(redis.pipe()
                .run(
                        attempt,
                        Replies.keys(key("address", call.address()), key("account", account)),
                        Replies.bytes(ATTEMPTS),
                        Replies.bytes(WINDOW_SECONDS)));
        var limit = new RateLimit(ATTEMPTS, Replies.number(reply.get(0)), Replies.number(reply.get(1)));
        call.tell(limit);
        if (limit.isOver()) {
            throw new ApiError(ErrorCode.AUTH_007, Map.of("retry_after", limit.resetSeconds()));
        }
    }

    void failed(String account) {
        redis.pipe()
                .run(
                        failure,
                        Replies.keys(key("account", account)),
                        Replies.bytes(FREE_FAILURES),
                        Replies.bytes(FIRST_PAUSE_SECONDS),
                        Replies.bytes(LONGEST_PAUSE_SECONDS));
    }

    void succeeded(String account) {
        redis.client().del("dvorik:sign-in:account:" + hash(account));
    }

    private static byte[] key(String kind, String name) {
        return Replies.bytes("dvorik:sign-in:" + kind + ":" + hash(name));
    }

    /** Addresses of people are no business of whoever reads Redis. */
    private static String hash(String text) {
        return DigestUtils.sha256Hex(text);
    }
}
