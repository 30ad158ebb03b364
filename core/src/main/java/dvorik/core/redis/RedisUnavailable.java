package dvorik.core.redis;

import java.util.Set;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Redis cannot serve us now: away, restarting, out of memory, a replica. Whether the command took effect is unknown,
 * so what is sent again must be safe to repeat.
 */
public final class RedisUnavailable extends RuntimeException {
    private static final Set<String> PASSING_ERRORS = Set.of(
            "LOADING", "BUSY", "OOM", "READONLY", "MASTERDOWN", "MISCONF", "NOREPLICAS", "CLUSTERDOWN", "TRYAGAIN");

    RedisUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** The failure as callers should see it: {@code RedisUnavailable} when waiting may help, else the same. */
    static RuntimeException of(JedisException failure) {
        if (failure instanceof JedisConnectionException) {
            return new RedisUnavailable("Redis is away: " + failure.getMessage(), failure);
        }
        if (failure instanceof JedisDataException && failure.getMessage() != null) {
            String code = failure.getMessage().split(" ", 2)[0];
            if (PASSING_ERRORS.contains(code)) {
                return new RedisUnavailable("Redis refuses for now: " + failure.getMessage(), failure);
            }
        }
        // an empty pool looks like a plain JedisException caused by the failed connect
        if (failure.getCause() instanceof JedisConnectionException cause) {
            return new RedisUnavailable("Redis is away: " + cause.getMessage(), failure);
        }
        return failure;
    }
}
