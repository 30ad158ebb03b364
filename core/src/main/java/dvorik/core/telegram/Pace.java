package dvorik.core.telegram;

import dvorik.core.redis.RedisPipe;
import java.time.Duration;

/** So many messages a second and no more, whichever process sends them. */
public final class Pace {
    private final SendBudget budget;

    Pace(RedisPipe redis, String name, SendLimits limits) {
        this.budget = new SendBudget(redis, name, limits);
    }

    /** @return zero: go on; else the turn is farther away than a send may wait, ask again then */
    public Duration await(long chatId) throws InterruptedException {
        return budget.await(chatId, Lane.BULK);
    }
}
