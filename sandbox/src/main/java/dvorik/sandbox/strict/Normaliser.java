package dvorik.sandbox.strict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.botapi.Arguments;
import dvorik.sandbox.world.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings a request into the form the schema describes: forms and query strings know texts only, and a JSON body may say
 * a number as text. Which properties may be texts is found out once for each.
 */
final class Normaliser {
    private final BotApiSchema schema;
    private final Map<String, Boolean> texts = new ConcurrentHashMap<>();

    Normaliser(BotApiSchema schema) {
        this.schema = schema;
    }

    /** @param type the definition of the method's parameters */
    ObjectNode normalise(String type, Arguments arguments) {
        ObjectNode normal = Json.object();
        for (Map.Entry<String, JsonNode> field : arguments.values().properties()) {
            JsonNode value = field.getValue();
            boolean absent =
                    value.isNull() || (value.isTextual() && value.textValue().isEmpty());
            // the library sends its name in every body; Telegram passes over it
            if (!absent && !field.getKey().equals("method")) {
                normal.set(field.getKey(), normalise(type, field.getKey(), value));
            }
        }
        for (String part : arguments.fileParts()) {
            // a part may hold the file itself or be what attach:// points to; only the former is a parameter
            if (!normal.has(part) && !schema.property(type, part).isMissingNode()) {
                normal.put(part, "attach://" + part);
            }
        }
        return normal;
    }

    private JsonNode normalise(String type, String name, JsonNode value) {
        boolean keep = !value.isTextual() || texts.computeIfAbsent(type + "." + name, key -> mayBeText(type, name));
        return keep ? value : Json.parse(value.textValue()).orElse(value);
    }

    /** What the schema does not know is kept, to be complained about as it came. */
    private boolean mayBeText(String type, String name) {
        JsonNode property = schema.property(type, name);
        return property.isMissingNode() || allowsText(property);
    }

    private boolean allowsText(JsonNode property) {
        JsonNode type = property.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (one.asText().equals("string")) {
                    return true;
                }
            }
        }
        for (JsonNode member : property.path("anyOf")) {
            if (allowsText(schema.resolve(member))) {
                return true;
            }
        }
        return type.asText().equals("string");
    }
}
