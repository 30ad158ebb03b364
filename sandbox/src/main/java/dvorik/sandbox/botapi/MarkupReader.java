package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import java.util.Optional;

/** Reads and checks {@code reply_markup}. */
final class MarkupReader {
    private static final int MAX_BUTTONS = 300;

    private MarkupReader() {}

    static Markup read(Arguments arguments) {
        Optional<JsonNode> markup = arguments.json("reply_markup", "reply keyboard markup");
        return markup.isEmpty() ? new Markup.None() : read(markup.get());
    }

    /** Of a method that takes inline keyboards only, such as an edit. */
    static ObjectNode readInline(Arguments arguments) {
        return switch (read(arguments)) {
            case Markup.Inline inline -> inline.isEmpty() ? null : inline.json();
            case Markup.None ignored -> null;
            case Markup.Keyboard ignored -> throw inlineExpected();
            case Markup.Remove ignored -> throw inlineExpected();
        };
    }

    private static Refusal inlineExpected() {
        return Refusal.badRequest("Inline keyboard expected");
    }

    private static Markup read(JsonNode markup) {
        if (!markup.isObject()) {
            throw Refusal.badRequest("Object expected as reply markup");
        }
        if (markup.path("inline_keyboard").isArray()) {
            return new Markup.Inline(inline(markup.get("inline_keyboard")));
        }
        if (markup.path("keyboard").isArray()) {
            return keyboard(markup);
        }
        if (markup.path("remove_keyboard").asBoolean()
                || markup.path("hide_keyboard").asBoolean()) {
            return new Markup.Remove();
        }
        if (markup.path("force_reply").asBoolean()) {
            return new Markup.Keyboard(((ObjectNode) markup).deepCopy());
        }
        return new Markup.None();
    }

    private static ObjectNode inline(JsonNode rows) {
        ObjectNode result = Json.object();
        ArrayNode kept = result.putArray("inline_keyboard");
        int count = 0;
        for (JsonNode row : rows) {
            if (!row.isArray()) {
                throw Refusal.badRequest(
                        "Field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
            }
            ArrayNode buttons = Json.array();
            for (JsonNode button : row) {
                buttons.add(Buttons.inline(button));
                count++;
            }
            if (!buttons.isEmpty()) {
                kept.add(buttons);
            }
        }
        checkCount(count);
        return result;
    }

    private static Markup keyboard(JsonNode markup) {
        ObjectNode kept = ((ObjectNode) markup).deepCopy();
        ArrayNode rows = kept.putArray("keyboard");
        int count = 0;
        for (JsonNode row : markup.get("keyboard")) {
            if (!row.isArray()) {
                throw Refusal.badRequest("Field \"keyboard\" must be an Array of Arrays");
            }
            ArrayNode buttons = Json.array();
            for (JsonNode button : row) {
                buttons.add(Buttons.reply(button));
                count++;
            }
            if (!buttons.isEmpty()) {
                rows.add(buttons);
            }
        }
        checkCount(count);
        return rows.isEmpty() ? new Markup.None() : new Markup.Keyboard(kept);
    }

    private static void checkCount(int buttons) {
        if (buttons > MAX_BUTTONS) {
            throw Refusal.badRequest("reply markup is too long");
        }
    }
}
