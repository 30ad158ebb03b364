package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.world.Json;
import io.javalin.http.Context;

/** Reads and writes what all control routes share. */
final class Answers {
    private Answers() {}

    static void json(Context ctx, JsonNode answer) {
        ctx.contentType("application/json").result(Json.bytes(answer));
    }

    static void error(Context ctx, ControlError error) {
        ctx.status(error.status());
        json(ctx, Json.object().put("error", error.getMessage()));
    }

    /** A numeric path parameter. */
    static long id(Context ctx, String name) {
        return parse(ctx.pathParam(name), name);
    }

    /** A numeric query parameter. */
    static long number(Context ctx, String name, long whenAbsent) {
        String text = ctx.queryParam(name);
        return text == null || text.isEmpty() ? whenAbsent : parse(text, name);
    }

    private static long parse(String text, String name) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ControlError.badRequest("\"" + name + "\" is no number: " + text);
        }
    }
}
