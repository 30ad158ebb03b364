package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Checks single buttons; the texts are those of the server, some of them from behind the open-source part. */
final class Buttons {
    private static final int MAX_DATA_BYTES = 64;
    private static final int MAX_COPY_TEXT = 256;
    private static final Set<String> STYLES = Set.of("", "default", "primary", "danger", "success");
    /** In the order in which the server looks for them. */
    private static final List<String> ACTIONS = List.of(
            "url",
            "callback_data",
            "callback_game",
            "pay",
            "switch_inline_query",
            "switch_inline_query_chosen_chat",
            "switch_inline_query_current_chat",
            "login_url",
            "web_app",
            "copy_text");

    private Buttons() {}

    static ObjectNode inline(JsonNode button) {
        if (!button.isObject()) {
            throw inlineError("InlineKeyboardButton must be an Object");
        }
        ObjectNode shown = Json.object().put("text", text(button, "inline keyboard button"));
        style(button, shown);
        String action = ACTIONS.stream()
                .filter(name -> isSet(button.path(name)))
                .findFirst()
                .orElseThrow(() -> inlineError("Text buttons are unallowed in the inline keyboard"));
        switch (action) {
            case "callback_data" -> checkData(button.get(action).asText());
            case "url" -> checkUrl(button.get(action).asText());
            case "copy_text" -> checkCopyText(button.get(action));
            case "web_app" -> checkWebApp(button.get(action));
            default -> {}
        }
        shown.set(action, button.get(action));
        return shown;
    }

    private static boolean isSet(JsonNode action) {
        return action.isContainerNode() || !action.asText("").isEmpty();
    }

    static ObjectNode reply(JsonNode button) {
        if (button.isTextual()) {
            return Json.object().put("text", button.asText());
        }
        if (!button.isObject()) {
            throw Refusal.badRequest("Can't parse keyboard button: KeyboardButton must be a String or an Object");
        }
        text(button, "keyboard button");
        return ((ObjectNode) button).deepCopy();
    }

    private static String text(JsonNode button, String what) {
        if (!button.hasNonNull("text")) {
            throw Refusal.badRequest("Can't parse " + what + ": Can't find field \"text\"");
        }
        String text = button.get("text").asText();
        if (text.isBlank()) {
            throw Refusal.badRequest(what + " text must be non-empty");
        }
        return text;
    }

    private static void style(JsonNode button, ObjectNode shown) {
        String style = button.path("style").asText("");
        if (!STYLES.contains(style)) {
            throw inlineError("invalid button style specified");
        }
        if (!style.equals("default")) {
            Json.putText(shown, "style", style);
        }
        Json.putText(
                shown,
                "icon_custom_emoji_id",
                button.path("icon_custom_emoji_id").asText(""));
    }

    private static void checkData(String data) {
        if (data.getBytes(StandardCharsets.UTF_8).length > MAX_DATA_BYTES) {
            throw Refusal.badRequest("BUTTON_DATA_INVALID");
        }
    }

    private static void checkUrl(String url) {
        try {
            var uri = new URI(url.contains(":") ? url : "http://" + url);
            boolean tg = "tg".equalsIgnoreCase(uri.getScheme());
            if (!tg && (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme()))) {
                throw invalidUrl(url);
            }
        } catch (URISyntaxException e) {
            throw invalidUrl(url);
        }
    }

    private static void checkCopyText(JsonNode copyText) {
        String text = copyText.path("text").asText("");
        if (text.isEmpty() || text.length() > MAX_COPY_TEXT) {
            throw Refusal.badRequest("BUTTON_COPY_TEXT_INVALID");
        }
    }

    private static void checkWebApp(JsonNode webApp) {
        String url = webApp.path("url").asText("");
        boolean loopback = url.startsWith("http://127.0.0.1") || url.startsWith("http://localhost");
        if (!url.startsWith("https://") && !loopback) {
            throw Refusal.badRequest(
                    "inline keyboard button Web App URL '" + url + "' is invalid: Only HTTPS links are allowed");
        }
    }

    private static Refusal invalidUrl(String url) {
        return Refusal.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
    }

    private static Refusal inlineError(String reason) {
        return Refusal.badRequest("Can't parse inline keyboard button: " + reason);
    }
}
