package dvorik.core.telegram.intake;

import java.util.List;

/** Where received updates go, from the poller and from the webhook's route alike. */
@FunctionalInterface
public interface UpdateSink {

    /**
     * Stores the updates durably, each id once; when this returns, Telegram may be told "received". One that cannot be
     * read is parked for reading and counts as received.
     *
     * @param updates each one JSON object as Telegram sent it
     * @throws dvorik.core.redis.RedisUnavailable nothing or a part was stored: let Telegram send them again
     * @throws IntakeClosed the intake takes no more: the same
     */
    void store(List<byte[]> updates);
}
