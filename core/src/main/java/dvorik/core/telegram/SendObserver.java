package dvorik.core.telegram;

/** Hears of every call that was tried, for metrics. Must be quick and must not throw. */
@FunctionalInterface
public interface SendObserver {
    /** @param nanos from asking for the budget to the answer */
    void sent(BotAccount account, Lane lane, SendResult result, long nanos);
}
