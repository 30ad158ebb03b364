package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.keys;

import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.Replies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A right that one process holds at a time. It ends by itself when it is not renewed: here a little earlier than in
 * Redis, so that nobody else holds it while this process still believes to.
 *
 * <p>Used by one thread, except {@link #isHeld()}.
 */
final class Lease {
    private static final RedisScript ACQUIRE = RedisScript.named("lease-acquire");
    private static final RedisScript RENEW = RedisScript.named("lease-renew");

    private final RedisPipe redis;
    private final byte[][] keys;
    private final String holder;
    private final Duration life;
    private volatile boolean held;
    private volatile long validUntil;

    Lease(RedisPipe redis, byte[] leaseKey, byte[] fenceKey, String holder, Duration life) {
        this.redis = redis;
        this.keys = keys(leaseKey, fenceKey);
        this.holder = holder;
        this.life = life;
    }

    boolean isHeld() {
        return held && System.nanoTime() - validUntil < 0;
    }

    /** @return the fencing number, or null: somebody else holds it */
    byte[] acquire() {
        long asked = System.nanoTime();
        List<?> answer = ask("");
        if (answer.size() == 2) {
            String other = Replies.text(answer.get(1));
            if (!ProcessTag.isDead(other)) {
                return null;
            }
            asked = System.nanoTime();
            answer = ask(other);
        }
        if (answer.size() == 2) {
            return null;
        }
        extend(asked);
        return (byte[]) answer.getFirst();
    }

    private List<?> ask(String dead) {
        return Replies.list(redis.run(ACQUIRE, keys, bytes(holder), bytes(life.toMillis()), bytes(dead)));
    }

    /** Asks for more time; the answer goes to {@link #renewed}. */
    CompletableFuture<Object> renew() {
        return redis.send(RENEW, keys, bytes(holder), bytes(life.toMillis()));
    }

    /** @param asked {@link System#nanoTime()} before the renewal was asked for */
    void renewed(long asked, Object answer) {
        if (Replies.number(answer) == 1) {
            extend(asked);
        } else {
            held = false;
        }
    }

    CompletableFuture<Object> release() {
        held = false;
        return redis.send(RENEW, keys, bytes(holder), bytes(0));
    }

    private void extend(long asked) {
        validUntil = asked + life.toNanos() * 9 / 10;
        held = true;
    }
}
