package dvorik.adminapi.access;

import dvorik.adminapi.frame.CallLimit;
import dvorik.adminapi.frame.RateLimit;
import dvorik.core.access.Principal;
import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.redis.Replies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts calls over all processes: a minute begins with a caller's first call. One round trip a call, shared with whatever
 * else asks Redis then. While Redis is away everybody may call: the limit guards the others, it is no lock.
 */
public final class CallsPerMinute implements CallLimit {
    private static final Logger log = LoggerFactory.getLogger(CallsPerMinute.class);
    private static final int WINDOW_SECONDS = 60;
    /** So long nobody asks a Redis that was away: a call must not wait for it each time. */
    private static final long AWAY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Redis redis;
    private final int most;
    private final RedisScript count = RedisScript.named("call-count");
    private volatile boolean away;
    private volatile long awaySince;

    /** @param most calls a minute of one caller; 0: as many as they like */
    public CallsPerMinute(Redis redis, int most) {
        this.redis = redis;
        this.most = most;
    }

    @Override
    public Optional<RateLimit> count(Principal caller) {
        if (most == 0 || (away && System.nanoTime() - awaySince < AWAY_NANOS)) {
            return Optional.empty();
        }
        try {
            List<?> reply = Replies.list(redis.pipe()
                    .run(
                            count,
                            Replies.keys(Replies.bytes("dvorik:api-calls:" + caller.name())),
                            Replies.bytes(WINDOW_SECONDS)));
            away = false;
            return Optional.of(new RateLimit(most, Replies.number(reply.get(0)), Replies.number(reply.get(1))));
        } catch (RedisUnavailable e) {
            log.warn("calls are not counted while Redis is away: {}", e.toString());
            awaySince = System.nanoTime();
            away = true;
            return Optional.empty();
        }
    }
}
