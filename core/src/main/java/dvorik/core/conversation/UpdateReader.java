package dvorik.core.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells what an update says. Only private chats with people are answered; groups and channels meet silence. */
final class UpdateReader {
    private static final List<String> OTHER_KINDS = List.of(
            "photo",
            "sticker",
            "voice",
            "video",
            "video_note",
            "audio",
            "document",
            "animation",
            "location",
            "venue",
            "poll",
            "dice",
            "story",
            "users_shared");
    private static final Set<String> SUBSCRIBED = Set.of("creator", "administrator", "member");
    private final Map<String, String> menuKeys = new HashMap<>();

    UpdateReader(Texts texts, List<String> keys) {
        for (var language : Language.values()) {
            for (var key : keys) {
                menuKeys.put(texts.plain(language, Text.of(key)), key);
            }
        }
    }

    record Sender(long telegramId, String firstName, String languageCode) {}

    record RawTap(String queryId, String data, int messageId) {}

    sealed interface Read {
        record Said(Sender from, Input input) implements Read {}

        record Tapped(Sender from, RawTap tap) implements Read {}

        record Reachable(long telegramId, boolean reachable) implements Read {}

        record Subscribed(long channelId, String channelName, long telegramId, boolean subscribed) implements Read {}

        /** A message sent before was changed; {@link SentReader} reads it. */
        record Edited(Sender from) implements Read {}

        /** Nothing that is answered. */
        record Nothing() implements Read {}
    }

    Read read(JsonNode update) {
        if (update.has("message")) {
            return message(update.get("message"));
        } else if (update.has("edited_message")) {
            return edited(update.get("edited_message"));
        } else if (update.has("callback_query")) {
            return tap(update.get("callback_query"));
        } else if (update.has("my_chat_member")) {
            return membership(update.get("my_chat_member"));
        } else if (update.has("chat_member")) {
            return subscription(update.get("chat_member"));
        }
        return new Read.Nothing();
    }

    private Read message(JsonNode message) {
        if (!isPrivate(message.path("chat")) || !isPerson(message.path("from"))) {
            return new Read.Nothing();
        }
        var from = sender(message.get("from"));
        if (message.has("text")) {
            return new Read.Said(from, text(message.get("text").asText()));
        }
        if (message.has("contact")) {
            var contact = message.get("contact");
            return new Read.Said(
                    from,
                    new Input.Contact(
                            contact.path("phone_number").asText(),
                            contact.path("user_id").asLong()));
        }
        var location = message.path("location");
        if (location.path("latitude").isNumber() && location.path("longitude").isNumber()) {
            return new Read.Said(
                    from,
                    new Input.Location(
                            location.get("latitude").asDouble(),
                            location.get("longitude").asDouble()));
        }
        var picture = PictureReader.read(message);
        if (picture.isPresent()) {
            return new Read.Said(from, picture.get());
        }
        return OTHER_KINDS.stream()
                .filter(message::has)
                .findFirst()
                .<Read>map(kind -> new Read.Said(from, new Input.Other(kind)))
                .orElseGet(Read.Nothing::new);
    }

    private static Read edited(JsonNode message) {
        return message.has("message_id") && isPrivate(message.path("chat")) && isPerson(message.path("from"))
                ? new Read.Edited(sender(message.get("from")))
                : new Read.Nothing();
    }

    private Input text(String text) {
        var menuKey = menuKeys.get(text);
        if (menuKey != null) {
            return new Input.MenuKey(menuKey);
        }
        if (text.startsWith("/") && text.length() > 1) {
            var words = text.substring(1).split("\\s+", 2);
            var name = words[0].split("@", 2)[0].toLowerCase(Locale.ROOT);
            return new Input.Command(name, words.length > 1 ? words[1].strip() : "");
        }
        return new Input.Typed(text);
    }

    private static Read tap(JsonNode query) {
        var message = query.path("message");
        if (!query.has("data") || !isPrivate(message.path("chat"))) {
            return new Read.Nothing();
        }
        return new Read.Tapped(
                sender(query.get("from")),
                new RawTap(
                        query.path("id").asText(),
                        query.get("data").asText(),
                        message.path("message_id").asInt()));
    }

    private static Read membership(JsonNode change) {
        if (!isPrivate(change.path("chat"))) {
            return new Read.Nothing();
        }
        var status = change.path("new_chat_member").path("status").asText();
        return new Read.Reachable(change.path("chat").path("id").asLong(), !status.equals("kicked"));
    }

    private static Read subscription(JsonNode change) {
        var chat = change.path("chat");
        var member = change.path("new_chat_member");
        return chat.path("type").asText().equals("channel")
                ? new Read.Subscribed(
                        chat.path("id").asLong(),
                        chat.path("username").asText(""),
                        member.path("user").path("id").asLong(),
                        SUBSCRIBED.contains(member.path("status").asText()))
                : new Read.Nothing();
    }

    private static Sender sender(JsonNode from) {
        return new Sender(
                from.path("id").asLong(),
                from.path("first_name").asText(""),
                from.path("language_code").asText(null));
    }

    private static boolean isPrivate(JsonNode chat) {
        return chat.path("type").asText().equals("private");
    }

    private static boolean isPerson(JsonNode from) {
        return from.has("id") && !from.path("is_bot").asBoolean();
    }
}
