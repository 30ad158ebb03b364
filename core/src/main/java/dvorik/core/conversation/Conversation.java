package dvorik.core.conversation;

/**
 * A bot's side of the conversation. A turn may be asked for twice with the same input, when a process died: what it
 * changes goes through services that answer a repeat like the first time, named by {@link Visitor#requestKey()}.
 */
public interface Conversation<D extends Dialog> {

    /** @param state null: the conversation rests, or was lost */
    Turn<D> answer(Visitor visitor, D state, Input input);

    /** A fault of ours met this person. */
    Turn<D> apologise(Visitor visitor, D state);

    /** The person blocked the bot, or came back. */
    void reachable(long telegramId, boolean reachable);

    /**
     * A person came to a channel where the bot is an administrator, or left it.
     *
     * @param channelId as Telegram numbers it; {@code channelName}: without {@code @}, empty for a private one
     */
    default void subscribed(long channelId, String channelName, long telegramId, boolean subscribed) {}
}
