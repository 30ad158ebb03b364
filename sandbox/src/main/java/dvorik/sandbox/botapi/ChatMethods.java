package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Channel;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;

/** What a bot may ask about chats and their members. */
final class ChatMethods {
    private final World world;
    private final Destinations destinations;

    ChatMethods(World world, Destinations destinations) {
        this.world = world;
        this.destinations = destinations;
    }

    void register(MethodTable table) {
        table.add("getChat", this::getChat)
                .add("getChatMember", this::getChatMember)
                .add("getChatMemberCount", this::getChatMemberCount);
    }

    private JsonNode getChat(Call call) {
        return world.locked(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            ObjectNode full = chat.asChat().put("accent_color_id", 0).put("max_reaction_count", 11);
            full.putObject("accepted_gift_types")
                    .put("unlimited_gifts", true)
                    .put("limited_gifts", true)
                    .put("unique_gifts", true)
                    .put("premium_subscription", true)
                    .put("gifts_from_channels", true);
            if (chat.pinnedId() != 0) {
                chat.log()
                        .find(chat.pinnedId())
                        .map(StoredMessage::body)
                        .ifPresent(pinned -> full.set("pinned_message", pinned));
            }
            return full;
        });
    }

    private JsonNode getChatMember(Call call) {
        long userId = call.arguments().number("user_id");
        if (userId <= 0) {
            throw Refusal.badRequest("invalid user_id specified");
        }
        return world.locked(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            return switch (chat) {
                case Channel channel -> channelMember(call, channel, userId);
                case PrivateChat privateChat -> privateMember(call, privateChat, userId);
            };
        });
    }

    private JsonNode channelMember(Call call, Channel channel, long userId) {
        if (!channel.isAdministrator(call.bot())) {
            throw Refusal.badRequest("member list is inaccessible");
        }
        if (userId == call.bot().id()) {
            return Members.administrator(call.bot());
        }
        return Members.of(destinations.person(userId).asUser(), channel.statusOf(userId));
    }

    private JsonNode privateMember(Call call, PrivateChat chat, long userId) {
        if (userId == call.bot().id()) {
            return Members.of(call.bot().asUser(), "member");
        }
        if (userId != chat.id()) {
            throw Refusal.badRequest("member not found");
        }
        return Members.of(chat.person().asUser(), "member");
    }

    private JsonNode getChatMemberCount(Call call) {
        return world.locked(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            return switch (chat) {
                case Channel channel -> IntNode.valueOf(channel.memberCount());
                case PrivateChat ignored -> IntNode.valueOf(2);
            };
        });
    }
}
