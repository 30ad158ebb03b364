package dvorik.core.redis;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.keys;
import static dvorik.core.redis.Replies.number;
import static dvorik.core.redis.Replies.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisPipeTest {
    private final Redis redis = new Redis(TestRedis.address());

    @BeforeEach
    void emptyRedis() {
        TestRedis.empty();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    private static CommandArguments command(Command command, String... arguments) {
        var all = new CommandArguments(command);
        for (String argument : arguments) {
            all.add(argument);
        }
        return all;
    }

    @Test
    void each_of_many_callers_gets_its_own_answer_in_fewer_round_trips() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                String value = "v" + i;
                answers.add(threads.submit(() -> text(Replies.await(redis.pipe().send(command(Command.ECHO, value))))));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertEquals("v" + i, answers.get(i).get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        assertEquals(2000, redis.pipe().commands());
        assertTrue(
                redis.pipe().roundTrips() < 2000, "round trips: " + redis.pipe().roundTrips());
    }

    @Test
    void a_script_that_the_server_forgot_runs_all_the_same() {
        var script = RedisScript.named("lease-renew");
        Replies.await(redis.pipe().send(command(Command.SCRIPT, "FLUSH")));
        Replies.await(redis.pipe().send(command(Command.SET, "lease", "me")));
        assertEquals(1, number(redis.pipe().run(script, keys(bytes("lease")), bytes("me"), bytes(60_000))));
        assertEquals(0, number(redis.pipe().run(script, keys(bytes("lease")), bytes("you"), bytes(60_000))));
    }

    @Test
    void a_wrong_command_is_our_fault_and_harms_no_other() {
        Replies.await(redis.pipe().send(command(Command.SET, "text", "x")));
        var wrong = redis.pipe().send(command(Command.LPUSH, "text", "y"));
        var right = redis.pipe().send(command(Command.GET, "text"));
        assertThrows(JedisDataException.class, () -> Replies.await(wrong));
        assertEquals("x", text(Replies.await(right)));
    }

    @Test
    void no_redis_is_unavailable_and_a_closed_pipe_too() {
        try (var nobody = new Redis(new RedisAddress("127.0.0.1", 1, null))) {
            assertThrows(
                    RedisUnavailable.class, () -> Replies.await(nobody.pipe().send(command(Command.PING))));
        }
        redis.close();
        assertThrows(RedisUnavailable.class, () -> Replies.await(redis.pipe().send(command(Command.PING))));
    }

    @Test
    void a_full_memory_is_unavailable_and_passes() {
        Replies.await(redis.pipe().send(command(Command.CONFIG, "SET", "maxmemory", "1")));
        try {
            assertThrows(
                    RedisUnavailable.class, () -> Replies.await(redis.pipe().send(command(Command.SET, "a", "b"))));
        } finally {
            Replies.await(redis.pipe().send(command(Command.CONFIG, "SET", "maxmemory", "0")));
        }
        Replies.await(redis.pipe().send(command(Command.SET, "a", "b")));
    }
}
