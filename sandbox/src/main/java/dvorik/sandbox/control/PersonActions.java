package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.botapi.Members;
import dvorik.sandbox.botapi.Reactions;
import dvorik.sandbox.text.FormattedText;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;

/** What a person does in a chat, turned into messages and updates. Called with the world's lock. */
final class PersonActions {
    private static final int MAX_TEXT = 4096;

    private final World world;

    PersonActions(World world) {
        this.world = world;
    }

    /** Sends a typed text; commands, links and the like in it become entities. */
    ObjectNode say(PrivateChat chat, String text, int replyTo) {
        FormattedText typed = FormattedText.typed(text);
        if (typed.isEmpty()) {
            throw ControlError.badRequest("an empty text cannot be sent");
        }
        if (typed.length() > MAX_TEXT) {
            throw ControlError.badRequest("a person's app sends at most " + MAX_TEXT + " characters at once");
        }
        ObjectNode content = Json.object().put("text", typed.text());
        if (!typed.entities().isEmpty()) {
            content.set("entities", typed.entitiesAsJson());
        }
        return send(chat, content, replyTo);
    }

    /** Presses Start, also after a block; a payload is that of a deep link. */
    ObjectNode start(PrivateChat chat, String payload) {
        if (!payload.matches("[A-Za-z0-9_-]{0,64}")) {
            throw ControlError.badRequest("a start payload is up to 64 of A-Z a-z 0-9 _ -");
        }
        if (chat.blocked()) {
            setBlocked(chat, false);
        }
        return say(chat, payload.isEmpty() ? "/start" : "/start " + payload, 0);
    }

    /**
     * Sends any content.
     *
     * @param content the fields that make the message, such as {@code contact}
     */
    ObjectNode send(PrivateChat chat, ObjectNode content, int replyTo) {
        if (chat.blocked()) {
            throw ControlError.badRequest("this person blocked the bot and cannot write to it");
        }
        chat.open();
        ObjectNode body = Json.object().put("message_id", chat.nextMessageId());
        body.set("from", chat.person().asUser());
        body.set("chat", chat.asChat());
        body.put("date", world.clock().businessSeconds());
        if (replyTo != 0) {
            StoredMessage replied = message(chat, replyTo);
            body.set("reply_to_message", replied.body().deepCopy().without("reply_to_message"));
        }
        body.setAll(content);
        StoredMessage sent = chat.add(body, false);
        hideOneTimeKeyboard(chat);
        ObjectNode answer = queue(chat, "message", sent.body());
        return answer.put("message_id", sent.id());
    }

    private static void hideOneTimeKeyboard(PrivateChat chat) {
        ObjectNode keyboard = chat.replyKeyboard();
        boolean oneTime = keyboard != null
                && (keyboard.path("one_time_keyboard").asBoolean()
                        || keyboard.path("force_reply").asBoolean());
        if (oneTime) {
            chat.setReplyKeyboard(null);
        }
    }

    ObjectNode edit(PrivateChat chat, int messageId, String text) {
        StoredMessage message = message(chat, messageId);
        if (message.fromBot()) {
            throw ControlError.badRequest("a person edits own messages only");
        }
        ObjectNode body = message.body().deepCopy();
        FormattedText typed = FormattedText.typed(text);
        body.put("text", typed.text()).put("edit_date", world.clock().businessSeconds());
        body.remove("entities");
        if (!typed.entities().isEmpty()) {
            body.set("entities", typed.entitiesAsJson());
        }
        return queue(chat, "edited_message", chat.edit(message, body).body()).put("message_id", messageId);
    }

    /**
     * Taps a callback button.
     *
     * @param message the one the button stands under
     */
    ObjectNode callback(PrivateChat chat, JsonNode message, String data) {
        String id = chat.bot().callbacks().open(chat);
        ObjectNode query = Json.object().put("id", id);
        query.set("from", chat.person().asUser());
        query.set("message", message);
        query.put(
                "chat_instance",
                Long.toString(chat.bot().id() * 31 + chat.person().id()));
        query.put("data", data);
        return queue(chat, "callback_query", query).put("callback_query_id", id);
    }

    /**
     * Reacts to a message; the bot learns it only when it asked for {@code message_reaction}.
     *
     * @param emoji empty takes the reaction away
     */
    ObjectNode react(PrivateChat chat, int messageId, String emoji) {
        if (!emoji.isEmpty() && !Reactions.ALLOWED.contains(emoji)) {
            throw ControlError.badRequest("not a reaction: " + emoji);
        }
        StoredMessage message = message(chat, messageId);
        ObjectNode change = Json.object();
        change.set("chat", chat.asChat());
        change.put("message_id", messageId);
        change.set("user", chat.person().asUser());
        change.put("date", world.clock().businessSeconds());
        change.set("old_reaction", reactions(message.reaction()));
        change.set("new_reaction", reactions(emoji));
        chat.react(message, emoji);
        return queue(chat, "message_reaction", change);
    }

    private static ArrayNode reactions(String emoji) {
        ArrayNode list = Json.array();
        if (!emoji.isEmpty()) {
            list.addObject().put("type", "emoji").put("emoji", emoji);
        }
        return list;
    }

    /** Blocks or unblocks the bot, which it learns by {@code my_chat_member}. */
    ObjectNode setBlocked(PrivateChat chat, boolean blocked) {
        if (chat.blocked() == blocked) {
            return withSeq(Json.object());
        }
        chat.open();
        chat.setBlocked(blocked);
        ObjectNode change = Json.object();
        change.set("chat", chat.asChat());
        change.set("from", chat.person().asUser());
        change.put("date", world.clock().businessSeconds());
        change.set("old_chat_member", Members.of(chat.bot().asUser(), blocked ? "member" : "kicked"));
        change.set("new_chat_member", Members.of(chat.bot().asUser(), blocked ? "kicked" : "member"));
        return queue(chat, "my_chat_member", change);
    }

    StoredMessage message(PrivateChat chat, int messageId) {
        return chat.log()
                .find(messageId)
                .orElseThrow(() -> ControlError.notFound("there is no message " + messageId + " in this chat"));
    }

    /** Queues an update; the answer has its id, unless the bot does not want this kind, and the journal's count. */
    ObjectNode queue(PrivateChat chat, String type, ObjectNode content) {
        ObjectNode answer = Json.object();
        try {
            chat.bot().updates().add(type, content, chat.id()).ifPresent(id -> answer.put("update_id", id));
        } catch (IllegalStateException e) {
            throw ControlError.badRequest(e.getMessage());
        }
        return withSeq(answer);
    }

    private ObjectNode withSeq(ObjectNode answer) {
        return answer.put("seq", world.journal().seq());
    }
}
