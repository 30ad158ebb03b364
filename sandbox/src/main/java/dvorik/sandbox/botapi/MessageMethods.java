package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done to messages that stand already: deleting, pinning, reacting. */
final class MessageMethods {
    private static final Duration DELETABLE = Duration.ofDays(2);
    private static final int MAX_DELETED = 100;

    private final World world;
    private final Destinations destinations;

    MessageMethods(World world, Destinations destinations) {
        this.world = world;
        this.destinations = destinations;
    }

    void register(MethodTable table) {
        table.add("deleteMessage", this::deleteMessage)
                .add("deleteMessages", this::deleteMessages)
                .add("pinChatMessage", this::pin)
                .add("unpinChatMessage", this::unpin)
                .add("unpinAllChatMessages", this::unpin)
                .add("setMessageReaction", this::react);
    }

    private JsonNode deleteMessage(Call call) {
        world.run(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            StoredMessage message =
                    Destinations.message(chat, call.arguments().messageId("message_id"), "message to delete not found");
            if (isTooOld(message)) {
                throw Refusal.badRequest("message can't be deleted for everyone");
            }
            chat.delete(message);
        });
        return BooleanNode.TRUE;
    }

    private JsonNode deleteMessages(Call call) {
        List<Integer> ids = messageIds(call.arguments(), MAX_DELETED);
        world.run(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            // ids that are gone are passed over in silence
            for (int id : ids) {
                chat.log().find(id).filter(message -> !isTooOld(message)).ifPresent(chat::delete);
            }
        });
        return BooleanNode.TRUE;
    }

    private boolean isTooOld(StoredMessage message) {
        return message.body().path("date").asLong() + DELETABLE.toSeconds()
                < world.clock().businessSeconds();
    }

    static List<Integer> messageIds(Arguments arguments, int max) {
        JsonNode given = arguments
                .json("message_ids", "message_ids")
                .orElseThrow(() -> Refusal.badRequest("Message identifiers are not specified"));
        if (!given.isArray()) {
            throw Refusal.badRequest("Expected an Array of message identifiers");
        }
        if (given.size() > max) {
            throw Refusal.badRequest("Too many message identifiers specified");
        }
        List<Integer> ids = new ArrayList<>();
        for (JsonNode id : given) {
            if (!id.isIntegralNumber() && !id.isTextual()) {
                throw Refusal.badRequest("Message identifier must be a Number");
            }
            int number = id.asInt(0);
            if (number <= 0) {
                throw Refusal.badRequest("Invalid message identifier specified");
            }
            ids.add(number);
        }
        if (ids.isEmpty()) {
            throw Refusal.badRequest("Message identifiers are not specified");
        }
        return ids;
    }

    private JsonNode pin(Call call) {
        world.run(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            int id = call.arguments().messageId("message_id");
            chat.pin(Destinations.message(chat, id, "message to pin not found").id());
        });
        return BooleanNode.TRUE;
    }

    private JsonNode unpin(Call call) {
        int id = call.arguments().messageId("message_id");
        world.run(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            if (id != 0 && chat.pinnedId() != id) {
                throw Refusal.badRequest("message to unpin not found");
            }
            chat.pin(0);
        });
        return BooleanNode.TRUE;
    }

    private JsonNode react(Call call) {
        String emoji = emoji(call.arguments());
        world.run(() -> {
            Chat chat = destinations.known(call.bot(), call.arguments().text("chat_id"));
            int id = call.arguments().messageId("message_id");
            chat.react(Destinations.message(chat, id, "message to react not found"), emoji);
        });
        return BooleanNode.TRUE;
    }

    /** The one reaction a bot may set; empty takes it away. */
    private static String emoji(Arguments arguments) {
        Optional<JsonNode> given = arguments.json("reaction", "reaction types");
        if (given.isEmpty() || given.get().isEmpty()) {
            return "";
        }
        if (!given.get().isArray()) {
            throw Refusal.badRequest("Expected an Array of ReactionType");
        }
        JsonNode reaction = given.get().get(0);
        String type = reaction.path("type").asText("");
        if (!type.equals("emoji")) {
            throw Refusal.badRequest("Can't parse ReactionType: invalid reaction type specified");
        }
        if (given.get().size() > 1) {
            throw Refusal.badRequest("REACTIONS_TOO_MANY");
        }
        String emoji = reaction.path("emoji").asText("");
        if (!Reactions.ALLOWED.contains(emoji)) {
            throw Refusal.badRequest("REACTION_INVALID");
        }
        return emoji;
    }
}
