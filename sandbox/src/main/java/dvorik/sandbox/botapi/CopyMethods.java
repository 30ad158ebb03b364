package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.text.FormattedText;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copying and forwarding of messages the bot can see. */
final class CopyMethods {
    private static final int MAX_AT_ONCE = 100;
    /** What makes the content of a message; a copy takes these and nothing else. */
    private static final List<String> CONTENT = contentFields();

    private final World world;
    private final Destinations destinations;
    private final Poster poster;

    CopyMethods(World world, Destinations destinations, Poster poster) {
        this.world = world;
        this.destinations = destinations;
        this.poster = poster;
    }

    private static List<String> contentFields() {
        List<String> fields = new ArrayList<>(List.of(
                "text",
                "entities",
                "link_preview_options",
                "caption",
                "caption_entities",
                "contact",
                "location",
                "venue",
                "invoice",
                "show_caption_above_media",
                "has_media_spoiler"));
        fields.addAll(MediaKind.fields());
        return List.copyOf(fields);
    }

    void register(MethodTable table) {
        table.add("copyMessage", this::copyMessage)
                .add("copyMessages", this::copyMessages)
                .add("forwardMessage", this::forwardMessage)
                .add("forwardMessages", this::forwardMessages);
    }

    private JsonNode copyMessage(Call call) {
        Arguments arguments = call.arguments();
        String from = arguments.required("from_chat_id");
        Optional<FormattedText> caption =
                arguments.has("caption") ? Optional.of(Texts.caption(arguments)) : Optional.empty();
        Markup markup = MarkupReader.read(arguments);
        Reply reply = Reply.read(arguments);
        return world.locked(() -> {
            StoredMessage original = original(call, from, arguments.messageId("message_id"), "copy");
            Chat chat = destinations.writable(call.bot(), arguments.text("chat_id"));
            ObjectNode content = content(original);
            if (caption.isPresent() && MediaKind.isMedia(content)) {
                content.remove(List.of("caption", "caption_entities"));
                TextMethods.putCaption(content, caption.get());
            }
            return idOf(poster.post(call, chat, content, markup, reply));
        });
    }

    private JsonNode copyMessages(Call call) {
        boolean withoutCaption = call.arguments().flag("remove_caption");
        return each(call, (chat, original) -> {
            ObjectNode content = content(original);
            if (withoutCaption) {
                content.remove(List.of("caption", "caption_entities"));
            }
            return idOf(poster.post(call, chat, content, new Markup.None(), Reply.NONE));
        });
    }

    private JsonNode forwardMessage(Call call) {
        Arguments arguments = call.arguments();
        String from = arguments.required("from_chat_id");
        return world.locked(() -> {
            StoredMessage original = original(call, from, arguments.messageId("message_id"), "forward");
            Chat chat = destinations.writable(call.bot(), arguments.text("chat_id"));
            return poster.post(call, chat, forwarded(original), new Markup.None(), Reply.NONE);
        });
    }

    private JsonNode forwardMessages(Call call) {
        return each(
                call,
                (chat, original) -> idOf(poster.post(call, chat, forwarded(original), new Markup.None(), Reply.NONE)));
    }

    /** One message of several; called with the world's lock. */
    @FunctionalInterface
    private interface One {
        JsonNode send(Chat chat, StoredMessage original);
    }

    /** Messages that are gone or protected are passed over. */
    private JsonNode each(Call call, One one) {
        String from = call.arguments().required("from_chat_id");
        List<Integer> ids = MessageMethods.messageIds(call.arguments(), MAX_AT_ONCE);
        return world.locked(() -> {
            Chat source = destinations.known(call.bot(), from);
            Chat chat = destinations.writable(call.bot(), call.arguments().text("chat_id"));
            ArrayNode sent = Json.array();
            for (int id : ids) {
                source.log()
                        .find(id)
                        .filter(message -> !isProtected(message))
                        .ifPresent(message -> sent.add(one.send(chat, message)));
            }
            if (sent.isEmpty()) {
                throw Refusal.badRequest("there are no messages to forward");
            }
            return sent;
        });
    }

    private StoredMessage original(Call call, String fromChat, int messageId, String verb) {
        Chat source = destinations.known(call.bot(), fromChat);
        StoredMessage message = Destinations.message(source, messageId, "message to " + verb + " not found");
        if (isProtected(message)) {
            throw Refusal.badRequest("the message can't be " + (verb.equals("copy") ? "copied" : "forwarded"));
        }
        return message;
    }

    private static boolean isProtected(StoredMessage message) {
        return message.body().path("has_protected_content").asBoolean();
    }

    private static ObjectNode content(StoredMessage original) {
        return original.body().deepCopy().retain(CONTENT);
    }

    private static ObjectNode forwarded(StoredMessage original) {
        ObjectNode content = content(original);
        ObjectNode body = original.body();
        if (body.has("forward_origin")) {
            content.set("forward_origin", body.get("forward_origin"));
            return content;
        }
        ObjectNode origin = content.putObject("forward_origin");
        if (body.has("from")) {
            origin.put("type", "user").set("sender_user", body.get("from"));
        } else {
            origin.put("type", "channel").put("message_id", original.id()).set("chat", body.get("sender_chat"));
        }
        origin.put("date", body.path("date").asLong());
        return content;
    }

    private static ObjectNode idOf(ObjectNode message) {
        return Json.object().put("message_id", message.path("message_id").asInt());
    }
}
