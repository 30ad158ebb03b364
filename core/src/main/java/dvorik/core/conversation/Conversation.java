package dvorik.core.conversation;

import java.util.Optional;

/**
 * A bot's side of the conversation. A turn may be asked for twice with the same input, when a process died: what it
 * changes goes through services that answer a repeat like the first time, named by {@link Visitor#requestKey()}.
 */
public interface Conversation<D extends Dialog> {

    /** @param state null: the conversation rests, or was lost */
    Turn<D> answer(Visitor visitor, D state, Input input);

    /**
     * The person changed a message of an earlier turn.
     *
     * @param sent as it stands now, by its old id
     * @return empty: nobody cares, and nothing is said
     */
    default Optional<Turn<D>> edited(Visitor visitor, D state, Sent sent) {
        return Optional.empty();
    }

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
