package dvorik.core.telegram;

import dvorik.core.redis.RedisPipe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** So many messages a second and no more, whichever process sends them. */
public final class Pace {
    private final SendBudget budget;
    /** Turns that were taken and not used. */
    private final AtomicInteger left = new AtomicInteger();

    Pace(RedisPipe redis, String name, SendLimits limits) {
        this.budget = new SendBudget(redis, name, limits);
    }

    /** @param turns zero: they are farther away than a send may wait, ask again after the delay */
    public record Taken(int turns, Duration delay) {}

    /** Waits for turns, as many as there are, one at least. */
    public Taken take(int most) throws InterruptedException {
        int before = left.getAndUpdate(there -> there - Math.min(most, there));
        if (before > 0) {
            return new Taken(Math.min(most, before), Duration.ZERO);
        }
        var turns = budget.awaitSome(most);
        return new Taken(turns.turns(), turns.delay());
    }

    /** Turns that could not be used; the next to take some gets them. */
    public void giveBack(int turns) {
        left.addAndGet(turns);
    }
}
