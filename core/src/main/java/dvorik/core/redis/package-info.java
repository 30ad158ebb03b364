/**
 * The way to Redis: {@link dvorik.core.redis.Redis} holds the connections of the process, {@link
 * dvorik.core.redis.RedisPipe} carries the small commands and scripts of many threads in few round trips, {@link
 * dvorik.core.redis.RedisScript} is a Lua file of {@code resources/redis}.
 *
 * <p>Redis 6.2 and newer; only commands of 6.2 are used. Everything that says "Redis cannot serve us now" (refused,
 * lost, loading, out of memory, read-only) is one exception, {@link dvorik.core.redis.RedisUnavailable}; anything else
 * is a fault of ours and travels as Jedis' own exception.
 */
package dvorik.core.redis;
