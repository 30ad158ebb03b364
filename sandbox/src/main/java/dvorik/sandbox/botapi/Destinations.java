package dvorik.sandbox.botapi;

import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Channel;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.Person;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;

/** Finds chats and messages that calls name, and refuses those a bot cannot reach. Called with the world's lock. */
final class Destinations {
    private final World world;

    Destinations(World world) {
        this.world = world;
    }

    /** A chat the bot knows: one it can read and edit in. */
    Chat known(Bot bot, String chatId) {
        if (chatId.isEmpty()) {
            throw Refusal.badRequest("chat_id is empty");
        }
        long id = Arguments.parseLong(chatId).orElse(0L);
        if (id > 0) {
            return bot.chat(id).filter(PrivateChat::opened).orElseThrow(() -> Refusal.badRequest("chat not found"));
        }
        return world.channel(chatId).orElseThrow(() -> Refusal.badRequest("chat not found"));
    }

    /** A chat the bot may write to now. */
    Chat writable(Bot bot, String chatId) {
        Chat chat = known(bot, chatId);
        switch (chat) {
            case PrivateChat privateChat -> checkReachable(privateChat);
            case Channel channel -> {
                if (!channel.isAdministrator(bot)) {
                    throw Refusal.forbidden("bot is not a member of the channel chat");
                }
            }
        }
        return chat;
    }

    private static void checkReachable(PrivateChat chat) {
        if (chat.person().deactivated()) {
            throw Refusal.forbidden("user is deactivated");
        }
        if (chat.blocked()) {
            throw Refusal.forbidden("bot was blocked by the user");
        }
    }

    Person person(long userId) {
        return world.person(userId).orElseThrow(() -> Refusal.badRequest("user not found"));
    }

    /**
     * A message that stands in the chat.
     *
     * @param missing the refusal when it does not
     */
    static StoredMessage message(Chat chat, int messageId, String missing) {
        return chat.log().find(messageId).orElseThrow(() -> Refusal.badRequest(missing));
    }
}
