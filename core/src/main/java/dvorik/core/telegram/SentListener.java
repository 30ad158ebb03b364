package dvorik.core.telegram;

/** Hears of each successful call whose {@code track} is not null, on the sending thread, before it counts as sent. */
@FunctionalInterface
public interface SentListener {
    /** Told at least once; what it throws is logged and ends there. */
    void sent(long chatId, BotCall call, int messageId);
}
