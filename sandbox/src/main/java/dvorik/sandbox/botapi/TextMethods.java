package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.text.FormattedText;
import dvorik.sandbox.world.Json;

/** {@code sendMessage}. */
final class TextMethods {
    private final Poster poster;

    TextMethods(Poster poster) {
        this.poster = poster;
    }

    void register(MethodTable table) {
        table.add("sendMessage", this::sendMessage);
    }

    private JsonNode sendMessage(Call call) {
        FormattedText text = Texts.message(call.arguments());
        ObjectNode content = Json.object();
        putText(content, text);
        LinkPreview.read(call.arguments()).ifPresent(preview -> content.set("link_preview_options", preview));
        return poster.post(call, content);
    }

    static void putText(ObjectNode content, FormattedText text) {
        content.put("text", text.text());
        if (!text.entities().isEmpty()) {
            content.set("entities", text.entitiesAsJson());
        }
    }

    static void putCaption(ObjectNode content, FormattedText caption) {
        if (!caption.isEmpty()) {
            content.put("caption", caption.text());
            if (!caption.entities().isEmpty()) {
                content.set("caption_entities", caption.entitiesAsJson());
            }
        }
    }
}
