package dvorik.core.redis;

import dvorik.embedded.EmbeddedRedis;
import java.nio.file.Path;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** The Redis of all tests of a run: started by the first, stopped with the JVM. */
public final class TestRedis {
    private static final Path HOME = Path.of("target", "redis").toAbsolutePath();

    private TestRedis() {}

    private static final class Running {
        static final EmbeddedRedis SERVER = start();

        private static EmbeddedRedis start() {
            var server = EmbeddedRedis.start(HOME, line -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }
    }

    public static RedisAddress address() {
        return addressOf(Running.SERVER);
    }

    public static RedisAddress addressOf(EmbeddedRedis server) {
        return new RedisAddress(server.host(), server.port(), server.password());
    }

    /** Forgets everything that earlier tests left. */
    public static void empty() {
        try (var redis = new Redis(address())) {
            Replies.await(redis.pipe().send(new CommandArguments(Command.FLUSHALL)));
        }
    }
}
