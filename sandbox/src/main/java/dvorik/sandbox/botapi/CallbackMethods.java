package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.World;

/** {@code answerCallbackQuery}. */
final class CallbackMethods {
    private static final int MAX_TEXT = 200;

    private final World world;

    CallbackMethods(World world) {
        this.world = world;
    }

    void register(MethodTable table) {
        table.add("answerCallbackQuery", this::answer);
    }

    private JsonNode answer(Call call) {
        Arguments arguments = call.arguments();
        String text = arguments.text("text");
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        String id = arguments.text("callback_query_id");
        world.run(() -> {
            PrivateChat chat = call.bot()
                    .callbacks()
                    .close(id)
                    .orElseThrow(() ->
                            Refusal.badRequest("query is too old and response timeout expired or query ID is invalid"));
            chat.toast(id, text, arguments.flag("show_alert"), arguments.text("url"));
        });
        return BooleanNode.TRUE;
    }
}
