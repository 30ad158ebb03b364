package dvorik.core.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * One connection and one thread that carry the commands of all threads: what is asked while a round trip is under way
 * goes out together in the next. A lone caller waits one round trip, a hundred callers share it.
 *
 * <p>Commands leave in the order in which they were asked for, with one exception: a script that the server has
 * forgotten (it restarted) runs after the others of its round trip. A failed connection fails what was under way
 * with {@link RedisUnavailable}, their effect unknown; nothing is repeated by itself.
 *
 * <p>The queue needs no bound of its own: whoever asks waits for the answer before asking again.
 */
public final class RedisPipe {
    private static final Logger log = LoggerFactory.getLogger(RedisPipe.class);
    private static final int MOST_PER_ROUND_TRIP = 256;

    private final Supplier<Connection> connections;
    private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
    private final Thread carrier;
    private volatile boolean closed;
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();
    private Connection connection;

    RedisPipe(Supplier<Connection> connections) {
        this.connections = connections;
        this.carrier = Thread.ofPlatform().name("redis-pipe").daemon().unstarted(this::carry);
        carrier.start();
    }

    private record Asked(CommandArguments command, ScriptCall script, CompletableFuture<Object> reply) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record ScriptCall(RedisScript script, byte[][] keys, byte[][] arguments) {
        CommandArguments as(Command command, byte[] body) {
            CommandArguments all = new CommandArguments(command).add(body).add(keys.length);
            for (byte[] key : keys) {
                all.key(key);
            }
            for (byte[] argument : arguments) {
                all.add(argument);
            }
            return all;
        }
    }

    /** @return completed with Long, byte[], {@code List<Object>} of these, or null; or exceptionally */
    public CompletableFuture<Object> send(CommandArguments command) {
        return enqueue(new Asked(command, null, new CompletableFuture<>()));
    }

    /** Runs the script by its hash, and by its source where the server does not know it. */
    public CompletableFuture<Object> send(RedisScript script, byte[][] keys, byte[]... arguments) {
        var call = new ScriptCall(script, keys, arguments);
        return enqueue(new Asked(call.as(Command.EVALSHA, script.sha()), call, new CompletableFuture<>()));
    }

    /** Waits for the script's answer; its failure is thrown as it is. */
    public Object run(RedisScript script, byte[][] keys, byte[]... arguments) {
        return Replies.await(send(script, keys, arguments));
    }

    /** Round trips made so far. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** Commands carried so far. */
    public long commands() {
        return commands.get();
    }

    private CompletableFuture<Object> enqueue(Asked asked) {
        queue.add(asked);
        if (closed) {
            failAll(drainRest(), new RedisUnavailable("the way to Redis is closed", null));
        }
        return asked.reply();
    }

    private void carry() {
        var batch = new ArrayList<Asked>(MOST_PER_ROUND_TRIP);
        try {
            while (!closed) {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_PER_ROUND_TRIP - 1);
                exchange(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            log.debug("redis pipe stops");
        } finally {
            closed = true;
            disconnect();
            failAll(batch, new RedisUnavailable("the way to Redis is closed", null));
            failAll(drainRest(), new RedisUnavailable("the way to Redis is closed", null));
        }
    }

    private void exchange(List<Asked> batch) {
        try {
            List<Asked> forgotten = deliver(batch, roundTrip(batch, false));
            if (!forgotten.isEmpty()) {
                deliver(forgotten, roundTrip(forgotten, true));
            }
        } catch (JedisException e) {
            disconnect();
            failAll(batch, RedisUnavailable.of(e));
        } catch (RuntimeException e) {
            disconnect();
            failAll(batch, e);
        }
    }

    private List<Object> roundTrip(List<Asked> batch, boolean withSource) {
        if (connection == null) {
            connection = connections.get();
        }
        for (Asked asked : batch) {
            connection.sendCommand(
                    withSource
                            ? asked.script()
                                    .as(Command.EVAL, asked.script().script().source())
                            : asked.command());
        }
        roundTrips.incrementAndGet();
        commands.addAndGet(batch.size());
        return connection.getMany(batch.size());
    }

    /** @return those whose script the server did not know */
    private static List<Asked> deliver(List<Asked> batch, List<Object> replies) {
        List<Asked> forgotten = new ArrayList<>(0);
        for (int i = 0; i < batch.size(); i++) {
            Asked asked = batch.get(i);
            Object reply = replies.get(i);
            if (reply instanceof JedisNoScriptException && asked.script() != null) {
                forgotten.add(asked);
            } else if (reply instanceof JedisException failure) {
                asked.reply().completeExceptionally(RedisUnavailable.of(failure));
            } else {
                asked.reply().complete(reply);
            }
        }
        return forgotten;
    }

    private List<Asked> drainRest() {
        var rest = new ArrayList<Asked>();
        queue.drainTo(rest);
        return rest;
    }

    private static void failAll(List<Asked> batch, RuntimeException failure) {
        batch.forEach(asked -> asked.reply().completeExceptionally(failure));
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    void close() {
        closed = true;
        carrier.interrupt();
        try {
            carrier.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
