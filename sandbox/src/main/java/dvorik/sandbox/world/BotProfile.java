package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a bot told Telegram about itself: command lists and menu buttons. Guarded by the world's lock. */
public final class BotProfile {
    private static final JsonNode DEFAULT_BUTTON = Json.object().put("type", "commands");

    private final Map<String, ArrayNode> commands = new LinkedHashMap<>();
    private final Map<Long, JsonNode> menuButtons = new HashMap<>();
    private JsonNode defaultMenuButton = DEFAULT_BUTTON;

    /** @param scope the scope object's canonical text, see the methods that set commands */
    public void setCommands(String scope, String language, ArrayNode list) {
        if (list.isEmpty()) {
            commands.remove(key(scope, language));
        } else {
            commands.put(key(scope, language), list);
        }
    }

    /** The list of exactly this scope and language; empty when none is set. */
    public ArrayNode commands(String scope, String language) {
        return commands.getOrDefault(key(scope, language), Json.array());
    }

    /** All lists by {@code scope/language}. */
    public Map<String, ArrayNode> allCommands() {
        return Collections.unmodifiableMap(commands);
    }

    /** @param chatId 0 for the default of all chats */
    public void setMenuButton(long chatId, JsonNode button) {
        boolean isDefault = "default".equals(button.path("type").asText());
        if (chatId == 0) {
            defaultMenuButton = isDefault ? DEFAULT_BUTTON : button;
        } else if (isDefault) {
            menuButtons.remove(chatId);
        } else {
            menuButtons.put(chatId, button);
        }
    }

    public JsonNode menuButton(long chatId) {
        return menuButtons.getOrDefault(chatId, defaultMenuButton);
    }

    private static String key(String scope, String language) {
        return scope + "/" + language;
    }
}
