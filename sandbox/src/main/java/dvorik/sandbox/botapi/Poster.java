package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;
import java.util.Optional;

/** Puts a bot's new message into a chat: the part that all send methods share. */
final class Poster {
    private final World world;
    private final Destinations destinations;

    Poster(World world, Destinations destinations) {
        this.world = world;
        this.destinations = destinations;
    }

    /** @param content the fields that make this kind of message, such as {@code text} and {@code entities} */
    JsonNode post(Call call, ObjectNode content) {
        Markup markup = MarkupReader.read(call.arguments());
        Reply reply = Reply.read(call.arguments());
        return world.locked(() -> {
            Chat chat = destinations.writable(call.bot(), call.arguments().text("chat_id"));
            return post(call, chat, content, markup, reply);
        });
    }

    /** As {@link #post(Call, ObjectNode)}, into a chat found already, under the world's lock. */
    ObjectNode post(Call call, Chat chat, ObjectNode content, Markup markup, Reply reply) {
        Optional<StoredMessage> replied = reply.find(chat);
        ObjectNode body = frame(call.bot(), chat);
        replied.ifPresent(message -> body.set("reply_to_message", withoutReply(message.body())));
        body.setAll(content);
        if (call.arguments().flag("protect_content")) {
            body.put("has_protected_content", true);
        }
        apply(markup, chat, body);
        chat.add(body, true);
        return body;
    }

    private ObjectNode frame(Bot bot, Chat chat) {
        ObjectNode body = Json.object().put("message_id", chat.nextMessageId());
        if (chat instanceof PrivateChat) {
            body.set("from", bot.asUser());
        } else {
            body.set("sender_chat", chat.asChat());
        }
        body.set("chat", chat.asChat());
        return body.put("date", world.clock().businessSeconds());
    }

    private static void apply(Markup markup, Chat chat, ObjectNode body) {
        switch (markup) {
            case Markup.Inline inline -> {
                if (!inline.isEmpty()) {
                    body.set("reply_markup", inline.json());
                }
            }
            case Markup.Keyboard keyboard -> setKeyboard(chat, keyboard.json());
            case Markup.Remove ignored -> setKeyboard(chat, null);
            case Markup.None ignored -> {}
        }
    }

    private static void setKeyboard(Chat chat, ObjectNode keyboard) {
        if (chat instanceof PrivateChat privateChat) {
            privateChat.setReplyKeyboard(keyboard);
        }
    }

    /** A replied message does not drag along what it replied to itself. */
    private static ObjectNode withoutReply(ObjectNode body) {
        return body.has("reply_to_message") ? body.deepCopy().without("reply_to_message") : body;
    }
}
