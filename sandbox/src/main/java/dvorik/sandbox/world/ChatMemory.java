package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a private chat down and restores it. Called with the world's lock. */
final class ChatMemory {
    private ChatMemory() {}

    static ObjectNode write(PrivateChat chat) {
        ObjectNode memory = Json.object()
                .put("person", chat.id())
                .put("opened", chat.opened())
                .put("blocked", chat.blocked())
                .put("pinned", chat.pinnedId());
        memory.set("keyboard", chat.replyKeyboard());
        ArrayNode messages = memory.putArray("messages");
        for (StoredMessage message : chat.log().all()) {
            ObjectNode line = messages.addObject()
                    .put("from_bot", message.fromBot())
                    .put("deleted", message.deleted())
                    .put("reaction", message.reaction());
            line.set("body", message.body());
        }
        return memory;
    }

    static void read(Bot bot, Person person, JsonNode memory) {
        PrivateChat chat = bot.chatWith(person);
        if (memory.path("opened").asBoolean()) {
            chat.open();
        }
        if (memory.path("blocked").asBoolean()) {
            chat.setBlocked(true);
        }
        if (memory.path("keyboard") instanceof ObjectNode keyboard) {
            chat.setReplyKeyboard(keyboard);
        }
        for (JsonNode line : memory.path("messages")) {
            StoredMessage message = chat.add(
                    (ObjectNode) line.path("body"), line.path("from_bot").asBoolean());
            if (!line.path("reaction").asText("").isEmpty()) {
                chat.react(message, line.path("reaction").asText());
            }
            if (line.path("deleted").asBoolean()) {
                chat.delete(message);
            }
        }
        if (memory.path("pinned").asInt() != 0) {
            chat.pin(memory.path("pinned").asInt());
        }
    }
}
