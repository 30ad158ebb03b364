package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.text.HtmlRenderer;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import java.util.List;

/** Shows a chat as the person's phone would. */
final class ChatView {
    private static final String FILES = "/sandbox/api/files/";
    /** Parts of a message that the page and tests take as they are. */
    private static final List<String> AS_THEY_ARE = List.of(
            "contact",
            "location",
            "venue",
            "invoice",
            "successful_payment",
            "refunded_payment",
            "media_group_id",
            "forward_origin",
            "has_protected_content",
            "show_caption_above_media",
            "has_media_spoiler",
            "link_preview_options",
            "web_app_data",
            "pinned_message");

    private ChatView() {}

    /** A snapshot that can be rendered without the lock. */
    record Snapshot(
            long seq,
            String action,
            JsonNode replyKeyboard,
            int pinnedId,
            boolean blocked,
            JsonNode menuButton,
            List<StoredMessage> messages,
            List<PrivateChat.Toast> toasts) {

        /** Called with the world's lock. */
        static Snapshot of(PrivateChat chat, int limit) {
            return new Snapshot(
                    chat.seq(),
                    chat.action(),
                    chat.replyKeyboard(),
                    chat.pinnedId(),
                    chat.blocked(),
                    chat.bot().profile().menuButton(chat.id()),
                    chat.log().newest(limit),
                    chat.toasts());
        }
    }

    static ObjectNode render(Snapshot chat) {
        ObjectNode view = Json.object()
                .put("seq", chat.seq())
                .put("typing", !chat.action().isEmpty());
        view.put("action", chat.action());
        view.set("reply_keyboard", chat.replyKeyboard());
        view.put("blocked", chat.blocked());
        view.set("menu_button", chat.menuButton());
        if (chat.pinnedId() != 0) {
            view.put("pinned", chat.pinnedId());
        }
        ArrayNode messages = view.putArray("messages");
        chat.messages().forEach(message -> messages.add(render(message)));
        ArrayNode toasts = view.putArray("toasts");
        for (PrivateChat.Toast toast : chat.toasts()) {
            toasts.addObject()
                    .put("callback_query_id", toast.callbackQueryId())
                    .put("text", toast.text())
                    .put("alert", toast.alert())
                    .put("url", toast.url())
                    .put("seq", toast.seq());
        }
        return view;
    }

    private static ObjectNode render(StoredMessage message) {
        ObjectNode body = message.body();
        ObjectNode view = Json.object()
                .put("message_id", message.id())
                .put("from", message.fromBot() ? "bot" : "person")
                .put("date", body.path("date").asLong())
                .put("seq", message.seq())
                .put("edited", message.edited())
                .put("deleted", message.deleted());
        Json.putText(view, "reaction", message.reaction());
        if (message.deleted()) {
            return view;
        }
        putText(body, view, "text", "entities");
        putText(body, view, "caption", "caption_entities");
        putFiles(body, view);
        for (String field : AS_THEY_ARE) {
            if (body.has(field)) {
                view.set(field, body.get(field));
            }
        }
        JsonNode keyboard = body.path("reply_markup").path("inline_keyboard");
        if (!keyboard.isMissingNode()) {
            view.set("inline_keyboard", keyboard);
        }
        if (body.has("reply_to_message")) {
            view.put(
                    "reply_to_message_id",
                    body.get("reply_to_message").path("message_id").asInt());
        }
        return view;
    }

    private static void putText(ObjectNode body, ObjectNode view, String field, String entitiesField) {
        if (body.has(field)) {
            String text = body.get(field).asText();
            view.put(field, text);
            if (body.has(entitiesField)) {
                view.set("entities", body.get(entitiesField));
            }
            view.put("html", HtmlRenderer.render(text, body.path(entitiesField)));
        }
    }

    private static void putFiles(ObjectNode body, ObjectNode view) {
        if (body.has("photo")) {
            JsonNode largest = body.get("photo").path(body.get("photo").size() - 1);
            view.putObject("photo")
                    .put("url", FILES + largest.path("file_unique_id").asText())
                    .put("width", largest.path("width").asInt())
                    .put("height", largest.path("height").asInt());
        }
        for (String field : List.of("document", "video", "animation", "audio", "voice", "sticker")) {
            if (body.has(field)) {
                view.putObject(field)
                        .put("name", body.get(field).path("file_name").asText(""))
                        .put("mime_type", body.get(field).path("mime_type").asText(""))
                        .put("size", body.get(field).path("file_size").asLong())
                        .put(
                                "url",
                                FILES + body.get(field).path("file_unique_id").asText());
            }
        }
    }
}
