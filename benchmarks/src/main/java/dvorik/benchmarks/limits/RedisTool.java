package dvorik.benchmarks.limits;

import dvorik.embedded.EmbeddedRedis;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;

/** Sets a key, several times a round trip. */
final class RedisTool implements Hammer.Tool {
    private final Connection connection;
    private final int perRoundTrip;

    RedisTool(EmbeddedRedis server, int perRoundTrip) {
        this.connection = new Connection(
                new HostAndPort(server.host(), server.port()),
                DefaultJedisClientConfig.builder()
                        .password(server.password())
                        .resp2()
                        .build());
        this.perRoundTrip = perRoundTrip;
    }

    @Override
    public int strike() {
        for (int i = 0; i < perRoundTrip; i++) {
            connection.sendCommand(new CommandArguments(Command.SET)
                    .key("bench:limit:" + i)
                    .add("forty characters of no particular meaning")
                    .add("EX")
                    .add(60));
        }
        return connection.getMany(perRoundTrip).size();
    }

    @Override
    public void close() {
        connection.close();
    }
}
