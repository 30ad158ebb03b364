package dvorik.adminapi.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/**
 * Schemas without what is valid and still makes generators of clients stumble: kinds of their own for "this or null",
 * further fields forbidden where there are none, descriptions that say nothing.
 */
final class PlainSchemas {
    /** Ends the name of what may be null. */
    static final String OR_NULL = "OrNull";

    private static final String REF = "$ref";
    private static final String FURTHER = "additionalProperties";
    private static final String DESCRIPTION = "description";

    private PlainSchemas() {}

    /** @return the same definitions, by name */
    static ObjectNode plain(ObjectNode definitions) {
        var names = new ArrayList<String>();
        definitions.fieldNames().forEachRemaining(names::add);
        definitions.forEach(schema -> simplify(schema, definitions));
        names.stream().filter(name -> name.endsWith(OR_NULL)).forEach(definitions::remove);
        return definitions;
    }

    private static void simplify(JsonNode node, ObjectNode definitions) {
        if (node instanceof ObjectNode schema) {
            simplify(schema, definitions);
        }
        node.forEach(part -> simplify(part, definitions));
    }

    private static void simplify(ObjectNode schema, ObjectNode definitions) {
        var name = schema.path(REF).asText();
        if (name.endsWith(OR_NULL)) {
            var choices = definitions.path(name.substring(name.lastIndexOf('/') + 1));
            schema.remove(REF);
            schema.setAll((ObjectNode) choices.deepCopy());
        }
        if (schema.path(FURTHER).isBoolean() && !isObject(schema)) {
            schema.remove(FURTHER);
        }
        if (schema.path(DESCRIPTION).isTextual()
                && schema.path(DESCRIPTION).asText().isEmpty()) {
            schema.remove(DESCRIPTION);
        }
    }

    private static boolean isObject(ObjectNode schema) {
        var type = schema.path("type");
        if (type instanceof ArrayNode types) {
            for (var one : types) {
                if (one.asText().equals("object")) {
                    return true;
                }
            }
        }
        return type.asText().equals("object");
    }
}
