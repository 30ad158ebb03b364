package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import io.javalin.http.Context;
import java.util.Optional;

/** The JSON object of a control request. */
record ControlBody(ObjectNode json) {

    static ControlBody of(Context ctx) {
        byte[] body = ctx.bodyAsBytes();
        if (body.length == 0) {
            return new ControlBody(Json.object());
        }
        JsonNode json = Json.parse(body).orElseThrow(() -> ControlError.badRequest("the body is not JSON"));
        if (!json.isObject()) {
            throw ControlError.badRequest("the body is not a JSON object");
        }
        return new ControlBody((ObjectNode) json);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** Empty when absent. */
    String text(String name) {
        return json.path(name).asText("");
    }

    Optional<String> optional(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> ControlError.badRequest("\"" + name + "\" is missing"));
    }

    /** 0 when absent. */
    long number(String name) {
        return json.path(name).asLong(0);
    }

    double decimal(String name) {
        required(name);
        return json.get(name).asDouble();
    }

    boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }
}
