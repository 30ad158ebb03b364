package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a bot can put messages. Guarded by the world's lock. */
public sealed interface Chat permits PrivateChat, Channel {
    long id();

    /** The Bot API's {@code Chat}. */
    ObjectNode asChat();

    MessageLog log();

    int nextMessageId();

    /** Stores a new message under the {@code message_id} in its body. */
    StoredMessage add(ObjectNode body, boolean fromBot);

    /** Puts a new body in place of a message's. */
    StoredMessage edit(StoredMessage message, ObjectNode newBody);

    void delete(StoredMessage message);

    /** @param emoji empty takes the reaction away */
    void react(StoredMessage message, String emoji);

    /** 0: nothing is pinned. */
    int pinnedId();

    /** @param messageId 0 unpins */
    void pin(int messageId);
}
