package dvorik.core.redis;

import java.time.Duration;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connections of this process to one Redis. Opening it contacts nobody: a Redis that is away shows at the first
 * command, so that a process may start before its Redis.
 */
public final class Redis implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final int POOL_SIZE = 64;

    private final HostAndPort address;
    private final DefaultJedisClientConfig config;
    private final RedisClient client;
    private final RedisPipe pipe;

    public Redis(RedisAddress address) {
        this.address = new HostAndPort(address.host(), address.port());
        this.config = config(address, ANSWER_TIMEOUT);
        this.client = RedisClient.builder()
                .hostAndPort(this.address)
                .clientConfig(config)
                .poolConfig(poolConfig())
                .build();
        this.pipe = new RedisPipe(() -> new Connection(this.address, config));
    }

    private static DefaultJedisClientConfig config(RedisAddress address, Duration answerTimeout) {
        return DefaultJedisClientConfig.builder()
                .password(address.password())
                .clientName("dvorik")
                .resp2()
                .connectionTimeoutMillis((int) CONNECT_TIMEOUT.toMillis())
                .socketTimeoutMillis((int) answerTimeout.toMillis())
                .build();
    }

    /** Virtual threads ask in great numbers; they wait for one of few connections and not for ever. */
    private static ConnectionPoolConfig poolConfig() {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(POOL_SIZE);
        pool.setMaxIdle(8);
        pool.setMinIdle(0);
        pool.setMaxWait(ANSWER_TIMEOUT);
        return pool;
    }

    /** Pooled, for commands of any kind that are not on the way of each update. */
    public RedisClient client() {
        return client;
    }

    /** Shared by all threads, few round trips: the way of each update. */
    public RedisPipe pipe() {
        return pipe;
    }

    /**
     * A connection of its own for commands that block at the server, closed by the caller.
     *
     * @param answerTimeout longer than the server may take
     * @throws RedisUnavailable when there is no Redis
     */
    public Connection dedicated(Duration answerTimeout) {
        Connection connection = new Connection(
                address,
                DefaultJedisClientConfig.builder()
                        .from(config)
                        .socketTimeoutMillis((int) answerTimeout.toMillis())
                        .build());
        try {
            connection.connect();
            return connection;
        } catch (JedisException e) {
            connection.close();
            throw RedisUnavailable.of(e);
        }
    }

    /** The failure as {@link RedisUnavailable} where waiting may help, else unchanged. */
    public static RuntimeException classify(JedisException failure) {
        return RedisUnavailable.of(failure);
    }

    @Override
    public void close() {
        pipe.close();
        client.close();
    }
}
