package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.World;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a bot tells about itself and is told: {@code getMe}, command lists, menu buttons. */
final class ProfileMethods {
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_DESCRIPTION = 256;
    private static final Set<String> PLAIN_SCOPES =
            Set.of("default", "all_private_chats", "all_group_chats", "all_chat_administrators");
    private static final Set<String> CHAT_SCOPES = Set.of("chat", "chat_administrators", "chat_member");

    private final World world;

    ProfileMethods(World world) {
        this.world = world;
    }

    void register(MethodTable table) {
        table.add("getMe", this::getMe)
                .add("setMyCommands", this::setMyCommands)
                .add("getMyCommands", this::getMyCommands)
                .add("deleteMyCommands", this::deleteMyCommands)
                .add("setChatMenuButton", this::setChatMenuButton)
                .add("getChatMenuButton", this::getChatMenuButton);
    }

    private JsonNode getMe(Call call) {
        return call.bot()
                .asUser()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false);
    }

    private JsonNode setMyCommands(Call call) {
        ArrayNode commands = readCommands(call.arguments());
        return changeCommands(call, () -> commands);
    }

    private JsonNode deleteMyCommands(Call call) {
        return changeCommands(call, Json::array);
    }

    private JsonNode changeCommands(Call call, Supplier<ArrayNode> commands) {
        String scope = readScope(call.arguments());
        String language = readLanguage(call.arguments());
        world.run(() -> {
            call.bot().profile().setCommands(scope, language, commands.get());
            world.journal().record("bot", call.bot(), 0, Json.object());
        });
        return BooleanNode.TRUE;
    }

    private JsonNode getMyCommands(Call call) {
        String scope = readScope(call.arguments());
        String language = readLanguage(call.arguments());
        return world.locked(() -> call.bot().profile().commands(scope, language));
    }

    private static ArrayNode readCommands(Arguments arguments) {
        JsonNode given = arguments.json("commands", "commands").orElseGet(Json::array);
        if (!given.isArray()) {
            throw Refusal.badRequest("Expected an Array of BotCommand");
        }
        if (given.size() > MAX_COMMANDS) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        ArrayNode commands = Json.array();
        for (JsonNode command : given) {
            commands.add(readCommand(command));
        }
        return commands;
    }

    private static ObjectNode readCommand(JsonNode command) {
        if (!command.isObject()) {
            throw Refusal.badRequest("Can't parse BotCommand: expected an Object");
        }
        String text = command.path("command").asText("");
        String name = text.startsWith("/") ? text.substring(1) : text;
        String description = command.path("description").asText("").strip();
        if (!COMMAND.matcher(name).matches()) {
            throw Refusal.badRequest("BOT_COMMAND_INVALID");
        }
        if (description.isEmpty() || description.length() > MAX_DESCRIPTION) {
            throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        return Json.object().put("command", name).put("description", description);
    }

    /** The scope as a key: its type, and the chat and user it names. */
    private static String readScope(Arguments arguments) {
        JsonNode scope = arguments.json("scope", "BotCommandScope").orElse(null);
        if (scope == null) {
            return "default";
        }
        if (!scope.isObject()) {
            throw Refusal.badRequest("Can't parse BotCommandScope: BotCommandScope must be an Object");
        }
        String type = scope.path("type").asText("");
        if (PLAIN_SCOPES.contains(type)) {
            return type;
        }
        if (!CHAT_SCOPES.contains(type)) {
            throw Refusal.badRequest("Can't parse BotCommandScope: Unsupported type specified");
        }
        if (scope.path("chat_id").asText("").isEmpty()) {
            throw Refusal.badRequest("Can't parse BotCommandScope: Empty chat_id specified");
        }
        return type + ":" + scope.path("chat_id").asText() + ":"
                + scope.path("user_id").asText("");
    }

    private static String readLanguage(Arguments arguments) {
        String language = arguments.text("language_code");
        if (!language.matches("([a-z]{2})?")) {
            throw Refusal.badRequest("invalid language code specified");
        }
        return language;
    }

    private JsonNode setChatMenuButton(Call call) {
        JsonNode button = call.arguments().json("menu_button", "menu button").orElseGet(() -> Json.object()
                .put("type", "default"));
        String type = button.path("type").asText("");
        if (!button.isObject()) {
            throw Refusal.badRequest("Can't parse menu button: MenuButton must be an Object");
        }
        if (!Set.of("default", "commands", "web_app").contains(type)) {
            throw Refusal.badRequest("Can't parse menu button: MenuButton has unsupported type");
        }
        world.run(() -> {
            call.bot().profile().setMenuButton(call.arguments().number("chat_id"), button);
            world.journal().record("bot", call.bot(), call.arguments().number("chat_id"), Json.object());
        });
        return BooleanNode.TRUE;
    }

    private JsonNode getChatMenuButton(Call call) {
        return world.locked(
                () -> call.bot().profile().menuButton(call.arguments().number("chat_id")));
    }
}
